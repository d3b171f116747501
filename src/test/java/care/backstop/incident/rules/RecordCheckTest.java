package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.HeldFact;
import care.backstop.incident.rules.RecordCheck.Failing;
import care.backstop.incident.rules.RecordCheck.Otherwise;
import care.backstop.incident.rules.RecordFigure.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule as a table: what is answered, and where it does not hold. */
class RecordCheckTest {

    private static final RecordFacts MONDAY_TEN = new RecordFacts(
            LocalDateTime.parse("2020-12-07T10:00"),
            LocalDate.parse("2020-12-18"),
            5,
            Set.of("LEAD"),
            Map.of("C", Set.of("post-1")),
            Set.of("1-500", "1-501"));

    @ParameterizedTest(name = "{0}: {6}")
    @CsvSource(delimiter = '|', textBlock = """
    # rule                | on       | with          | than | answers                                       | fails at | case
      NOT_PAST            | on       | ''            |      | on=2020-12-07                                 |          | today is not past
      NOT_PAST            | on       | ''            |      | on=2020-12-06                                 | on       | yesterday is
      NOT_PAST            | on       | at            |      | on=2020-12-07 at=09:59                        | on       | a minute ago is
      NOT_PAST            | on       | at            |      | on=2020-12-07 at=10:00                        |          | now is not
      NOT_PAST            | on       | at            |      | on=2020-12-07                                 |          | without a time the day counts
      NOT_PAST            | on       | ''            |      | at=09:00                                      |          | what is not answered passes
      NOT_FUTURE          | on       | ''            |      | on=2020-12-07                                 |          | today has come
      NOT_FUTURE          | on       | ''            |      | on=2020-12-08                                 | on       | tomorrow has not
      NOT_FUTURE          | on       | ''            |      | on=2020-12-07T10:01                           | on       | a minute hence has not
      NOT_FUTURE          | on       | ''            |      | on=2020-12-07T10:00                           |          | now has
      NOT_BEFORE          | to       | from          |      | from=2020-12-08 to=2020-12-08                 |          | the same day is not before
      NOT_BEFORE          | to       | from          |      | from=2020-12-08 to=2020-12-07                 | to       | the day before is
      NOT_BEFORE          | to       | from          |      | from=2020-12-09T11:00 to=2020-12-09T10:59     | to       | a minute before is
      NOT_BEFORE          | to       | from          |      | to=2020-12-07                                 |          | nothing to be before
      END_IS              | to       | from,days     |      | from=2020-12-08 days=28 to=2021-01-05         |          | 28 days on
      END_IS              | to       | from,days     |      | from=2020-12-08 days=28 to=2021-01-04         | to       | a day short
      END_IS              | to       | from,days     |      | from=2020-12-08 to=2021-01-04                 |          | no period given
      SUM_IS              | all      | a,b           |      | a=61 b=14 all=75                              |          | adds up
      SUM_IS              | all      | a,b           |      | a=61 b=14 all=74                              | all      | does not
      SUM_IS              | all      | a,b           |      | a=0.5 all=0.50                                |          | one is not answered
      AT_MOST             | a        | b             |      | a=30 b=30                                     |          | as many
      AT_MOST             | a        | b             |      | a=31 b=30                                     | a        | one more
      AT_MOST             | a        | ''            | 9    | a=10                                          | a        | over the limit
      AT_MOST             | a        | b             |      | a=31                                          |          | no limit known
      AT_LEAST            | a        | ''            | 3    | a=3                                           |          | as many
      AT_LEAST            | a        | ''            | 3    | a=2                                           | a        | one less
      ALL_YES             | a        | b             |      | a=true b=true                                 |          | both
      ALL_YES             | a        | b             |      | a=true b=false                                | b        | one is no
      ALL_YES             | a        | b             |      | b=true                                        | a        | one is not answered
      REASON_WHEN_ZERO    | why      | a,b           |      | a=0 b=0                                       | why      | nought and no reason
      REASON_WHEN_ZERO    | why      | a,b           |      | a=0 b=0 why=Enough                            |          | nought with a reason
      REASON_WHEN_ZERO    | why      | a,b           |      | a=0 b=2                                       |          | one is not nought
      HELD_BY             | who      | C             |      | who=post-1                                    |          | stands there
      HELD_BY             | who      | C             |      | who=post-2                                    | who      | does not
      HELD_BY             | who      | D             |      | who=post-1                                    | who      | nobody stands there
      HELD_BY             | who      | D,C           |      | who=post-1                                    |          | one of two will do
      STEERING_GROUP      | on       | ''            | 5    | on=2020-12-07                                 |          | five belong to it
      STEERING_GROUP      | on       | ''            | 6    | on=2020-12-07                                 | on       | six do not
      ROLE_HELD           | room     | LEAD          |      | room=2                                        |          | somebody leads
      ROLE_HELD           | room     | DEPUTY        |      | room=2                                        | room     | nobody stands in
      NOT_BEFORE_LAST_MOVE| to       | ''            |      | to=2020-12-18                                 |          | that day
      NOT_BEFORE_LAST_MOVE| to       | ''            |      | to=2020-12-17                                 | to       | the day before
      NOT_OVERDUE         | on       | ''            |      | on=2020-12-07                                 |          | today is not overdue
      NOT_OVERDUE         | on       | done          |      | on=2020-12-06                                 | on       | yesterday is
      NOT_OVERDUE         | on       | done          |      | on=2020-12-06 done=false                      | on       | not even when answered with no
      NOT_OVERDUE         | on       | done          |      | on=2020-12-06 done=2020-12-05                 |          | unless it was dealt with
    """)
    void ofOneAnswer(
            RecordRule rule,
            String on,
            String with,
            @Nullable BigDecimal than,
            String answers,
            @Nullable String failsAt,
            String named) {
        var check = check(rule, on, list(with), than);

        var failing = check.failing(Answers.of(values(answers)), MONDAY_TEN);

        assertThat(failing.stream().map(Failing::field))
                .as(named)
                .containsExactlyElementsOf(failsAt == null ? List.of() : List.of(failsAt));
    }

