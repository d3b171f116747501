package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.Timetable;
import care.backstop.incident.rules.Commercial;
import care.backstop.incident.rules.CriticalPath.Timing;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of the plan.
 *
 * @param changedMeanwhile what somebody else saved while this was being typed, or null
 * @param record what it asks to be recorded, or null when it asks for nothing
 */
public record ActionPage(
        Room room,
        String base,
        Action action,
        Tag tag,
        SummaryList facts,
        List<Option> members,
        List<Option> states,
        Map<String, String> typed,
        boolean mayWrite,
        boolean mayAskLegal,
        boolean commercial,
        @Nullable SummaryList changedMeanwhile,
        Errors errors,
        @Nullable RecordView record) {

    /** Before an owner code that is chosen instead of a member. */
    static final String CODE = "code:";

    /** How many further agencies the form has room for. */
    public static final int OTHERS = 2;

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static ActionPage of(
            Room room,
            Action a,
            Timetable timetable,
            List<Member> members,
            @Nullable Action legal,
            boolean mayWrite,
            @Nullable Map<String, String> typed,
            boolean stale,
            Errors errors,
            @Nullable RecordView record,
            Instant now) {
        var base = "/incidents/" + room.incident() + "/actions";
        return new ActionPage(
                room,
                base,
                a,
                Tags.of(a, now),
                legal == null
                        ? facts(a, timetable)
                        : facts(a, timetable)
                                .row(
                                        "Legal advises first",
                                        "Action %s: %s"
                                                .formatted(
                                                        legal.number(),
                                                        legal.state().words())),
                owners(a, members),
                State.chosen().stream().map(s -> Option.of(s.name(), s.words())).toList(),
                typed == null ? form(a) : typed,
                mayWrite,
                mayWrite && legal == null && !a.settled(),
                legal == null && Commercial.touches(a.wording()),
                stale ? now(a) : null,
                errors,
                record);
    }

    /** Whoever stands behind the code of the line comes first, then every member. */
    private static List<Option> owners(Action a, List<Member> members) {
        var owners = new ArrayList<Option>();
        var code = a.procedure().code();
        if (code != null) {
            owners.add(Option.of(
                    CODE + code,
                    "Whoever stands behind %s (%s)"
                            .formatted(code, a.procedure().role())));
        }
        members.forEach(m -> owners.add(
                Option.of(m.post().toString(), "%s, %s (%s)".formatted(m.userName(), m.postName(), m.agencyName()))));
        return owners;
    }

    private static SummaryList facts(Action a, Timetable timetable) {
        var facts = SummaryList.of().row("Clause", a.clause()).row("Part", a.partNumber() + ". " + a.partTitle());
        if (!a.agencies().isEmpty()) {
            facts = facts.row("The procedure gives it to", String.join(", ", a.agencies()));
        }
        if (a.procedure().role() != null) {
            facts = facts.row("The procedure names", a.procedure().role());
        }
        if (!a.procedure().after().isEmpty()) {
            var open = timetable.before(a);
            facts = facts.row(
                    "Comes after",
                    String.join(", ", a.procedure().after())
                            + (open.isEmpty() ? "" : ". Still open: " + String.join(", ", open)));
        }
        var opener = a.opener(timetable.holding(Gate.LATER_PARTS)).orElse(null);
        if (opener != null && !a.settled()) {
            facts = facts.row(
                    "Shut",
                    "Until action %s has its date. What cannot wait is done with its reason"
                            .formatted(opener.number()));
        }
        var lastSafe = timetable.of(a).map(Timing::lastSafe).orElse(null);
        if (lastSafe != null) {
            facts = facts.row("Last safe day", London.show(lastSafe));
        }
        if (a.procedure().news() != null) {
            facts = facts.row("In the procedure", a.procedure().news());
        }
        facts = facts.row(
                "Due",
                (a.dueAt() == null
                                ? "No date"
                                : London.show(London.day(a.dueAt().minusMillis(1))))
                        + (a.dueRule() == null ? "" : " (" + a.dueRule() + ")"));
        if (a.evidenceAsked() != null) {
            facts = facts.row("Evidence asked for", a.evidenceAsked());
        }
        if (a.gates() != null) {
            facts = facts.row("Waits for it", a.gates());
        }
        if (a.settledAt() != null) {
            facts = facts.row("Settled", "%s, by %s".formatted(London.show(a.settledAt()), a.settledBy()));
        }
        if (a.reason() != null && !a.reason().isBlank()) {
            facts = facts.row("Reason", a.reason());
        }
        return facts;
    }

    private static SummaryList now(Action a) {
        return SummaryList.of()
                .row("Status now", a.state().words())
                .row(
                        "Due now",
                        a.dueAt() == null
                                ? "No date"
                                : London.show(London.day(a.dueAt().minusMillis(1))))
                .row(
                        "Owners now",
                        a.owners().isEmpty()
                                ? "Nobody"
                                : a.owners().stream()
                                        .map(o -> o.name() + " (" + o.agency() + ")")
                                        .collect(Collectors.joining(", ")))
                .row("Evidence now", a.evidence() == null ? "None" : a.evidence());
    }

    private static Map<String, String> form(Action a) {
        var form = new java.util.LinkedHashMap<String, String>();
        a.accountable()
                .ifPresent(
                        o -> form.put("owner", o.post() == null ? "" : o.post().toString()));
        int n = 1;
        for (var o : a.owners()) {
            if (!o.accountable() && n <= OTHERS) {
                form.put("agency" + n, o.agency());
                form.put("name" + n, o.name());
                n++;
            }
        }
        form.put(
                "dueOn",
                a.dueAt() == null ? "" : London.day(a.dueAt().minusMillis(1)).toString());
        form.put("state", a.state().name());
        form.put("evidence", a.evidence() == null ? "" : a.evidence());
        return form;
    }
}
