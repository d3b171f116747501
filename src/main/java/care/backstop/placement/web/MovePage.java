package care.backstop.placement.web;

import care.backstop.govuk.Checkboxes;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Question;
import care.backstop.govuk.Radios;
import care.backstop.govuk.SummaryList;
import care.backstop.incident.PlanGates.Held;
import care.backstop.kernel.London;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.room.Room;
import care.backstop.people.PersonView.Worker;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.Familiar;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.model.ReviewOutcome;
import care.backstop.placement.rules.MoveDay;
import care.backstop.placement.rules.ReviewProgramme;
import care.backstop.placement.store.Moves.Check;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Moves.Review;
import care.backstop.placement.usecase.KeepGuidance;
import care.backstop.placement.usecase.NoteWhatStayed;
import care.backstop.placement.usecase.ReadPlacement.MoveShown;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One move: what is planned, the checklist, leaving, arriving, and how the person is afterwards. */
public record MovePage(
        Room room,
        String base,
        String self,
        String called,
        boolean mayWrite,
        List<KeepGuidance.Standing> guidance,
        Move move,
        SummaryList facts,
        List<Item> items,
        List<Review> reviews,
        List<Worker> workers,
        List<Held> waiting,
        boolean mayNote,
        boolean alarm,
        @Nullable SummaryList stayed,
        Errors errors,
        Map<String, String> typed) {

    /** An item of the checklist as it stands. */
    public record Item(
            CheckItem item,
            @Nullable Check check,
            boolean now,
            @Nullable String due) {

        public boolean settled() {
            return check != null && check.settled();
        }

        public boolean late() {
            return due != null && due.startsWith("Late");
        }

        public String said() {
            if (check == null || !check.settled()) {
                return due == null ? "Not settled" : due;
            }
            return (check.notNeeded() ? "Not needed" : "Done")
                    + (check.detail() == null ? "" : ". " + check.detail())
                    + ". " + check.byName() + ", " + London.show(check.at());
        }
    }

    static MovePage of(MoveShown shown, boolean mayWrite, Errors errors, Map<String, String> typed) {
        var move = shown.move();
        var room = shown.room();
        var base = "/incidents/" + room.incident();
        return new MovePage(
                room,
                base,
                base + "/moves/" + move.id(),
                shown.person().called(),
                mayWrite && move.arrivedAt() == null && move.cancelledAt() == null,
                shown.guidance(),
                move,
                facts(move, shown.terms()).row("Handover to whoever cares next", shown.handover()),
                CheckItem.of(move.transport()).stream()
                        .map(item -> new Item(
                                item,
                                shown.checks().stream()
                                        .filter(c -> c.item() == item)
                                        .findFirst()
                                        .orElse(null),
                                mayWrite && now(item, move),
                                shown.tellBy() == null || item.when() != CheckItem.When.LATER
                                        ? null
                                        : MoveDay.later(shown.tellBy(), London.day(shown.now()))))
                        .toList(),
                shown.reviews(),
                shown.person().workers(),
                shown.waiting(),
                mayWrite && move.arrivedAt() != null,
                shown.stayed() != null && shown.stayed().alarm(),
                shown.stayed() == null ? null : stayed(shown.stayed()),
                errors,
                typed);
    }

    /** Whether it can be ticked at this stage of the move. */
    private static boolean now(CheckItem item, Move move) {
        return move.cancelledAt() == null
                && switch (item.when()) {
                    case BEFORE -> move.leftAt() == null;
                    case AFTER -> move.leftAt() != null && move.arrivedAt() == null;
                    case LATER -> move.leftAt() != null;
                };
    }

    private static SummaryList stayed(NoteWhatStayed.Measured m) {
        var list = SummaryList.of()
                .row("Continuity", "%d of %d kept".formatted(m.continuity(), m.continuityOf()))
                .row("Likeness of the new service", m.likeness() + "%" + (m.reason() == null ? "" : ". " + m.reason()))
                .row(
                        "Disturbance",
                        "%d: moves %d, other changes of provider %d, days without care %d"
                                .formatted(m.disturbance(), m.moves(), m.changes(), m.gapDays()));
        return m.minimised() == null ? list : list.row("What was done to keep it small", m.minimised());
    }

    public Checkboxes familiar() {
        var boxes = Checkboxes.of("kept", "What stayed the same?")
                .hint("Leave out what did not, and what nobody knows")
                .small();
        for (var each : Familiar.values()) {
            boxes = boxes.choice(each.name(), each.words());
        }
        return boxes;
    }

    static SummaryList facts(Move m, Terms terms) {
        var list = SummaryList.of()
                .row("To", m.locationName())
                .row("State", m.state())
                .row("Planned for", London.show(m.plannedAt()) + (m.timeReason() == null ? "" : ". " + m.timeReason()))
                .row(
                        "Transport",
                        m.transport().words()
                                + (m.transportPence() == null ? "" : ", " + Words.pounds(m.transportPence()))
                                + (m.transportPayer() == null ? "" : ", paid by " + m.transportPayer()))
                .row("Escort", m.escort() == null ? "None needed" : m.escort());
        if (m.receivingCouncil() != null) {
            list = list.row("Receiving council", m.receivingCouncil());
        }
        if (m.receivingIcb() != null) {
            list = list.row("Receiving " + terms.icb(), m.receivingIcb());
        }
        if (m.representative() != null) {
            list = list.row("Representative", m.representative());
        }
        if (m.legalAdvice() != null) {
            list = list.row("Legal advice", m.legalAdvice());
        }
        if (m.leftAt() != null) {
            list = list.row("Left", London.show(m.leftAt()));
        }
        if (m.arrivedAt() != null) {
            list = list.row("Arrived", London.show(m.arrivedAt()));
        }
        var overridden = m.overridden();
        if (overridden != null) {
            list = list.row("Emergency, with checks open", overridden.reason() + " (" + overridden.by() + ")");
            if (overridden.actions() != null) {
                list = list.row(
                        "Actions not waited for",
                        "%s. Decided by %s".formatted(overridden.actions(), overridden.officer()));
            }
        }
        return m.cancelledReason() == null ? list : list.row("Called off", m.cancelledReason());
    }

    public Checkboxes matched(CheckItem item) {
        var boxes = Checkboxes.of(
                        "matched", Question.of("matched-" + item.name(), "Which identifiers match? At least two"))
                .small();
        for (var identifier : Identifier.values()) {
            boxes = boxes.choice(identifier.name(), identifier.words());
        }
        return boxes.choice("MISMATCH", "One of them does not match").chosen(Set.of());
    }

    /** What is wrong with a field of this item as it was typed. */
    public @Nullable String wrong(CheckItem item, String field) {
        return item.name().equals(typed.get("item")) ? errors.on(field) : null;
    }

    /** The error summary leads to the plain name of a field. */
    public String idOf(CheckItem item, String field) {
        return wrong(item, field) == null ? field + "-" + item.name() : field;
    }

    /** What was typed for this item, if it was not taken. */
    public @Nullable String typed(CheckItem item, String field) {
        return item.name().equals(typed.get("item")) ? typed.get(field) : null;
    }

    public Radios outcome(Review review) {
        var radios = Radios.of("outcome", Question.of("outcome-" + key(review), "How is the person?"))
                .small();
        for (var outcome : ReviewOutcome.values()) {
            radios = radios.choice(outcome.name(), outcome.words());
        }
        return radios;
    }

    /** Whether it is the first that is still to be done; its form stands open. */
    public boolean next(Review review) {
        return reviews.stream()
                .filter(r -> r.outcome() == null)
                .findFirst()
                .filter(review::equals)
                .isPresent();
    }

    /** Tells its fields apart from those of the other reviews on the page. */
    public String key(Review review) {
        return review.kind().name() + (review.day() == null ? "" : review.day());
    }

    public String words(Review review) {
        return ReviewProgramme.words(review.kind(), review.day())
                + (review.reviewerName() == null ? "" : ", by " + review.reviewerName());
    }

    /** Who may do it: those in charge of the person. */
    public Radios reviewer(Review review) {
        var radios = Radios.of("reviewer", Question.of("reviewer-" + key(review), "Who reviews them?"))
                .small()
                .chosen(review.reviewer() == null ? null : review.reviewer().toString());
        for (var worker : workers) {
            radios = radios.choice(worker.post().toString(), worker.name());
        }
        return radios;
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }
}
