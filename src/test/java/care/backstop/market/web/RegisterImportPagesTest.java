package care.backstop.market.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.register.Kind;
import care.backstop.market.store.RegisterImports;
import care.backstop.market.usecase.RunRegisterImport;
import care.backstop.market.usecase.StageRegisterImport;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of an import, without script, and what is left when the program dies in the middle of one. */
@DatabaseTest
class RegisterImportPagesTest {

    private static final String HEAD =
            "location_id,location_name,postcode,latitude,longitude,town_city,region,local_authority,beds,service_types,specialisms,rating_overall";

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    RegisterImports imports;

    @Autowired
    StageRegisterImport staging;

    @Autowired
    RunRegisterImport job;

    Actor officer;

    @BeforeEach
    void who() {
        clock.set(Instant.parse("2026-12-01T09:00:00Z"));
        officer = actors.marketOfficer();
    }

    private static byte[] homes(int from, int to, int beds) {
        var text = new StringBuilder(HEAD).append('\n');
        for (int i = from; i < to; i++) {
            text.append("1-%d,Home %d,SO1 %dAA,51.1,-1.1,Testtown,East,Hampshire,%d,Nursing homes,Dementia,Good\n"
                    .formatted(7000 + i, i, i % 10, beds));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private int count(String where) {
        return actors.as(
                officer,
                () -> db.sql("select count(*) from market." + where)
                        .query(Integer.class)
                        .single());
    }

    private Web.Page wait(Web.Browser browser, Web.Page page) throws InterruptedException {
        for (int i = 0; i < 100 && page.text().contains("You can leave this page"); i++) {
            Thread.sleep(100);
            page = browser.open(page.address().getPath());
        }
        return page;
    }

    @Test
    void anOfficerBringsAFileInLooksAppliesAndUndoes() throws Exception {
        var browser = web.browser(officer);
        var list = browser.open("/market/imports");
        assertThat(list.h1()).isEqualTo("Register files");
        var review = wait(
                browser,
                browser.upload("/market/imports", "homes_2026-09-01.csv", homes(0, 30, 20), Map.of("kind", "auto")));
        assertThat(review.h1()).isEqualTo("homes_2026-09-01.csv");
        assertThat(review.text())
                .contains("Waiting to be applied")
                .contains("New 30")
                .contains("1 September 2026, from the name of the file");
        assertThat(count("location where id like '1-70%'")).isZero();

        var applied = browser.submit(review.address().getPath() + "/apply", Map.of());
        assertThat(applied.text())
                .contains("The file is now part of the register")
                .contains("What it changed");
        assertThat(count("location where id like '1-70%'")).isEqualTo(30);

        var large = wait(
                browser,
                browser.upload("/market/imports", "homes_2026-10-01.csv", homes(0, 30, 21), Map.of("kind", "auto")));
        assertThat(large.text())
                .contains("Someone other than you must apply it")
                .contains("beds");
        assertThat(large.html().select("form[action$=/apply]")).isEmpty();
        var other = web.browser(actors.second(Role.MARKET_OFFICER));
        assertThat(other.open(large.address().getPath()).html().select("form[action$=/apply]"))
                .hasSize(1);
        assertThat(browser.submit(large.address().getPath() + "/apply", Map.of())
                        .text())
                .contains("more than 2%");
        assertThat(other.submit(large.address().getPath() + "/apply", Map.of()).text())
                .contains("part of the register");
        assertThat(count("location where beds = 21")).isEqualTo(30);
        other.open(large.address().getPath());
        assertThat(other.submit(large.address().getPath() + "/undo", Map.of()).text())
                .contains("as it was before this file");
        assertThat(count("location where beds = 20")).isEqualTo(30);
        browser.open(applied.address().getPath());
        assertThat(browser.submit(applied.address().getPath() + "/undo", Map.of())
                        .text())
                .contains("as it was before");
        assertThat(count("location where id like '1-70%'")).isZero();
    }

    @Test
    void whatIsWrongWithTheFormIsSaidBesideTheFieldAndKeepsWhatWasTyped() {
        var browser = web.browser(officer);
        browser.open("/market/imports");
        var none =
                browser.upload("/market/imports", "a.csv", new byte[0], Map.of("kind", "cqc-ratings", "asAt-day", "3"));
        assertThat(none.html().select(".govuk-error-summary a[href=#file]")).hasSize(1);
        assertThat(none.html().select("option[selected]").attr("value")).isEqualTo("cqc-ratings");
        assertThat(none.html().select("input[name=asAt-day]").val()).isEqualTo("3");
        var day = browser.upload(
                "/market/imports",
                "a.csv",
                homes(0, 1, 1),
                Map.of("kind", "auto", "asAt-day", "31", "asAt-month", "2", "asAt-year", "2026"));
        assertThat(day.text()).contains("must be a date that exists");
    }

    @Test
    void aRefusedFileSaysWhyAndThatNothingChanged() throws Exception {
        var browser = web.browser(officer);
        browser.open("/market/imports");
        var page = wait(
                browser,
                browser.upload(
                        "/market/imports",
                        "b.csv",
                        "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8),
                        Map.of("kind", "auto")));
        assertThat(page.text()).contains("none of the headings").contains("The register has not changed");
        assertThat(page.html().select("form[action$=/apply]")).isEmpty();
    }

    @Test
    void readersSeeImportsButNoButtons() {
        var reader = web.browser(actors.of(Role.PRACTITIONER));
        var page = reader.open("/market/imports");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("input[type=file]")).isEmpty();
    }

    @Test
    void killedInTheMiddleTheRegisterIsAsBeforeAndTheJobBeginsAgain() {
        var id = UUID.randomUUID();
        actors.as(officer, () -> {
            imports.add(id, Kind.AUTO, null, "homes_2026-09-01.csv", true, officer, clock.instant());
            try {
                imports.store(id, new ByteArrayInputStream(homes(100, 9100, 20)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
        assertThatThrownBy(() -> Acting.as(officer, () -> {
                    staging.stage(id, rows -> {
                        throw new IllegalStateException("killed at row " + rows);
                    });
                }))
                .hasMessageContaining("killed at row 8192");
        assertThat(count("stage_location")).isZero();
        assertThat(count("location where id like '1-8%'")).isZero();
        assertThat(count("register_import where id = '" + id + "' and state = 'RUNNING'"))
                .isEqualTo(1);

        Acting.as(officer, () -> job.run(id, officer));
        assertThat(count("register_import where id = '" + id + "' and state = 'APPLIED'"))
                .isEqualTo(1);
        assertThat(count("location_source where import = (select no from market.register_import where id = '" + id
                        + "')"))
                .isEqualTo(9000);

        // The scheduler may run it once more after a crash between the work and its own note: nothing happens.
        Acting.as(officer, () -> job.run(id, officer));
        assertThat(count("location_source where import = (select no from market.register_import where id = '" + id
                        + "')"))
                .isEqualTo(9000);
        Acting.as(officer, () -> job.failed(id, officer, new IllegalStateException("late")));
        assertThat(count("register_import where id = '" + id + "' and state = 'APPLIED'"))
                .isEqualTo(1);
        var undone = web.api(officer).post("/api/v1/register-imports/" + id + "/undo", "{}");
        assertThat(undone.status()).isEqualTo(200);
    }

    @Test
    void aJobThatGivesUpSaysThatItStopped() {
        var id = UUID.randomUUID();
        actors.as(officer, () -> {
            imports.add(id, Kind.AUTO, null, "x.csv", true, officer, clock.instant());
            return null;
        });
        Acting.as(officer, () -> job.failed(id, officer, new IllegalStateException("disk")));
        var shown = web.api(officer).get("/api/v1/register-imports/" + id).json();
        assertThat(shown.get("state").asString()).isEqualTo("REJECTED");
        assertThat(shown.get("problem").asString()).contains("The register is as it was");
    }
}
