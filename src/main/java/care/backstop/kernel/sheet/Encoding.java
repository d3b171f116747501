package care.backstop.kernel.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * In which encoding a text was written: by its byte order mark, else UTF-8 if every byte of it is, else Windows-1252,
 * which is what spreadsheet programs of this country save by default. The last is a guess and is said so.
 */
record Encoding(Charset charset, boolean guessed) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    static Encoding of(InputStream in) throws IOException {
        var bytes = ByteBuffer.allocate(1 << 16);
        var chars = CharBuffer.allocate(1 << 16);
        var utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean first = true;
        boolean valid = true;
        boolean undefined = false;
        while (true) {
            int n = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
            boolean last = n == 0;
            if (first) {
                first = false;
                if (n >= 2 && (bytes.get(0) & 0xff) == 0xff && (bytes.get(1) & 0xff) == 0xfe) {
                    return new Encoding(StandardCharsets.UTF_16LE, false);
                }
                if (n >= 2 && (bytes.get(0) & 0xff) == 0xfe && (bytes.get(1) & 0xff) == 0xff) {
                    return new Encoding(StandardCharsets.UTF_16BE, false);
                }
            }
            boolean ascii = bytes.position() == 0;
            for (int i = bytes.position(); i < bytes.position() + n; i++) {
                byte b = bytes.get(i);
                if (b > 0) {
                    continue;
                }
                ascii = false;
                switch (b & 0xff) {
                    case 0 ->
                        throw Refusal.of("The file holds characters that are not text. Save it as CSV UTF-8 again.");
                    case 0x81, 0x8d, 0x8f, 0x90, 0x9d -> undefined = true;
                    default -> {}
                }
            }
            bytes.limit(bytes.position() + n).position(0);
            if (valid && !(ascii && !last)) {
                chars.clear();
                valid = !utf8.decode(bytes, chars, last).isError();
            }
            if (!valid || ascii && !last) {
                bytes.position(bytes.limit());
            }
            bytes.compact();
            if (last) {
                break;
            }
        }
        if (valid) {
            return new Encoding(StandardCharsets.UTF_8, false);
        }
        if (undefined) {
            throw Refusal.of(
                    "The file is in an encoding that cannot be read. Save it as CSV UTF-8 and upload it again.");
        }
        return new Encoding(WINDOWS, true);
    }
}
