package care.backstop.kernel.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as the compressed file it is. Opening looks at every entry's name and stated size and at its first bytes:
 * macros, links to other files, files within the file and bombs are refused before anything is read.
 */
final class Archive implements AutoCloseable {

    private static final Pattern MACRO =
            Pattern.compile("(.*/)?vbaproject.*\\.bin|xl/macrosheets/.*|xl/activex/.*|basic/.*|scripts/.*|customui/.*");
    private static final Pattern LINK = Pattern.compile("xl/externallinks/.*|xl/connections\\.xml|xl/querytables/.*");
    private static final Pattern NESTED =
            Pattern.compile(".*\\.(zip|gz|7z|rar|jar|xlsx|xlsm|xlsb|xls|ods|docx|doc|exe|dll)");

    private final ZipFile zip;
    private final Limits limits;
    private final Metered.Total total;

    private Archive(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
        this.total = new Metered.Total(limits);
    }

    static Archive open(Path file, Limits limits) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw Refusal.damaged(e);
        }
        var archive = new Archive(zip, limits);
        try {
            archive.inspect();
            return archive;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void inspect() throws IOException {
        if (zip.size() > limits.entries()) {
            throw Refusal.tooMuch();
        }
        long stated = 0;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            if (entry.isDirectory()) {
                continue;
            }
            long size = Math.max(entry.getSize(), 0);
            stated += size;
            if (size > limits.entryBytes()
                    || stated > limits.unpackedBytes()
                    || Metered.exceeds(size, entry.getCompressedSize(), limits)) {
                throw Refusal.tooMuch();
            }
            var name = entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
            if (MACRO.matcher(name).matches()) {
                throw Refusal.of(
                        "The workbook holds macros. Save it as .xlsx, .ods or CSV without them and upload that.");
            }
            if (LINK.matcher(name).matches()) {
                throw linked();
            }
            if (NESTED.matcher(name).matches() || startsPacked(entry)) {
                throw Refusal.of("The file holds other files inside it. Upload the list alone, as CSV, XLSX or ODS.");
            }
        }
    }

    static RuntimeException linked() {
        return Refusal.of("The workbook is linked to other files or data sources."
                + " Save it with values only, or as CSV, and upload that.");
    }

    private boolean startsPacked(ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            var head = in.readNBytes(4);
            return head.length == 4
                    && (head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4
                            || (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b
                            || (head[0] & 0xff) == 0xd0 && (head[1] & 0xff) == 0xcf);
        } catch (ZipException e) {
            throw Refusal.damaged(e);
        }
    }

    Format format() throws IOException {
        if (zip.getEntry("content.xml") != null) {
            var manifest = start("META-INF/manifest.xml");
            if (manifest.contains("encryption-data")) {
                throw Refusal.of("The file is protected by a password. Save it without one and upload it again.");
            }
            if (!start("mimetype").contains("spreadsheet") && !manifest.contains("opendocument.spreadsheet")) {
                throw Refusal.of("The file is a document, not a spreadsheet. Upload the list as CSV, XLSX or ODS.");
            }
            return Format.ODS;
        }
        if (zip.getEntry("xl/workbook.xml") != null) {
            if (start("[Content_Types].xml").toLowerCase(Locale.ROOT).contains("macroenabled")) {
                throw Refusal.of(
                        "The workbook holds macros. Save it as .xlsx, .ods or CSV without them and upload that.");
            }
            return Format.XLSX;
        }
        throw Refusal.of("The file is not a spreadsheet. Upload the list as CSV, XLSX or ODS.");
    }

    /** The first part of a small entry as text; empty if there is none. */
    private String start(String name) throws IOException {
        try (var in = orNull(name)) {
            return in == null ? "" : new String(in.readNBytes(1 << 18), StandardCharsets.UTF_8);
        }
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    InputStream entry(String name) throws IOException {
        var in = orNull(name);
        if (in == null) {
            throw Refusal.damaged();
        }
        return in;
    }

    private @Nullable InputStream orNull(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try {
            return new Metered(zip.getInputStream(entry), entry.getCompressedSize(), limits, total);
        } catch (ZipException e) {
            throw Refusal.damaged(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
