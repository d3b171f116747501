package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.placement.rules.KeptTogether.Friend;
import care.backstop.placement.rules.KeptTogether.Going;
import care.backstop.placement.rules.KeptTogether.Link;
import care.backstop.placement.rules.KeptTogether.Member;
import care.backstop.testing.Requirement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who belongs together. Links are written A>B, members A or A:group, friends A@place or A. */
class KeptTogetherTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource(nullValues = "-", textBlock = """
      B,   '',         another of the incident
      A,   VAL friend, themselves
      Z,   VAL friend, nobody of the incident
      ' ', VAL friend, a blank
      -,   VAL friend, nothing
    """)
    void aLinkIsToSomebodyElseOfTheIncident(@Nullable String to, String against, String because) {
        assertThat(told(KeptTogether.againstLink("A", to, Set.of("A", "B"))))
                .as(because)
                .isEqualTo(against);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
      '',            ''
      A>B,           A>B
      A>B B>A,       ''
      C>A A>B B>A,   C>A
      B>C A>C A>B A>B, A>B A>C B>C
    """)
    void whatOnlyOneOfTwoHasSaid(String links, String oneWay) {
        assertThat(KeptTogether.oneWay(links(links)).stream()
                        .map(l -> l.from() + ">" + l.to())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(oneWay);
    }

    @ParameterizedTest(name = "{3}")
    @Requirement("SA-7.5")
    @CsvSource(textBlock = """
      A B C,           '',                {},                                    nobody belongs to anybody
      A:g B:g C,       '',                '{A=g, B=g}',                          a group of the list
      A:g B C,         '',                {A=g},                                 a group of one
      A B C,           A>B,               {},                                    one way is not enough
      A B C,           A>B B>A,           '{A=Friends of A, B=Friends of A}',    both ways
      A B C,           A>B B>A B>C C>B,   '{A=Friends of A, B=Friends of A, C=Friends of A}', a friend of a friend
      A:g B:g C,       B>C C>B,           '{A=g, B=g, C=g}',                     a friend of one of a group
      A:h B:h C:g,     B>C C>B,           '{A=g, B=g, C=g}',                     two groups become one
      A:h B:h C:g D:g, A>C C>A B>D D>B,   '{A=g, B=g, C=g, D=g}',                joined twice
      A B,             A>Z Z>A,           {},                                    somebody who is not there any more
      C:g B A:g,       '',                '{A=g, C=g}',                          whatever the order
    """)
    void whoBelongsTogether(String members, String links, String groups, String because) {
        var some = Arrays.stream(members.split(" "))
                .map(m -> m.contains(":") ? new Member(m.substring(0, 1), m.substring(2)) : new Member(m, null))
                .collect(Collectors.toList());
        assertThat(KeptTogether.groups(some, links(links)).toString())
                .as(because)
                .isEqualTo(groups);
        Collections.reverse(some);
        assertThat(KeptTogether.groups(some, links(links)).toString())
                .as(because + ", told the other way round")
                .isEqualTo(groups);
    }

    @ParameterizedTest(name = "{4}")
    @Requirement("S1.3-a")
    @CsvSource(nullValues = "-", textBlock = """
      Elm, '',          -,            '',               no friends
      Elm, B C,         -,            '',               friends whose places are open
      Elm, B@Elm C@Elm, -,            '',               together
      Elm, B@Oak C@Oak, -,            VAL apartBecause, parted from two
      Elm, B@Elm C@Oak, -,            VAL apartBecause, parted from one of two
      Elm, B@Oak,       ' ',          VAL apartBecause, a blank is no reason
      Elm, B@Oak,       No third bed, '',               parted for a reason
    """)
    void nobodyIsPartedWithoutAReason(
            String place, String friends, @Nullable String reason, String against, String because) {
        assertThat(told(KeptTogether.against(place, friends(friends), reason)))
                .as(because)
                .isEqualTo(against);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
      B C     | ''  | 2 | 3 of the group still need a place, and 2 are free here             | two places for three
      B@Elm C | ''  | 1 | 2 of the group still need a place, and 1 is free here              | one is settled already
      B C     | ''  | 3 | ''                                                                 | room for all
      B C     | ''  | - | ''                                                                 | room is not known
      ''      | ''  | 0 | ''                                                                 | nobody to keep together
      ''      | A>B | - | Ask B whether A is a friend too: only one of them has said so      | they named somebody
      ''      | B>A | - | Ask this person about B, who named them as a friend                | somebody named them
      ''      | B>C | - | ''                                                                 | two others
    """)
    void whatToThinkOf(String friends, String oneWay, @Nullable Integer free, String prompt, String because) {
        assertThat(String.join("; ", KeptTogether.prompts("A", friends(friends), links(oneWay), free)))
                .as(because)
                .isEqualTo(prompt);
    }

    @ParameterizedTest(name = "{2}")
    @Requirement("S1.3-a")
    @CsvSource(delimiter = '|', textBlock = """
      A@g>Elm B@g>Elm           | g TOGETHER {Elm=2} 0                            | all in one place
      A@g>Elm B@g>Oak C@g>Elm   | g PARTED {Elm=2, Oak=1} 0                       | one goes elsewhere
      A@g>Elm B@g               | g PARTED {Elm=1} 1                              | one has no place
      A@g B@g                   | g NOWHERE {} 2                                  | nobody has a place yet
      A@g>Elm                   | ''                                              | a group of one is none
      A@g                       | ''                                              | nor is one without a place
      A@>Elm B@>Oak C>Elm       | ''                                              | in no group
      A@h>Elm B@g>Oak C@g>Elm D@h>Elm | g PARTED {Elm=1, Oak=1} 0; h TOGETHER {Elm=2} 0 | two groups, by name
    """)
    void whatAPlanMakesOfAGroup(String plan, String groups, String because) {
        assertThat(KeptTogether.placed(going(plan)).stream()
                        .map(g -> "%s %s %s %d".formatted(g.group(), g.outcome(), g.byPlace(), g.without()))
                        .collect(Collectors.joining("; ")))
                .as(because)
                .isEqualTo(groups);
    }

    @ParameterizedTest(name = "{3}")
    @Requirement("S1.3-a")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
      A@g>Elm B@g>Elm                 | -            | ''                           | nobody is parted
      A@g B@g                         | -            | ''                           | nobody is placed, so nobody is parted
      A@g>Elm B@g>Oak                 | -            | VAL parted-0                 | parted without a word
      A@g>Elm B@g>Oak                 | g= ;         | VAL parted-0                 | a blank is no reason
      A@g>Elm B@g>Oak                 | g=Two beds;  | ''                           | parted for a reason
      A@g>Elm B@g>Oak                 | h=Two beds;  | VAL parted-0                 | a reason for another group
      A@g>Elm B@g>Oak C@h>Elm D@h     | g=Two beds;  | VAL parted-1                 | each group its own
      A@g>Elm B@g>Oak C@h>Elm D@h     | -            | VAL parted-0, VAL parted-1   | all are told at once
    """)
    void noPlanIsWorkedToThatPartsFriendsWithoutAReasonForEach(
            String plan, @Nullable String said, String against, String because) {
        var reasons = Arrays.stream(said == null ? new String[0] : said.split(";"))
                .collect(Collectors.toMap(s -> s.substring(0, 1), s -> s.substring(2)));
        assertThat(told(KeptTogether.againstParting(KeptTogether.parted(going(plan)), reasons)))
                .as(because)
                .isEqualTo(against);
    }

    @Test
    void aReasonHasAThousandLettersAtMostAndWhatIsWrongNamesTheGroup() {
        var parted = KeptTogether.parted(going("A@g>Elm B@g>Oak"));
        assertThat(KeptTogether.againstParting(parted, Map.of("g", "x".repeat(1000))))
                .isEmpty();
        assertThat(KeptTogether.againstParting(parted, Map.of("g", "x".repeat(1001))))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("at most 1,000", "\"g\""));
        assertThat(KeptTogether.againstParting(parted, Map.of()))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("parts \"g\"", "plan again"));
        assertThat(parted.getFirst().people()).isEqualTo(2);
        assertThat(Arrays.stream(KeptTogether.Outcome.values()).map(KeptTogether.Outcome::words))
                .containsExactly("Parted", "No place yet", "Together");
    }

    /** Somebody is written reference, group after @, place after {@code >}. */
    private static List<Going> going(String words) {
        return Arrays.stream(words.split(" "))
                .filter(w -> !w.isBlank())
                .map(w -> {
                    var to = w.split(">");
                    var of = to[0].split("@", -1);
                    return new Going(of.length > 1 ? of[1] : null, to.length > 1 ? to[1] : null);
                })
                .toList();
    }

    private static List<Link> links(String words) {
        return Arrays.stream(words.split(" "))
                .filter(w -> !w.isBlank())
                .map(w -> new Link(w.substring(0, 1), w.substring(2)))
                .toList();
    }

    private static List<Friend> friends(String words) {
        return Arrays.stream(words.split(" "))
                .filter(w -> !w.isBlank())
                .map(w -> w.contains("@") ? new Friend(w.substring(0, 1), w.substring(2)) : new Friend(w, null))
                .toList();
    }

    private static String told(List<Problem> problems) {
        return problems.stream().map(p -> p.code() + " " + p.field()).collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0} of {1}, round {2}")
    @CsvSource(delimiter = '|', textBlock = """
      3 | 3 | false | Stays with all of their friends
      1 | 1 | false | Stays with all of their friends
      2 | 3 | false | Together with 2 of their 3 friends
      0 | 3 | false | Apart from all 3 friends
      0 | 1 | false | Apart from their only friend
      7 | 7 | true  | Stays in the same round
      1 | 7 | true  | With 1 of the 7 others of their round
      0 | 7 | true  | Apart from all 7 others of their round
      0 | 1 | true  | Apart from the only other of their round
    """)
    void howAPlaceStandsToThoseOfFriends(int with, int others, boolean round, String words) {
        assertThat(KeptTogether.words(with, others, round)).isEqualTo(words);
    }
}
