package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about one thing: {@code SummaryList.of().row("Provider", "Cedar Homes Ltd").row(Row.of(...).action(...))}. */
public record SummaryList(List<Row> rows, @Nullable Card card, Look look) implements Styled<SummaryList> {

    /** One fact. Null actions mean none; when another row has some, this one keeps their column free. */
    public record Row(
            @Nullable Content key,
            @Nullable String keyClasses,
            @Nullable Content value,
            @Nullable String valueClasses,
            @Nullable Actions actions,
            @Nullable String classes) {

        public static Row of(String key, String value) {
            return of(key, Text.of(value));
        }

        public static Row of(String key, @Nullable Content value) {
            return new Row(Text.of(key), null, value, null, null, null);
        }

        public Row action(String text, String href, @Nullable String about) {
            var action = Actions.Action.of(text, href, about);
            return actions(actions == null ? Actions.of(action) : actions.and(action));
        }

        public Row actions(@Nullable Actions actions) {
            return new Row(key, keyClasses, value, valueClasses, actions, classes);
        }

        boolean acts() {
            return actions != null && !actions.items().isEmpty();
        }
    }

    /** A box with a title around the list. */
    public record Card(
            @Nullable Content title,
            int headingLevel,
            @Nullable String titleClasses,
            Actions actions,
            Look look) implements Styled<Card> {

        public static Card of(String title) {
            return of(Text.of(title));
        }

        public static Card of(@Nullable Content title) {
            return new Card(title, 2, null, Actions.of(), Look.PLAIN);
        }

        public Card headingLevel(int level) {
            return new Card(title, level, titleClasses, actions, look);
        }

        public Card titleClasses(@Nullable String classes) {
            return new Card(title, headingLevel, classes, actions, look);
        }

        public Card actions(Actions actions) {
            return new Card(title, headingLevel, titleClasses, actions, look);
        }

        @Override
        public Card with(Look look) {
            return new Card(title, headingLevel, titleClasses, actions, look);
        }
    }

    public SummaryList {
        rows = List.copyOf(rows);
    }

    public static SummaryList of(Row... rows) {
        return new SummaryList(List.of(rows), null, Look.PLAIN);
    }

    public SummaryList row(String key, String value) {
        return row(Row.of(key, value));
    }

    public SummaryList row(String key, @Nullable Content value) {
        return row(Row.of(key, value));
    }

    public SummaryList row(Row row) {
        var all = new ArrayList<>(rows);
        all.add(row);
        return new SummaryList(all, card, look);
    }

    public SummaryList card(@Nullable Card card) {
        return new SummaryList(rows, card, look);
    }

    public SummaryList noBorder() {
        return classes("govuk-summary-list--no-border");
    }

    /** Whether this row has none while another has, so that its line is drawn through the empty column. */
    public boolean lacksActions(Row row) {
        return row.actions() == null && rows.stream().anyMatch(Row::acts);
    }

    @Override
    public SummaryList with(Look look) {
        return new SummaryList(rows, card, look);
    }
}
