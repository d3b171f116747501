package care.backstop.communications.web;

import care.backstop.communications.model.Sitrep;
import care.backstop.communications.rules.SitrepDue;
import care.backstop.communications.usecase.ReadSitreps;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.Element;
import care.backstop.govuk.Procedure;
import care.backstop.govuk.Table;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sitreps of an incident.
 *
 * @param due when the next one is due, in words
 * @param missed whether it is late
 * @param letters where the letters by e-mail are, or null for whoever may not see them
 * @param lettersToLookAt that some were not sent or perhaps were, or null
 * @param key under which the button makes one: pressed twice it still makes one
 */
public record MessagesPage(
        Room room,
        String base,
        DataTable sitreps,
        Procedure procedure,
        @Nullable String due,
        boolean missed,
        boolean mayMake,
        @Nullable String letters,
        @Nullable String lettersToLookAt,
        String key) {

    static MessagesPage of(Room room, ReadSitreps.Book book, boolean mayReadLetters, int toLookAt) {
        var base = "/incidents/" + room.incident() + "/messages";
        var due = book.nextDue();
        return new MessagesPage(
                room,
                base,
                DataTable.of("sitreps", "Sitreps made")
                        .columns(java.util.List.of(
                                DataTable.Column.of("Sitrep"),
                                DataTable.Column.of("As at"),
                                DataTable.Column.of("Made by"),
                                DataTable.Column.of("People").numeric(),
                                DataTable.Column.of("Moved").numeric(),
                                DataTable.Column.of("Still to move").numeric(),
                                DataTable.Column.of("Late actions").numeric(),
                                DataTable.Column.of("Files")))
                        .rows(book.made().stream().map(m -> row(base, m)).toList())
                        .empty("No sitrep has been made yet.")
                        .csv(base + ".csv"),
                new Procedure(SitrepDue.RULE + ".", SitrepDue.CLAUSE),
                due == null ? null : London.show(due),
                book.missed(),
                book.mayMake() && due != null,
                mayReadLetters ? "/incidents/" + room.incident() + LettersController.PATH : null,
                toLookAt == 0
                        ? null
                        : "%d %s not sent, or may have been. Look what became of %s"
                                .formatted(
                                        toLookAt,
                                        toLookAt == 1 ? "letter was" : "letters were",
                                        toLookAt == 1 ? "it" : "them"),
                UUID.randomUUID().toString());
    }

    private static DataTable.Row row(String base, ReadSitreps.Made made) {
        var s = made.sitrep();
        var people = s.people();
        var at = base + "/sitreps/" + s.version();
        return DataTable.Row.of(
                Table.Cell.of(link(at, "Sitrep " + s.version(), "")),
                Table.Cell.of(London.show(s.asAt())),
                Table.Cell.of("%s, %s".formatted(made.by(), made.postName())),
                Table.Cell.of(people.total().shown()),
                Table.Cell.of(people.moved().shown()),
                Table.Cell.of(people.toMove().shown()),
                Table.Cell.of(Integer.toString(s.actions().late())),
                Table.Cell.of(files(at, s)));
    }

    private static gg.jte.Content files(String at, Sitrep s) {
        var of = " of sitrep " + s.version();
        return out -> {
            link(at + ".pdf", "PDF", of).writeTo(out);
            out.writeContent(" ");
            link(at + ".docx", "Word", of).writeTo(out);
        };
    }

    private static gg.jte.Content link(String href, String text, String spoken) {
        return Element.of("a").classes("govuk-link").with("href", href).around(out -> {
            Text.of(text).writeTo(out);
            if (!spoken.isEmpty()) {
                Element.of("span")
                        .classes("govuk-visually-hidden")
                        .around(Text.of(spoken))
                        .writeTo(out);
            }
        });
    }
}
