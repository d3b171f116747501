package care.backstop.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CareRegisteredTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CARE_HOME_NURSING; Accommodation for persons who require nursing or personal care; NURSING",
                "OTHER; Nursing care; NURSING",
                "HOME_CARE; Treatment of disease, disorder or injury; NURSING",
                "HOME_CARE; Personal care; CARE",
                "CARE_HOME; Family planning; CARE",
                "OTHER; Personal care; CARE",
                "OTHER; Accommodation for persons who require nursing or personal care; CARE",
                "OTHER; Surgical procedures; NOTHING"
            })
    void whatTheRegisterSays(ServiceKind kind, String activity, CareRegistered care) {
        assertThat(CareRegistered.of(Set.of(kind), Set.of(activity))).isEqualTo(care);
    }

    @Test
    void whoeverRunsSeveralIsRegisteredForAllOfIt() {
        assertThat(CareRegistered.CARE.or(CareRegistered.NURSING)).isEqualTo(CareRegistered.NURSING);
        assertThat(CareRegistered.CARE.or(CareRegistered.NOTHING)).isEqualTo(CareRegistered.CARE);
        assertThat(CareRegistered.CARE.or(CareRegistered.CARE)).isEqualTo(CareRegistered.CARE);
    }
}
