package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.placement.model.TransferParty;
import care.backstop.placement.model.TransferTerms;
import care.backstop.placement.model.TransferTerms.Consent;
import care.backstop.placement.model.TransferTerms.Said;
import care.backstop.placement.model.TransferTerms.Staff;
import care.backstop.placement.rules.GroupTransfer.Member;
import care.backstop.placement.rules.GroupTransfer.TakeUp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupTransferTest {

    private static LocalDate on(int day) {
        return LocalDate.of(2020, 12, day);
    }

    private static @Nullable LocalDate day(@Nullable Integer day) {
        return day == null ? null : on(day);
    }

    /** Lines such as {@code Carer 3/6000 2/4000}, by semicolon: number and minutes, then those who pass over. */
    private static List<Staff> staff(@Nullable String words) {
        return words == null
                ? List.of()
                : Arrays.stream(words.split("; "))
                        .map(w -> w.split("[ /]"))
                        .map(w -> new Staff(
                                w[0].replace('_', ' '), number(w[1]), number(w[2]), perhaps(w, 3), perhaps(w, 4)))
                        .toList();
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private static @Nullable Integer perhaps(String[] words, int at) {
        return words.length <= at || words[at].equals("?") ? null : Integer.valueOf(words[at]);
    }

    private static List<Consent> consents(@Nullable String words) {
        return words == null
                ? List.of()
                : Arrays.stream(words.split(" "))
                        .map(w -> w.split("="))
                        .map(w -> new Consent(
                                TransferParty.valueOf(w[0]), Said.valueOf(w[1]), w.length < 3 ? null : w[2]))
                        .toList();
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource(delimiter = '|', textBlock = """
    # from | until | on | last | workers                | parties                              | case                                     | problems
      1    | 9     | 10 | 21   | Carer 3/6000 2/4000    | COUNCIL=YES=Kay                      | all in order                             |
      9    | 9     | 9  | 9    | Carer 3/6000           | COUNCIL=ASKED                        | one day for all of it and not asked yet  |
           |       |    |      |                        |                                      | no day                                   | VAL effectiveOn
      9    | 8     | 10 |      |                        |                                      | ends before it begins                    | VAL consultedUntil
      1    | 11    | 10 |      |                        |                                      | before the workers were heard            | CONF effectiveOn
      1    | 9     | 22 | 21   |                        |                                      | after the last day of the service        | CONF effectiveOn
           |       | 22 |      | Carer 0/0              |                                      | no workers on a line                     | VAL staff.1.number
           |       | 22 |      | Carer 5001/0           |                                      | too many                                 | VAL staff.1.number
           |       | 22 |      | Carer 1/-1             |                                      | hours not given                          | VAL staff.1.minutes
           |       | 22 |      | Carer 1/10081          |                                      | more hours than a week has               | VAL staff.1.minutes
           |       | 22 |      | Carer 1/10080 1/10080  |                                      | all the hours there are                  |
           |       | 22 |      | _ 1/60                 |                                      | no job                                   | VAL staff.1.job
           |       | 22 |      | A 1/60; Carer 3/600 2  |                                      | how many but not their hours             | VAL staff.2.coming
           |       | 22 |      | Carer 3/600 4/600      |                                      | more than there are                      | VAL staff.1.coming
           |       | 22 |      | Carer 3/600 -1/600     |                                      | fewer than none                          | VAL staff.1.coming
           |       | 22 |      | Carer 3/600 3/601      |                                      | more hours than there are                | VAL staff.1.comingMinutes
           |       | 22 |      | Carer 3/600 3/-1       |                                      | fewer hours than none                    | VAL staff.1.comingMinutes
           |       | 22 |      |                        | ICB=NO COUNCIL=YES=Kay ICB=ASKED     | nobody named, and one party twice        | VAL consents.1.name + DUP consents.3.party
    """)
    void terms(
            @Nullable Integer from,
            @Nullable Integer until,
            @Nullable Integer on,
            @Nullable Integer last,
            @Nullable String workers,
            @Nullable String parties,
            String named,
            @Nullable String problems) {
        var found = GroupTransfer.againstTerms(
                new TransferTerms(day(from), day(until), day(on), staff(workers), consents(parties)), day(last));

        assertThat(found.stream().map(p -> p.code() + " " + p.field()).collect(Collectors.joining(" + ")))
                .as(named)
                .isEqualTo(problems == null ? "" : problems);
        assertThat(found)
                .extracting(Problem::message)
                .allSatisfy(m -> assertThat(m).isNotBlank());
    }

    @Test
    void aLongNameOfAJobIsShortened() {
        assertThat(GroupTransfer.againstTerms(
                        new TransferTerms(
                                null, null, on(9), List.of(new Staff("c".repeat(100), 1, 60, null, null)), List.of()),
                        null))
                .isEmpty();
        assertThat(GroupTransfer.againstTerms(
                        new TransferTerms(
                                null, null, on(9), List.of(new Staff("c".repeat(101), 1, 60, null, null)), List.of()),
                        null))
                .extracting(Problem::field)
                .containsExactly("staff.1.job");
    }

    @Test
    void partOfTheGroupComes() {
        var staff = staff("Carer 3/6000 2/4000; Senior 1/2000 1/1000");

        assertThat(GroupTransfer.takeUp(
                        List.of(
                                new Member(true, 4000),
                                new Member(true, 2500),
                                new Member(false, 9000),
                                new Member(null, null),
                                new Member(null, 10)),
                        staff))
                .isEqualTo(new TakeUp(2, 1, 2, 6500, 4, 8000, 3, 5000, 1500));
        assertThat(GroupTransfer.takeUp(List.of(new Member(true, 100)), staff).uncovered())
                .as("more hours than are needed")
                .isZero();
        assertThat(GroupTransfer.takeUp(List.of(new Member(true, 100), new Member(true, null)), staff))
                .as("nobody knows how much care one of them has")
                .isEqualTo(new TakeUp(2, 0, 0, null, 4, 8000, 3, 5000, null));
        assertThat(GroupTransfer.takeUp(List.of(new Member(true, 100)), staff("Carer 3/6000 2/4000; Senior 1/2000")))
                .as("some workers have not been asked")
                .isEqualTo(new TakeUp(1, 0, 0, 100, 4, 8000, null, null, null));
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', textBlock = """
    # from | until | workers           | parties                                 | come | case                     | open
      1    | 9     | Carer 3/600 2/400 | RECEIVING_PROVIDER=YES=Kay COUNCIL=YES=Lee | 1 | all have agreed          |
           |       |                   | RECEIVING_PROVIDER=YES=Kay COUNCIL=YES=Lee | 1 | no workers to consult    |
           |       |                   |                                         | 1    | nobody was asked         | Not asked yet: The provider who takes the group on + Not asked yet: The council
           |       |                   | RECEIVING_PROVIDER=NO=Kay COUNCIL=ASKED | 1    | no, and no answer        | Does not agree: The provider who takes the group on + Has not answered yet: The council
           |       |                   | RECEIVING_PROVIDER=YES=Kay COUNCIL=YES=Lee ICB=ASKED | 1 | another party asked | Has not answered yet: The ICB
      1    |       | Carer 3/600       | RECEIVING_PROVIDER=YES=Kay COUNCIL=YES=Lee | 1 | workers not heard        | Say from when until when the workers are consulted + Say how many of the workers pass over
           | 9     | Carer 3/600 2/400 | RECEIVING_PROVIDER=YES=Kay COUNCIL=YES=Lee | 1 | no first day             | Say from when until when the workers are consulted
           |       |                   | RECEIVING_PROVIDER=YES=Kay COUNCIL=YES=Lee | 0 | nobody comes             | Nobody of the group has said yet that they come along
    """)
    void beforeTheMovesArePlanned(
            @Nullable Integer from,
            @Nullable Integer until,
            @Nullable String workers,
            @Nullable String parties,
            int come,
            String named,
            @Nullable String open) {
        var terms = new TransferTerms(day(from), day(until), on(9), staff(workers), consents(parties));
        var takeUp = GroupTransfer.takeUp(
                come == 0 ? List.of(new Member(null, 60)) : List.of(new Member(true, 60)), terms.staff());

        assertThat(GroupTransfer.againstMoving(terms, takeUp).stream()
                        .map(Problem::message)
                        .collect(Collectors.joining(" + ")))
                .as(named)
                .isEqualTo(open == null ? "" : open);
    }
}
