package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.kernel.Answer;
import care.backstop.kernel.room.Room;
import care.backstop.people.Colour;
import care.backstop.people.PersonView;
import care.backstop.people.Status;
import care.backstop.placement.store.Plans.Kept;
import care.backstop.placement.store.Plans.Line;
import care.backstop.placement.store.Plans.Made;
import care.backstop.placement.store.Plans.State;
import care.backstop.placement.usecase.ReadPlacement.PlanShown;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables from which the pictures of a plan are drawn. */
class PicturesTest {

    private static final Href PAGE = Href.of("/plan");

    private final List<Line> lines = new ArrayList<>();
    private final Map<UUID, PersonView> people = new HashMap<>();
    private final Map<String, String> names = new HashMap<>(Map.of("1", "Oak Court", "2", "Elm House"));

    @Test
    void bandsAreCountedByWhereFromAndWhereTo() {
        var table = Flows.table(
                List.of(
                        new Flows.Way("Harbour View", "Oak Court"),
                        new Flows.Way("Harbour View", "Elm House"),
                        new Flows.Way("Harbour View", "Oak Court"),
                        new Flows.Way(Flows.OWN_HOME, "Elm House")),
                "Who goes where",
                PAGE);
        assertThat(cells(table))
                .containsExactly(
                        "Harbour View|Oak Court|2", "Harbour View|Elm House|1", Flows.OWN_HOME + "|Elm House|1");
        assertThat(Flows.from(null, names)).isEqualTo(Flows.OWN_HOME);
        assertThat(Flows.from("9", names))
                .as("a service no longer in the register")
                .isEqualTo("9");
        assertThat(Flows.from("1", names)).isEqualTo("Oak Court");
    }

    @Test
    void groupsThatArePartedStandFirst() {
        goes("Garden", null, "1");
        goes("Garden", null, "1");
        goes("Chess", null, "1");
        goes("Chess", null, "2");
        goes("Chess", null, null);
        goes("Alone", null, "2");
        goes(null, "North early", "2");
        goes(null, "North early", "2");
        assertThat(headings()).containsExactly("Group", "Kind", "Together", "Elm House", "No place", "Oak Court");
        assertThat(cells(table()))
                .as("a group of one is none")
                .containsExactly(
                        "Chess|Friends|Parted|1|1|1", "Garden|Friends|Together|||2", "North early|Round|Together|2||");
    }

    @Test
    void aGroupWithoutAnyPlaceIsNeitherTogetherNorParted() {
        goes("Garden", null, null);
        goes("Garden", null, null);
        assertThat(cells(table())).containsExactly("Garden|Friends|No place yet|2");
    }

    @Test
    void whomThePlanWeighedTogetherCountsAndNotWhatIsWrittenDownAfterwards() {
        goes("Garden", null, "1");
        goes("Garden", null, "2");
        goes(null, null, "2");
        lines.replaceAll(l -> new Line(
                l.person(),
                l.location(),
                null,
                null,
                null,
                null,
                false,
                List.of(),
                new Kept(null, null, null, null, null, false, l.equals(lines.getFirst()) ? "" : "Friends of A-2", "")));
        assertThat(cells(table())).containsExactly("Friends of A-2|Friends|Together|2");
    }

    @Test
    void whomTheReaderMayNotSeeIsInNoGroup() {
        lines.add(new Line(UUID.randomUUID(), "1", null, null, null, null, false, List.of()));
        assertThat(cells(table())).isEmpty();
    }

    @Test
    void placesBeyondTheTwelfthShareTheLastColumn() {
        for (int n = 10; n < 24; n++) {
            names.put("h" + n, "Home " + n);
            goes("Group " + n, null, "h" + n);
            goes("Group " + n, null, "h" + n);
        }
        assertThat(headings()).hasSize(3 + 12 + 1).endsWith("Home 21", "Other places");
        assertThat(cells(table()).getLast()).isEqualTo("Group 23|Friends|Together|||||||||||||2");
    }

    private void goes(@Nullable String group, @Nullable String round, @Nullable String to) {
        var id = UUID.randomUUID();
        lines.add(new Line(id, to, null, null, null, null, false, List.of()));
        people.put(
                id,
                new PersonView(
                        id,
                        UUID.randomUUID(),
                        "A-1",
                        0,
                        null,
                        Status.WAITING,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        new PersonView.Flags(Colour.GREEN, false, Answer.NO, group, round, false, false),
                        null,
                        null));
    }

    private DataTable table() {
        var made = new Made(
                UUID.randomUUID(),
                UUID.randomUUID(),
                State.DONE,
                100,
                "",
                false,
                Instant.EPOCH,
                "Kay",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
        var room = new Room(UUID.randomUUID(), "", "", null, List.of());
        return GroupsAndPlaces.table(new PlanShown(room, made, lines, names, people), PAGE);
    }

    private List<String> headings() {
        return table().columns().stream().map(DataTable.Column::heading).toList();
    }

    private static List<String> cells(DataTable table) {
        return table.rows().stream()
                .map(r -> String.join(
                        "|",
                        r.cells().stream()
                                .map(c -> {
                                    var output = new StringOutput();
                                    if (c.text() != null) {
                                        c.text().writeTo(new OwaspHtmlTemplateOutput(output));
                                    }
                                    return output.toString();
                                })
                                .toList()))
                .toList();
    }
}
