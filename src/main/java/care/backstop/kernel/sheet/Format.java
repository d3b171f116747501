package care.backstop.kernel.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** What a file is, by its first bytes: names lie. */
public enum Format {
    CSV,
    XLSX,
    ODS,
    JSON;

    /** Tells what the file is, or refuses one that is none of these, too large or empty. */
    public static Format of(Path file, Limits limits) {
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw Refusal.of("The file is empty. Check that it saved properly and upload it again.");
            }
            if (size > limits.fileBytes()) {
                throw Refusal.of("The file is larger than " + limits.fileSize() + ", the most that can be read here.");
            }
            byte[] head;
            boolean packed;
            try (var in = Files.newInputStream(file)) {
                head = in.readNBytes(4096);
            }
            packed = starts(head, 0x1f, 0x8b);
            if (packed) {
                if (!limits.gzip()) {
                    throw Refusal.of("The file is compressed. Unpack it and upload the CSV, XLSX or ODS inside.");
                }
                try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                    head = in.readNBytes(4096);
                }
                if (head.length == 0) {
                    throw Refusal.of("The file is empty. Check that it saved properly and upload it again.");
                }
            }
            return of(head, packed, file, limits);
        } catch (IOException e) {
            throw Refusal.damaged(e);
        }
    }

    private static Format of(byte[] head, boolean packed, Path file, Limits limits) throws IOException {
        if (starts(head, 'P', 'K')) {
            if (packed) {
                throw Refusal.of(
                        "The file is a compressed file inside another. Unpack it once and upload what is inside.");
            }
            try (var archive = Archive.open(file, limits)) {
                return archive.format();
            }
        }
        if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw Refusal.of("The file is an old Excel file (.xls) or is protected by a password."
                    + " Open it, save it as .xlsx without a password and upload that.");
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            throw Refusal.of("The file is a PDF. Upload the list as CSV, XLSX or ODS.");
        }
        if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff)) {
            return CSV;
        }
        for (int i = starts(head, 0xef, 0xbb, 0xbf) ? 3 : 0; i < head.length; i++) {
            byte b = head[i];
            if (b == '{' || b == '[') {
                return JSON;
            }
            if (b == '<') {
                throw Refusal.of("The file is a web page or XML. Upload the list as CSV, XLSX or ODS.");
            }
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                break;
            }
        }
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n' && b != '\f') {
                throw Refusal.of("The file is not a list that can be read. Upload it as CSV, XLSX or ODS.");
            }
        }
        return CSV;
    }

    private static boolean starts(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((head[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a text file, unpacked if it is gzip, cut off with a refusal where the limits are reached. */
    static InputStream text(Path file, Limits limits) throws IOException {
        var raw = Files.newInputStream(file);
        try {
            var head = new byte[2];
            int n = raw.readNBytes(head, 0, 2);
            raw.close();
            raw = Files.newInputStream(file);
            if (n == 2 && starts(head, 0x1f, 0x8b)) {
                return new Metered(
                        new GZIPInputStream(raw, 1 << 16), Files.size(file), limits, new Metered.Total(limits));
            }
            return raw;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }
}
