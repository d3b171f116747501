package care.backstop.kernel.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetsTest {

    @TempDir
    Path folder;

    private static List<Row> rows(Path file, Limits limits) {
        var rows = new ArrayList<Row>();
        try (var sheets = Sheets.open(file, "list", limits)) {
            for (var sheet : sheets) {
                sheet.rows().forEachRemaining(rows::add);
            }
        }
        return rows;
    }

    private static List<Row> rows(Path file) {
        return rows(file, Limits.UPLOAD);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', textBlock = """
        Name,Beds|Ada,3          ! Name ! 3
        Name;Beds|"Ada; B";3     ! Name ! 3
        Name\tBeds|Ada\t3        ! Name ! 3
        "Name, all",Beds|"A,B",3 ! Name, all ! 3
        """)
    void readsCsvWhateverStandsBetweenItsCells(String content, String firstHeading, String beds) {
        var rows = rows(Made.text(folder, "a.csv", content.replace('|', '\n').replace("\\t", "\t")));
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().text(0)).isEqualTo(firstHeading);
        assertThat(rows.getLast().text(1)).isEqualTo(beds);
        assertThat(rows.getLast().number()).isEqualTo(2);
        assertThat(rows.getLast().text(99)).isEmpty();
    }

    @Test
    void numbersCsvRowsAsASpreadsheetDoes() {
        var rows = rows(Made.text(folder, "a.csv", "a,b\r\n\r\n\"two\nlines\",x\r\nlast,y\r\n"));
        assertThat(rows).extracting(Row::number).containsExactly(1, 3, 4);
        assertThat(rows.get(1).text(0)).isEqualTo("two\nlines");
    }

    @ParameterizedTest(name = "{0}, mark {1}")
    @CsvSource({
        "UTF-8,true,false",
        "UTF-8,false,false",
        "UTF-16LE,true,false",
        "UTF-16BE,true,false",
        "windows-1252,false,true"
    })
    void readsTheUsualEncodings(String encoding, boolean mark, boolean noted) {
        var text = (mark ? "\ufeff" : "") + "Zoë O’Shea,£5\n";
        var file = Made.file(folder, "a.csv", text.getBytes(Charset.forName(encoding)));
        try (var sheets = Sheets.open(file, "a.csv", Limits.UPLOAD)) {
            assertThat(sheets.iterator().next().rows().next().cells()).containsExactly("Zoë O’Shea", "£5");
            assertThat(sheets.notes().isEmpty()).isEqualTo(!noted);
        }
    }

    @Test
    void utf8BrokenOnlyAtTheFarEndIsStillNoticed() {
        var long1252 = ("plain,row\n".repeat(20_000) + "Zoë,x\n").getBytes(Charset.forName("windows-1252"));
        var rows = rows(Made.file(folder, "a.csv", long1252));
        assertThat(rows).hasSize(20_001);
        assertThat(rows.getLast().text(0)).isEqualTo("Zoë");
        var long8 = ("plain,row\n".repeat(20_000) + "Zoë,x\n").getBytes(StandardCharsets.UTF_8);
        assertThat(rows(Made.file(folder, "b.csv", long8)).getLast().text(0)).isEqualTo("Zoë");
    }

    @Test
    void composesLetters() {
        assertThat(rows(Made.text(folder, "a.csv", "Zoe\u0308,x\n")).getFirst().text(0))
                .isEqualTo("Zo\u00eb");
    }

    @Test
    void readsOdsByValueNotByLook() {
        var file = Made.ods("""
                <table:table table:name="Read me"><table:table-row><table:table-cell><text:p>About</text:p></table:table-cell></table:table-row></table:table>
                <table:table table:name="Data">
                <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
                <table:table-row>
                  <table:table-cell office:value-type="string"><text:p>A<text:s text:c="2"/>B</text:p><text:p>second</text:p></table:table-cell>
                  <table:table-cell table:number-columns-repeated="2"/>
                  <table:table-cell office:value-type="date" office:date-value="2024-02-29T00:00:00"><text:p>29 Feb</text:p></table:table-cell>
                  <table:table-cell office:value-type="float" office:value="51.50" table:formula="of:=[.A1]*2"><text:p>52</text:p></table:table-cell>
                  <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>JA</text:p></table:table-cell>
                  <table:table-cell office:value-type="time" office:time-value="PT10H05M00S"/>
                  <table:table-cell office:value-type="string" table:number-columns-repeated="2"><office:annotation><text:p>remark</text:p></office:annotation><text:p>Y</text:p></table:table-cell>
                  <table:table-cell table:number-columns-repeated="16375"/>
                </table:table-row>
                <table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>same</text:p></table:table-cell></table:table-row>
                <table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
                </table:table>""").in(folder, "a.ods");
        try (var sheets = Sheets.open(file, "a.ods", Limits.UPLOAD)) {
            var all = sheets.iterator();
            assertThat(all.next().name()).isEqualTo("Read me");
            var data = all.next();
            assertThat(data.name()).isEqualTo("Data");
            var rows = new ArrayList<Row>();
            data.rows().forEachRemaining(rows::add);
            assertThat(rows).extracting(Row::number).containsExactly(4, 5, 6);
            assertThat(rows.getFirst().cells())
                    .containsExactly("A  B\nsecond", "", "", "2024-02-29", "51.5", "TRUE", "10:05", "Y", "Y");
            assertThat(rows.getFirst().formula(4)).isTrue();
            assertThat(rows.getFirst().formula(3)).isFalse();
            assertThat(all.hasNext()).isFalse();
        }
    }

    @Test
    void readsXlsxByValueNotByLook() {
        var file = Made.xlsx(
                        "<si><t>Name</t></si><si><r><t>Ada </t></r><r><t>Byron</t></r><rPh><t>guide</t></rPh></si>",
                        """
                <row r="1"><c r="A1" t="s"><v>0</v></c></row>
                <row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" s="1"><v>45351</v></c><c r="D3" s="2"><v>59</v></c>\
                <c r="E3" s="3"><v>3.5</v></c><c r="F3" t="b"><v>1</v></c><c r="G3"><v>9.1E3</v></c>\
                <c r="H3" s="4"><v>45351.5</v></c><c r="I3"><f>SUM(A1:A2)</f><v>7</v></c>\
                <c r="J3" t="inlineStr"><is><t>in line</t></is></c><c r="K3"><v>51.446154600000003</v></c></row>
                """)
                .in(folder, "a.xlsx");
        var rows = rows(file);
        assertThat(rows).extracting(Row::number).containsExactly(1, 3);
        assertThat(rows.getLast().cells())
                .containsExactly(
                        "Ada Byron",
                        "",
                        "2024-02-29",
                        "1900-02-28",
                        "3.5",
                        "TRUE",
                        "9100",
                        "2024-02-29T12:00",
                        "7",
                        "in line",
                        "51.4461546");
        assertThat(rows.getLast().formula(8)).isTrue();
        assertThat(rows.getLast().formula(9)).isFalse();
    }

    @Test
    void readsWhatACommonLibraryWrites() throws Exception {
        var file = folder.resolve("written.xlsx");
        try (var out = java.nio.file.Files.newOutputStream(file)) {
            var workbook = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0");
            var sheet = workbook.newWorksheet("People");
            sheet.value(0, 0, "Born");
            sheet.value(1, 0, java.time.LocalDate.of(1931, 5, 17));
            sheet.style(1, 0).format("dd/MM/yyyy").set();
            sheet.formula(1, 1, "1+1");
            workbook.finish();
        }
        var rows = rows(file);
        assertThat(rows.getLast().text(0)).isEqualTo("1931-05-17");
    }

    @Test
    void jsonObjectsOnePerLineOrOneOverMany() {
        try (var lines = JsonLines.open(Made.text(folder, "a.jsonl", "{\"a\":1}\n\n{\"a\":2}\n"), Limits.REGISTER)) {
            assertThat(lines.next().object().get("a").asInt()).isEqualTo(1);
            assertThat(lines.next().number()).isEqualTo(2);
            assertThat(lines.hasNext()).isFalse();
        }
        try (var lines = JsonLines.open(Made.text(folder, "b.json", "{\n  \"a\": [\n 1 ] }\n"), Limits.REGISTER)) {
            assertThat(lines.next().object().get("a")).hasSize(1);
            assertThat(lines.hasNext()).isFalse();
        }
    }

    @Test
    void readsGzipWhereAllowed() {
        var file = Made.file(folder, "a.csv.gz", Made.gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(rows(file, Limits.REGISTER)).hasSize(2);
    }
}
