package care.backstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.access.Accounts;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first administrator of a new council, from the link on the console to enrolling a colleague; with script and without. */
@DatabaseTest
class FirstDayTest {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock clock;

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void fromTheLinkOnTheConsoleToTheFirstColleague(boolean script) throws Exception {
        try (var walk = new Walk(port, script)) {
            walk.open("/");
            assertThat(walk.heading()).isEqualTo("Sign in to Backstop");
            walk.look("sign-in");

            walk.open(accounts.firstLink());
            walk.look("first-link");
            var seed = new Base32().decode(walk.find("main code").innerText());
            walk.press("Finish");
            assertThat(walk.find(".govuk-error-summary").innerText()).contains("password of at least 12 characters");
            walk.look("first-link-refused");

            walk.fill("Name of the council", script ? "Newshire" : "Oldshire");
            walk.fill("Your name", "Ada Example");
            walk.fill("User name", "ada" + script);
            walk.fill("Password", "three unrelated words");
            var codes = new TimeBasedOneTimePasswordGenerator();
            walk.fill(
                    "Six-digit code that it shows now",
                    codes.generateOneTimePasswordString(
                            new SecretKeySpec(seed, codes.getAlgorithm()), clock.instant(), Locale.ROOT));
            walk.press("Finish");
            walk.open("/administration");
            assertThat(walk.text()).contains("Ada Example");
            walk.look("administration");

            walk.fill("Name", "Ben Example");
            walk.fill("User name", "ben" + script);
            walk.fill("What the post is called", "Incident lead");
            walk.choose("Role", "INCIDENT_LEAD");
            walk.press("Enrol");
            assertThat(walk.text()).contains("It works once, for 24 hours").contains("Ben Example");
            walk.look("enrolled");

            walk.press("Sign out");
            assertThat(walk.heading()).isEqualTo("Sign in to Backstop");
        }
    }
}
