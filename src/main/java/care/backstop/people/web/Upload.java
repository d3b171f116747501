package care.backstop.people.web;

import care.backstop.kernel.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A file somebody sent, on disk for as long as it is read. */
final class Upload {

    static <T> T read(@Nullable MultipartFile file, Function<Path, T> reader) {
        if (file == null || file.isEmpty()) {
            throw Rejected.invalid("file", "Choose a file. An empty one says nothing.");
        }
        try {
            var path = Files.createTempFile("backstop-list-", ".tmp");
            try {
                file.transferTo(path);
                return reader.apply(path);
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name the sender gave it, without folders; used only to tell a CSV file's sheet. */
    static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null ? "list" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private Upload() {}
}
