package care.backstop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A document under docs/generated: compared with what is there, or written anew by {@code ./backstop docs}. */
public record GeneratedDocument(Path file) {

    public static GeneratedDocument named(String name) {
        return new GeneratedDocument(Path.of("docs/generated", name + ".md"));
    }

    public void holds(List<String> lines) {
        var text = String.join("\n", lines) + "\n";
        try {
            if (Boolean.getBoolean("docs.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s is stale: run ./backstop docs", file)
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
