package care.backstop.market.store;

import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Stale;
import care.backstop.market.register.Kind;
import care.backstop.market.register.RegisterFile;
import care.backstop.market.register.RegisterImport;
import care.backstop.market.register.RegisterImport.Counts;
import care.backstop.market.register.RegisterImport.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Imports of the register: where each is, its file and the rows it left out. */
@Repository
public class RegisterImports {

    private static final int PART = 1 << 20;

    /** A file as it was stored. */
    public record Stored(long bytes, String sha256) {}

    private final JdbcClient db;

    RegisterImports(JdbcClient db) {
        this.db = db;
    }

    public void add(
            UUID id,
            Kind kind,
            @Nullable LocalDate asAt,
            String fileName,
            boolean applyWhenSmall,
            Actor actor,
            Instant now) {
        db.sql("""
                insert into market.register_import (id, kind, as_at, as_at_from, file_name, file_bytes, sha256, state, doing,
                       apply_when_small, started_at, started_by, started_user, started_name, seen_at)
                values (:id, :kind, :as_at, case when cast(:as_at as date) is not null then 'you said so' end, :file_name, 0, '',
                        'RUNNING', 'Waiting to be read', :apply, :now, :post, :user, :name, :now)""")
                .param("id", id)
                .param("kind", kind.key())
                .param("as_at", asAt)
                .param("file_name", fileName)
                .param("apply", applyWhenSmall)
                .param("now", utc(now))
                .param("post", actor.post())
                .param("user", actor.user())
                .param("name", actor.name())
                .update();
    }

