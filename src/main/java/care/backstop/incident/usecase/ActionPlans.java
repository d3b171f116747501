package care.backstop.incident.usecase;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Edition;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.ProcedureTemplate;
import care.backstop.incident.model.ProcedureTemplate.Agency;
import care.backstop.incident.model.ProcedureTemplate.Applies;
import care.backstop.incident.model.ProcedureTemplate.Clock;
import care.backstop.incident.model.ProcedureTemplate.Event;
import care.backstop.incident.model.ProcedureTemplate.Line;
import care.backstop.incident.model.ProcedureTemplate.Part;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.time.Deadline;
import care.backstop.kernel.time.DeadlineRule;
import care.backstop.kernel.time.Deadlines;
import care.backstop.market.ServiceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes an incident's plan from the council's procedure.
 *
 * <p>The procedure knows care homes and home care only. Services people live in on registered beds take the care home
 * plan. Supported living, extra care housing and Shared Lives bring care to somebody's own home and take the home care
 * plan. A day service or anything else takes the lines that are for every service.
 */
@Component
class ActionPlans {

    /** Lines for a plan, and those left out because the plan has another that asks for the same. */
    record Lines(List<Action> lines, Map<String, String> alreadyAsked) {}

    private final Deadlines deadlines;
    private final Procedures procedures;
    private final CouncilProfiles profiles;

    ActionPlans(Deadlines deadlines, Procedures procedures, CouncilProfiles profiles) {
        this.deadlines = deadlines;
        this.procedures = procedures;
        this.profiles = profiles;
    }

    /** The procedures asked for, or the standard one for the kind; refused when one is named twice. */
    List<Edition> chosen(@Nullable List<String> asked, IncidentKind kind, AuthorityProfile profile) {
        var ids = asked == null
                ? List.<String>of()
                : asked.stream().filter(id -> !id.isBlank()).toList();
        if (ids.isEmpty()) {
            return standard(kind, profile);
        }
        if (ids.stream().distinct().count() != ids.size()) {
            throw new Rejected(Problem.Code.DUP, "template", "The same procedure is named twice. Name it once");
        }
        return ids.stream().map(procedures::current).toList();
    }

    /**
     * What makes the plan when nobody chooses: the first of the council's procedures that is for any incident, and with it
     * the first that is for just this kind. A hand-back is about part of the work only, and takes the procedure for that.
     */
    List<Edition> standard(IncidentKind kind, AuthorityProfile profile) {
        if (kind == IncidentKind.HAND_BACK) {
            return List.of(procedures.current(ProcedureTemplate.HAND_BACK));
        }
        var all = there(profile);
        var any = all.stream().filter(e -> e.template().kinds().isEmpty()).findFirst();
        var own = all.stream().filter(e -> e.template().kinds().contains(kind)).findFirst();
        var both = Stream.concat(any.stream(), own.stream()).toList();
        return both.isEmpty() ? List.of(procedures.current(ProcedureTemplate.SOUTHAMPTON)) : both;
    }

    /** The procedures that the profile names, leaving out places that the council has not filled. */
    List<Edition> there(AuthorityProfile profile) {
        return own(profile).stream().flatMap(id -> procedures.find(id).stream()).toList();
    }

    /** The procedures that the profile names, or the one every installation has. */
    static List<String> own(AuthorityProfile profile) {
        var named = profile.list(Key.TEMPLATE_CLOSURE);
        return named.isEmpty() ? List.of(ProcedureTemplate.SOUTHAMPTON) : named;
    }

    /** Which lines a kind of service takes. */
    static Applies applies(ServiceKind service) {
        return switch (service) {
            case CARE_HOME_NURSING, CARE_HOME -> Applies.CARE_HOME;
            case HOME_CARE, SUPPORTED_LIVING, EXTRA_CARE, SHARED_LIVES -> Applies.HOME_CARE;
            case DAY_SERVICE, OTHER -> Applies.ALL;
        };
    }

    /**
     * The lines that a procedure adds to a plan. A line is not added when the plan has one of its number, or one that asks
     * for the same.
     *
     * @param plan what the incident has so far
     * @param news what the council has not made a plan from before: number to words
     * @param addedAt when it is added to a plan that runs already; null for an incident that begins
     */
    Lines lines(
            Incident incident,
            ProcedureTemplate template,
            List<Action> plan,
            Map<String, String> news,
            @Nullable Instant addedAt) {
        var kind = applies(incident.service());
        var has = plan.stream().map(Action::number).collect(Collectors.toSet());
        var asked = alreadyAsked(incident, template, plan);
        var icb = Terms.of(profiles.of(incident.id())).icb();
        var lines = new ArrayList<Action>();
        var left = new TreeMap<String, String>();
        for (var part : template.parts()) {
            for (var line : part.lines()) {
                if ((line.applies() != Applies.ALL && line.applies() != kind) || has.contains(line.number())) {
                    continue;
                }
                var same = asked.get(line.number());
                if (same != null) {
                    left.put(line.number(), same);
                } else {
                    lines.add(action(incident, template, part, line, asked, news.get(line.number()), addedAt, icb));
                }
            }
        }
        return new Lines(lines, left);
    }

