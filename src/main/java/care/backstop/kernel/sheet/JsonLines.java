package care.backstop.kernel.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of JSON objects, one per line. A single object over many lines, as the regulator's service answers, is read
 * too if it is short. A line that is not an object is refused by its number.
 */
public final class JsonLines implements Iterator<JsonLine>, AutoCloseable {

    private static final int LONGEST = 4 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxNumberLength(40)
                            .maxStringLength(1_000_000)
                            .build())
                    .build())
            .build();

    private final BufferedReader reader;
    private final int most;
    private int number;
    private boolean fresh = true;
    private @Nullable JsonLine next;

    private JsonLines(BufferedReader reader, int most) {
        this.reader = reader;
        this.most = most;
    }

    public static JsonLines open(Path file, Limits limits) {
        try {
            if (Format.of(file, limits) != Format.JSON) {
                throw Refusal.of("The file is not JSON.");
            }
            Encoding encoding;
            try (var in = Format.text(file, limits)) {
                encoding = Encoding.of(in);
            }
            if (encoding.guessed()) {
                throw Refusal.of("The file is not UTF-8, which JSON must be. Fetch it again from where it came from.");
            }
            return new JsonLines(
                    new BufferedReader(new InputStreamReader(Format.text(file, limits), encoding.charset()), 1 << 16),
                    limits.rows());
        } catch (IOException e) {
            throw Refusal.damaged(e);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public JsonLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var line = next;
        next = null;
        return line;
    }

    private @Nullable JsonLine read() {
        try {
            while (true) {
                var line = line('\n');
                if (line == null) {
                    return null;
                }
                if (line.startsWith("\ufeff")) {
                    line = line.substring(1);
                }
                if (line.isBlank()) {
                    continue;
                }
                number++;
                if (number > most) {
                    throw Refusal.tooManyRows(most);
                }
                var object = parse(line);
                if (object == null && fresh) {
                    // Not one object per line: perhaps the whole file is one.
                    var rest = line('\0');
                    object = parse(line + "\n" + (rest == null ? "" : rest));
                }
                fresh = false;
                if (object == null || !object.isObject()) {
                    throw Refusal.of(
                            number,
                            "Line %d is not a complete JSON object. The file may have been cut short; fetch it again."
                                    .formatted(number));
                }
                return new JsonLine(number, object);
            }
        } catch (IOException e) {
            throw Refusal.damaged(e);
        }
    }

    private @Nullable String line(char end) throws IOException {
        var text = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == end) {
                return text.toString();
            }
            text.append((char) c);
            if (text.length() > LONGEST) {
                throw Refusal.of(
                        number + 1, "One object of the file is longer than any location. Save one object per line.");
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw Refusal.damaged(e);
        }
    }
}
