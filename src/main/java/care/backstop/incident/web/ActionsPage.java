package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Href;
import care.backstop.govuk.NavItem;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.ActionsAsked;
import care.backstop.incident.model.ActionsAsked.When;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.Timetable;
import care.backstop.incident.usecase.CountDueTimes;
import care.backstop.incident.usecase.CountDueTimes.Clocks;
import care.backstop.incident.usecase.ReadRecords.Warning;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The action plan, filtered and sorted, to be worked with in bulk.
 *
 * @param typed what was typed into the bulk form, kept when it is refused
 * @param shut the line for which the later parts wait, or null
 */
public record ActionsPage(
        Room room,
        String base,
        DataTable table,
        Filter filter,
        Asked asked,
        List<Option> parts,
        List<Option> agencies,
        List<Option> owners,
        List<Option> states,
        List<Option> whens,
        boolean mayWrite,
        Listed listed,
        List<String> toMove,
        Map<String, String> typed,
        Errors errors,
        String verdict,
        boolean tooLate,
        List<NavItem> quick,
        List<Warned> warnings,
        boolean hasCodes,
        @Nullable Warned shut) {

    /** What the plan warns of about a line. */
    public record Warned(String number, String href, String says) {}

    /**
     * Whether the list of people is complete, from which due dates run.
     *
     * @param since in words, or null while it is not
     */
    public record Listed(int lines, @Nullable String since) {
        static Listed of(Clocks clocks) {
            return new Listed(
                    clocks.fromList(),
                    clocks.listed()
                            .map(m -> "The list of people is complete since %s (%s, said by %s)."
                                    .formatted(London.show(m.at()), m.note(), m.recordedBy()))
                            .orElse(null));
        }

        public String waiting() {
            return "%s a date once the list of people is complete."
                    .formatted(lines == 1 ? "1 action gets" : lines + " actions get");
        }
    }

    /** The filter as it came. */
    public record Asked(
            @Nullable String part,
            @Nullable String agency,
            @Nullable String owner,
            @Nullable String state,
            @Nullable String when,
            @Nullable String sort,
            @Nullable String order) {

        static final Asked NOTHING = new Asked(null, null, null, null, null, null, null);

        ActionsAsked understood() {
            return new ActionsAsked(
                    part != null && part.matches("\\d{1,4}") ? Integer.valueOf(part) : null,
                    agency == null || agency.isBlank() ? null : agency,
                    id(owner),
                    Typed.choice(state, State.class).orElse(null),
                    Typed.choice(when, When.class).orElse(null),
                    Typed.choice(sort, ActionsAsked.Sort.class).orElse(ActionsAsked.Sort.NUMBER));
        }

        boolean descending() {
            return "desc".equals(order);
        }

        public Href href(String path) {
            return Href.of(path)
                    .with("part", part)
                    .with("agency", agency)
                    .with("owner", owner)
                    .with("state", state)
                    .with("when", when)
                    .with("sort", sort)
                    .with("order", order);
        }

        static @Nullable UUID id(@Nullable String text) {
            try {
                return text == null || text.isBlank() ? null : UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static ActionsPage of(
            Room room,
            List<Action> plan,
            Timetable timetable,
            List<Member> members,
            UUID me,
            Asked asked,
            boolean mayWrite,
            Clocks clocks,
            List<Warning> warnings,
            Set<String> ticked,
            Map<String, String> typed,
            Errors errors,
            Instant now) {
        var base = "/incidents/" + room.incident() + "/actions";
        var understood = asked.understood();
        var shown = shown(plan, timetable, asked, now);
        var sorting = new DataTable.Sorting(asked.href(base), understood.sort().name(), asked.descending());
        var table = DataTable.of("actions", "Action plan")
                .hideCaption()
                .columns(List.of(
                        sorting.column("Action", "NUMBER"),
                        DataTable.Column.of("What is to be done"),
                        sorting.column("Status", "STATE"),
                        sorting.column("Due", "DUE"),
                        sorting.column("Owner", "OWNER")))
                .rows(shown.stream()
                        .map(a -> row(a, timetable, base, ticked, now))
                        .toList())
                .count("Showing %d of %d actions".formatted(shown.size(), plan.size()))
                .empty("No action fits this filter.")
                .csv(asked.href(base + ".csv").toString())
                .bulk(mayWrite ? "chosen" : null);
        return new ActionsPage(
                room,
                base,
                table,
                filter(base, asked, plan, members),
                asked,
                parts(plan),
                options(plan.stream()
                        .flatMap(a -> a.agencies().stream())
                        .distinct()
                        .sorted()
                        .toList()),
                members.stream()
                        .map(m -> Option.of(m.post().toString(), m.userName() + ", " + m.postName()))
                        .toList(),
                Arrays.stream(State.values())
                        .map(s -> Option.of(s.name(), s.words()))
                        .toList(),
                Arrays.stream(When.values())
                        .map(w -> Option.of(w.name(), w.words()))
                        .toList(),
                mayWrite,
                Listed.of(clocks),
                clocks.toMove().stream().map(CountDueTimes.Moved::words).toList(),
                typed,
                errors,
                TimetablePage.verdict(timetable),
                !timetable.path().inTime(),
                TimetablePage.quick(plan, base, me, now),
                warnings.stream()
                        .map(w -> new Warned(
                                w.action().number(), base + "/" + w.action().id(), w.says()))
                        .toList(),
                plan.stream().anyMatch(a -> a.procedure().code() != null),
                shut(timetable, base));
    }

    /** What opens the later parts of the plan, while it is open itself. */
    private static @Nullable Warned shut(Timetable timetable, String base) {
        return timetable.holding(Gate.LATER_PARTS).stream()
                .filter(Action::shuts)
                .findFirst()
                .map(a -> new Warned(
                        a.number(),
                        base + "/" + a.id(),
                        "The parts after part %s are shut until this action has its date. Record it there; what cannot wait is done with its reason."
                                .formatted(a.partNumber())))
                .orElse(null);
    }

    static List<Action> shown(List<Action> plan, Timetable timetable, Asked asked, Instant now) {
        var shown = asked.understood().of(plan, timetable, now);
        return asked.descending() ? shown.reversed() : shown;
    }

    private static DataTable.Row row(Action a, Timetable timetable, String base, Set<String> ticked, Instant now) {
        var key = a.id() + "_" + a.version();
        var due = a.dueAt();
        return new DataTable.Row(
                key,
                "action " + a.number(),
                List.of(
                        Cell.of(Tags.link(a.number(), base + "/" + a.id())),
                        Cell.of(said(a, timetable)),
                        Cell.of(Tags.content(Tags.of(a, now))),
                        Cell.of((due == null
                                        ? a.dueRule() == null ? "No date" : a.dueRule()
                                        : London.show(London.day(due.minusMillis(1))))
                                + lastSafe(a, timetable)),
                        Cell.of(who(a))),
                ticked.contains(key));
    }

    private static String said(Action a, Timetable timetable) {
        var words = new StringBuilder(a.wording());
        if (a.gates() != null) {
            words.append(" (").append(a.gates()).append(".)");
        }
        if (a.open() && !timetable.before(a).isEmpty()) {
            words.append(" Comes after ")
                    .append(String.join(", ", timetable.before(a)))
                    .append('.');
        }
        if (a.procedure().news() != null) {
            words.append(" ").append(a.procedure().news()).append('.');
        }
        return words.toString();
    }

    /** Only where something else waits for the line: all others may be done as long as the service runs. */
    private static String lastSafe(Action a, Timetable timetable) {
        return timetable
                .of(a)
                .flatMap(t -> Optional.ofNullable(t.lastSafe()))
                .filter(day -> !day.equals(timetable.path().lastDay()))
                .map(day -> ". Last safe day " + London.show(day))
                .orElse("");
    }

    /** The one who answers for it, then whoever has it elsewhere. */
    private static String who(Action a) {
        var accountable = a.accountable()
                .map(o -> "%s (%s) answers for it".formatted(o.name(), o.agency()))
                .orElse("Nobody yet");
        var others = a.owners().stream()
                .filter(o -> !o.accountable())
                .map(o -> "%s (%s)".formatted(o.name(), o.agency()))
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? accountable : accountable + ", with " + others;
    }

    private static List<Option> parts(List<Action> plan) {
        var parts = new LinkedHashMap<Integer, String>();
        plan.forEach(a -> parts.putIfAbsent(a.part(), a.partNumber() + ". " + a.partTitle()));
        return parts.entrySet().stream()
                .map(e -> Option.of(e.getKey().toString(), e.getValue()))
                .toList();
    }

    private static List<Option> options(List<String> values) {
        return values.stream().map(v -> Option.of(v, v)).toList();
    }

    private static Filter filter(String base, Asked asked, List<Action> plan, List<Member> members) {
        var filter = Filter.of(base);
        var chosen = new ArrayList<Filter.Chosen>();
        var u = asked.understood();
        if (u.part() != null) {
            var title = plan.stream()
                    .filter(a -> a.part() == u.part())
                    .map(a -> a.partNumber() + " " + a.partTitle())
                    .findFirst()
                    .orElse("");
            chosen.add(new Filter.Chosen("Part " + title, without(base, asked, "part")));
        }
        if (u.agency() != null) {
            chosen.add(new Filter.Chosen("Agency: " + u.agency(), without(base, asked, "agency")));
        }
        if (u.owner() != null) {
            var name = members.stream()
                    .filter(m -> m.post().equals(u.owner()))
                    .map(Member::userName)
                    .collect(Collectors.joining());
            chosen.add(new Filter.Chosen("Owner: " + name, without(base, asked, "owner")));
        }
        if (u.state() != null) {
            chosen.add(new Filter.Chosen(u.state().words(), without(base, asked, "state")));
        }
        if (u.when() != null) {
            chosen.add(new Filter.Chosen(u.when().words(), without(base, asked, "when")));
        }
        for (var c : chosen) {
            filter = filter.chosen(c.words(), c.without());
        }
        return filter;
    }

    private static String without(String base, Asked asked, String field) {
        return asked.href(base).with(field, null).toString();
    }
}
