package care.backstop.market.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The smaller tables of the market, taken away. */
@DatabaseTest
class MarketExportsTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Test
    void theTablesOfALocationAndOfTheFilesAreFilesToo() {
        new Register(db, actors).add(Register.home("1-csv", "=Cedar House"));
        var officer = actors.marketOfficer();
        var told = web.api(officer)
                .put(
                        "/api/v1/locations/1-csv/capacity",
                        Map.of("asAt", "2020-12-07T09:00:00Z", "service", "CARE_HOME", "maximum", 30, "occupied", 28));
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        var browser = web.browser(officer);
        for (var file : Map.of(
                        "ratings", "group,domain,rating,published_on,inherited,stands_now,source,as_at",
                        "capacity",
                                "service,as_at,maximum,occupied,reserved,free,weekly_minutes,accepting,latest,entered_by",
                        "other-services", "location,name,services,council,rating,beds",
                        "sources", "fact,value,source,since,last_seen,import,file,shown")
                .entrySet()) {
            assertThat(lines(browser, "/market/locations/1-csv/" + file.getKey() + ".csv")
                            .getFirst())
                    .isEqualTo("\ufeff" + file.getValue());
        }
        assertThat(lines(browser, "/market/locations/1-csv/capacity.csv"))
                .as("what nobody told stays empty")
                .last()
                .asString()
                .startsWith("CARE_HOME,2020-12-07T09:00:00Z,30,28,,,,NOT_KNOWN,yes,");
        assertThat(browser.open("/market/locations/nobodys/sources.csv").status())
                .isEqualTo(404);
        assertThat(lines(browser, "/market/imports.csv").getFirst()).startsWith("\ufeffnumber,file,kind,as_at,state,");
        assertThat(web.browser(actors.of(Role.ACCESS_ADMINISTRATOR))
                        .open("/market/imports.csv")
                        .status())
                .isEqualTo(403);
    }

    private static List<String> lines(Web.Browser browser, String path) {
        var file = browser.open(path);
        assertThat(file.status()).as(path).isEqualTo(200);
        return new String(file.raw().body(), StandardCharsets.UTF_8).lines().toList();
    }
}
