package care.backstop.people.usecase;

import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.profile.Profiles;
import care.backstop.people.rules.AdvocacyTrigger;
import care.backstop.people.rules.Priority.Thresholds;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the settings of an incident's council mean for its people. */
@Component
class CouncilsWay {

    /** Where a council sets none. */
    private static final int CHASE_AFTER = 5;

    private final Profiles profiles;

    CouncilsWay(Profiles profiles) {
        this.profiles = profiles;
    }

    AuthorityProfile of(UUID incident) {
        return profiles.of(incident);
    }

    Thresholds thresholds(UUID incident) {
        return thresholds(of(incident));
    }

    /** Days to wait until an organisation that was told is asked whether it knows. */
    int chaseAfter(UUID incident) {
        return Objects.requireNonNullElse(of(incident).number(Key.SYSTEMS_CHASE), CHASE_AFTER);
    }

    static Thresholds thresholds(AuthorityProfile profile) {
        return Thresholds.of(profile.number(Key.RAG_HIGH_PACKAGE), profile.is(Key.RAG_DOUBLE_UP));
    }

    static AdvocacyTrigger advocacy(AuthorityProfile profile) {
        return AdvocacyTrigger.of(profile.text(Key.ADVOCACY_TRIGGER));
    }
}
