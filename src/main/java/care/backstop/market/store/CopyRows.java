package care.backstop.market.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by COPY, in its text form. Fields written between {@link #hashed} and {@link #hash} are
 * summed up, so that a row can be compared with the one that is there without looking at each field.
 */
final class CopyRows implements AutoCloseable {

    private static final int FLUSH = 1 << 16;

    private final CopyIn copy;
    private final MessageDigest digest;
    private byte[] buffer = new byte[FLUSH * 2];
    private int length;
    private int hashFrom;
    private boolean rowOpen;
    private boolean done;

    CopyRows(Connection connection, String table, String columns) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin".formatted(table, columns));
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void separate() {
        room(32);
        if (rowOpen) {
            buffer[length++] = '\t';
        }
        rowOpen = true;
    }

    private void room(int bytes) {
        if (length + bytes > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + bytes));
        }
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
    }

    void nothing() {
        separate();
        buffer[length++] = '\\';
        buffer[length++] = 'N';
    }

    void number(long value) {
        separate();
        ascii(Long.toString(value));
    }

    void value(@Nullable Object value) {
        switch (value) {
            case null -> nothing();
            case String text -> {
                separate();
                text(text);
            }
            case Integer number -> number(number);
            case Double number -> {
                separate();
                ascii(number.toString());
            }
            case Boolean yes -> {
                separate();
                buffer[length++] = (byte) (yes ? 't' : 'f');
            }
            case LocalDate day -> {
                separate();
                ascii(day.toString());
            }
            case List<?> texts -> {
                separate();
                array(texts);
            }
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    private void text(String text) {
        room(text.length() * 3 + 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                switch (c) {
                    case '\\' -> escaped('\\');
                    case '\t' -> escaped('t');
                    case '\n' -> escaped('n');
                    case '\r' -> escaped('r');
                    case '\0' -> {} // PostgreSQL keeps no such character
                    default -> buffer[length++] = (byte) c;
                }
            } else {
                var rest = text.substring(i)
                        .replace("\0", "")
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
                var bytes = rest.getBytes(StandardCharsets.UTF_8);
                room(bytes.length);
                System.arraycopy(bytes, 0, buffer, length, bytes.length);
                length += bytes.length;
                return;
            }
        }
    }

    private void escaped(char c) {
        buffer[length++] = '\\';
        buffer[length++] = (byte) c;
    }

    private void array(List<?> texts) {
        var literal = new StringBuilder("{");
        for (var text : texts) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            literal.append('"')
                    .append(text.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        text(literal.append('}').toString());
    }

    /** Fields from here on count towards the row's {@link #hash}. */
    void hashed() {
        hashFrom = length;
    }

    /** Writes the sum of the fields since {@link #hashed} as the next field. */
    void hash() {
        digest.update(buffer, hashFrom, length - hashFrom);
        var sum = digest.digest();
        long hash = 0;
        for (int i = 0; i < 8; i++) {
            hash = hash << 8 | sum[i] & 0xff;
        }
        number(hash);
    }

    void end() throws SQLException {
        room(1);
        buffer[length++] = '\n';
        rowOpen = false;
        if (length >= FLUSH) {
            copy.writeToCopy(buffer, 0, length);
            length = 0;
        }
    }

    long finish() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        done = true;
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (!done) {
            copy.cancelCopy();
        }
    }
}
