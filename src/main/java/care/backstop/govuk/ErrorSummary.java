package care.backstop.govuk;

import care.backstop.kernel.Problem;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything wrong with what was sent, at the top of the page, each line leading to its control. Made from the
 * problems of a refusal: {@code ErrorSummary.of(rejected.problems())}.
 */
public record ErrorSummary(
        Content title,
        @Nullable Content description,
        List<Entry> entries,
        @Nullable Boolean disableAutoFocus,
        Look look)
        implements Styled<ErrorSummary> {

    /** One line; a null {@code href} leads nowhere. */
    public record Entry(Content text, @Nullable String href, Attributes attributes) {

        public static Entry of(String text, @Nullable String href) {
            return new Entry(Text.of(text), href, Attributes.none());
        }
    }

    public ErrorSummary {
        entries = List.copyOf(entries);
    }

    /** Each problem with a field leads to the element with that id; a problem of a row says its row. */
    public static ErrorSummary of(List<Problem> problems) {
        return entries(problems.stream()
                .map(problem -> Entry.of(
                        problem.row() == null ? problem.message() : "Row " + problem.row() + ": " + problem.message(),
                        problem.field() == null || problem.row() != null ? null : "#" + problem.field()))
                .toList());
    }

    public static ErrorSummary entries(List<Entry> entries) {
        return new ErrorSummary(Text.of("There is a problem"), null, entries, null, Look.PLAIN);
    }

    public ErrorSummary title(Content title) {
        return new ErrorSummary(title, description, entries, disableAutoFocus, look);
    }

    public ErrorSummary description(@Nullable Content description) {
        return new ErrorSummary(title, description, entries, disableAutoFocus, look);
    }

    public ErrorSummary disableAutoFocus(@Nullable Boolean disable) {
        return new ErrorSummary(title, description, entries, disable, look);
    }

    @Override
    public ErrorSummary with(Look look) {
        return new ErrorSummary(title, description, entries, disableAutoFocus, look);
    }
}
