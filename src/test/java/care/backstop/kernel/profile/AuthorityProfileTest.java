package care.backstop.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityProfileTest {

    @ParameterizedTest
    @ValueSource(strings = {"LANCS", "SOTON", "KENT", "soton"})
    void everyKeyHasAValueOrSaysNoneAndASource(String key) {
        var profile = AuthorityProfile.load(key);

        assertThat(profile.key()).isEqualToIgnoringCase(key);
        assertThat(profile.settings()).containsOnlyKeys(Key.values());
        assertThat(profile.settings().values())
                .allSatisfy(
                        s -> assertThat(s.source()).matches("(default, unconfirmed|Southampton|Lancashire|Kent).*"));
        assertThat(profile.hash()).matches("[0-9a-f]{16}");
        assertThat(profile.version()).isNotBlank();
        assertThat(profile.name()).isNotBlank();
        assertThat(profile.procedure()).isNotBlank();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
    LANCS, s48.urgencyFilter,             true,                  true
    SOTON, s48.urgencyFilter,             false,                 false
    KENT,  s48.urgencyFilter,             false,                 true
    SOTON, forum.firstMeetingWorkingDays, 3,                     true
    LANCS, forum.firstMeetingWorkingDays, 3,                     false
    SOTON, forum.name,                    Joint Incident Steering Group, true
    SOTON, terms.icb,                     ICB,                   true
    LANCS, charge.adult,                  WILL,                  true
    KENT,  charge.adult,                  MAY,                   true
    SOTON, charge.adult,                  MAY,                   false
    SOTON, joint.rule,                    LARGEST_SHARE,         true
    KENT,  joint.rule,                    LARGEST_SHARE,         false
    LANCS, advocacy.trigger,              NO_APPROPRIATE_PERSON, true
    SOTON, debrief.mandatory,             true,                  true
    LANCS, debrief.mandatory,             false,                 true
    SOTON, document.reviewMonths,         24,                    true
    KENT,  neighbours,                    [],                    true
    LANCS, case.system,                   null,                  false
    """)
    void saysWhatTheProceduresSay(String profile, String key, String value, boolean confirmed) {
        var setting = AuthorityProfile.load(profile).setting(Key.parse(key).orElseThrow());

        assertThat(String.valueOf(setting.value())).isEqualTo(value);
        assertThat(setting.confirmed()).isEqualTo(confirmed);
    }

    @Test
    @Requirement("X-08")
    void thresholdsNobodySetAreUnconfirmed() {
        var profile = AuthorityProfile.load("SOTON");

        assertThat(profile.number(Key.RAG_HIGH_PACKAGE)).isEqualTo(21);
        assertThat(profile.unconfirmed()).contains(Key.RAG_HIGH_PACKAGE).doesNotContain(Key.FORUM_FIRST_MEETING);
    }

    @Test
    void readsEachKindOfValue() {
        var lancashire = AuthorityProfile.load("LANCS");

        assertThat(lancashire.is(Key.URGENCY_FILTER)).isTrue();
        assertThat(lancashire.is(Key.DEBRIEF_MANDATORY)).isFalse();
        assertThat(lancashire.list(Key.NEIGHBOURS)).containsExactly("Blackburn with Darwen", "Blackpool");
        assertThat(lancashire.list(Key.FORUM_NAME)).isEmpty();
        assertThat(lancashire.text(Key.CASE_SYSTEM)).isEmpty();
        assertThat(lancashire.number(Key.FORUM_NAME)).isNull();
        assertThat(lancashire.text(Key.FORUM_NAME)).isEqualTo("cessation project planning meeting");
    }

    @Test
    @Requirement("X-01")
    void anUnknownKeyIsRefusedWithEverythingElseThatIsWrong() throws IOException {
        var text = source("soton")
                .replace("forum.firstMeetingWorkingDays:", "forum.frist:")
                .replace("{value: LARGEST_SHARE,", "{value: NOBODY,")
                .replace(
                        "s48.urgencyFilter: {value: false, source: \"default, unconfirmed\"}",
                        "s48.urgencyFilter: {value: false}");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> AuthorityProfile.read(text.getBytes(StandardCharsets.UTF_8)))
                .satisfies(r -> assertThat(r.problems())
                        .allSatisfy(p -> assertThat(p.code()).isEqualTo(Problem.Code.VAL))
                        .extracting(Problem::field, Problem::message)
                        .containsExactly(
                                tuple("forum.frist", "There is no setting 'forum.frist'. Check the spelling"),
                                tuple(
                                        "s48.urgencyFilter",
                                        "Say where this comes from: a clause, or 'default, unconfirmed'"),
                                tuple("joint.rule", "This must be one of LARGEST_SHARE, COUNCIL"),
                                tuple("forum.firstMeetingWorkingDays", "This setting is missing")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
    document.reviewMonths: {value: 24    | document.reviewMonths: {value: many  | a whole number
    document.reviewMonths: {value: 24    | document.reviewMonths: {value: -1    | a whole number
    document.reviewMonths: {value: 24    | document.reviewMonths: {value: 1001  | a whole number
    debrief.mandatory: {value: true      | debrief.mandatory: {value: perhaps   | true or false
    neighbours: {value: [Hampshire]      | neighbours: {value: Hampshire        | a list
    neighbours: {value: [Hampshire]      | neighbours: {value: [1]              | a list
    forum.name: {value: Joint Incident Steering Group | forum.name: {value: 7   | text
    forum.name: {value: Joint Incident Steering Group | forum.name: {value: '  ' | text
    """)
    void aValueIsOfItsKind(String before, String after, String kind) throws IOException {
        var text = source("soton");
        assertThat(text).contains(before);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(
                        () -> AuthorityProfile.read(text.replace(before, after).getBytes(StandardCharsets.UTF_8)))
                .withMessage("This must be " + kind);
    }

    @Test
    void aTopLevelSlipIsSaid() throws IOException {
        var text = source("soton") + "colour: red\n";

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> AuthorityProfile.read(text.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("colour");
    }

    @Test
    void anUnknownProfileIsRefusedWithTheNamesThereAre() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> AuthorityProfile.load("NARNIA"))
                .withMessageContaining("LANCS, SOTON, KENT");
    }

    private static org.assertj.core.groups.Tuple tuple(String field, String message) {
        return org.assertj.core.groups.Tuple.tuple(field, message);
    }

    private static String source(String name) throws IOException {
        try (var in = AuthorityProfileTest.class.getResourceAsStream("/procedures/" + name + "/profile.yaml")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
