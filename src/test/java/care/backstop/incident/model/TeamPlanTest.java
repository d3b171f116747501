package care.backstop.incident.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamPlanTest {

    @ParameterizedTest
    @CsvSource({
        "SOTON, Joint Incident Steering Group, 4, 16",
        "LANCS, Cessation project planning meeting, 2, 3",
        "KENT, Lead mobilisation managers, 2, 5",
        "NOWHERE, Joint Incident Steering Group, 4, 16"
    })
    void everyProfileHasItsGroupsAndRoles(String profile, String steering, int groups, int roles) {
        var plan = TeamPlan.of(profile);
        assertThat(plan.group(TeamPlan.STEERING)).map(TeamPlan.GroupKind::name).hasValue(steering);
        assertThat(plan.groups()).hasSize(groups);
        assertThat(plan.roles().list()).hasSize(roles);
        assertThat(plan.briefing().items()).hasSize(5);
        assertThat(plan.groups())
                .allSatisfy(g -> assertThat(
                                g.everyDays() == null || !g.everyDaysSource().isBlank())
                        .isTrue());
    }

    @Test
    void lancashiresHeadingsAreTwelve() {
        var kind = TeamPlan.of("LANCS").group(TeamPlan.STEERING).orElseThrow();
        assertThat(kind.headings()).hasSize(12).doesNotHaveDuplicates();
        assertThat(kind.untilClosing()).isTrue();
        assertThat(TeamPlan.of("SOTON").group(TeamPlan.STEERING).orElseThrow().untilClosing())
                .isFalse();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = ';', textBlock = """
        key: STEERING; key: OTHER; needs a group
        reportsTo: STEERING; reportsTo: NOBODY; reports to NOBODY
        everyDays: 1; everyDay: 1; everyDay
        differsFrom: LEAD; differsFrom: NOBODY; differs from NOBODY
        key: DEPUTY; key: LEAD; is there twice
        """)
    void aSlipInTheFileIsNamed(String is, String slip, String named) {
        var good = """
                profile: TEST
                groups:
                  - {key: STEERING, name: Group, clause: "1"}
                  - {key: LOWER, name: Lower group, clause: "2", reportsTo: STEERING, everyDays: 1, everyDaysSource: "3"}
                roles:
                  clause: "4"
                  list:
                    - {key: LEAD, name: Lead}
                    - {key: DEPUTY, name: Deputy, differsFrom: LEAD}
                briefing: {clause: "5", by: "09:00", bySource: "6", items: [One]}
                """;
        assertThat(TeamPlan.read(good.getBytes(StandardCharsets.UTF_8)).groups())
                .hasSize(2);
        assertThatThrownBy(() -> TeamPlan.read(good.replaceFirst(is, slip).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
