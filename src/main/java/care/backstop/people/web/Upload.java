package care.backstop.people.web;

import care.backstop.kernel.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    /** Of which day it is, as the three boxes say; null when they are empty. */
    static @Nullable LocalDate day(Map<String, String> sent) {
        var parts = List.of("asAt-year", "asAt-month", "asAt-day");
        if (parts.stream().allMatch(p -> sent.getOrDefault(p, "").isBlank())) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(sent.getOrDefault(parts.get(0), "").strip()),
                    Integer.parseInt(sent.getOrDefault(parts.get(1), "").strip()),
                    Integer.parseInt(sent.getOrDefault(parts.get(2), "").strip()));
        } catch (DateTimeException | NumberFormatException e) {
            throw Rejected.invalid("asAt", "There is no such day. Write day, month and year in figures.");
        }
    }

    private Upload() {}
}
