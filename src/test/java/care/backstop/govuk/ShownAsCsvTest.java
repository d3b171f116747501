package care.backstop.govuk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A table of a page, taken away as CSV from the page's own address. */
class ShownAsCsvTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private static final String PAGE = """
            <main><div class="backstop-data-table" id="turns">
              <p class="backstop-data-table__csv"><a href="/incidents/1/calls?at=2&amp;csv=turns">Download as CSV</a></p>
              <table><thead><tr><th class="backstop-data-table__tick"><span>Select</span></th>
                <th>Who</th><th>Day</th><th>At<span class="backstop-data-table__arrow">↕</span></th><th></th></tr></thead>
              <tbody>
                <tr><td class="backstop-data-table__tick"><input></td><th><a href="/x">A &amp; B, Ltd</a></th><td>1 March 2026</td>
                  <td>16 September 2026, 3:05pm</td><td><a href="/y">Change<span class="govuk-visually-hidden"> A</span></a></td></tr>
                <tr><td class="backstop-data-table__tick"><input></td><th>=SUM(A1)</th><td>Not known</td>
                  <td>about 3pm <form><button>Mend</button></form></td><td></td></tr>
              </tbody></table></div>
            <div class="backstop-data-table" id="people">
              <p class="backstop-data-table__csv"><a href="/incidents/1/people.csv">Download as CSV</a></p>
              <table><thead><tr><th>Name</th></tr></thead><tbody><tr><th>Somebody</th></tr></tbody></table></div></main>""";

    @Test
    void whatIsShownWithDaysAsDaysAndWithoutWhatIsForPressing() {
        var file = ShownAsCsv.of(PAGE, "turns", NOW).orElseThrow();
        assertThat(text(file.getBody()))
                .isEqualTo("\uFEFFWho,Day,At\r\n"
                        + "\"A & B, Ltd\",2026-03-01,2026-09-16T14:05:00Z\r\n"
                        + "'=SUM(A1),Not known,about 3pm\r\n");
        assertThat(file.getHeaders().getFirst("Content-Disposition")).contains("turns-2026-11-25.csv");
        assertThat(file.getHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void aTableWithAFileOfItsOwnIsNotToBeHadRoundTheBack() {
        assertThat(ShownAsCsv.of(PAGE, "people", NOW)).isEmpty();
        assertThat(ShownAsCsv.of(PAGE, "nothing", NOW)).isEmpty();
        assertThat(ShownAsCsv.of(PAGE, "", NOW)).isEmpty();
    }

    private static String text(byte[] bytes) {
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }
}
