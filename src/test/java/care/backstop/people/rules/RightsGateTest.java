package care.backstop.people.rules;

import static care.backstop.kernel.Answer.NO;
import static care.backstop.kernel.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.people.Capacity;
import care.backstop.people.rules.DecisionMaking.Blocks;
import care.backstop.people.rules.DecisionMaking.Needs;
import care.backstop.testing.Requirement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table 2(d) against what is written: each row shuts what it shuts, and opens on what it opens on. */
class RightsGateTest {

    @ParameterizedTest(name = "{9}")
    @Requirement({"SA-5.6", "K4.10-a"})
    @CsvSource(textBlock = """
    # row, capacity,     welfare, friends, time, refuses, written,                                 decide, move,  case
      M1,  NOT_RECORDED, NO,      NO,      YES,  NO,      '',                                      open,   open,  presumed able
      M2,  DOUBT,        NO,      YES,     YES,  NO,      '',                                      shut,   open,  doubt shuts the decision
      M2,  DOUBT,        NO,      YES,     YES,  NO,      BEST_INTERESTS,                          shut,   open,  and no paper replaces the assessment
      M3,  HAS,          YES,     NO,      YES,  NO,      '',                                      open,   open,  the person decides
      M4,  HAS,          NO,      YES,     YES,  YES,     'OBJECTION_ADVICE,REPRESENTATIVE',       open,   shut,  who can decide and says no is not moved whatever is written
      M5,  LACKS,        YES,     NO,      YES,  NO,      '',                                      shut,   open,  the attorney is not contacted yet
      M5,  LACKS,        YES,     NO,      YES,  NO,      BEST_INTERESTS,                          shut,   open,  nobody goes past the attorney
      M5,  LACKS,        YES,     NO,      YES,  NO,      ATTORNEY_CONTACT,                        open,   open,  the attorney has decided
      M6,  LACKS,        NO,      YES,     YES,  NO,      '',                                      shut,   open,  no best interests decision
      M6,  LACKS,        NO,      YES,     YES,  NO,      BEST_INTERESTS,                          open,   open,  decided after consulting
      M7,  LACKS,        NO,      NO,      YES,  NO,      BEST_INTERESTS,                          shut,   shut,  no advocate has reported and nobody represents them
      M7,  LACKS,        NO,      NO,      YES,  NO,      'IMCA_REFERRAL,BEST_INTERESTS',          shut,   open,  asked but not reported
      M7,  LACKS,        NO,      NO,      YES,  NO,      'IMCA_REFERRAL,IMCA_REPORT',             shut,   open,  reported but nobody decided
      M7,  LACKS,        NO,      NO,      YES,  NO,      'IMCA_REFERRAL,IMCA_REPORT,BEST_INTERESTS', open, open, asked and reported and decided
      M8,  LACKS,        NO,      NO,      NO,   NO,      '',                                      shut,   open,  no time but still in best interests
      M8,  LACKS,        NO,      NO,      NO,   NO,      BEST_INTERESTS,                          open,   open,  decided without an advocate
      M10, LACKS,        NO,      YES,     YES,  YES,     BEST_INTERESTS,                          open,   shut,  objects without legal advice
      M10, LACKS,        NO,      YES,     YES,  YES,     'BEST_INTERESTS,OBJECTION_ADVICE',       open,   open,  legal advice on the objection
      M10, LACKS,        YES,     YES,     YES,  YES,     OBJECTION_ADVICE,                        shut,   open,  advised but the attorney not contacted
    """)
    void eachRowShutsWhatItShuts(
            String row,
            Capacity capacity,
            Answer welfare,
            Answer friends,
            Answer time,
            Answer refuses,
            String written,
            String decide,
            String move,
            String because) {
        var known = People.known(
                People.who(capacity, welfare, NO, friends, time, refuses),
                written.isEmpty() ? new String[0] : written.split(","));
        var d = known.deciding();
        assertThat(d.row()).isEqualTo(row);
        assertThat(RightsGate.againstDeciding(d, known, false).isEmpty())
                .as(because)
                .isEqualTo(decide.equals("open"));
        assertThat(RightsGate.againstMoving(d, known, Set.of(), false).isEmpty())
                .as(because)
                .isEqualTo(move.equals("open"));
    }

