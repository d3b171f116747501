package care.backstop.access;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Role;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SignInTest {

    private static final String PASSWORD = "correct horse staple";

    @Autowired
    Accounts accounts;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    @Autowired
    Posts posts;

    private String seed = "";

    /** Enrols someone through the pages and answers with the browser that has just finished the link. */
    private Web.Browser enrol(String user) {
        var administrator = web.browser(actors.of(Role.ACCESS_ADMINISTRATOR));
        var page = administrator.open("/administration");
        var agency = page.html().select("select[name=agencyId] option").first().val();
        var answer = administrator.submit(
                "/administration/posts",
                Map.of(
                        "name",
                        "Nova Example",
                        "subject",
                        user,
                        "title",
                        "Incident lead",
                        "agencyId",
                        agency,
                        "role",
                        "INCIDENT_LEAD"));
        var link = answer.html().select(".backstop-secret code").text();
        assertThat(link).startsWith("/link/");
        var newcomer = web.nobody();
        var form = newcomer.open(link);
        seed = HexFormat.of()
                .formatHex(new Base32().decode(form.html().select("main code").text()));
        var done = newcomer.submit(
                link,
                Map.of(
                        "seed", form.html().select("input[name=seed]").val(),
                        "password", PASSWORD,
                        "code", OneTimeCodes.code(seed, clock.instant())));
        assertThat(done.address().getPath()).isEqualTo("/");
        assertThat(web.nobody().open(link).status()).as("a link works once").isEqualTo(404);
        return newcomer;
    }

    @Test
    void passwordThenCodeAndACodeWorksOnce() {
        enrol("nova.one");
        var browser = web.nobody();
        browser.open("/sign-in");
        assertThat(browser.submit("/sign-in", Map.of("subject", "Nova.One ", "password", PASSWORD))
                        .h1())
                .isEqualTo("Enter your code");
        var used = OneTimeCodes.code(seed, clock.instant());
        assertThat(browser.submit("/sign-in/code", Map.of("code", used)).html().select(".govuk-error-summary"))
                .as("the code that finished the link is spent")
                .isNotEmpty();
        clock.advance(Duration.ofSeconds(30));
        var next = OneTimeCodes.code(seed, clock.instant());
        assertThat(browser.submit("/sign-in/code", Map.of("code", next))
                        .address()
                        .getPath())
                .isEqualTo("/");
        browser.open("/posts");
        assertThat(browser.submit("/sign-out", Map.of()).address().getPath()).isEqualTo("/sign-in");
        assertThat(browser.open("/posts").address().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void wrongGuessesWaitLongerAndAnUnknownUserLooksTheSame() {
        enrol("nova.two");
        var browser = web.nobody();
        browser.open("/sign-in");
        var unknown = browser.submit("/sign-in", Map.of("subject", "nobody.here", "password", "x"));
        var wrong = browser.submit("/sign-in", Map.of("subject", "nova.two", "password", "x"));
        assertThat(wrong.html().select(".govuk-error-summary").text())
                .isEqualTo(unknown.html().select(".govuk-error-summary").text());
        for (int i = 0; i < 5; i++) {
            browser.submit("/sign-in", Map.of("subject", "nova.two", "password", "guess " + i));
        }
        assertThat(accounts.checkPassword("nova.two", PASSWORD))
                .as("right, but too soon")
                .isEmpty();
        clock.advance(Duration.ofMinutes(15));
        assertThat(accounts.checkPassword("nova.two", PASSWORD))
                .as("never locked for good")
                .isPresent();
    }

    @Test
    void anEndedPostIsOutAtTheNextClick() {
        var newcomer = enrol("nova.three");
        assertThat(newcomer.open("/posts").status()).isEqualTo(200);
        var administrator = actors.of(Role.ACCESS_ADMINISTRATOR);
        var post = Acting.as(administrator, () -> accounts.posts()).stream()
                .filter(p -> p.user().equals("nova.three"))
                .findFirst()
                .orElseThrow();
        Acting.as(administrator, () -> accounts.endPost(post.post(), administrator));
        assertThat(newcomer.open("/posts").address().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void theDemonstrationsOneClickIsNotThereInEarnest() {
        var browser = web.nobody();
        assertThat(browser.open("/sign-in").text()).doesNotContain("demonstration");
        assertThat(browser.submit(
                                "/demonstration/sign-in",
                                Map.of("post", actors.lead().post().toString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theFirstAdministratorStartsFromOneLink() {
        var link = accounts.firstLink();
        var browser = web.nobody();
        var form = browser.open(link);
        var hidden = form.html().select("input[name=seed]").val();
        var first = HexFormat.of()
                .formatHex(new Base32().decode(form.html().select("main code").text()));
        var wrong = browser.submit(
                link,
                Map.of(
                        "seed",
                        hidden,
                        "council",
                        "Newshire",
                        "name",
                        "Ada Example",
                        "subject",
                        "ada",
                        "password",
                        "short",
                        "code",
                        OneTimeCodes.code(first, clock.instant())));
        assertThat(wrong.html().select(".govuk-error-summary").text()).contains("at least 12 characters");
        hidden = wrong.html().select("input[name=seed]").val();
        var done = browser.submit(
                link,
                Map.of(
                        "seed",
                        hidden,
                        "council",
                        "Newshire",
                        "name",
                        "Ada Example",
                        "subject",
                        "ada",
                        "password",
                        PASSWORD,
                        "code",
                        OneTimeCodes.code(first, clock.instant())));
        assertThat(done.html().select("header").text()).contains("Newshire").contains("Access administrator");
        assertThat(browser.open("/administration").text())
                .contains("Ada Example")
                .doesNotContain(Actors.COUNCIL);
    }

    private String linkFor(String user) {
        var administrator = web.browser(actors.of(Role.ACCESS_ADMINISTRATOR));
        administrator.open("/administration");
        return administrator
                .submit("/administration/posts/" + post(user) + "/link", Map.of())
                .html()
                .select(".backstop-secret code")
                .text();
    }

    private UUID post(String user) {
        return Acting.as(actors.of(Role.ACCESS_ADMINISTRATOR), () -> accounts.posts()).stream()
                .filter(p -> p.user().equals(user))
                .findFirst()
                .orElseThrow()
                .post();
    }

    private Web.Browser signIn(String user) {
        clock.advance(Duration.ofSeconds(30));
        var browser = web.nobody();
        browser.open("/sign-in");
        browser.submit("/sign-in", Map.of("subject", user, "password", PASSWORD));
        var code = OneTimeCodes.code(seed, clock.instant());
        assertThat(browser.submit("/sign-in/code", Map.of("code", code))
                        .address()
                        .getPath())
                .isEqualTo("/");
        return browser;
    }

    @Test
    void knowingThePasswordDoesNotMakeCodesGuessable() {
        enrol("nova.four");
        for (int i = 0; i < 6; i++) {
            var account = accounts.checkPassword("nova.four", PASSWORD);
            if (account.isPresent()) {
                assertThat(accounts.checkCode(account.get(), "00000" + i)).isFalse();
            }
        }
        assertThat(accounts.checkPassword("nova.four", PASSWORD))
                .as("the password right in between wins no further guesses")
                .isEmpty();
    }

    @Test
    void guessingOnKeepsNobodyOut() {
        enrol("nova.five");
        for (int i = 0; i < 14; i++) {
            accounts.checkPassword("nova.five", "guess " + i);
        }
        clock.advance(Duration.ofMinutes(10));
        accounts.checkPassword("nova.five", "another guess");
        clock.advance(Duration.ofMinutes(5));
        assertThat(accounts.checkPassword("nova.five", PASSWORD)).isPresent();
    }

    @Test
    void aNewLinkVoidsTheOneBefore() {
        enrol("nova.six");
        var first = linkFor("nova.six");
        var second = linkFor("nova.six");
        assertThat(web.nobody().open(first).status()).isEqualTo(404);
        assertThat(web.nobody().open(second).status()).isEqualTo(200);
        var left = accounts.firstLink();
        var used = accounts.firstLink();
        var browser = web.nobody();
        var form = browser.open(used);
        var first1 = HexFormat.of()
                .formatHex(new Base32().decode(form.html().select("main code").text()));
        var typed = new java.util.HashMap<>(Map.of(
                "seed",
                form.html().select("input[name=seed]").val(),
                "council",
                Actors.COUNCIL.toUpperCase(java.util.Locale.ROOT),
                "name",
                "Eve Example",
                "subject",
                "eve",
                "password",
                PASSWORD,
                "code",
                OneTimeCodes.code(first1, clock.instant())));
        var refused = browser.submit(used, typed);
        assertThat(refused.text()).contains("That council is here already");
        typed.put("seed", refused.html().select("input[name=seed]").val());
        typed.put("council", "Thirdshire");
        assertThat(browser.submit(used, typed).address().getPath()).isEqualTo("/");
        assertThat(web.nobody().open(left).status())
                .as("still on the console of the first start")
                .isEqualTo(404);
    }

    @Test
    void threeSessionsAtOnceAndANewPasswordEndsThemAll() {
        var first = enrol("nova.seven");
        var second = signIn("nova.seven");
        var third = signIn("nova.seven");
        assertThat(first.open("/posts").address().getPath()).isEqualTo("/posts");
        var fourth = signIn("nova.seven");
        assertThat(second.open("/posts").address().getPath())
                .as("the one not used for longest makes room")
                .isEqualTo("/sign-in");
        assertThat(third.open("/posts").address().getPath()).isEqualTo("/posts");

        var link = linkFor("nova.seven");
        clock.advance(Duration.ofSeconds(30));
        var browser = web.nobody();
        var form = browser.open(link);
        var fresh = HexFormat.of()
                .formatHex(new Base32().decode(form.html().select("main code").text()));
        browser.submit(
                link,
                Map.of(
                        "seed",
                        form.html().select("input[name=seed]").val(),
                        "password",
                        "other words altogether",
                        "code",
                        OneTimeCodes.code(fresh, clock.instant())));
        assertThat(fourth.open("/posts").address().getPath()).isEqualTo("/sign-in");
        assertThat(browser.open("/posts").address().getPath()).isEqualTo("/posts");
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusy() {
        var browser = web.browser(actors.lead());
        clock.advance(Duration.ofHours(12));
        assertThat(browser.open("/posts").address().getPath()).isEqualTo("/posts");
        clock.advance(Duration.ofSeconds(1));
        assertThat(browser.open("/posts").address().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void aSessionPlantedBeforehandIsNotTheOneThatIsSignedIn() {
        enrol("nova.eight");
        clock.advance(Duration.ofSeconds(30));
        var browser = web.nobody();
        browser.open("/sign-in");
        var halfway = browser.submit("/sign-in", Map.of("subject", "nova.eight", "password", PASSWORD));
        var code = OneTimeCodes.code(seed, clock.instant());
        var entered = browser.submit("/sign-in/code", Map.of("code", code));
        assertThat(cookie(entered.raw().previousResponse().orElseThrow())).isNotEqualTo(cookie(halfway.raw()));
        assertThat(cookie(halfway.raw())).startsWith("backstop=").contains("HttpOnly", "SameSite=Lax");
    }

    private static String cookie(java.net.http.HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("backstop="))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void aTokenIsOfOnesOwnCouncilOnly() {
        var theirs = actors.stranger(Role.SAFEGUARDING_LEAD);
        var administrator = web.browser(actors.of(Role.ACCESS_ADMINISTRATOR));
        administrator.open("/administration");
        for (var what : new String[] {"token", "link"}) {
            var answer = administrator.submit("/administration/posts/" + theirs.post() + "/" + what, Map.of());
            assertThat(answer.status()).as(what).isEqualTo(404);
        }
        var foreign = administrator.submit(
                "/administration/posts",
                Map.of(
                        "name", "Nova Example",
                        "subject", "nova.nine",
                        "title", "Lead",
                        "agencyId", theirs.agency().toString(),
                        "role", "INCIDENT_LEAD"));
        assertThat(foreign.html().select(".govuk-error-summary").text()).contains("Choose an agency");
    }

    @Test
    void aRevokedTokenOpensNothing() {
        var administrator = web.browser(actors.of(Role.ACCESS_ADMINISTRATOR));
        administrator.open("/administration");
        var lead = actors.second(Role.EXECUTIVE);
        assertThat(web.api(lead).get("/api/v1/locations").status()).isEqualTo(200);
        administrator.submit("/administration/posts/" + lead.post() + "/revoke", Map.of());
        assertThat(web.api(lead).get("/api/v1/locations").status()).isEqualTo(401);
    }

    @Test
    void whatTheDemonstrationLeftBehindOpensNothingInEarnest() {
        var agency = accounts.found("Leftshire", "Leftshire Council", "COUNCIL");
        var post = accounts.foundPost(
                "Leftshire",
                new Accounts.Newcomer("lead@left.example", "Ines Example", agency, Role.INCIDENT_LEAD, "Lead"));
        var token = accounts.foundToken(post, "demonstration");
        assertThat(posts.ofToken(token)).isEmpty();
        assertThat(posts.ofSession(post)).isEmpty();
    }

    @Test
    void pagesForbidWhateverIsNotOurs() {
        var headers = web.nobody().open("/sign-in").raw().headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        var api = web.api(actors.lead()).get("/api/v1/locations").raw().headers();
        assertThat(api.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'");
        assertThat(api.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void whatABrowserAsksForByItselfSpoilsNoForm() {
        var icon = web.nobody().open("/favicon.ico");
        assertThat(icon.address().getPath()).isEqualTo("/assets/favicon.svg");
        assertThat(icon.raw().headers().allValues("Set-Cookie")).isEmpty();
    }
}
