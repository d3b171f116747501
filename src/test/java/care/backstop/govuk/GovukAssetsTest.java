package care.backstop.govuk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** What a browser gets when it asks for GOV.UK Frontend. */
class GovukAssetsTest {

    @Configuration
    @EnableWebMvc
    static class Web {}

    private static final AnnotationConfigWebApplicationContext CONTEXT = new AnnotationConfigWebApplicationContext();
    private static MockMvc browser;

    @BeforeAll
    static void start() {
        CONTEXT.setServletContext(new MockServletContext());
        CONTEXT.register(Web.class, GovukAssets.class);
        CONTEXT.refresh();
        browser = MockMvcBuilders.webAppContextSetup(CONTEXT).build();
    }

    @AfterAll
    static void stop() {
        CONTEXT.close();
    }

    private static String served(String file) throws Exception {
        return browser.perform(get(Shell.FRONTEND + file))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void theStylesheetNamesNoFontWeMayNotUse() throws Exception {
        var css = served("govuk-frontend.min.css");
        assertFalse(css.contains("GDS Transport"), "named");
        assertFalse(css.contains("@font-face"), "declared");
        assertFalse(css.contains("/assets/fonts/"), "asked for");
        assertTrue(css.contains(".govuk-button{font-family:arial,sans-serif"));
        assertTrue(css.contains(".govuk-warning-text__text"), "the rest is still there");
    }

    @Test
    void theScriptIsServedAsItIs() throws Exception {
        assertTrue(served("govuk-frontend.min.js").contains("initAll"));
    }

    @Test
    void nothingElseOfTheClasspathIsServed() throws Exception {
        browser.perform(get("/webjars/govuk-frontend/../../../../application.yaml"))
                .andExpect(status().is4xxClientError());
        browser.perform(get(Shell.FRONTEND + "absent.css")).andExpect(status().isNotFound());
    }

    @Test
    void onlyTheNamedFontIsTakenOut() {
        assertEquals(
                "a{font-family:arial,sans-serif}b{font-family:monospace}",
                GovukAssets.withoutGdsTransport("@font-face{font-family:\"GDS Transport\";src:url(x)}"
                        + "a{font-family:\"GDS Transport\",arial,sans-serif}b{font-family:monospace}"));
    }
}
