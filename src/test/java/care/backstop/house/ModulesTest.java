package care.backstop.house;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.Backstop;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Backstop.class);

    @Test
    void arrowsPointDownOnly() {
        MODULES.verify();
    }

    @Test
    void everyRoomOfTheDesignIsThere() {
        assertThat(MODULES.stream().map(m -> m.getIdentifier().toString()))
                .contains(
                        "kernel",
                        "govuk",
                        "access",
                        "audit",
                        "reporting",
                        "market",
                        "people",
                        "oversight",
                        "contingency",
                        "incident",
                        "placement",
                        "funding",
                        "communications");
    }
}
