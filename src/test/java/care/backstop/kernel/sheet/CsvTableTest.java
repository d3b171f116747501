package care.backstop.kernel.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private record Home(String name, @Nullable Integer beds, LocalDate seen) {}

    private static final CsvTable<Home> HOMES = CsvTable.<Home>named("homes")
            .column("name", Home::name)
            .column("beds", Home::beds)
            .column("last_seen", Home::seen);

    @Test
    void isADownloadThatASpreadsheetReadsAsUtf8() {
        var late = Instant.parse("2026-07-31T23:30:00Z"); // already August in London
        var answer = HOMES.file(
                List.of(
                        new Home("Café, Ltd", 12, LocalDate.of(2026, 7, 1)),
                        new Home("=cmd|'/c calc'!A1", null, LocalDate.of(2025, 12, 31))),
                late);

        var body = Objects.requireNonNull(answer.getBody());
        assertThat(body).startsWith(0xef, 0xbb, 0xbf);
        assertThat(new String(body, 3, body.length - 3, StandardCharsets.UTF_8)).isEqualTo("""
                name,beds,last_seen\r
                "Café, Ltd",12,2026-07-01\r
                '=cmd|'/c calc'!A1,,2025-12-31\r
                """);
        assertThat(answer.getHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
        assertThat(answer.getHeaders().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"homes-2026-08-01.csv\"");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void keepsItsHeadingsWhenThereIsNothingToSay() {
        var body = Objects.requireNonNull(HOMES.file(List.of(), Instant.EPOCH).getBody());
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("\ufeffname,beds,last_seen\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Homes", "homes of Mr Example", "homes/../x", "homes\r\nX-Header: 1", "homes-", "é"})
    void refusesANameThatCouldTellOrBreakAnything(String name) {
        assertThatThrownBy(() -> CsvTable.named(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatThrownBy(() -> HOMES.column("beds", Home::seen)).isInstanceOf(IllegalArgumentException.class);
    }
}
