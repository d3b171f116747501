package care.backstop.govuk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import care.backstop.kernel.Problem;
import gg.jte.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The shell around every page, and a whole form in it, read back as a browser would. */
class PageTest {

    private static final Shell SHELL = new Shell(
            "Lanchester County Council",
            "Incident lead",
            "Ash Example",
            "/posts",
            List.of(
                    NavItem.of("Home", "/", "/incidents/7/people"),
                    NavItem.of("Incidents", "/incidents", "/incidents/7/people"),
                    NavItem.of("Reports", "/reports", "/incidents/7/people")),
            "/market",
            "_csrf",
            "a-token",
            "/incidents/7/people",
            "Capacity <confirmed>",
            true,
            null);

    private static Document page(Shell shell, Map<String, Object> more) {
        var parameters = new HashMap<String, Object>(more);
        parameters.put("shell", shell);
        parameters.putIfAbsent("title", "People & places");
        parameters.putIfAbsent("content", html("<h1 class=\"govuk-heading-l\">People</h1>"));
        return Jsoup.parse(Rendered.of("page", parameters));
    }

    private static Content html(String html) {
        return output -> output.writeContent(html);
    }

    @Test
    void hasOneOfEachLandmarkAndOneHeading() {
        var page = page(SHELL, Map.of());
        assertEquals("en", page.expectFirst("html").attr("lang"));
        assertEquals(1, page.select("header").size());
        assertEquals(1, page.select("nav").size());
        assertEquals(1, page.select("main#main-content").size());
        assertEquals(1, page.select("footer").size());
        assertEquals(1, page.select("h1").size());
        assertEquals(
                1,
                page(SHELL, Map.of("before", Rendered.content("backLink", Map.of("link", BackLink.to("/incidents")))))
                        .select("header .govuk-back-link")
                        .size(),
                "nothing stands outside the landmarks");
        assertEquals(
                "#main-content", page.expectFirst("body a").attr("href"), "the skip link is the page's first link");
    }

    @Test
    void saysInTheTitleWhatItIsAndWhetherItFailed() {
        assertEquals(
                "People & places – Lanchester County Council – Backstop",
                page(SHELL, Map.of()).title());
        assertEquals(
                "Error: People & places – Lanchester County Council – Backstop",
                page(SHELL, Map.of("failed", true)).title());
        assertEquals(
                "People & places – Backstop",
                page(Shell.of("", "_csrf", "t", "/sign-in"), Map.of()).title());
    }

    @Test
    void saysWhoIsLookingAndAsWhatAndLetsThemGo() {
        var header = page(SHELL, Map.of()).expectFirst("header");
        assertEquals("Backstop", header.expectFirst(".backstop-header__product").text());
        assertTrue(header.text().contains("Lanchester County Council"));
        assertTrue(header.text().contains("Ash Example"));
        assertTrue(header.text().contains("Incident lead"));
        assertEquals("/posts", header.expectFirst("a:contains(Change post)").attr("href"));
        var signOut = header.expectFirst("form[action=/sign-out]");
        assertEquals("post", signOut.attr("method"));
        assertEquals("a-token", signOut.expectFirst("input[name=_csrf]").attr("value"));
        var search = header.expectFirst("form[role=search]");
        assertEquals("get", search.attr("method"));
        assertEquals("/market", search.attr("action"));
        assertNotNull(search.selectFirst("label[for=site-search]"));
        assertNotNull(search.selectFirst("#site-search[name=q]"));
    }

    @Test
    void tellsSomebodyNotSignedInNothingAndOffersNothing() {
        var page = page(Shell.of("Lanchester County Council", "_csrf", "t", "/sign-in"), Map.of());
        assertNull(page.selectFirst("form"));
        assertNull(page.selectFirst("nav"));
        assertNull(page.selectFirst(".govuk-notification-banner"));
        assertNull(page.selectFirst(".govuk-phase-banner"));
    }

    @Test
    void lightsTheRoomOneIsIn() {
        var nav = page(SHELL, Map.of()).expectFirst("nav");
        assertEquals(List.of("Home", "Incidents", "Reports"), nav.select("a").eachText());
        assertEquals(List.of("Incidents"), nav.select("a[aria-current=true]").eachText());
        assertEquals(0, nav.select("a[aria-current=page]").size());
    }

