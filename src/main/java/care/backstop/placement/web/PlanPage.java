package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Progress;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.Aim;
import care.backstop.placement.rules.KeptTogether;
import care.backstop.placement.store.Plans.Adopted;
import care.backstop.placement.store.Plans.Line;
import care.backstop.placement.store.Plans.Made;
import care.backstop.placement.store.Plans.Parted;
import care.backstop.placement.usecase.ComparePlans;
import care.backstop.placement.usecase.ReadPlacement.PlanShown;
import gg.jte.Content;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan for everyone: how far it is, then all of it. */
public record PlanPage(
        Room room,
        String base,
        String self,
        boolean mayWrite,
        Made made,
        @Nullable Progress progress,
        @Nullable SummaryList figures,
        @Nullable SummaryList workedOut,
        DataTable flows,
        DataTable groups,
        DataTable placements,
        DataTable unplaced,
        List<String> warnings,
        EmphasisFields fields,
        @Nullable String adopted,
        @Nullable DataTable parted,
        List<Textarea> because,
        Errors adoptErrors,
        String adoptReason) {

    /** A bound further away than this says nothing about the plan. */
    private static final double MEANINGFUL = 0.5;

    static PlanPage of(
            PlanShown shown,
            boolean mayWrite,
            boolean mayExport,
            @Nullable Adopted adopted,
            List<Parted> parted,
            Errors adoptErrors,
            Map<String, String> typed) {
        var made = shown.made();
        var room = shown.room();
        var base = "/incidents/" + room.incident();
        var self = base + "/plans/" + made.id();
        return new PlanPage(
                room,
                base,
                self,
                mayWrite,
                made,
                made.state().over() ? null : Progress.of("Working out a plan", made.percent(), 100, made.progress()),
                made.cost() == null ? null : figures(shown),
                made.cost() == null ? null : workedOut(made),
                flows(shown, Href.of(self)),
                GroupsAndPlaces.table(shown, Href.of(self)),
                placements(base, self, mayExport ? self + ".csv" : null, shown),
                unplaced(base, self, mayExport ? self + ".csv" : null, shown),
                made.warnings(),
                EmphasisFields.of(made.emphasis()),
                adopted == null
                        ? null
                        : adopted.plan().equals(made.id())
                                ? "This plan is worked to since %s: %s (%s)"
                                        .formatted(London.show(adopted.at()), adopted.reason(), adopted.byName())
                                : "Another plan is worked to since %s.".formatted(London.show(adopted.at())),
                parted.isEmpty() ? null : parted(shown, parted, Href.of(self)),
                mayWrite ? because(shown, parted, adoptErrors, typed) : List.of(),
                adoptErrors,
                typed.getOrDefault("reason", ""));
    }

    /** Why friends are parted, as said when the plan was adopted. */
    private static DataTable parted(PlanShown shown, List<Parted> parted, Href page) {
        var where = partedBy(shown).stream()
                .collect(Collectors.toMap(KeptTogether.Placed::group, g -> GroupsAndPlaces.words(shown, g)));
        return DataTable.of("parted", "Friends parted by this plan, and why")
                .columns("Friends", "Where they go", "Why they are parted")
                .rows(parted.stream()
                        .map(p -> DataTable.Row.of(p.friends(), where.getOrDefault(p.friends(), ""), p.because()))
                        .toList())
                .empty("Nobody is parted from friends.")
                .csvFrom(page);
    }

    static List<KeptTogether.Placed> partedBy(PlanShown shown) {
        return KeptTogether.parted(ComparePlans.going(shown.lines()));
    }

    /** A field for each group that the plan parts. Where it was adopted before, what was said then stands in it. */
    private static List<Textarea> because(
            PlanShown shown, List<Parted> parted, Errors errors, Map<String, String> typed) {
        var said = parted.stream().collect(Collectors.toMap(Parted::friends, Parted::because));
        var groups = partedBy(shown);
        return IntStream.range(0, groups.size())
                .mapToObj(n -> {
                    var group = groups.get(n);
                    var field = KeptTogether.field(n);
                    return Textarea.of(field, "Why is \"%s\" parted?".formatted(group.group()))
                            .hint("Friends who would go to different places: " + GroupsAndPlaces.words(shown, group))
                            .rows(2)
                            .value(typed.getOrDefault(field, said.getOrDefault(group.group(), "")))
                            .error(errors.on(field));
                })
                .toList();
    }

    private static SummaryList figures(PlanShown shown) {
        var m = shown.made();
        long placed = shown.lines().stream().filter(l -> l.location() != null).count();
        return SummaryList.of()
                .row(
                        "With a place",
                        "%s of %s"
                                .formatted(
                                        Words.count(placed),
                                        Words.count(shown.lines().size())))
                .row(
                        "What mattered more or less than the council publishes",
                        m.emphasis().levels().isEmpty()
                                ? "Nothing: planned as published"
                                : String.join(". ", m.emphasis().words()))
                .row(
                        "Groups of friends or rounds",
                        Words.count(m.groupsKept()) + " kept together, " + Words.count(m.groupsSplit()) + " split")
                .row("First choices met", Words.count(m.firstChoices()))
                .row(
                        "Distance",
                        "Half move at most " + Words.metres(m.medianMetres()) + ", 95 of 100 at most "
                                + Words.metres(m.p95Metres()))
                .row("How good it is", howGood(m));
    }

    /** For whoever checks the planner. */
    private static SummaryList workedOut(Made m) {
        var list = SummaryList.of()
                .row("Points against this plan", Words.count(m.cost()) + " (161 are one mile)")
                .row("No plan can have fewer than", Words.count(m.bound()) + ", proven")
                .row("Why it ended", m.stoppedBecause() == null ? "" : m.stoppedBecause())
                .row("Worked out in", Words.seconds(m.milliseconds()));
        return m.weights().isEmpty() ? list : list.row("What counted how much", counted(m.weights()));
    }

    /** The points of each aim in the order that is published, as they were when the plan was made. */
    private static String counted(Map<String, Long> weights) {
        return Arrays.stream(Aim.values())
                        .map(aim -> aim.words() + " "
                                + aim.weights().stream()
                                        .map(name -> Words.count(weights.getOrDefault(name, 0L)))
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ". Before all of it: somebody without a place "
                + Stream.of("unplacedRed", "unplacedAmber", "unplacedGreen")
                        .map(name -> Words.count(weights.getOrDefault(name, 0L)))
                        .collect(Collectors.joining(", "));
    }

    /** The gap, as somebody reads it who has to answer for the plan. */
    private static String howGood(Made m) {
        if (m.cost() == null || m.bound() == null) {
            return "Not known";
        }
        if (m.cost() <= m.bound()) {
            return "No plan could be better, and that is proven";
        }
        if (m.gapOfPlaced() == null || m.gapOfPlaced() > MEANINGFUL) {
            return "Every rule is kept. How much better another plan could be is not known: what is proven is too weak to say";
        }
        return "A better plan may exist, but none can have more than %s fewer points against it, and that is proven. This is a limit: the best plan may well be this one"
                .formatted(Words.percent(m.gapOfPlaced()));
    }

    private static DataTable flows(PlanShown shown, Href page) {
        return Flows.table(
                shown.lines().stream()
                        .map(l -> new Flows.Way(
                                Flows.from(shown.leaving(l.person()), shown.names()),
                                Objects.requireNonNullElse(shown.nameOf(l), "No place")))
                        .toList(),
                "From where to where people would go",
                page);
    }

    private static Content why(String self, PlanShown shown, Line l) {
        return PlacesPage.link(self + "/people/" + l.person(), "Who and why", "for " + shown.called(l.person()));
    }

    private static DataTable placements(String base, String self, @Nullable String file, PlanShown shown) {
        var rows = shown.lines().stream()
                .filter(l -> l.location() != null)
                .sorted(Comparator.comparing(l -> shown.called(l.person())))
                .map(l -> DataTable.Row.of(
                        Cell.of(PlacesPage.link(base + "/people/" + l.person() + "/options", shown.called(l.person()))),
                        Cell.of(String.valueOf(shown.nameOf(l))),
                        Cell.number(l.week() == null ? "" : String.valueOf(l.week() + 1)),
                        Cell.number(Words.metres(l.metres())),
                        Cell.of(l.kept().byHand() ? "Fixed by hand" : l.fixed() ? "Agreed before" : "Proposed"),
                        Cell.of(String.join(". ", l.reasons())),
                        Cell.of(why(self, shown, l))))
                .toList();
        return DataTable.of("placements", "Where people would go")
                .columns("Person", "Place", "Week", "Distance", "State", "Why", "Who else wanted it")
                .rows(rows)
                .count(rows.size() == 1 ? "1 person" : rows.size() + " people")
                .csv(file)
                .empty("This plan places nobody.");
    }

    private static DataTable unplaced(String base, String self, @Nullable String file, PlanShown shown) {
        return DataTable.of("unplaced", "Without a place in this plan")
                .columns("Person", "Why", "Who has the places")
                .rows(shown.lines().stream()
                        .filter(l -> l.location() == null)
                        .sorted(Comparator.comparing(l -> shown.called(l.person())))
                        .map(l -> DataTable.Row.of(
                                Cell.of(PlacesPage.link(
                                        base + "/people/" + l.person() + "/options", shown.called(l.person()))),
                                Cell.of(String.join(". ", l.reasons())),
                                Cell.of(why(self, shown, l))))
                        .toList())
                .csv(file)
                .empty("Everybody has a place in this plan.");
    }
}
