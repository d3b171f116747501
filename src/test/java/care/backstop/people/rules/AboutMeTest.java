package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes with somebody: what is held against it, and how it stands on a day. */
class AboutMeTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "-", textBlock = """
        # kind,     answers,                                                    against
          ABOUT,    voice=PERSON,                                               important VAL
          ABOUT,    helped=Her niece,                                           important VAL
          ABOUT,    comforts=Her radio,                                         -
          ABOUT,    important=My cat; helped=Her niece,                         -
          MEDICINE, standing=YES,                                               'name VAL, dose VAL, when VAL'
          MEDICINE, standing=YES; name=Lisinopril; when=8am,                    dose VAL
          MEDICINE, standing=YES; name=Lisinopril; dose=5 mg,                   when VAL
          MEDICINE, standing=YES; name=Lisinopril; dose=5 mg; when=8am,         -
          MEDICINE, standing=ENDED,                                             name VAL
          MEDICINE, standing=ENDED; name=Lisinopril,                            -
          MEDICINE, standing=NONE,                                              -
          ALLERGY,  standing=YES,                                               'name VAL, reaction VAL'
          ALLERGY,  standing=YES; name=Penicillin,                              reaction VAL
          ALLERGY,  standing=YES; name=Penicillin; reaction=Rash,               -
          ALLERGY,  standing=ENDED; name=Penicillin,                            -
          ALLERGY,  standing=NONE,                                              -
          RISK,     standing=YES,                                               'name VAL, shows VAL, helps VAL, journey VAL'
          RISK,     standing=YES; name=FALLS; helps=An arm; journey=NO,         shows VAL
          RISK,     standing=YES; name=FALLS; shows=On stairs; journey=NO,      helps VAL
          RISK,     standing=YES; name=FALLS; shows=On stairs; helps=An arm,    journey VAL
          RISK,     standing=YES; name=FALLS; shows=Stairs; helps=Arm; journey=YES, -
          RISK,     standing=ENDED; name=FALLS,                                 -
          RISK,     standing=NONE,                                              -
        """)
    void whatIsHeldAgainstIt(String kind, String answers, @Nullable String against) {
        var w = Told.written(answers);
        List<Problem> problems = switch (kind) {
            case "ABOUT" -> AboutMe.against(w);
            case "MEDICINE" -> AboutMe.againstMedicine(w);
            case "ALLERGY" -> AboutMe.againstAllergy(w);
            default -> AboutMe.againstRisk(w);
        };
        assertThat(Told.said(problems)).isEqualTo(Told.list(against));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # case                             | written, the newest last                                                              | now   | none  | not known
          nobody asked                     | -                                                                                     | -     | false | true
          one                              | MEDICATION(standing=YES; name=A)                                                      | A     | false | false
          two, the newest first            | MEDICATION(standing=YES; name=A), MEDICATION(standing=YES; name=B)                    | B, A  | false | false
          written again                    | MEDICATION(standing=YES; name=A), MEDICATION(standing=YES; name= a)                   | a     | false | false
          stopped, and nothing else asked  | MEDICATION(standing=YES; name=A), MEDICATION(standing=ENDED; name=a)                  | -     | false | true
          begun again                      | MEDICATION(standing=ENDED; name=A), MEDICATION(standing=YES; name=A)                  | A     | false | false
          none at all                      | MEDICATION(standing=NONE)                                                             | -     | true  | false
          none ends what was before        | MEDICATION(standing=YES; name=A), MEDICATION(standing=NONE)                           | -     | true  | false
          one after none                   | MEDICATION(standing=NONE), MEDICATION(standing=YES; name=A)                           | A     | false | false
          stopped after none               | MEDICATION(standing=NONE), MEDICATION(standing=YES; name=A), MEDICATION(standing=ENDED; name=A) | - | true | false
          the last day of a course         | MEDICATION(standing=YES; name=A; until=2020-12-10)                                    | A     | false | false
          a course that is over            | MEDICATION(standing=YES; name=A; until=2020-12-09)                                    | -     | false | true
          other kinds do not count         | ALLERGY(standing=YES; name=A)                                                         | -     | false | true
        """)
    void howItStands(String name, @Nullable String written, @Nullable String now, boolean none, boolean notKnown) {
        var standing = AboutMe.standing(Told.known("able", written), EntryKind.MEDICATION);
        assertThat(standing.now().stream()
                        .map(w -> String.valueOf(w.of("name")).strip())
                        .toList())
                .as(name)
                .isEqualTo(Told.list(now));
        assertThat(standing.none()).isEqualTo(none);
        assertThat(standing.notKnown()).isEqualTo(notKnown);
    }

    @Test
    void ofEachQuestionTheLatestAnswerCounts() {
        var known = Told.known(
                "able",
                "ABOUT_ME(worth=Sings; important=My cat), ABOUT_ME(important=My sister), RISK(worth=Nothing; dont=Nothing)");
        assertThat(AboutMe.answers(known).entrySet().stream().map(Object::toString))
                .as("in the order of the questions")
                .containsExactly("important=My sister", "worth=Sings");
        assertThat(AboutMe.answers(Told.known("able", null))).isEmpty();
    }
}
