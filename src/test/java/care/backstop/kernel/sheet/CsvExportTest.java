package care.backstop.kernel.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 20", "-2+3", "@SUM(A1)", "\tx", "\rx", "\0x"})
    void putsAnApostropheBeforeWhatASpreadsheetWouldRun(String text) {
        assertThat(CsvExport.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cedar House", "'quoted'", "1-2345", " =1"})
    void leavesOtherTextAlone(String text) {
        assertThat(CsvExport.cell(text)).isEqualTo(text);
    }

    @Test
    void writesNumbersDaysAndUnknownsAsTheyAre() {
        var out = new StringWriter();
        try (var csv = new CsvExport(out, "name", "longitude", "day", "at", "beds")) {
            csv.row("Oak, \"the\" House", -0.5, LocalDate.of(2026, 9, 1), Instant.parse("2026-09-01T10:00:00Z"), null);
        }
        assertThat(out).hasToString("""
                name,longitude,day,at,beds\r
                "Oak, ""the"" House",-0.5,2026-09-01,2026-09-01T10:00:00Z,\r
                """);
    }

    @Test
    void refusesARowThatDoesNotFitTheHeadings() {
        try (var csv = new CsvExport(new StringWriter(), "name", "beds")) {
            assertThatThrownBy(() -> csv.row("one")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
