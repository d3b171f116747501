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
        var link = accounts.link(null, null);
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
}
