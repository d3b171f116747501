package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.StillOpen;
import care.backstop.incident.StillOpen.Kind;
import care.backstop.incident.rules.MayClose.Debrief;
import care.backstop.incident.rules.MayClose.Facts;
import care.backstop.testing.Requirement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MayCloseTest {

    /** Everything that may be open, one by one and nothing else. */
    private static final class Open {
        int duties;
        List<String> undecided = List.of();
        int pending;
        int untested;
        int people;
        List<String> actions = List.of();
        List<String> deadlines = List.of();
        List<String> trading = List.of();
        int notices;
        int requests;
        Map<String, Integer> matters = Map.of();
        int atSite;
        List<String> minutes = List.of();
        List<String> unheld = List.of();
        List<String> unchosen = List.of();
        List<String> unsigned = List.of();
        Debrief debrief = Facts.NOTHING.debrief();
        boolean referral = true;
        List<StillOpen> elsewhere = List.of();

        Facts facts() {
            return new Facts(
                    duties, undecided, pending, untested, people, 42, actions, deadlines, trading, notices, requests,
                    matters, atSite, minutes, unheld, unchosen, unsigned, debrief, referral, elsewhere);
        }
    }

    private static Arguments only(Kind kind, String words, String path, java.util.function.Consumer<Open> what) {
        var open = new Open();
        what.accept(open);
        return Arguments.of(kind, words, path, open.facts());
    }

    static Stream<Arguments> alone() {
        return Stream.of(
                only(
                        Kind.DUTY,
                        "1 person is owed care by the council with no recorded end",
                        "/decisions",
                        o -> o.duties = 1),
                only(
                        Kind.DUTY,
                        "3 people are owed care by the council with no recorded end",
                        "/decisions",
                        o -> o.duties = 3),
                only(
                        Kind.DECISION,
                        "No decision on what the council owes is recorded for Heron House",
                        "/decisions",
                        o -> o.undecided = List.of("Heron House")),
                only(
                        Kind.DECISION,
                        "2 people still wait for an urgency judgement or a decision",
                        "/decisions",
                        o -> o.pending = 2),
                only(
                        Kind.DECISION,
                        "What the council owes has not been asked for 4 people",
                        "/decisions",
                        o -> o.untested = 4),
                only(
                        Kind.DECISION,
                        "Options were compared and none is chosen: Rescue or close?",
                        "/options",
                        o -> o.unchosen = List.of("Rescue or close?")),
                only(
                        Kind.DECISION,
                        "A joint decision is not signed by ICB: Rescue or close?",
                        "/options",
                        o -> o.unsigned = List.of("ICB: Rescue or close?")),
                only(Kind.PERSON, "5 of 42 people still need somewhere to be", "/people", o -> o.people = 5),
                only(
                        Kind.SAFEGUARDING,
                        "1 safeguarding concern has no mitigated risk yet",
                        "/people",
                        o -> o.elsewhere = List.of(new StillOpen(
                                Kind.SAFEGUARDING, "1 safeguarding concern has no mitigated risk yet", "/people"))),
                only(
                        Kind.PLACE,
                        "1 place is held",
                        "/places",
                        o -> o.elsewhere = List.of(new StillOpen(Kind.PLACE, "1 place is held", "/places"))),
                only(
                        Kind.MOVE,
                        "1 move is planned",
                        "/moves",
                        o -> o.elsewhere = List.of(new StillOpen(Kind.MOVE, "1 move is planned", "/moves"))),
                only(
                        Kind.ACTION,
                        "2 of the actions are neither done nor marked as not applicable: 2.1, 4.3",
                        "/actions?state=TO_DO",
                        o -> o.actions = List.of("2.1", "4.3")),
                only(
                        Kind.DEADLINE,
                        "First meeting (7.1) has not been recorded",
                        "/meetings",
                        o -> o.deadlines = List.of("First meeting (7.1)")),
                only(
                        Kind.TRADING,
                        "Heron House still trade on under an office-holder. End the watch first",
                        "/trading",
                        o -> o.trading = List.of("Heron House")),
                only(Kind.NOTICE, "1 of the notices that joined have not been judged", "/calls", o -> o.notices = 1),
                only(Kind.REQUEST, "1 request is neither answered nor taken back", "/requests", o -> o.requests = 1),
                only(Kind.MATTER, "Complaint: 1 still open", "/log/matters", o -> o.matters = Map.of("Complaint", 1)),
                only(Kind.SITE, "1 person is not signed out at the site", "/site", o -> o.atSite = 1),
                only(Kind.SITE, "2 people are not signed out at the site", "/site", o -> o.atSite = 2),
                only(
                        Kind.MINUTES,
                        "Minutes are not approved: Debrief, 8 December 2020",
                        "/meetings",
                        o -> o.minutes = List.of("Debrief, 8 December 2020")),
                only(
                        Kind.MEETING,
                        "A meeting was planned. Record that it was held, or cancel it: Steering group, 9 December 2020",
                        "/meetings",
                        o -> o.unheld = List.of("Steering group, 9 December 2020")),
                only(
                        Kind.LEARNING,
                        "Whether the incident is referred to the safeguarding adults board has not been decided",
                        "/learning",
                        o -> o.referral = false));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("alone")
    void eachOpenThingAloneKeepsItOpen(Kind kind, String words, String path, Facts facts) {
        assertThat(MayClose.stillOpen(facts)).containsExactly(new StillOpen(kind, words, path));
    }

    @Test
    void nothingOpenLetsItClose() {
        assertThat(MayClose.stillOpen(Facts.NOTHING)).isEmpty();
    }

    /** Telling everybody is asked only of an incident that is stood down, where nothing else of these is. */
    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "TELLING")
    void everyKindHasACaseAboveAndAnAuthority(Kind kind) {
        assertThat(alone().map(a -> a.get()[0])).contains(kind);
        assertThat(kind.words()).isNotBlank();
        assertThat(kind.clause()).isNotBlank();
    }

    @ParameterizedTest(name = "mandatory {0}, held {1}, taught {2}, left out {3}, referral decided {4}")
    @Requirement({"LF-12", "SA-8.2", "SA-10.3"})
    @CsvSource(textBlock = """
        # mandatory, held,  taught, left out, referral, what is open
          true,      true,  true,   false,    true,     none
          true,      false, false,  false,    true,     demands one
          true,      false, false,  true,     true,     demands one
          true,      true,  false,  false,    true,     no lessons
          true,      true,  true,   false,    false,    safeguarding adults board
          false,     true,  true,   false,    false,    none
          false,     false, false,  true,     false,    none
          false,     false, false,  false,    false,    record why
          false,     true,  false,  false,    true,     no lessons
        """)
    void aDebriefIsDemandedOrMayBeLeftOutWithAReason(
            boolean mandatory, boolean held, boolean taught, boolean leftOut, boolean referral, String expected) {
        var open = new Open();
        open.debrief = new Debrief(mandatory, held, taught, leftOut);
        open.referral = referral;
        var found = MayClose.stillOpen(open.facts());
        if (expected.equals("none")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(o -> {
                assertThat(o.kind()).isEqualTo(Kind.LEARNING);
                assertThat(o.words()).contains(expected);
            });
        }
    }

    @Test
    void namesEightAndSaysThatThereAreMore() {
        var open = new Open();
        open.actions = IntStream.rangeClosed(1, 9).mapToObj(n -> "2." + n).toList();
        assertThat(MayClose.stillOpen(open.facts()).getFirst().words())
                .isEqualTo("9 of the actions are neither done nor marked as not applicable: "
                        + "2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8 and others");
        open.actions = Collections.nCopies(8, "2.1");
        assertThat(MayClose.stillOpen(open.facts()).getFirst().words())
                .endsWith("2.1")
                .doesNotContain("others");
    }

    @Test
    void whatTheLawAsksComesFirst() {
        var open = new Open();
        open.actions = List.of("2.1");
        open.duties = 1;
        open.people = 1;
        open.elsewhere = List.of(new StillOpen(Kind.MOVE, "1 move", "/moves"));
        assertThat(MayClose.stillOpen(open.facts()))
                .extracting(StillOpen::kind)
                .containsExactly(Kind.DUTY, Kind.PERSON, Kind.MOVE, Kind.ACTION);
    }
}
