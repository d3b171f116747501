package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table.Cell;
import care.backstop.people.PersonView;
import care.backstop.placement.rules.KeptTogether;
import care.backstop.placement.rules.KeptTogether.Going;
import care.backstop.placement.rules.KeptTogether.Placed;
import care.backstop.placement.store.Plans.Line;
import care.backstop.placement.usecase.ReadPlacement.PlanShown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which members of a group of friends, or of a round, a plan puts where: a row for each group, a column for each place. */
final class GroupsAndPlaces {

    /** More columns than this nobody reads; what is beyond stands together in the last. */
    private static final int MOST_PLACES = 12;

    private static final String NOWHERE = "No place";

    /** {@code byPlace} is by name of the place, those without one under {@link #NOWHERE}. */
    private record Group(String kind, Placed placed, Map<String, Long> byPlace) {

        String name() {
            return placed.group();
        }

        int people() {
            return placed.people();
        }
    }

    /** Those parted first: they are what somebody must look at. */
    static DataTable table(PlanShown shown, Href page) {
        var groups = groups(shown);
        var places = places(groups);
        var columns = new ArrayList<>(
                List.of(DataTable.Column.of("Group"), DataTable.Column.of("Kind"), DataTable.Column.of("Together")));
        places.forEach(place -> columns.add(DataTable.Column.of(place).numeric()));
        boolean others = groups.stream().anyMatch(g -> !places.containsAll(g.byPlace.keySet()));
        if (others) {
            columns.add(DataTable.Column.of("Other places").numeric());
        }
        return DataTable.of("groups", "Groups of friends, rounds, and where they would go")
                .columns(columns)
                .rows(groups.stream().map(g -> row(g, places, others)).toList())
                .count(groups.size() == 1 ? "1 group" : groups.size() + " groups")
                .empty("Nobody of this incident belongs to a group of friends or to a round.")
                .csvFrom(page);
    }

    private static DataTable.Row row(Group group, List<String> places, boolean others) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(group.name()));
        cells.add(Cell.of(group.kind));
        cells.add(Cell.of(group.placed.outcome().words()));
        places.forEach(place -> cells.add(number(group.byPlace.get(place))));
        if (others) {
            cells.add(number(group.byPlace.entrySet().stream()
                    .filter(e -> !places.contains(e.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum()));
        }
        return new DataTable.Row("", "", cells, false);
    }

    private static Cell number(@Nullable Long people) {
        return Cell.number(people == null || people == 0 ? "" : Words.count(people));
    }

    private static List<Group> groups(PlanShown shown) {
        var groups = new ArrayList<Group>();
        groups.addAll(groups(shown, "Friends", line -> line.kept().friends(), flags -> flags.group()));
        groups.addAll(groups(shown, "Round", line -> line.kept().round(), flags -> flags.round()));
        groups.sort(Comparator.<Group, KeptTogether.Outcome>comparing(g -> g.placed.outcome())
                .thenComparing(Comparator.comparingInt(Group::people).reversed())
                .thenComparing(Group::name));
        return groups;
    }

    /** As the plan weighed them; a plan of before that was kept is read by what is known of its people now. */
    private static List<Group> groups(
            PlanShown shown,
            String kind,
            Function<Line, @Nullable String> kept,
            Function<PersonView.Flags, @Nullable String> now) {
        var going = new ArrayList<Going>();
        for (var line : shown.lines()) {
            var person = shown.people().get(line.person());
            if (person != null && person.flags() != null) {
                var then = kept.apply(line);
                going.add(new Going(then == null ? now.apply(person.flags()) : then, line.location()));
            }
        }
        return KeptTogether.placed(going).stream()
                .map(placed -> new Group(kind, placed, byName(shown, placed)))
                .toList();
    }

    private static Map<String, Long> byName(PlanShown shown, Placed placed) {
        var byName = new TreeMap<String, Long>();
        placed.byPlace()
                .forEach((id, people) -> byName.merge(shown.names().getOrDefault(id, id), (long) people, Long::sum));
        if (placed.without() > 0) {
            byName.put(NOWHERE, (long) placed.without());
        }
        return byName;
    }

    /** In words: "2 at Oak Court, 1 without a place". */
    static String words(PlanShown shown, Placed placed) {
        return byName(shown, placed).entrySet().stream()
                .map(e -> e.getKey().equals(NOWHERE)
                        ? "%s without a place".formatted(Words.count(e.getValue()))
                        : "%s at %s".formatted(Words.count(e.getValue()), e.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** The places that take most of the groups' members, by name. */
    private static List<String> places(List<Group> groups) {
        var people = groups.stream()
                .flatMap(g -> g.byPlace.entrySet().stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue)));
        return people.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Long>>comparingLong(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_PLACES)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private GroupsAndPlaces() {}
}
