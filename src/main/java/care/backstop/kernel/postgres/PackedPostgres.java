package care.backstop.kernel.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The published binaries of PostgreSQL, as they come. A class of its own, since only the first start needs what it needs: the library for XZ is
 * sealed, and a start with classes kept ready (`./backstop build`) breaks off if that was among them.
 */
final class PackedPostgres {

    private PackedPostgres() {}

    /** Unpacks into {@code home}: beside it and renamed, so a half-unpacked folder is never used. */
    static void unpack(Path home) throws IOException {
        var binaries = Files.createDirectories(home.getParent());
        var half = Files.createTempDirectory(binaries, "unpacking");
        var name = "/postgres-%s-%s.txz".formatted(system(), machine());
        try (InputStream packed = PackedPostgres.class.getResourceAsStream(name)) {
            if (packed == null) {
                throw new IllegalStateException(
                        "No PostgreSQL for this machine (%s) is bundled. Use your own: set spring.datasource.url"
                                .formatted(name));
            }
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                    extract(tar, e, half);
                }
            }
        }
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (!half.toFile().renameTo(home.toFile()) && !Files.isDirectory(home)) {
            throw new IOException("could not move PostgreSQL to " + home);
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String system() {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux";
    }

    private static String machine() {
        var arch = System.getProperty("os.arch", "");
        return switch (arch) {
            case "aarch64" -> "arm_64";
            default -> "x86_64";
        };
    }
}
