package care.backstop.people.web;

import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.people.store.ListRequests.Asked;
import care.backstop.people.store.ListRequests.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One thing asked for: how it stands, and what came of it. */
public record AskedOnePage(
        Room room,
        String base,
        String back,
        SummaryList facts,
        boolean open,
        boolean number,
        boolean link,
        List<Input> controls,
        DateInput asAt,
        Textarea because,
        Errors errors) {

    static AskedOnePage of(Room room, Asked a, Instant now, Map<String, String> typed, Errors errors) {
        var back = "/incidents/" + room.incident() + "/people/lists/asked";
        var expires = a.expiresAt();
        var facts = SummaryList.of()
                .row("What", a.kind().words())
                .row("Whose", a.source().words())
                .row("Asked of", a.askedOf())
                .row("Asked", a.byName() + ", " + London.show(a.askedAt()))
                .row("Due", London.show(a.dueAt()))
                .row("How it stands", AskedPage.stands(a, now));
        if (expires != null) {
            facts = facts.row(
                    "Link", a.open(now) ? "Can be used until " + London.show(expires) : "Cannot be used any more");
        }
        return new AskedOnePage(
                room,
                back + "/" + a.id(),
                back,
                facts,
                a.answeredAt() == null && a.refusedAt() == null && a.revokedAt() == null,
                a.kind() == Kind.SELF_FUNDERS,
                expires != null,
                List.of(
                        Input.of("people", "How many people pay for their own care?")
                                .numeric()
                                .width(5)
                                .value(typed.get("people"))
                                .error(errors.on("people")),
                        Input.of("hours", "Their hours a week, all together")
                                .width(5)
                                .value(typed.get("hours"))
                                .error(errors.on("hours"))),
                DateInput.of("asAt", "Of which day are the figures?")
                        .typed(typed.get("asAt-day"), typed.get("asAt-month"), typed.get("asAt-year"))
                        .error(errors.on("asAt")),
                Textarea.of("because", "What is their reason?")
                        .rows(2)
                        .value(typed.get("because"))
                        .error(errors.on("because")),
                errors);
    }
}