    /** Keeps the file in pieces, and says how long it is and its checksum. */
    public Stored store(UUID id, InputStream in) throws IOException {
        var digest = sha256();
        long bytes = 0;
        try (var digesting = new DigestInputStream(in, digest)) {
            var part = digesting.readNBytes(PART);
            for (int n = 0; part.length > 0; n++) {
                db.sql("insert into market.register_file (import, part, bytes) values (:import, :part, :bytes)")
                        .param("import", id)
                        .param("part", n)
                        .param("bytes", part)
                        .update();
                bytes += part.length;
                part = digesting.readNBytes(PART);
            }
        }
        var stored = new Stored(bytes, HexFormat.of().formatHex(digest.digest()));
        db.sql("update market.register_import set file_bytes = :bytes, sha256 = :sha256 where id = :id")
                .param("bytes", stored.bytes())
                .param("sha256", stored.sha256())
                .param("id", id)
                .update();
        return stored;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the stored file out again. */
    public void file(UUID id, OutputStream out) {
        int parts = db.sql("select count(*) from market.register_file where import = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        for (int n = 0; n < parts; n++) {
            var bytes = db.sql("select bytes from market.register_file where import = :id and part = :part")
                    .param("id", id)
                    .param("part", n)
                    .query(byte[].class)
                    .single();
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public RegisterImport get(UUID id) {
        return find(id).orElseThrow(() -> new NotThere("register import"));
    }

    public Optional<RegisterImport> find(UUID id) {
        return db.sql("select * from market.register_import where id = :id")
                .param("id", id)
                .query((r, _) -> row(r))
                .optional();
    }

    /** Locks the import, and lets only one import at a time change the register. */
    public RegisterImport lock(UUID id) {
        db.sql("select pg_advisory_xact_lock(hashtext('market.register'))")
                .query((_, _) -> 1)
                .single();
        return db.sql("select * from market.register_import where id = :id for update")
                .param("id", id)
                .query((r, _) -> row(r))
                .optional()
                .orElseThrow(() -> new NotThere("register import"));
    }

    /** Newest first. */
    public List<RegisterImport> latest(int most) {
        return db.sql("select * from market.register_import order by no desc limit :most")
                .param("most", most)
                .query((r, _) -> row(r))
                .list();
    }

    /** The last applied import of this kind, which alone can be undone. */
    public Optional<RegisterImport> lastApplied(Kind kind) {
        return db.sql("""
                select * from market.register_import
                 where kind = :kind and state = 'APPLIED' order by applied_at desc, no desc limit 1""").param("kind", kind.key()).query((r, _) -> row(r)).optional();
    }

    /** An applied import of exactly this file. */
    public Optional<RegisterImport> appliedWith(String sha256, UUID not) {
        return db.sql("""
                select * from market.register_import
                 where sha256 = :sha256 and state = 'APPLIED' and id <> :not order by applied_at desc, no desc limit 1""")
                .param("sha256", sha256)
                .param("not", not)
                .query((r, _) -> row(r))
                .optional();
    }

    /** Whether another import was applied or undone since this one was compared; in doubt, yes. */
    public boolean changedSince(RegisterImport i) {
        return db.sql("""
                select exists (select from market.register_import
                                where id <> :id and (applied_at >= :seen_at or undone_at >= :seen_at))""")
                .param("id", i.id())
                .param("seen_at", utc(i.seenAt()))
                .query(Boolean.class)
                .single();
    }

    public void progress(UUID id, int rows, String doing, Instant now) {
        db.sql(
                        "update market.register_import set rows = :rows, doing = :doing, seen_at = :now where id = :id and state = 'RUNNING'")
                .param("rows", rows)
                .param("doing", doing)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /** Read and compared. */
    public void staged(UUID id, RegisterFile.Reading reading, int rejected, Instant now) {
        db.sql("""
                update market.register_import
                   set kind = :kind, layout = :layout, complete = :complete, as_at = :as_at, as_at_from = :from, rows = :rows,
                       rejected = :rejected, notes = :notes, doing = 'Applying', problem = null,
                       seen_at = :now, version = version + 1
                 where id = :id""")
                .param("kind", reading.kind().key())
                .param("layout", reading.layout())
                .param("complete", reading.complete())
                .param("as_at", reading.asAt())
                .param("from", reading.asAtFrom())
                .param("rows", reading.rows())
                .param("rejected", rejected)
                .param("notes", reading.notes().toArray(String[]::new))
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /** Somebody has to look at it. */
    public void waiting(UUID id) {
        db.sql(
                        "update market.register_import set state = 'STAGED', doing = 'Compared' where id = :id and state = 'RUNNING'")
                .param("id", id)
                .update();
    }

    public void counted(UUID id, Counts counts, int held) {
        db.sql("""
                update market.register_import
                   set added = :added, changed = :changed, removed = :removed, unchanged = :unchanged, older = :older,
                       reregistered = :reregistered, held = :held
                 where id = :id""")
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("removed", counts.removed())
                .param("unchanged", counts.unchanged())
                .param("older", counts.older())
                .param("reregistered", counts.reregistered())
                .param("held", held)
                .param("id", id)
                .update();
    }

    public void refused(UUID id, String problem, Instant now) {
        db.sql("""
                update market.register_import
                   set state = 'REJECTED', doing = 'Stopped', problem = :problem, seen_at = :now, version = version + 1
                 where id = :id and state = 'RUNNING'""")
                .param("problem", problem)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    public void applied(RegisterImport i, Actor actor, Instant now) {
        change(i, """
                update market.register_import
                   set state = 'APPLIED', doing = 'Applied', applied_at = :now, applied_name = :name, undone_at = null,
                       undone_name = null, version = version + 1
                 where id = :id and version = :version""", actor, now);
    }

    public void undone(RegisterImport i, Actor actor, Instant now) {
        change(i, """
                update market.register_import
                   set state = 'STAGED', doing = 'Undone', undone_at = :now, undone_name = :name, version = version + 1
                 where id = :id and version = :version""", actor, now);
    }

    private void change(RegisterImport i, String sql, Actor actor, Instant now) {
        int changed = db.sql(sql)
                .param("now", utc(now))
                .param("name", actor.name())
                .param("id", i.id())
                .param("version", i.version())
                .update();
        if (changed != 1) {
            throw new Stale("register import", i.id());
        }
    }

    public void leftOut(UUID id, List<Problem> problems) {
        db.sql("delete from market.register_rejection where import = :id")
                .param("id", id)
                .update();
        int seq = 0;
        for (var problem : problems) {
            db.sql("""
                    insert into market.register_rejection (import, seq, row, field, code, message)
                    values (:id, :seq, :row, :field, :code, :message)""")
                    .param("id", id)
                    .param("seq", seq++)
                    .param("row", problem.row())
                    .param("field", problem.field())
                    .param("code", problem.code().name())
                    .param("message", problem.message())
                    .update();
        }
    }

    public void copyLeftOut(UUID from, UUID to) {
        db.sql("""
                insert into market.register_rejection (import, seq, row, field, code, message)
                select :to, seq, row, field, code, message from market.register_rejection where import = :from
                on conflict do nothing""").param("from", from).param("to", to).update();
    }

    public List<Problem> leftOut(UUID id) {
        return db.sql("select row, field, code, message from market.register_rejection where import = :id order by seq")
                .param("id", id)
                .query((r, _) -> new Problem(
                        r.getObject("row", Integer.class),
                        r.getString("field"),
                        Problem.Code.valueOf(r.getString("code")),
                        r.getString("message")))
                .list();
    }

    private static RegisterImport row(ResultSet r) throws SQLException {
        return new RegisterImport(
                r.getObject("id", UUID.class),
                r.getInt("no"),
                Kind.ofKey(r.getString("kind")).orElseThrow(),
                r.getString("layout"),
                r.getBoolean("complete"),
                r.getString("file_name"),
                r.getLong("file_bytes"),
                r.getString("sha256"),
                r.getObject("as_at", LocalDate.class),
                r.getString("as_at_from"),
                State.valueOf(r.getString("state")),
                r.getString("doing"),
                r.getString("problem"),
                List.of((String[]) r.getArray("notes").getArray()),
                r.getInt("rows"),
                r.getInt("rejected"),
                new Counts(
                        r.getInt("added"),
                        r.getInt("changed"),
                        r.getInt("removed"),
                        r.getInt("unchanged"),
                        r.getInt("older"),
                        r.getInt("reregistered")),
                r.getInt("held"),
                r.getBoolean("apply_when_small"),
                instant(r, "started_at"),
                r.getObject("started_user", UUID.class),
                r.getString("started_name"),
                instant(r, "seen_at"),
                instantOrNull(r, "applied_at"),
                r.getString("applied_name"),
                instantOrNull(r, "undone_at"),
                r.getString("undone_name"),
                r.getInt("version"));
    }

    private static Instant instant(ResultSet r, String column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet r, String column) throws SQLException {
        var at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
