package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.StaffHours.Sum;
import care.backstop.incident.rules.StaffHours.Time;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffHoursTest {

    private static final Instant NOON = Instant.parse("2020-12-08T12:00:00Z");

    @Test
    void addsUpWhatIsOverAndWhatIsStillToComeByRoleAndAgency() {
        assertThat(StaffHours.of(
                        List.of(
                                time("Placements", "Council", "2020-12-08T08:00:00Z", "2020-12-08T10:30:00Z"),
                                time("Placements", "ICB", "2020-12-08T08:00:00Z", "2020-12-08T09:00:00Z"),
                                time("Lead", "Council", "2020-12-08T11:00:00Z", "2020-12-08T15:00:00Z"),
                                time("Placements", "Council", "2020-12-09T08:00:00Z", "2020-12-09T08:45:00Z")),
                        NOON))
                .containsExactly(
                        new Sum("Lead", "Council", 60, 180),
                        new Sum("Placements", "Council", 150, 45),
                        new Sum("Placements", "ICB", 60, 0));
        assertThat(StaffHours.of(List.of(), NOON)).isEmpty();
    }

    @Test
    void aShiftThatBeginsOrEndsNowIsWhollyOnOneSide() {
        assertThat(StaffHours.of(
                        List.of(time("Lead", "Council", "2020-12-08T12:00:00Z", "2020-12-08T13:00:00Z")), NOON))
                .containsExactly(new Sum("Lead", "Council", 0, 60));
        assertThat(StaffHours.of(
                        List.of(time("Lead", "Council", "2020-12-08T11:00:00Z", "2020-12-08T12:00:00Z")), NOON))
                .containsExactly(new Sum("Lead", "Council", 60, 0));
    }

    private static Time time(String role, String agency, String from, String to) {
        return new Time(role, agency, Instant.parse(from), Instant.parse(to));
    }
}
