package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.people.store.Merges.Merge;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two records that are to be one, or were made one. */
public record MergePage(
        Room room,
        String base,
        String back,
        SummaryList facts,
        @Nullable String pair,
        boolean mayDecide,
        boolean mayMerge,
        boolean mayUndo,
        Textarea why,
        Errors errors) {

    static MergePage of(Room room, Merge m, UUID reader, @Nullable String typed, Errors errors) {
        var back = ReconciliationPage.base(room);
        boolean asked = m.state().equals("ASKED");
        var facts = SummaryList.of()
                .row("Keep", m.keptReference())
                .row("Let go", m.goneReference())
                .row("State", ReconciliationPage.state(m))
                .row("Asked", m.askedBy() + ", " + London.show(m.askedAt()))
                .row("Why", m.why());
        if (m.decidedAt() != null) {
            facts = facts.row("Decided", m.decidedBy() + ", " + London.show(m.decidedAt()));
        }
        if (m.undoneAt() != null) {
            facts = facts.row("Parted again", m.undoneBy() + ", " + London.show(m.undoneAt()) + ": " + m.undoneWhy());
        }
        return new MergePage(
                room,
                back + "/merges/" + m.id(),
                back,
                facts,
                m.state().equals("MERGED") ? null : back + "/pair?one=" + m.kept() + "&other=" + m.gone(),
                asked,
                asked && !m.askedUser().equals(reader),
                m.state().equals("MERGED"),
                Textarea.of("why", "How do you know that they are two people after all?")
                        .rows(2)
                        .value(typed)
                        .error(errors.on("why")),
                errors);
    }
}
