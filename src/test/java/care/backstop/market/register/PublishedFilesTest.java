package care.backstop.market.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file of the shared data loads with these counts, or is refused with this reason. */
class PublishedFilesTest {

    private static final Path DATA = Path.of("../shared/data/cqc");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @BeforeEach
    void needsTheSharedData() {
        assumeTrue(Files.isDirectory(DATA), "SKIPPED: the folder of published files is not beside the project");
    }

    private static final class Taken implements RegisterFile.Sink {
        final Map<String, LocationFacts> locations = new HashMap<>();
        final Map<String, ProviderFacts> providers = new HashMap<>();
        final List<Problem> leftOut = new ArrayList<>();
        int ratings;

        @Override
        public void location(LocationFacts facts) {
            locations.put(facts.id(), facts);
            var json = (String) facts.get(Column.RATINGS);
            ratings += json == null ? 0 : json.split("\"r\":").length - 1;
        }

        @Override
        public void provider(ProviderFacts facts) {
            providers.put(facts.id(), facts);
        }

        @Override
        public void leftOut(Problem problem) {
            leftOut.add(problem);
        }

        @Override
        public void rows(int read) {}
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # file,                                                kind,              complete, as at,      rows,  locations, providers, ratings, left out
        latest_ratings_overall_england_2021-01.csv.gz,         cqc-ratings,       false,    2021-01-30, 74184, 31966,     0,         74184,   0
        care_homes_england_partial_2026-02.csv.gz,             cqc-filters,       false,    2026-02-01, 8161,  8161,      0,         38370,   0
        derived_care_homes_2026_with_2021_provider.csv.gz,     cqc-filters,       false,    2026-01-01, 8161,  8161,      0,         38370,   0
        fixtures/hsca_active_locations_2021-05-04_sample.ods,  cqc-filters,       true,     2021-05-04, 49,    49, 45          , 11,       0
        fixtures/hsca_active_locations_2021-05-04_sample.csv,  cqc-filters,       true,     2021-05-04, 49,    49, 45          , 11,       0
        register_locations_sample_2025-08.csv,                 cqc-filters,       false,    2025-08-26, 999,   999, 771         , 4485,       0
        directory_sample_2025-08.csv,                          cqc-directory,     true,    2025-08-20, 500,   329,       170,       0,       1
        api_location_changes_2023-02-01.jsonl.gz,              cqc-api-locations, false,    2023-02-01, 1534,  1534,      0, 17041,       0
        api_location_changes_2023-02-08.jsonl.gz,              cqc-api-locations, false,    2023-02-08, 1566,  1566,      0, 17398,       0
        api_location_changes_2023-02-15.jsonl.gz,              cqc-api-locations, false,    2023-02-15, 1243,  1243,      0, 13949,       0
        api_locations_oldham_2025.jsonl.gz,                    cqc-api-locations, false,    2025-03-13, 451,   451,       0, 3649,       0
        api_provider_changes_2024-01.jsonl.gz,                 cqc-api-providers, false,    2024-01-17, 2270,  0,         2270,      0,       0
        fixtures/locations/location_H5L2X.json,                cqc-api-locations, false,    2021-04-01, 1,     1,         0,         0,       0
        fixtures/providers/provider_1-1004515435.json,         cqc-api-providers, false,    2014-05-30, 1,     0,         1,         0,       0
        """)
    void loads(
            String file,
            String kind,
            boolean complete,
            LocalDate asAt,
            int rows,
            int locations,
            int providers,
            int ratings,
            int leftOut) {
        var taken = new Taken();
        var reading = read(file, taken);
        assertThat(taken.leftOut).hasSize(leftOut);
        assertThat(reading.kind().key()).isEqualTo(kind);
        assertThat(reading.complete()).isEqualTo(complete);
        assertThat(List.of(reading.rows(), taken.locations.size(), taken.providers.size(), taken.ratings))
                .containsExactly(rows, locations, providers, ratings);
        assertThat(reading.asAt()).isEqualTo(asAt);
    }

    private static RegisterFile.Reading read(String file, Taken taken) {
        return RegisterFile.read(
                new RegisterFile.Given(
                        DATA.resolve(file), Path.of(file).getFileName().toString(), Kind.AUTO, null, TODAY),
                taken);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        rating_history_community_services_2014-2025.csv.gz, history of ratings
        fixtures/locations_list_page_oldham.json,           a page of the list
        fixtures/providers_list_page.json,                  a page of the list
        """)
    void refuses(String file, String says) {
        var rejected = catchThrowableOfType(Rejected.class, () -> read(file, new Taken()));
        assertThat(rejected.getMessage()).contains(says);
    }

    @Test
    void everyFileOfTheFolderIsLoadedOrRefusedInWords() throws Exception {
        try (var files = Files.walk(DATA)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = DATA.relativize(file).toString();
                try {
                    assertThat(read(name, new Taken()).rows()).as(name).isPositive();
                } catch (Rejected e) {
                    assertThat(e.getMessage()).as(name).endsWith(".");
                }
            }
        }
    }
}