    @Test
    void everyCombinationAgreesWithTheTableToldAnotherWay() {
        int asked = 0;
        for (var capacity : Capacity.values()) {
            for (var welfare : Answer.values()) {
                for (var property : Answer.values()) {
                    for (var friends : Answer.values()) {
                        for (var time : Answer.values()) {
                            for (var refuses : Answer.values()) {
                                var who = People.who(capacity, welfare, property, friends, time, refuses);
                                for (var papers : List.of(
                                        new String[] {},
                                        new String[] {"ATTORNEY_CONTACT"},
                                        new String[] {"BEST_INTERESTS"},
                                        new String[] {"IMCA_REFERRAL", "IMCA_REPORT", "BEST_INTERESTS"},
                                        new String[] {"OBJECTION_ADVICE", "BEST_INTERESTS", "REPRESENTATIVE"},
                                        Arrays.stream(EntryKind.values())
                                                .map(Enum::name)
                                                .toArray(String[]::new))) {
                                    for (boolean emergency : new boolean[] {false, true}) {
                                        var known = People.known(who, papers);
                                        var d = known.deciding();
                                        var written = Set.of(papers);
                                        assertThat(RightsGate.againstDeciding(d, known, emergency)
                                                        .isEmpty())
                                                .as("decide %s %s %s", who, written, emergency)
                                                .isEqualTo(mayDecide(who, written, emergency));
                                        assertThat(RightsGate.againstMoving(d, known, Set.of(), emergency)
                                                        .isEmpty())
                                                .as("move %s %s %s", who, written, emergency)
                                                .isEqualTo(mayMove(who, written, emergency));
                                        asked++;
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(asked).isEqualTo(4 * 243 * 6 * 2);
    }

    private static boolean mayDecide(care.backstop.people.PersonFacts f, Set<String> written, boolean emergency) {
        return switch (f.capacity()) {
            case HAS, NOT_RECORDED -> true;
            case DOUBT -> emergency;
            case LACKS -> {
                if (f.welfareAuthority() == YES) {
                    yield written.contains("ATTORNEY_CONTACT");
                }
                if (f.welfareAuthority() == Answer.NOT_KNOWN && f.propertyAuthorityOnly() != YES) {
                    yield emergency;
                }
                if (f.befriended() == Answer.NOT_KNOWN) {
                    yield emergency;
                }
                boolean reported = f.befriended() == YES
                        || f.timeToInstruct() == NO
                        || emergency
                        || written.contains("IMCA_REPORT");
                yield written.contains("BEST_INTERESTS") && reported;
            }
        };
    }

    private static boolean mayMove(care.backstop.people.PersonFacts f, Set<String> written, boolean emergency) {
        if (f.capacity() == Capacity.DOUBT) {
            return true;
        }
        if (f.capacity() != Capacity.LACKS) {
            return f.refuses() != YES;
        }
        if (f.refuses() == YES && !written.contains("OBJECTION_ADVICE")) {
            return false;
        }
        boolean alone = f.befriended() == NO
                && f.timeToInstruct() != NO
                && (f.welfareAuthority() == NO || f.welfareAuthority() != YES && f.propertyAuthorityOnly() == YES);
        return !alone || emergency || written.contains("REPRESENTATIVE") || written.contains("IMCA_REFERRAL");
    }

    @Test
    @Requirement("SA-3.10")
    void aNewHomeNeedsANewAuthorisation() {
        var until = LocalDate.of(2021, 2, 1);
        var who = People.withDols(People.who(Capacity.LACKS, NO, NO, YES, YES, NO), YES, until);
        var without = People.known(who, "BEST_INTERESTS");
        assertThat(words(RightsGate.againstMoving(without.deciding(), without, Set.of(), false)))
                .contains("The home they go to needs a new one");
        assertThat(RightsGate.againstMoving(without.deciding(), without, Set.of(), true))
                .as("an emergency, recorded, goes ahead")
                .isEmpty();
        var referred = People.known(who, "BEST_INTERESTS", "DOLS_REFERRAL");
        assertThat(RightsGate.againstMoving(referred.deciding(), referred, Set.of(), false))
                .isEmpty();
        var over = People.known(People.withDols(who, YES, People.TODAY.minusDays(1)), "BEST_INTERESTS");
        assertThat(RightsGate.againstMoving(over.deciding(), over, Set.of(), false))
                .isEmpty();
        var lastDay = People.known(People.withDols(who, YES, People.TODAY), "BEST_INTERESTS");
        assertThat(RightsGate.againstMoving(lastDay.deciding(), lastDay, Set.of(), false))
                .hasSize(1);
    }

    @Test
    void whatIsKeptWithTheMoveOpensItsGatesAndNeverARefusal() {
        var objects = People.known(People.who(Capacity.LACKS, NO, NO, NO, YES, YES));
        assertThat(RightsGate.againstMoving(
                        objects.deciding(), objects, EnumSet.of(Needs.OBJECTION_ADVICE, Needs.REPRESENTATIVE), false))
                .isEmpty();
        assertThat(RightsGate.againstMoving(objects.deciding(), objects, EnumSet.of(Needs.REPRESENTATIVE), true))
                .hasSize(1);
        var refuses = People.known(People.who(Capacity.HAS, NO, NO, NO, YES, YES));
        assertThat(RightsGate.againstMoving(refuses.deciding(), refuses, EnumSet.allOf(Needs.class), true))
                .hasSize(1);
    }

    @Test
    void aBestInterestsDecisionAboutMoneyOpensNothing() {
        var known = People.with(
                People.who(Capacity.LACKS, NO, NO, YES, YES, NO),
                Map.of(),
                People.entry(EntryKind.BEST_INTERESTS, Map.of("decision", "MONEY")));
        assertThat(known.deciding().closed(Blocks.PLACEMENT_DECISION, RightsGate.met(known), false))
                .hasSize(1);
    }

    private static String words(List<Problem> problems) {
        return String.join(" ", problems.stream().map(Problem::message).toList());
    }
}
