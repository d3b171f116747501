package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.people.rules.Caseload.Kind;
import care.backstop.people.rules.Caseload.Somebody;
import care.backstop.people.rules.Caseload.Suggestion;
import care.backstop.people.rules.Caseload.Worker;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits hold, households and friends stay together, and the least full are filled first. */
class CaseloadTest {

    private static UUID id(int n) {
        return new UUID(7, n);
    }

    private static Worker worker(int n, Kind kind, int cases, int most, @Nullable Integer minutes) {
        return new Worker(id(100 + n), "W" + n, kind, cases, most, minutes);
    }

    private static Worker worker(int n, int cases, int most) {
        return worker(n, Kind.SOCIAL_WORKER, cases, most, null);
    }

    private static Somebody alone(int n) {
        return new Somebody(id(n), null, null, null, false);
    }

    private static Somebody with(int n, @Nullable String household, @Nullable String friends) {
        return new Somebody(id(n), household, friends, null, false);
    }

    private static Somebody of(int n, @Nullable String friends, int worker) {
        return new Somebody(id(n), null, friends, id(100 + worker), false);
    }

    private static Somebody qisw(int n, @Nullable String friends) {
        return new Somebody(id(n), null, friends, null, true);
    }

    /** {@code person>worker}, in order; a dash for nobody. */
    private static String shown(List<Suggestion> all) {
        return all.stream()
                .map(s -> {
                    var w = s.worker();
                    return s.person().getLeastSignificantBits() + ">" + (w == null ? "-" : w.name());
                })
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "own {0}, council {1}, {2} minutes: {3}")
    @CsvSource(textBlock = """
        # own, council, minutes, most
           5,  12,      2220,    5
           0,  12,      ,        0
           ,   12,      ,        12
           ,   12,      2220,    12
           ,   12,      2219,    11
           ,   12,      1110,    6
           ,   12,      2400,    12
        """)
    void theLimitFollowsTheHours(@Nullable Integer own, int council, @Nullable Integer minutes, int most) {
        assertThat(Caseload.most(own, council, minutes)).isEqualTo(most);
    }

    @ParameterizedTest(name = "{0} and {1} more of {2}")
    @CsvSource(textBlock = """
        # cases, more, most, agreed, needs QISW, kind,            codes
          11,    1,    12,   false,  false,      SUPPORT_OFFICER, ''
          12,    1,    12,   false,  false,      SUPPORT_OFFICER, agreed CONF
          12,    1,    12,   true,   false,      SUPPORT_OFFICER, ''
          12,    1,    12,   true,   true,       SOCIAL_WORKER,   post VAL
          12,    2,    12,   false,  true,       SUPPORT_OFFICER, 'agreed CONF, post VAL'
          2,     1,    12,   false,  true,       QISW,            ''
        """)
    void overTheLimitAManagerAgrees(
            int cases, int more, int most, boolean agreed, boolean qisw, Kind kind, String codes) {
        var problems = Caseload.against(worker(1, kind, cases, most, null), more, agreed, qisw);
        assertThat(problems.stream().map(p -> p.field() + " " + p.code()).collect(Collectors.joining(", ")))
                .isEqualTo(codes);
        assertThat(problems).extracting(Problem::message).allMatch(m -> m.startsWith("W1 "));
    }

    @Test
    void saysWhatItWouldComeTo() {
        assertThat(Caseload.against(worker(1, 12, 12), 3, false, false)
                        .getFirst()
                        .message())
                .contains("15 people", "limit is 12");
    }

    @Test
    void theLeastFullIsFilledFirst() {
        var workers = List.of(worker(1, 6, 12), worker(2, 1, 4), worker(3, 0, 0));
        assertThat(shown(Caseload.suggest(List.of(alone(1), alone(2), alone(3)), workers)))
                .isEqualTo("1>W2 2>W1 3>W2");
    }

    @Test
    void amongEquallyFullTheOneWithMoreHoursThenByName() {
        assertThat(shown(Caseload.suggest(
                        List.of(alone(1)),
                        List.of(worker(1, Kind.SOCIAL_WORKER, 0, 6, 1000), worker(2, Kind.SOCIAL_WORKER, 0, 6, 1200)))))
                .isEqualTo("1>W2");
        assertThat(shown(Caseload.suggest(
                        List.of(alone(1)),
                        List.of(worker(2, 0, 6), worker(1, Kind.SOCIAL_WORKER, 0, 6, Caseload.FULL_WEEK)))))
                .as("unknown hours count as a full week")
                .isEqualTo("1>W1");
    }