    @Test
    void homeIsCurrentOnlyAtHome() {
        assertTrue(NavItem.of("Home", "/", "/").current());
        assertFalse(NavItem.of("Home", "/", "/incidents").current());
        assertTrue(NavItem.of("Incidents", "/incidents", "/incidents/7").current());
        assertFalse(NavItem.of("Incidents", "/incidents", "/incidents-closed").current());
    }

    @Test
    void escapesTheNoticeAndShowsItOnce() {
        var banner = page(SHELL, Map.of()).select(".govuk-notification-banner--success");
        assertEquals(1, banner.size());
        assertEquals(
                "Capacity <confirmed>",
                banner.select(".govuk-notification-banner__heading").text());
    }

    @Test
    void runsNoScriptOfItsOwnInThePageAndNoStyle() {
        var page = page(SHELL, Map.of("scripts", List.of("/assets/map.js"), "styles", List.of("/assets/map.css")));
        assertEquals(3, page.select("script[src]").size());
        assertEquals(0, page.select("script:not([src])").size());
        assertEquals(0, page.select("style, [style]").size());
        page.getAllElements()
                .forEach(element -> element.attributes()
                        .forEach(a ->
                                assertFalse(a.getKey().startsWith("on"), "inline handler on " + element.tagName())));
    }

    @Test
    void everythingThePageLoadsIsThere() {
        var page = page(SHELL, Map.of());
        var loaded = new java.util.ArrayList<>(page.select("link[href]").eachAttr("href"));
        loaded.addAll(page.select("script[src]").eachAttr("src"));
        assertEquals(5, loaded.size());
        for (var path : loaded) {
            var folder = path.startsWith("/webjars/") ? "META-INF/resources" : "static";
            assertTrue(new ClassPathResource(folder + path).exists(), path + " would not be found");
        }
    }

    @Test
    void scriptsImportTheSameVersionAsTheStylesheet() throws IOException {
        var script = new ClassPathResource("static/assets/backstop.js").getContentAsString(StandardCharsets.UTF_8);
        assertTrue(script.contains("'" + Shell.FRONTEND + "govuk-frontend.min.js'"));
    }

    @Test
    void namesAnotherFontThanTheOneOfGovuk() throws IOException {
        var css = new ClassPathResource("static/assets/backstop.css").getContentAsString(StandardCharsets.UTF_8);
        assertTrue(css.contains("font-family: arial, sans-serif"));
        assertFalse(css.contains("font-family: \"GDS"), "licensed for GOV.UK only");
        assertFalse(css.contains("url("), "our own stylesheet loads nothing");
    }

    @Test
    void namesTheSourcesItOwesThanks() {
        assertTrue(page(SHELL, Map.of())
                .expectFirst("footer")
                .text()
                .contains("Contains CQC, ONS, NHS England and other public sector information licensed under the Open"
                        + " Government Licence v3.0. Contains OS data © Crown copyright and database right."));
    }

    @Test
    void reloadsByItselfOnlyWhereThereIsNoScript() {
        var page = page(SHELL, Map.of("refresh", 2));
        assertEquals("2", page.select("noscript meta[http-equiv=refresh]").attr("content"));
        assertEquals(0, page(SHELL, Map.of()).select("noscript").size());
    }

    @Test
    void aFormCarriesItsTokenAndItsNonce() {
        var form = Jsoup.parseBodyFragment(Rendered.of(
                        "form", Map.of("shell", SHELL, "action", "/incidents", "content", html(""), "once", "n-1")))
                .expectFirst("form");
        assertEquals("post", form.attr("method"));
        assertEquals("/incidents", form.attr("action"));
        assertEquals(
                "a-token", form.expectFirst("input[type=hidden][name=_csrf]").attr("value"));
        assertEquals("n-1", form.expectFirst("input[type=hidden][name=_once]").attr("value"));
        assertFalse(form.hasAttr("enctype"));
        var upload = Jsoup.parseBodyFragment(Rendered.of(
                        "form",
                        Map.of("shell", SHELL, "action", "/f", "content", html(""), "enctype", "multipart/form-data")))
                .expectFirst("form");
        assertEquals("multipart/form-data", upload.attr("enctype"));
        assertNull(upload.selectFirst("input[name=_once]"));
    }

