package care.backstop.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signed notes of how far each chain had come, kept outside the database: whoever rewrites the whole chain still cannot
 * make it agree with a note written before. One line of JSON a note, added at least every quarter of an hour.
 */
@Component
class Checkpoints {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json;
    private final Path file;
    private final KeyPair keys;

    Checkpoints(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Clock clock,
            JsonMapper json,
            @Value("${backstop.data}") Path data) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.json = json;
        this.file = data.resolve("audit-checkpoints.jsonl");
        this.keys = keys(data);
    }

    /** How far a council's chain had come at a time; {@code signature} is Ed25519 over the other fields. */
    record Checkpoint(String council, long entries, String head, String at, String signature) {

        byte[] signed() {
            return "%s\n%d\n%s\n%s".formatted(council, entries, head, at).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Notes where every chain is now. */
    void write() {
        var heads = transaction.execute(_ -> {
            db.sql("select set_config('backstop.purpose', 'sign-in', true)")
                    .query(String.class)
                    .single();
            return db.sql("select council, entries, head from audit.stream order by council")
                    .query((r, _) -> new Checkpoint(
                            r.getString(1),
                            r.getLong(2),
                            HexFormat.of().formatHex(r.getBytes(3)),
                            clock.instant().toString(),
                            ""))
                    .list();
        });
        try {
            for (var head : heads == null ? List.<Checkpoint>of() : heads) {
                var note = new Checkpoint(head.council, head.entries, head.head, head.at, sign(head.signed()));
                Files.writeString(
                        file,
                        json.writeValueAsString(note) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the audit checkpoint to " + file, e);
        }
    }

    /** A council's notes, oldest first; {@code sound} is false when a line of the file is not as it was written. */
    record Notes(List<Checkpoint> of, boolean sound) {

        @Nullable
        Checkpoint latest() {
            return of.isEmpty() ? null : of.getLast();
        }

        SortedMap<Long, String> heads() {
            var heads = new TreeMap<Long, String>();
            of.forEach(note -> heads.putIfAbsent(note.entries, note.head));
            return heads;
        }

        /** Two notes of one place that differ: one chain was put in place of another. */
        boolean contradictory() {
            var heads = heads();
            return of.stream().anyMatch(note -> !note.head.equals(heads.get(note.entries)));
        }
    }

    Notes notes(String council) {
        if (!Files.exists(file)) {
            return new Notes(List.of(), true);
        }
        var mine = new ArrayList<Checkpoint>();
        var sound = true;
        try {
            for (var line : Files.readAllLines(file)) {
                var note = read(line);
                if (note == null || !verified(note)) {
                    sound = false;
                } else if (note.council.equals(council)) {
                    mine.add(note);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Notes(List.copyOf(mine), sound);
    }

    private @Nullable Checkpoint read(String line) {
        try {
            return json.readValue(line, Checkpoint.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private String sign(byte[] bytes) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(bytes);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean verified(Checkpoint checkpoint) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(keys.getPublic());
            verifier.update(checkpoint.signed());
            return verifier.verify(Base64.getDecoder().decode(checkpoint.signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static KeyPair keys(Path data) {
        var kept = data.resolve("audit-checkpoint.key");
        try {
            if (!Files.exists(kept)) {
                var fresh = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                var encoder = Base64.getEncoder();
                Files.createDirectories(data);
                var half = Files.createTempFile(
                        data,
                        "checkpoint",
                        ".key",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(
                        half,
                        List.of(
                                encoder.encodeToString(fresh.getPrivate().getEncoded()),
                                encoder.encodeToString(fresh.getPublic().getEncoded())));
                Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE);
            }
            var lines = Files.readAllLines(kept);
            var factory = KeyFactory.getInstance("Ed25519");
            var decoder = Base64.getDecoder();
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decoder.decode(lines.get(1)))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(lines.get(0)))));
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the key of the audit checkpoints in " + kept, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringTask<Void> auditCheckpoint(Checkpoints checkpoints) {
            return Tasks.recurring("audit.checkpoint", FixedDelay.of(EVERY)).execute((_, _) -> checkpoints.write());
        }
    }
}
