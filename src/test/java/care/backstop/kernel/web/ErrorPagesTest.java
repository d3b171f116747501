package care.backstop.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Role;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that no page of ours gets to see are answered by a page of ours all the same. */
@DatabaseTest
class ErrorPagesTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Test
    void aFormThatIsTooOldSaysWhatToDo() {
        var answer = web.browser(actors.of(Role.INCIDENT_COORDINATOR))
                .submitWithoutToken("/incidents/drafts/00000000-0000-0000-0000-000000000001/open", Map.of("said", "x"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.h1()).isEqualTo("This page was open too long");
        assertThat(answer.text()).contains("Nothing was changed", "sign in again");
    }

    @Test
    void aHugePasteIsRefusedInWords() {
        var answer = web.browser(actors.of(Role.INCIDENT_COORDINATOR))
                .submit(
                        "/incidents/drafts/00000000-0000-0000-0000-000000000002/open",
                        Map.of("said", "x".repeat(3_000_000)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.h1()).isEqualTo("That is too much at once");
        assertThat(answer.text()).contains("shorten what you typed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/incidents;a=b", "/nothing/here", "/incidents/not-an-id"})
    void anAddressThatIsNotOneGetsAPage(String address) {
        var answer = web.browser(actors.lead()).open(address);
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.h1()).isIn("Page not found", "This was not understood");
        assertThat(answer.html().text()).doesNotContain("Whitelabel").doesNotContain("Exception");
    }
}
