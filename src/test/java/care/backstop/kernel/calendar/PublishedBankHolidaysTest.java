package care.backstop.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import care.backstop.kernel.time.BankHolidays;
import care.backstop.kernel.time.Division;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The calendar we count on against the list the government published, day by day and both ways. */
class PublishedBankHolidaysTest {

    private static final Path PUBLISHED = Path.of("../shared/data/calendar/bank-holidays.json");

    @ParameterizedTest
    @CsvSource({"england-and-wales, 140", "scotland, 157", "northern-ireland, 174"})
    void isTheOneThatWasPublished(String key, int events) throws Exception {
        assumeTrue(Files.exists(PUBLISHED), "skipped: ../shared/data is not beside this checkout");
        var division = Division.ofKey(key);
        var published = new TreeMap<LocalDate, String>();
        JsonMapper.shared()
                .readTree(PUBLISHED.toFile())
                .get(key)
                .get("events")
                .forEach(e -> published.put(
                        LocalDate.parse(e.get("date").asString()),
                        e.get("title").asString()));
        var shipped = ShippedCalendar.load();
        var calendar = shipped.calendar(division);
        var ours = new TreeSet<LocalDate>();
        calendar.holidays().keySet().stream()
                .filter(day -> calendar.confirmedYears().contains(day.getYear()))
                .forEach(ours::add);
        var library = new TreeSet<LocalDate>();
        calendar.confirmedYears()
                .forEach(year ->
                        library.addAll(BankHolidays.pattern(division, year).keySet()));
        var missed = new TreeSet<>(published.keySet());
        missed.removeAll(library);
        System.out.printf(
                "%s: %d published bank holidays, %d known to the library alone, missed by it %s, %d agree with ours%n",
                key,
                published.size(),
                published.keySet().stream().filter(library::contains).count(),
                missed,
                published.keySet().stream().filter(ours::contains).count());

        assertThat(published).hasSize(events);
        assertThat(ours).containsExactlyElementsOf(published.keySet());
    }
}
