package care.backstop.kernel.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.kernel.Rejected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file is refused in words, soon, in little memory, and without a word of what it says. */
class HostileFilesTest {

    private static final String SECRET = "Zanzibar";

    @TempDir
    static Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                given("empty file", f -> Made.text(f, "e.csv", ""), "is empty"),
                given("larger than 10 MB", f -> Made.file(f, "l.csv", new byte[11 << 20]), "larger than 10 MB"),
                given("old Excel", f -> Made.file(f, "o.xls", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1)), "old Excel file"),
                given("PDF", f -> Made.text(f, "p.csv", "%PDF-1.7 " + SECRET), "is a PDF"),
                given("picture", f -> Made.file(f, "p.csv", bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10)), "not a list"),
                given("web page", f -> Made.text(f, "w.csv", "<html>" + SECRET), "web page"),
                given("JSON", f -> Made.text(f, "j.csv", "{\"a\":\"" + SECRET + "\"}"), "is JSON"),
                given("gzip", f -> Made.file(f, "g.csv.gz", Made.gzip(bytes('a'))), "is compressed"),
                given("NUL far in", f -> Made.text(f, "n.csv", "a,b\n".repeat(5000) + "\0"), "not text"),
                given("no encoding", f -> Made.file(f, "x.csv", bytes('a', ',', 0x81, 0xc3, '\n')), "encoding"),
                given("quote never closed", f -> Made.text(f, "q.csv", "a,b\nc,\"" + SECRET + "\n1,2\n"), "Row 2"),
                given("cell too long", f -> Made.text(f, "c.csv", "a\n" + "x".repeat(40_000)), "Row 2"),
                given("too many columns", f -> Made.text(f, "m.csv", "a\n" + "x,".repeat(2_000)), "Row 2"),
                given("too many rows", f -> Made.text(f, "r.csv", "a\n".repeat(100_002)), "more than 100,000 rows"),
                given("zip of something", f -> new Made().with("a.txt", SECRET).in(f, "a.zip"), "not a spreadsheet"),
                given("truncated workbook", HostileFilesTest::truncated, "cut short"),
                given(
                        "macro workbook",
                        f -> Made.xlsx("").with("xl/vbaProject.bin", "x").in(f, "m.xlsx"),
                        "macros"),
                given(
                        "ODS macro",
                        f -> Made.ods("").with("Basic/script-lc.xml", "x").in(f, "m.ods"),
                        "macros"),
                given(
                        "external link",
                        f -> Made.xlsx("")
                                .with("xl/externalLinks/externalLink1.xml", "x")
                                .in(f, "l.xlsx"),
                        "linked to other files"),
                given(
                        "formula into another workbook",
                        f -> Made.xlsx("<row r=\"1\"><c r=\"A1\"><f>[1]Zanzibar!A1</f><v>1</v></c></row>")
                                .in(f, "f.xlsx"),
                        "linked to other files"),
                given(
                        "ODS linked table",
                        f -> Made.ods("<table:table><table:table-source/></table:table>")
                                .in(f, "l.ods"),
                        "linked to other files"),
                given(
                        "file in file",
                        f -> Made.xlsx("").with("xl/a.bin", "PK\3\4").in(f, "n.xlsx"),
                        "other files"),
                given("too many entries", HostileFilesTest::entries, "far more"),
                given(
                        "ratio bomb",
                        f -> Made.ods("")
                                .with("content.xml", Made.repeated(Made.ODS_OPEN, " ", 60_000_000, ""))
                                .in(f, "b.ods"),
                        "far more"),
                given(
                        "entry over 64 MB",
                        f -> Made.ods("")
                                .with("Pictures/a.bmp", Made.repeated("", noise(1000), 90_000, ""))
                                .in(f, "e.ods"),
                        "far more"),
                given("lying sizes", HostileFilesTest::lying, "damaged"),
                given(
                        "document type",
                        f -> Made.ods("")
                                .with("content.xml", "<!DOCTYPE a [<!ENTITY x \"" + SECRET + "\">]><a>&x;</a>")
                                .in(f, "d.ods"),
                        "document type"),
                given(
                        "outside entity",
                        f -> Made.xlsx("")
                                .with("xl/workbook.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")
                                .in(f, "d.xlsx"),
                        "document type"),
                given(
                        "cell far to the right",
                        f -> Made.xlsx("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")
                                .in(f, "w.xlsx"),
                        "columns"),
                given(
                        "repeated columns",
                        f -> Made.ods(odsRow(1, 2_000_000_000)).in(f, "w.ods"),
                        "columns"),
                given("repeated rows", f -> Made.ods(odsRow(2_000_000_000, 1)).in(f, "t.ods"), "rows"),
                given(
                        "rows out of order",
                        f -> Made.xlsx("<row r=\"5\"/><row r=\"2\"/>").in(f, "u.xlsx"),
                        "damaged"),
                given(
                        "shared text that is not there",
                        f -> Made.xlsx("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")
                                .in(f, "s.xlsx"),
                        "damaged"),
                given(
                        "shared texts too many",
                        f -> Made.xlsx("")
                                .with(
                                        "xl/sharedStrings.xml",
                                        Made.repeated("<sst>", "<si><t>" + noise(40) + "</t></si>", 400_000, "</sst>"))
                                .in(f, "t.xlsx"),
                        "far more"),
                given(
                        "huge attribute",
                        f -> Made.ods("")
                                .with("content.xml", Made.ODS_OPEN + "<a b=\"" + noise(100_000) + "\"/>")
                                .in(f, "h.ods"),
                        "damaged"),
                given(
                        "depth",
                        f -> Made.ods("")
                                .with("content.xml", Made.repeated(Made.ODS_OPEN, "<a>", 100_000, ""))
                                .in(f, "v.ods"),
                        "damaged"),
                given(
                        "password",
                        f -> Made.ods("")
                                .with("META-INF/manifest.xml", "<manifest:encryption-data/>")
                                .in(f, "p.ods"),
                        "password"),
                given(
                        "text document",
                        f -> Made.ods("")
                                .with("mimetype", "application/vnd.oasis.opendocument.text")
                                .with("META-INF/manifest.xml", "<m/>")
                                .in(f, "t.odt"),
                        "not a spreadsheet"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void refuses(String name, Function<Path, Path> make, String says) {
        var file = make.apply(folder);
        readAll(file, Limits.UPLOAD); // loads classes
        long start = System.nanoTime();
        var rejected = readAll(file, Limits.UPLOAD);
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(rejected).as("refused").isNotNull();
        assertThat(rejected.problems()).hasSize(1);
        assertThat(rejected.problems().getFirst().message()).contains(says).doesNotContain(SECRET);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void sixtyFourMegabytesOfHeapAreEnoughToRefuse() throws Exception {
        var classpath = System.getProperty("java.class.path");
        var bombs = folder.resolve("bombs");
        Files.createDirectories(bombs);
        Made.xlsx("")
                .with(
                        "xl/sharedStrings.xml",
                        Made.repeated("<sst>", "<si><t>" + noise(40) + "</t></si>", 400_000, "</sst>"))
                .in(bombs, "shared.xlsx");
        Made.ods(odsRow(2_000_000_000, 1000)).in(bombs, "rows.ods");
        Made.ods("")
                .with("content.xml", Made.repeated("<a b=\"", noise(20), 1_000_000, "\"/>"))
                .in(bombs, "attribute.ods");
        Made.ods("")
                .with("content.xml", Made.repeated(Made.ODS_OPEN, " ", 60_000_000, ""))
                .in(bombs, "ratio.ods");
        Made.text(bombs, "quote.csv", "a\n\"" + "x".repeat(9 << 20));
        Made.xlsx("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>").in(bombs, "wide.xlsx");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var process = new ProcessBuilder(
                        java.toString(), "-Xmx64m", "-cp", classpath, RefusesAll.class.getName(), bombs.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines().filter(l -> l.startsWith("refused ")))
                .as(output)
                .hasSize(6);
    }

    /** Run in a small heap of its own. */
    static final class RefusesAll {
        public static void main(String[] args) throws Exception {
            try (var files = Files.list(Path.of(args[0]))) {
                files.forEach(file -> {
                    var rejected = readAll(file, Limits.UPLOAD);
                    System.out.println((rejected == null ? "read " : "refused ") + file.getFileName());
                });
            }
        }

        private RefusesAll() {}
    }

    @Test
    void truncatedGzipIsRefused() {
        var whole = Made.gzip(noise(200_000).getBytes(StandardCharsets.UTF_8));
        var file = Made.file(folder, "cut.csv.gz", java.util.Arrays.copyOf(whole, whole.length / 2));
        var rejected = readAll(file, Limits.REGISTER);
        assertThat(rejected).isNotNull();
        assertThat(rejected.problems().getFirst().message()).contains("cut short");
    }

    @Test
    void gzipThatUnpacksBeyondItsRatioIsRefusedWhileItIsRead() {
        var file = Made.file(
                folder, "bomb.csv.gz", Made.gzip("a,b\n".repeat(20_000_000).getBytes(StandardCharsets.UTF_8)));
        var rejected = readAll(file, Limits.REGISTER);
        assertThat(rejected).isNotNull();
        assertThat(rejected.problems().getFirst().message()).contains("far more");
    }

    @Test
    void truncatedJsonLineIsRefusedByItsNumber() {
        var file = Made.text(folder, "cut.jsonl", "{\"a\":1}\n{\"a\":2}\n{\"a\":");
        var rejected = catchThrowableOfType(Rejected.class, () -> {
            try (var lines = JsonLines.open(file, Limits.REGISTER)) {
                lines.forEachRemaining(l -> {});
            }
        });
        assertThat(rejected.problems().getFirst().row()).isEqualTo(3);
    }

    private static Rejected readAll(Path file, Limits limits) {
        return catchThrowableOfType(Rejected.class, () -> {
            try (var sheets = Sheets.open(file, "list", limits)) {
                for (var sheet : sheets) {
                    sheet.rows().forEachRemaining(row -> {});
                }
            }
        });
    }

    private static Arguments given(String name, Function<Path, Path> make, String says) {
        return Arguments.of(name, make, says);
    }

    private static String odsRow(int rows, int columns) {
        return "<table:table><table:table-row table:number-rows-repeated=\"" + rows
                + "\"><table:table-cell table:number-columns-repeated=\"" + columns
                + "\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    }

    private static Path truncated(Path folder) {
        try {
            var whole = Files.readAllBytes(Made.xlsx("<row r=\"1\"/>").in(folder, "whole.xlsx"));
            return Made.file(folder, "cut.xlsx", java.util.Arrays.copyOf(whole, whole.length - 200));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path entries(Path folder) {
        var made = Made.xlsx("");
        for (int i = 0; i < 600; i++) {
            made.with("xl/media/" + i, "x");
        }
        return made.in(folder, "many.xlsx");
    }

    /** A workbook whose stated sizes are made small in both headers. */
    private static Path lying(Path folder) {
        try {
            var file = Made.ods("")
                    .with("content.xml", Made.repeated(Made.ODS_OPEN, " ", 30_000_000, ""))
                    .in(folder, "lying.ods");
            var bytes = Files.readAllBytes(file);
            var size = java.nio.ByteBuffer.allocate(4)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .putInt(30_000_000 + Made.ODS_OPEN.length())
                    .array();
            for (int i = 0; i + 4 <= bytes.length; i++) {
                if (bytes[i] == size[0]
                        && bytes[i + 1] == size[1]
                        && bytes[i + 2] == size[2]
                        && bytes[i + 3] == size[3]) {
                    bytes[i] = 100;
                    bytes[i + 1] = 0;
                    bytes[i + 2] = 0;
                    bytes[i + 3] = 0;
                }
            }
            return Files.write(file, bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String noise(int length) {
        var random = new java.util.Random(7);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
