package care.backstop.kernel.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 20", "-2+3", "@SUM(A1)", "\tx", "\rx", "\0x", "-", "--2", "-2.", "-1e5", "+2"})
    void putsAnApostropheBeforeWhatASpreadsheetWouldRun(String text) {
        assertThat(CsvExport.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cedar House", "'quoted'", "1-2345", " =1", "-2", "-0.25", "12"})
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
    void putsSeveralValuesInOneCellAndSaysYesOrNo() {
        assertThat(CsvExport.cell(List.of("Oak, House", 3))).isEqualTo("Oak, House; 3");
        assertThat(CsvExport.cell(List.of("=1", "b"))).isEqualTo("'=1; b");
        assertThat(CsvExport.cell(List.of())).isEmpty();
        assertThat(CsvExport.cell(true)).isEqualTo("yes");
        assertThat(CsvExport.cell(false)).isEqualTo("no");
    }

    @Test
    void refusesARowThatDoesNotFitTheHeadings() {
        try (var csv = new CsvExport(new StringWriter(), "name", "beds")) {
            assertThatThrownBy(() -> csv.row("one")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