    @Test
    void friendsAndHouseholdsStayTogetherHoweverLongTheChain() {
        var people = List.of(
                with(1, "a", null), alone(2), with(3, "a", "garden"), with(4, null, "garden"), with(5, "b", null));
        var suggested = Caseload.suggest(people, List.of(worker(1, 0, 3), worker(2, 0, 3)));
        assertThat(shown(suggested)).isEqualTo("1>W1 2>W2 3>W1 4>W1 5>W2");
        assertThat(suggested.getFirst().because())
                .containsExactly("Has room for all 3 of the household or group", "Has 0 of 3");
        assertThat(suggested.get(1).because()).containsExactly("Has 0 of 3");
        assertThat(suggested.get(2).because()).last().isEqualTo("Has 1 of 3");
    }

    @Test
    void whoeverHasOneOfThemGetsTheOthersWhileThereIsRoom() {
        var people = List.of(of(1, "garden", 2), with(2, null, "garden"), with(3, null, "garden"));
        var workers = List.of(worker(1, 0, 12), worker(2, 9, 12));
        var suggested = Caseload.suggest(people, workers);
        assertThat(shown(suggested)).isEqualTo("2>W2 3>W2");
        assertThat(suggested.getFirst().because())
                .containsExactly("Has others of the household or group", "Has 9 of 12");
    }

    @Test
    void aGroupTooLargeForOneIsSplitAndSaysSo() {
        var people =
                List.of(of(9, "garden", 1), with(1, null, "garden"), with(2, null, "garden"), with(3, null, "garden"));
        var suggested = Caseload.suggest(people, List.of(worker(1, 11, 12), worker(2, 10, 12)));
        assertThat(shown(suggested)).isEqualTo("1>W1 2>W2 3>W2");
        assertThat(suggested.getFirst().because()).first().isEqualTo("Has others of the household or group");
        assertThat(suggested.get(1).because()).first().isEqualTo("Nobody has room for the whole household or group");
    }

    @Test
    void whoHasAWorkerIsLeftAlone() {
        assertThat(Caseload.suggest(List.of(of(1, null, 1)), List.of(worker(1, 0, 12))))
                .isEmpty();
    }

    @Test
    void saysWhyNobodyCan() {
        assertThat(Caseload.suggest(List.of(alone(1)), List.of()).getFirst().because())
                .containsExactly("There is no worker yet");
        assertThat(Caseload.suggest(List.of(alone(1)), List.of(worker(1, 12, 12)))
                        .getFirst()
                        .because())
                .containsExactly("Everybody has as many as they may");
        assertThat(Caseload.suggest(List.of(qisw(1, null)), List.of(worker(1, 0, 12)))
                        .getFirst()
                        .because())
                .containsExactly("Needs a QISW, and there is none");
        assertThat(Caseload.suggest(List.of(qisw(1, null)), List.of(worker(1, Kind.QISW, 12, 12, null)))
                        .getFirst()
                        .because())
                .containsExactly("Everybody has as many as they may");
    }

    @Test
    void aQiswIsFoundForWhoNeedsOne() {
        var workers = List.of(worker(1, 0, 12), worker(2, Kind.QISW, 11, 12, null));
        var suggested = Caseload.suggest(List.of(qisw(1, null), alone(2)), workers);
        assertThat(shown(suggested)).isEqualTo("1>W2 2>W1");
        assertThat(suggested.getFirst().because()).last().isEqualTo("Is a QISW");
        assertThat(suggested.get(1).because()).doesNotContain("Is a QISW");
        assertThat(worker(1, 13, 12).room()).isZero();
    }

    @Test
    void limitsHoldForManyPeople() {
        var people =
                IntStream.range(0, 40).mapToObj(n -> with(n, null, "g" + n / 3)).toList();
        var workers = List.of(worker(1, 0, 12), worker(2, 3, 12), worker(3, 0, 6));
        var given = Caseload.suggest(people, workers).stream()
                .filter(s -> s.worker() != null)
                .collect(Collectors.groupingBy(
                        s -> java.util.Objects.requireNonNull(s.worker()).name(), Collectors.counting()));
        assertThat(given).containsEntry("W1", 12L).containsEntry("W2", 9L).containsEntry("W3", 6L);
    }
}
