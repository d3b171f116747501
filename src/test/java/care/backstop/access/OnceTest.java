package care.backstop.access;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Role;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class OnceTest {

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Test
    void aFormSentTwiceIsDoneOnceAndARefusedOneMayBeSentAgain() {
        var browser = web.browser(actors.of(Role.ACCESS_ADMINISTRATOR));
        browser.open("/administration");
        var refused = Map.of("agency", "", "kind", "ICB", "_once", "nonce-1");
        assertThat(browser.submit("/administration/agencies", refused).html().select(".govuk-error-summary"))
                .isNotEmpty();
        var good = Map.of("agency", "An ICB", "kind", "ICB", "_once", "nonce-1");
        assertThat(browser.submit("/administration/agencies", good).status()).isEqualTo(200);
        var again = browser.submit(
                "/administration/agencies", Map.of("agency", "Another ICB", "kind", "ICB", "_once", "nonce-1"));
        assertThat(again.text()).contains("has been done");
        assertThat(browser.open("/administration").text()).contains("An ICB").doesNotContain("Another ICB");
    }
}
