package care.backstop.people.rules;

import static care.backstop.people.rules.People.TODAY;
import static care.backstop.people.rules.People.entry;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.people.Status;
import care.backstop.people.rules.OpenMatters.Matter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is still to do around a move: nothing out of nothing, and each matter with its day. */
class AfterMattersTest {

    private static final Map<String, String> SYSTEMS = systems();

    private static Map<String, String> systems() {
        var systems = new LinkedHashMap<String, String>();
        systems.put("GP", "GP practice");
        systems.put("DWP", "Department for Work and Pensions");
        return systems;
    }

    private static List<Matter> of(Status status, Known.Entry... newestFirst) {
        return AfterMatters.of(
                People.with(People.frail(Answer.NO, Answer.NO, status), Map.of(), newestFirst), SYSTEMS, 5);
    }

    @Test
    void nothingOutOfNothing() {
        assertThat(of(Status.WAITING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        YES, NO,  WAITING, false, true
        NO,  YES, WAITING, false, true
        NO,  NO,  WAITING, false, false
        YES, NO,  WAITING, true,  false
        YES, NO,  MOVED,   false, false
        """)
    void exceptionalArrangementsAreWrittenBeforeTheMove(
            Answer endOfLife, Answer frail, Status status, boolean written, boolean due) {
        var who = People.frail(endOfLife, frail, status);
        var known = written ? People.known(who, "EXCEPTIONAL") : People.with(who, Map.of());
        assertThat(AfterMatters.of(known, SYSTEMS, 5))
                .extracting(Matter::write)
                .containsExactlyElementsOf(due ? List.of(EntryKind.EXCEPTIONAL) : List.of());
    }

    @Test
    void equipmentIsFoundOneByOneForTheLiving() {
        var assessed = entry(EntryKind.HANDLING, Map.of("equipment", "HOIST,BED"));
        assertThat(of(Status.WAITING, assessed))
                .extracting(Matter::what)
                .containsExactly(
                        "Find the equipment they need: Hoist",
                        "Find the equipment they need: Profiling or other special bed");
        assertThat(of(Status.DIED, assessed)).isEmpty();
    }

    @Test
    void recordsAreFetchedByTheirDayAndMissingOnesAreAnAlarm() {
        var asked = entry(EntryKind.RECORDS_ASKED, Map.of("items", "CARE_PLAN", "wantedBy", "2020-12-14"));
        var late = entry(EntryKind.RECORDS_ASKED, Map.of("items", "PAPER_FILE", "wantedBy", "2020-12-08"));
        var open = entry(EntryKind.RECORDS_ASKED, Map.of("items", "MEDICATION_CHARTS"));
        var missing = entry(EntryKind.RECORDS_MISSING, Map.of("items", "PHOTOS"));
        var came = entry(EntryKind.RECORDS_RECEIVED, Map.of("items", "MONEY"));
        assertThat(of(Status.MOVED, asked, late, open, missing, came))
                .containsExactly(
                        fetch("Get from whoever holds it: Paper file", LocalDate.of(2020, 12, 8), false),
                        fetch(
                                "Get from whoever holds it: Care plan and risk assessments",
                                LocalDate.of(2020, 12, 14),
                                false),
                        fetch("Get from whoever holds it: Medication charts (MAR)", TODAY, false),
                        fetch("Find what is missing: Photographs and keepsakes", TODAY, true));
    }

    private static Matter fetch(String what, LocalDate since, boolean alarm) {
        return new Matter(what, EntryKind.RECORDS_RECEIVED, since, "0 days", alarm);
    }

    @Test
    void aRequestToSeeThemIsAnsweredWithinAMonthOfTheDayItWasAsked() {
        assertThat(of(
                        Status.MOVED,
                        entry(EntryKind.RECORDS_ACCESS, Map.of("who", "A daughter", "askedOn", "2020-12-01"))))
                .containsExactly(new Matter(
                        "Answer the request to see the records of A daughter",
                        EntryKind.RECORDS_ACCESS,
                        LocalDate.of(2020, 12, 1),
                        "1 month",
                        false));
        assertThat(of(Status.MOVED, entry(EntryKind.RECORDS_ACCESS, Map.of("who", "A daughter"), TODAY.minusDays(3))))
                .extracting(Matter::since)
                .containsExactly(TODAY.minusDays(3));
    }

    @Test
    void everybodyIsToldAndAskedAgain() {
        var told = entry(EntryKind.SYSTEM_TOLD, Map.of("system", "DWP", "toldOn", "2020-12-09", "reference", "L-1"));
        assertThat(of(Status.MOVED, told))
                .containsExactly(
                        new Matter("Tell of the change: GP practice", EntryKind.SYSTEM_TOLD, TODAY, "1 day", false),
                        new Matter(
                                "Have confirmed, or ask again: Department for Work and Pensions",
                                EntryKind.SYSTEM_TOLD,
                                LocalDate.of(2020, 12, 9),
                                "5 days",
                                false));
        var confirmed = entry(
                EntryKind.SYSTEM_TOLD,
                Map.of("system", "DWP", "toldOn", "2020-12-09", "reference", "L-1", "confirmedOn", "2020-12-10"));
        assertThat(of(Status.MOVED, confirmed))
                .extracting(Matter::what)
                .containsExactly("Tell of the change: GP practice");
    }
}