    @ParameterizedTest(name = "{0}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
    # rule          | on        | with       | than | rows                                                     | case                              | fails at
      AT_LEAST      | l         | ''         | 2    | a=1; a=2                                                 | two rows                          |
      AT_LEAST      | l         | ''         | 2    | a=1                                                      | one row                           | l
      AT_MOST       | l.a       | b          |      | a=32 b=30; a=3 b=30; a=31 b=30                           | each row by itself                | l.1.a,l.3.a
      NOT_TWICE     | l.a       | ''         |      | a=Hall; a=Barn; a=hall                                   | whatever the capitals             | l.3.a
      NOT_TWICE     | l.a       | b          |      | a=Hall b=1; a=Hall b=2                                   | another column tells them apart   |
      NO_CLASH      | l.a       | d,f,t      |      | a=Hall d=9 f=10:00 t=12:00; a=hall d=9 f=11:59 t=13:00   | a minute at once                  | l.2.a
      NO_CLASH      | l.a       | d,f,t      |      | a=Hall d=9 f=10:00 t=12:00; a=Hall d=9 f=12:00 t=13:00   | one after the other               |
      NO_CLASH      | l.a       | d,f,t      |      | a=Hall d=9 f=10:00 t=12:00; a=Hall d=8 f=10:00 t=12:00   | another day                       |
      NO_CLASH      | l.a       | d,f,t      |      | a=Hall d=9 f=10:00 t=12:00; a=Barn d=9 f=10:00 t=12:00   | another room                      |
      NO_CLASH      | l.a       | d,f,t      |      | a=Hall d=9 f=10:00 t=12:00; a=Hall d=9                   | all day where no time is given    | l.2.a
      EVERY_LOCATION| l.a       | ''         |      | a=1-501; a=1-500                                         | both                              |
      EVERY_LOCATION| l.a       | ''         |      | a=1-501; a=1-501                                         | one of them twice                 | l
      NOT_BEFORE    | l.t       | f          |      | f=10:00 t=12:00; f=10:00 t=09:00                         | the second                        | l.2.t
      NOT_ANSWERED  | l.a       | x,y        |      | a=z; a=y; a=zy                                           | one of two that are ruled out     | l.2.a
      NAMES_ALL     | l.a       | x,y        |      | a=y; a=x; a=z                                            | all are named                     |
      NAMES_ALL     | l.a       | x,y        |      | a=y; a=y; a=z                                            | one is not                        | l
      MOST_EACH     | l.a       | h          | 48   | a=Kay h=24; a=Lee h=40; a=kay h=24                       | as much as the limit              |
      MOST_EACH     | l.a       | h          | 48   | a=Kay h=24; a=Lee h=40; a=kay h=24.5; a=Kay h=1          | said once, where it goes over     | l.3.a
      YES_NEEDS     | l.a       | b,c        |      | a=true b=true c=true; a=false b=false; a=true b=true     | one of two is not answered        | l.3.a
      AT_MOST       | l.a       | b,why      |      | a=3 b=2; a=3 b=2 why=Sisters; a=2 b=2                    | a reason excuses more             | l.1.a
      NOT_OVERDUE   | l.a       | done       | 1    | a=2020-12-06; a=2020-12-05; a=2020-12-04 done=yes        | a day of grace                    | l.2.a
      NOT_OLDER     | l.a       | ''         | 1    | a=2020-12-06T10:00; a=2020-12-06T09:59                   | a day old, and a minute more      | l.2.a
    """)
    void ofTheRowsOfAList(
            RecordRule rule,
            String on,
            String with,
            @Nullable BigDecimal than,
            String rows,
            String named,
            @Nullable String failsAt) {
        var read = Arrays.stream(rows.split(";")).map(r -> values(r)).toList();

        var failing = check(rule, on, list(with), than)
                .failing(new Answers(Map.of(), Map.of("l", read), Map.of()), MONDAY_TEN);

        assertThat(failing.stream().map(Failing::field)).as(named).containsExactlyElementsOf(list(failsAt));
    }

    @Test
    void withNoMovePlannedAnyDayIsLateEnough() {
        var nothing = new RecordFacts(MONDAY_TEN.now(), null, 0, Set.of(), Map.of(), Set.of());

        assertThat(check(RecordRule.NOT_BEFORE_LAST_MOVE, "to", List.of(), null)
                        .failing(Answers.of(Map.of("to", "2020-12-08")), nothing))
                .isEmpty();
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', textBlock = """
    # is   | differs | upTo | fewest | answers      | case                       | holds
      b    |         |      |        | a=b          | the answer is this         | true
      b    |         |      |        | a=c          | it is another              | false
      b    |         |      |        | x=b          | it is not answered         | false
           | x       |      |        | a=1 x=2      | two differ                 | true
           | x       |      |        | a=1 x=1      | two agree                  | false
           | x       |      |        | a=1          | one is not answered        | false
           |         | 14   |        | a=14         | as high as that            | true
           |         | 14   |        | a=14.5       | higher                     | false
           |         |      | 1      | a=1          | no rows                    | false
           |         |      |        | a=1          | nothing asked for          | true
    """)
    void conditions(
            @Nullable String is,
            @Nullable String differs,
            @Nullable BigDecimal upTo,
            @Nullable Integer fewest,
            String answers,
            String named,
            boolean holds) {
        assertThat(new RecordCondition("a", is, differs, upTo, fewest, null, null).holds(Answers.of(values(answers))))
                .as(named)
                .isEqualTo(holds);
    }

    @Test
    void aConditionOnAColumnHoldsWhereItDoesForOneRow() {
        var answers =
                new Answers(Map.of(), Map.of("l", List.of(Map.of("a", "x", "b", "y"), Map.of("a", "z"))), Map.of());

        assertThat(RecordCondition.is("l.a", "z").holds(answers)).isTrue();
        assertThat(RecordCondition.is("l.b", "z").holds(answers)).isFalse();
        assertThat(blank("l.b").holds(answers)).isTrue();
        assertThat(blank("l.a").holds(answers)).isFalse();
        assertThat(blank("l.a").holds(Answers.NONE)).as("no row, none blank").isFalse();
        assertThat(blank("x").holds(answers)).isTrue();
    }

    @Test
    void theSumOfAColumnIsHeldAgainstAnotherAnswer() {
        var rows = Map.of("l", List.of(Map.of("h", "140"), Map.of("h", "60")));
        var check = check(RecordRule.SUM_WITHIN, "l.h", List.of("all"), null);

        assertThat(check.failing(new Answers(Map.of("all", "200"), rows, Map.of()), MONDAY_TEN))
                .isEmpty();
        assertThat(check.failing(new Answers(Map.of("all", "199"), rows, Map.of()), MONDAY_TEN))
                .extracting(Failing::field)
                .containsExactly("l");
        assertThat(check.failing(new Answers(Map.of(), rows, Map.of()), MONDAY_TEN))
                .as("no limit known")
                .isEmpty();
    }

    private static RecordCondition blank(String field) {
        return new RecordCondition(field, null, null, null, null, null, true);
    }

    @Test
    void figuresAreWorkedOut() {
        var answers = new Answers(
                new HashMap<>(Map.of("from", "2020-12-07T05:00", "to", "2020-12-07T09:30", "part", "8", "all", "12")),
                Map.of("l", List.of(Map.of("h", "40"), Map.of("h", "2.5"), Map.of("x", "9"))),
                Map.of());

        assertThat(new RecordFigure("Delay", Kind.HOURS_BETWEEN, List.of("from", "to"), "h").value(answers))
                .hasValue("4.5 h");
        assertThat(new RecordFigure("Hours", Kind.SUM, List.of("l.h"), null).value(answers))
                .hasValue("42.5");
        assertThat(new RecordFigure("Rows", Kind.ROWS, List.of("l"), null).value(answers))
                .hasValue("3");
        assertThat(new RecordFigure("Share", Kind.PERCENT, List.of("part", "all"), null).value(answers))
                .hasValue("66.7%");
        assertThat(new RecordFigure("Share", Kind.PERCENT, List.of("l.h", "all"), null).value(answers))
                .hasValue("354.2%");
        assertThat(new RecordFigure("Left", Kind.LEFT, List.of("l.h", "all"), "h").value(answers))
                .hasValue("-30.5 h");
        assertThat(new RecordFigure("Left", Kind.LEFT, List.of("nothing", "all"), "h").value(answers))
                .as("nothing is taken yet")
                .hasValue("12 h");
        assertThat(new RecordFigure("Share", Kind.PERCENT, List.of("part", "none"), null).value(answers))
                .as("of nobody knows how many")
                .isEmpty();
        assertThat(new RecordFigure("Hours", Kind.SUM, List.of("nothing"), null).value(answers))
                .isEmpty();
    }

    @Test
    void whatTheProgramHoldsIsNotTypedOtherwise() {
        var facts = MONDAY_TEN.holding(Map.of(
                HeldFact.MOVES_ON, Map.of("a-1", "2020-12-11"),
                HeldFact.HOURS_A_WEEK, Map.of("a-1", "10"),
                HeldFact.SUSPENDED, Map.of("quay|home", "true"),
                HeldFact.CLOSES_ON, Map.of("", "2020-12-21")));
        var moves = held(RecordRule.AS_HELD, "l.moves", List.of("person"), HeldFact.MOVES_ON);
        assertThat(moves.failing(
                        rows(
                                Map.of("person", " A-1", "moves", "2020-12-12"),
                                Map.of("person", "A-1", "moves", "2020-12-11"),
                                Map.of("person", "A-2", "moves", "2020-12-12"),
                                Map.of("person", "A-1"),
                                Map.of("moves", "2020-12-12")),
                        facts))
                .as("only where something else is held")
                .containsExactly(new Failing("l.1.moves", Otherwise.VAL, "Mend it. On record for A-1: 2020-12-11"));
        var hours = held(RecordRule.AS_HELD, "l.hours", List.of("person"), HeldFact.HOURS_A_WEEK);
        assertThat(hours.failing(rows(Map.of("person", "A-1", "hours", "10.0")), facts))
                .as("the same number")
                .isEmpty();
        assertThat(hours.failing(rows(Map.of("person", "A-1", "hours", "7")), facts))
                .as("not said what it is")
                .containsExactly(new Failing("l.1.hours", Otherwise.VAL, "Mend it"));
        var suspended = held(RecordRule.AS_HELD, "l.no", List.of("who", "what"), HeldFact.SUSPENDED);
        assertThat(suspended.failing(rows(Map.of("who", "Quay", "what", "Home", "no", "false")), facts))
                .containsExactly(new Failing("l.1.no", Otherwise.VAL, "Mend it. On record for Quay, Home: yes"));
        var last = held(RecordRule.AS_HELD, "last", List.of(), HeldFact.CLOSES_ON);
        assertThat(last.failing(Answers.of(Map.of("last", "2020-12-20")), facts))
                .containsExactly(new Failing("last", Otherwise.VAL, "Mend it. On record: 2020-12-21"));
        assertThat(last.failing(Answers.of(Map.of("last", "2020-12-20")), MONDAY_TEN))
                .as("nothing was looked up")
                .isEmpty();
        assertThat(RecordCheck.shown("false")).isEqualTo("no");
    }

    @Test
    void aNumberIsNoLowerThanWhatIsHeld() {
        var facts = MONDAY_TEN.holding(Map.of(HeldFact.VISITING_MILES, Map.of("a-1", "5.5")));
        var miles = held(RecordRule.AT_LEAST_HELD, "l.miles", List.of("person"), HeldFact.VISITING_MILES);
        assertThat(miles.failing(
                        rows(
                                Map.of("person", "A-1", "miles", "5.4"),
                                Map.of("person", "A-1", "miles", "5.5"),
                                Map.of("person", "A-1", "miles", "12"),
                                Map.of("person", "A-2", "miles", "1")),
                        facts))
                .containsExactly(new Failing("l.1.miles", Otherwise.VAL, "Mend it. On record for A-1: 5.5"));
    }

    @Test
    void aTimeIsNotAfterTheOneThatIsHeld() {
        var facts = MONDAY_TEN.holding(Map.of(HeldFact.FIRST_MOVE, Map.of("", "2020-12-11T10:00")));
        var by = held(RecordRule.NOT_AFTER_HELD, "by", List.of(), HeldFact.FIRST_MOVE);
        for (var right : List.of("2020-12-10T23:00", "2020-12-11T10:00")) {
            assertThat(by.failing(Answers.of(Map.of("by", right)), facts))
                    .as(right)
                    .isEmpty();
        }
        assertThat(by.failing(Answers.of(Map.of("by", "2020-12-11T10:01")), facts))
                .containsExactly(new Failing("by", Otherwise.VAL, "Mend it. On record: 2020-12-11T10:00"));
    }

    @Test
    void nothingIsHeldAgainstIt() {
        var facts =
                MONDAY_TEN.holding(Map.of(HeldFact.GOES_ALONG, Map.of("kay|2020-12-11", "goes along to Elm House")));
        var name = held(RecordRule.NOT_HELD, "l.name", List.of("name", "day"), HeldFact.GOES_ALONG);
        assertThat(name.failing(
                        rows(
                                Map.of("name", "Kay", "day", "2020-12-11"),
                                Map.of("name", "Kay", "day", "2020-12-12"),
                                Map.of("name", "Lee", "day", "2020-12-11")),
                        facts))
                .containsExactly(new Failing(
                        "l.1.name", Otherwise.VAL, "Mend it. On record for Kay, 2020-12-11: goes along to Elm House"));
    }

    @Test
    void aChoiceThatIsHeldIsNotShouted() {
        var facts = MONDAY_TEN.holding(Map.of(HeldFact.REGISTERED_FOR, Map.of("quay", "CARE")));
        var care = held(RecordRule.AS_HELD, "l.care", List.of("who"), HeldFact.REGISTERED_FOR);
        assertThat(care.failing(rows(Map.of("who", "Quay", "care", "NURSING")), facts))
                .containsExactly(new Failing("l.1.care", Otherwise.VAL, "Mend it. On record for Quay: care"));
        assertThat(held(RecordRule.AS_HELD, "l.home", List.of("who"), HeldFact.FOR_NOW)
                        .words("ELM"))
                .as("a name is written as it is")
                .isEqualTo("ELM");
    }

    @ParameterizedTest
    @CsvSource({
        "AS_HELD, true, true",
        "AT_LEAST_HELD, true, true",
        "NOT_AFTER_HELD, true, true",
        "NOT_HELD, true, true",
        "KNOWN, true, false",
        "NOT_PAST, false, false",
        "YES_NEEDS, false, false"
    })
    void whichRulesLookSomethingUp(RecordRule rule, boolean looksUp, boolean compares) {
        assertThat(rule.looksUp()).isEqualTo(looksUp);
        assertThat(rule.comparesWithHeld()).isEqualTo(compares);
    }

    @Test
    void somebodyIsOneOfThoseWhoAreKnown() {
        var known = held(RecordRule.KNOWN, "l.person", List.of(), HeldFact.PERSON);
        var facts = MONDAY_TEN.holding(Map.of(HeldFact.PERSON, Map.of("a-1", "A-1")));
        assertThat(known.failing(rows(Map.of("person", "A-1"), Map.of("person", "A-2")), facts))
                .containsExactly(new Failing("l.2.person", Otherwise.VAL, "Mend it"));
        assertThat(known.failing(rows(Map.of("person", "A-2")), MONDAY_TEN))
                .as("nobody is listed yet")
                .isEmpty();
    }

    private static RecordCheck held(RecordRule rule, String on, List<String> with, HeldFact fact) {
        return new RecordCheck(rule, on, with, null, Otherwise.VAL, "Mend it", fact);
    }

    @SafeVarargs
    private static Answers rows(Map<String, String>... rows) {
        return new Answers(Map.of(), Map.of("l", List.of(rows)), Map.of());
    }

    private static RecordCheck check(RecordRule rule, String on, List<String> with, @Nullable BigDecimal than) {
        return new RecordCheck(rule, on, with, than, Otherwise.VAL, "Mend it");
    }

    private static List<String> list(@Nullable String written) {
        return written == null || written.isBlank()
                ? List.of()
                : new ArrayList<>(List.of(written.strip().split(",")));
    }

    private static Map<String, String> values(String written) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : written.strip().split(" ")) {
            var at = pair.indexOf('=');
            values.put(pair.substring(0, at), pair.substring(at + 1));
        }
        return values;
    }
}
