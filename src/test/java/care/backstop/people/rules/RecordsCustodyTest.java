package care.backstop.people.rules;

import static care.backstop.people.rules.People.TODAY;
import static care.backstop.people.rules.People.entry;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.people.rules.RecordsCustody.Custody;
import care.backstop.people.rules.RecordsCustody.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where care records are: worked out from what was written, and what is refused. */
class RecordsCustodyTest {

    private static Known.Entry asked(String items, String wantedBy) {
        return entry(
                EntryKind.RECORDS_ASKED,
                Map.of("items", items, "heldBy", "The home", "where", "Office", "wantedBy", wantedBy));
    }

    private static Known.Entry received(String items) {
        return entry(
                EntryKind.RECORDS_RECEIVED,
                Map.of("items", items, "receivedBy", "Ms Reed", "keptAt", "Archive 4", "keepUntil", "2028-12-31"));
    }

    private static Known.Entry handed(String items) {
        return entry(EntryKind.RECORDS_HANDED_ON, Map.of("items", items, "name", "Heron House", "receipt", "R-7"));
    }

    private static Known.Entry missing(String items) {
        return entry(EntryKind.RECORDS_MISSING, Map.of("items", items));
    }

    private static Custody file(Known.Entry... newestFirst) {
        return RecordsCustody.of(List.of(newestFirst), TODAY).get(CareRecord.PAPER_FILE);
    }