    @Test
    void everyControlHasItsLabelAndEveryErrorLeadsToItsControl() {
        var errors = new Errors(List.of(
                Problem.of("beds", Problem.Code.VAL, "Enter how many beds there are"),
                Problem.of("cause", Problem.Code.VAL, "Choose why they stopped"),
                Problem.of("needs", Problem.Code.VAL, "Choose at least one"),
                Problem.of("closes-day", Problem.Code.VAL, "Enter a day in the future"),
                Problem.of("council", Problem.Code.VAL, "Choose a council"),
                Problem.of("why", Problem.Code.VAL, "Say why"),
                Problem.of("list", Problem.Code.VAL, "Choose a file"),
                Problem.of("secret", Problem.Code.VAL, "Enter your password"),
                Problem.of(null, Problem.Code.STATE, "The incident is closed")));
        var fields = String.join(
                "\n",
                Rendered.of("errorSummary", Map.of("summary", errors.summary())),
                Rendered.of(
                        "input",
                        Map.of(
                                "input",
                                Input.of("beds", "Beds")
                                        .value("\"><b>")
                                        .numeric()
                                        .error(errors.on("beds")))),
                Rendered.of(
                        "radios",
                        Map.of(
                                "radios",
                                Radios.of("cause", "Why did they stop?")
                                        .choice("MONEY", "Money")
                                        .choice(Choice.of("OTHER", "Other")
                                                .conditional(Rendered.content(
                                                        "input",
                                                        Map.of("input", Input.of("causeWords", "In their words")))))
                                        .error(errors.on("cause")))),
                Rendered.of(
                        "checkboxes",
                        Map.of(
                                "checkboxes",
                                Checkboxes.of("needs", "What is needed?")
                                        .choice("NURSING", "Nursing")
                                        .choice(Choice.of("NONE", "None of these")
                                                .asExclusive())
                                        .chosen(List.of("NONE"))
                                        .error(errors.on("needs")))),
                Rendered.of(
                        "dateInput",
                        Map.of(
                                "date",
                                DateInput.of("closes", "When does it close?")
                                        .value(LocalDate.of(2026, 12, 3))
                                        .error(errors.on("closes-day"), "day"))),
                Rendered.of(
                        "select",
                        Map.of(
                                "select",
                                Select.of("council", "Council")
                                        .option("", "Choose one")
                                        .option("E10000001", "Lanchester")
                                        .chosen("E10000001")
                                        .error(errors.on("council")))),
                Rendered.of(
                        "characterCount",
                        Map.of("count", CharacterCount.of("why", "Reasons", 500).error(errors.on("why")))),
                Rendered.of(
                        "fileUpload",
                        Map.of(
                                "upload",
                                FileUpload.of("list", "The list").accept(".csv").error(errors.on("list")))),
                Rendered.of(
                        "passwordInput",
                        Map.of(
                                "password",
                                PasswordInput.of("secret", "Password").error(errors.on("secret")))));
        var form = Rendered.content("form", Map.of("shell", SHELL, "action", "/x", "content", html(fields)));
        var page = page(SHELL, Map.of("content", form, "failed", true));

        var ids = page.select("[id]").eachAttr("id");
        assertEquals(ids.size(), ids.stream().distinct().count(), "an id is used twice: " + ids);
        for (var control : page.select("main input:not([type=hidden]), main select, main textarea")) {
            assertEquals(1, page.select("label[for=" + control.id() + "]").size(), "labels of " + control.id());
            for (var id : control.attr("aria-describedby").split(" ")) {
                assertTrue(id.isEmpty() || page.getElementById(id) != null, control.id() + " is described by " + id);
            }
        }
        var links = page.select(".govuk-error-summary__list a");
        assertEquals(8, links.size());
        for (var link : links) {
            var control = page.getElementById(link.attr("href").substring(1));
            assertNotNull(control, link + " leads nowhere");
            assertTrue(List.of("input", "select", "textarea").contains(control.normalName()));
            var group = control.closest(".govuk-form-group--error");
            assertNotNull(group, link + " leads to a control without an error");
            assertTrue(group.text().contains("Error: " + link.text()));
        }
        assertEquals(9, page.select(".govuk-error-summary__list li").size(), "a problem without a field is shown too");

        assertEquals("\"><b>", page.expectFirst("#beds").attr("value"));
        assertEquals("12", page.expectFirst("#closes-month").attr("value"));
        assertEquals(
                1,
                page.select("input.govuk-date-input__input.govuk-input--error").size());
        assertEquals("E10000001", page.select("option[selected]").attr("value"));
        assertEquals("NONE", page.select("input[type=checkbox][checked]").attr("value"));
        assertEquals("post", page.expectFirst("form:has(#beds)").attr("method"));
    }
}