    /** Which lines of the template ask for what a line of the plan asks for; sameness goes both ways. */
    private Map<String, String> alreadyAsked(Incident incident, ProcedureTemplate template, List<Action> plan) {
        var byKey = new HashMap<String, String>();
        var asked = new HashMap<String, String>();
        for (var action : plan) {
            var from = action.procedure().template();
            if (from == null && !action.added()) {
                from = incident.template();
            }
            if (from == null || from.equals(template.id())) {
                continue;
            }
            byKey.put(from + " " + action.number(), action.number());
        }
        var others =
                byKey.keySet().stream().map(k -> k.split(" ")[0]).distinct().toList();
        for (var other : others) {
            for (var line : procedures.current(other).template().lines()) {
                var number = byKey.get(other + " " + line.number());
                if (number != null) {
                    line.sameAs().stream()
                            .filter(s -> s.startsWith(template.id() + " "))
                            .forEach(s -> asked.putIfAbsent(s.split(" ")[1], number));
                }
            }
        }
        for (var line : template.lines()) {
            line.sameAs().stream()
                    .flatMap(s -> Stream.ofNullable(byKey.get(s)))
                    .findFirst()
                    .ifPresent(number -> asked.putIfAbsent(line.number(), number));
        }
        return asked;
    }

    /** The deadlines that run from the start; of two procedures with one of the same kind the first decides. */
    List<Due> deadlines(Incident incident, List<ProcedureTemplate> templates, AuthorityProfile profile) {
        var dues = new LinkedHashMap<String, Due>();
        for (var template : templates) {
            for (var clock : template.clocks()) {
                var from = when(incident, clock.from());
                if (from != null && !dues.containsKey(clock.kind())) {
                    var rule = rule(clock, profile);
                    dues.put(
                            clock.kind(),
                            due(
                                    clock.kind(),
                                    clock.title(),
                                    rule.equals(clock.rule())
                                            ? clock.clause()
                                            : "The council's profile: "
                                                    + profile.setting(Key.FORUM_FIRST_MEETING)
                                                            .source(),
                                    rule,
                                    from,
                                    deadlines.set(rule, from)));
                }
            }
        }
        return List.copyOf(dues.values());
    }

    /** The council's profile says how soon the group first meets, where it says anything. */
    private static DeadlineRule rule(Clock clock, AuthorityProfile profile) {
        var days = profile.number(Key.FORUM_FIRST_MEETING);
        return clock.kind().equals(Due.FIRST_MEETING) && days != null && days > 0
                ? new DeadlineRule.WorkingDays(days)
                : clock.rule();
    }

    /** Whether under this council's policy information may meet the duty of somebody whose needs are not urgent. */
    boolean urgencyFilter(Incident incident) {
        return profiles.of(incident.id()).is(Key.URGENCY_FILTER);
    }

    private Action action(
            Incident incident,
            ProcedureTemplate template,
            Part part,
            Line line,
            Map<String, String> asked,
            @Nullable String news,
            @Nullable Instant addedAt,
            String icb) {
        var due = line.due();
        var from = due == null ? null : when(incident, due.from());
        var start = from == null || addedAt == null || addedAt.isBefore(from) ? from : addedAt;
        boolean later = start != null && !start.equals(from);
        var counted = due == null || start == null ? null : deadlines.set(due.rule(), start);
        // A warning is prepared for: whatever waits for the decision to close is seen but not yet to be done.
        boolean waits = part.starts() == Event.CLOSURE_DECIDED && incident.kind() == IncidentKind.POTENTIAL;
        var role = line.role() == null ? null : template.roles().get(line.role());
        return new Action(
                UUID.randomUUID(),
                line.number(),
                template.place(part),
                part.title(),
                line.position(),
                line.wording(),
                line.clause(),
                line.agencies().stream()
                        .map(a -> a == Agency.ICB ? icb : a.words())
                        .toList(),
                due == null
                        ? null
                        : (later ? due.rule().words() + " after it was added to the plan" : due.words())
                                + (due.confirmed() ? "" : " (default, unconfirmed)"),
                counted == null ? null : counted.dueAt(),
                line.evidence(),
                line.gate() == null ? null : line.gate().words(),
                waits ? State.NOT_YET : State.TO_DO,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                new Action.Procedure(
                        template.id(),
                        role,
                        line.after().stream()
                                .map(n -> asked.getOrDefault(n, n))
                                .distinct()
                                .toList(),
                        line.takes(),
                        line.afterwards(),
                        line.protects(),
                        news,
                        line.role(),
                        line.record(),
                        null,
                        false),
                1);
    }

    /** When the event was, as far as it has been: whatever comes later has no due time until it comes. */
    private static @Nullable Instant when(Incident incident, Event event) {
        return when(incident, event, Map.of());
    }

    /** @param happened the events inside the incident that have come so far */
    static @Nullable Instant when(Incident incident, Event event, Map<Event, Instant> happened) {
        return switch (event) {
            case NOTIFIED -> incident.notifiedAt();
            case AWARE -> incident.awareAt();
            case CLOSURE_DECIDED -> incident.kind() == IncidentKind.POTENTIAL ? null : incident.notifiedAt();
            case LISTED, ENDED -> happened.get(event);
        };
    }

    private static Due due(
            String kind, String title, String clause, DeadlineRule rule, Instant from, Deadline counted) {
        return new Due(
                UUID.randomUUID(),
                kind,
                title,
                clause,
                rule.words(),
                from,
                counted.dueOn(),
                counted.dueAt(),
                counted.calendarVersion(),
                counted.explanation(),
                null,
                null);
    }
}