    @Test
    void nothingWrittenIsNotAskedForNotFine() {
        assertThat(RecordsCustody.of(List.of(), TODAY)).hasSize(CareRecord.values().length);
        assertThat(file()).isEqualTo(new Custody(Standing.NOT_ASKED, null, null, null, null));
        assertThat(Standing.NOT_ASKED.alert()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2020-12-11, ASKED
        2020-12-10, ASKED
        2020-12-09, OVERDUE
        """)
    void whatWasAskedForIsOverdueAfterItsDay(String wantedBy, Standing standing) {
        var custody = file(asked("PAPER_FILE,PHOTOS", wantedBy));
        assertThat(custody.standing()).isEqualTo(standing);
        assertThat(custody.standing().alert()).isEqualTo(standing == Standing.OVERDUE);
        assertThat(custody.holder()).isEqualTo("The home");
        assertThat(custody.where()).isEqualTo("Office");
        assertThat(custody.wantedBy()).isEqualTo(wantedBy);
        assertThat(RecordsCustody.of(List.of(asked("PAPER_FILE", wantedBy)), TODAY)
                        .get(CareRecord.MONEY)
                        .standing())
                .isEqualTo(Standing.NOT_ASKED);
    }

    @Test
    void whatElseIsWrittenUnderItemsIsNoRecord() {
        assertThat(file(entry(EntryKind.SNAPSHOT, Map.of("items", "PAPER_FILE,A_CHAIR")))
                        .standing())
                .isEqualTo(Standing.NOT_ASKED);
    }

    @Test
    void theLastWordCountsAndTheDayToKeepUntilStays() {
        var there = file(received("PAPER_FILE"), asked("PAPER_FILE", "2020-12-01"));
        assertThat(there.standing()).isEqualTo(Standing.RECEIVED);
        assertThat(there.holder()).isEqualTo("Ms Reed");
        assertThat(there.where()).isEqualTo("Archive 4");
        assertThat(there.keepUntil()).isEqualTo("2028-12-31");
        assertThat(there.wantedBy()).isNull();
        var onward = file(handed("PAPER_FILE"), received("PAPER_FILE"));
        assertThat(onward.standing()).isEqualTo(Standing.HANDED_ON);
        assertThat(onward.holder()).isEqualTo("Heron House");
        assertThat(onward.where()).isEqualTo("R-7");
        assertThat(onward.keepUntil()).isEqualTo("2028-12-31");
        var lost = file(missing("PAPER_FILE"), asked("PAPER_FILE", "2020-12-20"));
        assertThat(lost.standing()).isEqualTo(Standing.MISSING);
        assertThat(lost.holder()).isEqualTo("The home");
        assertThat(lost.standing().alert()).isTrue();
        assertThat(file(received("PAPER_FILE"), missing("PAPER_FILE")).standing())
                .as("found after all")
                .isEqualTo(Standing.RECEIVED);
        assertThat(file(asked("PAPER_FILE", "2020-12-20"), received("PAPER_FILE"))
                        .keepUntil())
                .isEqualTo("2028-12-31");
    }

    @Test
    void whatIsMissingOrLateIsAnAlert() {
        assertThat(RecordsCustody.alerts(
                        List.of(missing("PHOTOS"), asked("MONEY,CARE_PLAN", "2020-12-09"), received("PAPER_FILE")),
                        TODAY))
                .containsExactly(CareRecord.CARE_PLAN, CareRecord.MONEY, CareRecord.PHOTOS);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2020-12-09, 2020-12-08, wantedBy VAL
        2020-12-09, 2020-12-09, ''
        2020-12-09, 2020-12-10, ''
        """)
    void nothingIsWantedBeforeItWasAskedFor(String askedOn, String wantedBy, String codes) {
        assertThat(codes(RecordsCustody.againstAsked(written("askedOn", askedOn, "wantedBy", wantedBy))))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        PAPER_FILE,       2028-12-31, -,           ''
        PAPER_FILE,       2020-12-10, -,           keepUntil VAL
        PAPER_FILE,       2020-12-11, -,           ''
        'PHOTOS,MONEY',   2028-12-31, -,           counted VAL
        'PHOTOS,MONEY',   2028-12-31, '£20, two of us', ''
        MONEY,            2019-12-31, -,           'keepUntil VAL, counted VAL'
        """)
    void whatCameIsKeptForATimeAndMoneyIsCounted(String items, String keepUntil, String counted, String codes) {
        assertThat(codes(RecordsCustody.againstReceived(
                        written("items", items, "on", "2020-12-10", "keepUntil", keepUntil, "counted", counted))))
                .isEqualTo(codes);
    }

    @Test
    void onlyWhatSomebodyHasIsHandedOn() {
        var known = People.with(
                People.able(),
                Map.of(),
                missing("PHOTOS"),
                received("PAPER_FILE"),
                asked("CARE_PLAN", "2020-12-20"),
                asked("MEDICATION_CHARTS", "2020-12-01"));
        assertThat(RecordsCustody.againstHandedOn(written("items", "PAPER_FILE,CARE_PLAN,MEDICATION_CHARTS"), known))
                .isEmpty();
        var problems = RecordsCustody.againstHandedOn(written("items", "PAPER_FILE,PHOTOS,MONEY"), known);
        assertThat(codes(problems)).isEqualTo("items STATE");
        assertThat(problems.getFirst().message())
                .contains("Photographs and keepsakes; Money held and valuables")
                .doesNotContain("Paper file");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # basis,  asked,      answered,   answer,  because,   codes
          SUBJECT, 2020-12-01, -,          -,       -,         ''
          SUBJECT, 2020-12-01, 2020-12-01, ALL,     -,         ''
          SUBJECT, 2020-12-01, 2020-11-30, ALL,     -,         answeredOn VAL
          SUBJECT, 2020-12-01, 2020-12-02, -,       -,         answer VAL
          SUBJECT, 2020-12-01, -,          ALL,     -,         answeredOn VAL
          SUBJECT, 2020-12-01, 2020-12-02, PART,    -,         because VAL
          SUBJECT, 2020-12-01, 2020-12-02, NOTHING, -,         because VAL
          SUBJECT, 2020-12-01, 2020-12-02, PART,    'Others',  ''
          NONE,    2020-12-01, 2020-12-02, ALL,     -,         basis AUTH
          NONE,    2020-12-01, 2020-12-02, PART,    'Others',  basis AUTH
          NONE,    2020-12-01, 2020-12-02, NOTHING, 'No basis', ''
          NONE,    2020-12-01, -,          -,       -,         ''
        """)
    void nobodySeesRecordsWithoutABasis(
            String basis, String asked, String answered, String answer, String because, String codes) {
        assertThat(codes(RecordsCustody.againstAccess(written(
                        "basis",
                        basis,
                        "askedOn",
                        asked,
                        "answeredOn",
                        answered,
                        "answer",
                        answer,
                        "because",
                        because))))
                .isEqualTo(codes);
    }

    @Test
    void aRequestIsOpenUntilItIsAnsweredAndToldByWhoAsks() {
        var daughter = entry(EntryKind.RECORDS_ACCESS, Map.of("who", "A daughter", "askedOn", "2020-12-01"));
        var court = entry(EntryKind.RECORDS_ACCESS, Map.of("who", "The court", "askedOn", "2020-12-02"));
        var answered = entry(EntryKind.RECORDS_ACCESS, Map.of("who", "A daughter", "answeredOn", "2020-12-03"));
        assertThat(RecordsCustody.unanswered(List.of(court, daughter))).containsExactly(daughter, court);
        assertThat(RecordsCustody.unanswered(List.of(answered, court, daughter, missing("PHOTOS"))))
                .containsExactly(court);
        assertThat(RecordsCustody.unanswered(List.of(daughter, answered))).containsExactly(daughter);
    }

    private static Written written(String... pairs) {
        var answers = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                answers.put(pairs[i], pairs[i + 1]);
            }
        }
        return new Written(answers);
    }

    private static String codes(List<Problem> problems) {
        return problems.stream().map(p -> p.field() + " " + p.code()).collect(Collectors.joining(", "));
    }
}
