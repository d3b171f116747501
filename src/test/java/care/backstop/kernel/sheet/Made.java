package care.backstop.kernel.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files made for tests, well-behaved and not. */
final class Made {

    static final String ODS_OPEN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>""";
    static final String ODS_CLOSE = "</office:spreadsheet></office:body></office:document-content>";

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private final List<String> names = new ArrayList<>();
    private final List<Writing> contents = new ArrayList<>();

    static Made ods(String tables) {
        return new Made()
                .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                .with("META-INF/manifest.xml", "<m>application/vnd.oasis.opendocument.spreadsheet</m>")
                .with("content.xml", ODS_OPEN + tables + ODS_CLOSE);
    }

    static Made xlsx(String sheetData) {
        return xlsx("", sheetData);
    }

    static Made xlsx(String shared, String sheetData) {
        return new Made()
                .with("[Content_Types].xml", "<Types/>")
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
                .with(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-809]dd&quot;d&quot;\\ mmmm yyyy\"/>"
                                + "<numFmt numFmtId=\"165\" formatCode=\"0.0&quot; days&quot;\"/></numFmts>"
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
                                + "<xf numFmtId=\"22\"/></cellXfs></styleSheet>")
                .with("xl/sharedStrings.xml", "<sst>" + shared + "</sst>")
                .with("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>");
    }

    Made with(String name, String content) {
        return with(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    Made with(String name, Writing content) {
        int at = names.indexOf(name);
        if (at >= 0) {
            contents.set(at, content);
        } else {
            names.add(name);
            contents.add(content);
        }
        return this;
    }

    Path in(Path folder, String name) {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < names.size(); i++) {
                zip.putNextEntry(new ZipEntry(names.get(i)));
                contents.get(i).to(zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static Writing repeated(String start, String part, long times, String end) {
        return out -> {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            var block = new ByteArrayOutputStream();
            for (int i = 0; i < 1000; i++) {
                block.write(part.getBytes(StandardCharsets.UTF_8));
            }
            for (long done = 0; done < times; done += 1000) {
                block.writeTo(out);
            }
            out.write(end.getBytes(StandardCharsets.UTF_8));
        };
    }

    static Path file(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path text(Path folder, String name, String content) {
        return file(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
