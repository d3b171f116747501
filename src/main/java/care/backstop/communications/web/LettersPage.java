package care.backstop.communications.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Element;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.outbox.LetterState;
import care.backstop.kernel.outbox.Posted;
import care.backstop.kernel.room.Room;
import care.backstop.kernel.sheet.CsvTable;
import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Letters by e-mail, of an incident or of the council.
 *
 * @param room null for those of the council
 * @param missing why nothing leaves, or null
 */
public record LettersPage(
        @Nullable Room room,
        String base,
        DataTable letters,
        Filter filter,
        List<Option> states,
        String state,
        @Nullable String missing) {

    static final CsvTable<Posted> CSV = CsvTable.<Posted>named("letters")
            .column("reference", Posted::id)
            .column("about", Posted::about)
            .column("subject", Posted::subject)
            .column("to", Posted::name)
            .column("address", Posted::address)
            .column("state", l -> l.state().words())
            .column("written_at", Posted::at)
            .column("written_by", Posted::by)
            .column("tries", Posted::tries)
            .column("sent_at", Posted::sentAt)
            .column("trouble", Posted::trouble)
            .column("revoked_at", Posted::revokedAt)
            .column("revoked_because", Posted::revokedBecause);

    static LettersPage of(
            @Nullable Room room,
            String base,
            List<Posted> letters,
            @Nullable LetterState state,
            @Nullable String missing) {
        var filter = Filter.of(base);
        return new LettersPage(
                room,
                base,
                DataTable.of("letters", "Letters")
                        .hideCaption()
                        .columns(List.of(
                                DataTable.Column.of("Letter"),
                                DataTable.Column.of("To"),
                                DataTable.Column.of("State"),
                                DataTable.Column.of("Written"),
                                DataTable.Column.of("Tries").numeric(),
                                DataTable.Column.of("What became of it")))
                        .rows(letters.stream().map(l -> row(base, l)).toList())
                        .count(
                                letters.isEmpty()
                                        ? null
                                        : letters.size() == 1 ? "1 letter" : letters.size() + " letters")
                        .empty(state == null ? "No letter has been written." : "No letter is in this state.")
                        .csv(Href.of(base + ".csv")
                                .with("state", state == null ? null : state.name())
                                .toString()),
                state == null ? filter : filter.chosen("State: " + state.words(), base),
                Arrays.stream(LetterState.values())
                        .map(s -> Option.of(s.name(), s.words()))
                        .toList(),
                state == null ? "" : state.name(),
                missing);
    }

    /** What the filter was asked for; anything else than a state is every state. */
    static Optional<LetterState> asked(@Nullable String state) {
        return Arrays.stream(LetterState.values())
                .filter(s -> s.name().equals(state))
                .findFirst();
    }

    private static DataTable.Row row(String base, Posted letter) {
        return DataTable.Row.of(
                Cell.of(Element.of("a")
                        .classes("govuk-link")
                        .with("href", base + "/" + letter.id())
                        .around(Text.of(letter.subject()))),
                Cell.of(letter.name()),
                Cell.of(tag(letter.state())),
                Cell.of(London.show(letter.at())),
                Cell.of(Integer.toString(letter.tries())),
                Cell.of(became(letter)));
    }

    static Content tag(LetterState state) {
        var tag = switch (state) {
            case WAITING -> Tag.of(state.words(), Tag.Colour.BLUE);
            case SENDING -> Tag.of(state.words(), Tag.Colour.LIGHT_BLUE);
            case SENT -> Tag.of(state.words(), Tag.Colour.GREEN);
            case MAY_HAVE_BEEN_SENT -> Tag.of(state.words(), Tag.Colour.ORANGE);
            case FAILED -> Tag.of(state.words(), Tag.Colour.RED);
            case REVOKED -> Tag.of(state.words(), Tag.Colour.GREY);
        };
        return Element.of("strong").look("govuk-tag", tag.look()).around(tag.text());
    }

    /** In a sentence, with the words of the mail server where it had any. */
    static String became(Posted letter) {
        var sent = letter.sentAt();
        var revoked = letter.revokedAt();
        if (sent != null) {
            return "Taken by the mail server on " + London.show(sent);
        }
        if (revoked != null) {
            return "%s: %s".formatted(London.show(revoked), letter.revokedBecause());
        }
        var trouble = letter.trouble();
        if (trouble == null) {
            return letter.state() == LetterState.WAITING && letter.nextAt().isAfter(letter.at())
                    ? "Goes on " + London.show(letter.nextAt())
                    : "";
        }
        return letter.state() == LetterState.WAITING
                ? "%s. Tried again on %s".formatted(trouble.replaceAll("[. ]+$", ""), London.show(letter.nextAt()))
                : trouble;
    }
}
