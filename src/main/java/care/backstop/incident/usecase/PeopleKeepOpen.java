package care.backstop.incident.usecase;

import care.backstop.incident.KeepsOpen;
import care.backstop.incident.StillOpen;
import care.backstop.incident.StillOpen.Kind;
import care.backstop.people.Unsettled;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Needs that were met before and are not met now, and safeguarding plans: an incident is not over while there are any. */
@Component
class PeopleKeepOpen implements KeepsOpen {

    private final Unsettled people;

    PeopleKeepOpen(Unsettled people) {
        this.people = people;
    }

    @Override
    public List<StillOpen> open(UUID incident) {
        var open = new ArrayList<StillOpen>();
        int without = people.withoutCare(incident);
        if (without > 0) {
            open.add(new StillOpen(
                    Kind.PERSON,
                    without == 1
                            ? "Red: the needs of 1 person that were met before are not met now"
                            : "Red: the needs of %d people that were met before are not met now".formatted(without),
                    "/people"));
        }
        int plans = people.safeguarding(incident);
        if (plans > 0) {
            open.add(new StillOpen(
                    Kind.SAFEGUARDING,
                    plans == 1
                            ? "1 safeguarding concern has no mitigated risk yet. Speak to the safeguarding lead"
                            : plans
                                    + " safeguarding concerns have no mitigated risk yet. Speak to the safeguarding lead",
                    "/people"));
        }
        return open;
    }
}
