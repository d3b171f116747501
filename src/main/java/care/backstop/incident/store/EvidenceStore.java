package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.EvidencePack;
import care.backstop.incident.model.EvidencePack.State;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Packs of evidence and their files. */
@Repository
public class EvidenceStore {

    private final JdbcClient db;

    EvidenceStore(JdbcClient db) {
        this.db = db;
    }

    public void add(EvidencePack p) {
        db.sql("""
                insert into incident.evidence_pack (id, incident, purpose, for_whom, with_people, state, words, asked_at,
                       asked_by, asked_user, asked_post)
                values (:id, :incident, :purpose, :forWhom, :people, :state, :words, :at, :by, :user, :post)""")
                .param("id", p.id())
                .param("incident", p.incident())
                .param("purpose", p.purpose())
                .param("forWhom", p.forWhom())
                .param("people", p.withPeople())
                .param("state", p.state().name())
                .param("words", p.words())
                .param("at", utc(p.askedAt()))
                .param("by", p.askedBy())
                .param("user", p.askedUser())
                .param("post", p.askedPost())
                .update();
    }

    /** The latest first. */
    public List<EvidencePack> of(UUID incident) {
        return db.sql("select * from incident.evidence_pack where incident = :incident order by asked_at desc, id")
                .param("incident", incident)
                .query((r, _) -> pack(r))
                .list();
    }

    public Optional<EvidencePack> find(UUID pack) {
        return db.sql("select * from incident.evidence_pack where id = :id")
                .param("id", pack)
                .query((r, _) -> pack(r))
                .optional();
    }

    /** The second person's word; false when it is not waiting for one. */
    public boolean decide(UUID pack, State state, @Nullable String words, Instant at, Actor by) {
        return db.sql("""
                update incident.evidence_pack
                   set state = :state, words = :words, decided_at = :at, decided_by = :by, decided_user = :user
                 where id = :id and state = 'WAITING'""")
                        .param("state", state.name())
                        .param("words", words)
                        .param("at", utc(at))
                        .param("by", by.name())
                        .param("user", by.user())
                        .param("id", pack)
                        .update()
                == 1;
    }

    public void progress(UUID pack, int percent, String words) {
        db.sql("""
                update incident.evidence_pack set percent = :percent, words = :words
                 where id = :id and state = 'RUNNING'""")
                .param("percent", percent)
                .param("words", words)
                .param("id", pack)
                .update();
    }

    public void fail(UUID pack, String because) {
        db.sql(
                        "update incident.evidence_pack set state = 'FAILED', words = :words where id = :id and state = 'RUNNING'")
                .param("words", because)
                .param("id", pack)
                .update();
    }

    public void finish(
            EvidencePack pack, byte[] content, int files, String sha256, Collection<UUID> people, Instant at) {
        db.sql("""
                insert into incident.evidence_file (pack, incident, content) values (:pack, :incident, :content)
                on conflict do nothing""")
                .param("pack", pack.id())
                .param("incident", pack.incident())
                .param("content", content)
                .update();
        db.sql("""
                update incident.evidence_pack
                   set state = 'READY', percent = 100, words = null, made_at = :at, files = :files, bytes = :bytes,
                       sha256 = :sha, people = :people
                 where id = :id and state = 'RUNNING'""")
                .param("at", utc(at))
                .param("files", files)
                .param("bytes", content.length)
                .param("sha", sha256)
                .param("people", people.toArray(UUID[]::new))
                .param("id", pack.id())
                .update();
    }

    public byte[] content(UUID pack) {
        return db.sql("select content from incident.evidence_file where pack = :pack")
                .param("pack", pack)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NotThere("evidence pack"));
    }

    private static EvidencePack pack(ResultSet r) throws SQLException {
        int files = r.getInt("files");
        Integer counted = r.wasNull() ? null : files;
        long bytes = r.getLong("bytes");
        Long size = r.wasNull() ? null : bytes;
        return new EvidencePack(
                r.getObject("id", UUID.class),
                r.getObject("incident", UUID.class),
                r.getString("purpose"),
                r.getString("for_whom"),
                r.getBoolean("with_people"),
                State.valueOf(r.getString("state")),
                r.getInt("percent"),
                r.getString("words"),
                instant(r, "asked_at"),
                r.getString("asked_by"),
                r.getObject("asked_user", UUID.class),
                r.getObject("asked_post", UUID.class),
                instantOrNull(r, "decided_at"),
                r.getString("decided_by"),
                instantOrNull(r, "made_at"),
                counted,
                size,
                r.getString("sha256"),
                Arrays.asList((UUID[]) r.getArray("people").getArray()));
    }
}
