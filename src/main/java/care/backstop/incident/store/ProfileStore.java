package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.ProfileVersion;
import care.backstop.kernel.Actor;
import care.backstop.kernel.profile.AuthorityProfile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of a council's settings, and which one each incident keeps. */
@Repository
public class ProfileStore {

    private final JdbcClient db;

    ProfileStore(JdbcClient db) {
        this.db = db;
    }

    /** Every version, the latest first; empty when the council has changed nothing. */
    public List<ProfileVersion> versions() {
        return versions(Integer.MAX_VALUE);
    }

    public Optional<ProfileVersion> latest() {
        return versions(1).stream().findFirst();
    }

    private List<ProfileVersion> versions(int most) {
        return db.sql("""
                select number, content, made_at, made_by, because from incident.profile_version
                 order by number desc limit :most""")
                .param("most", most)
                .query((r, _) -> new ProfileVersion(
                        AuthorityProfile.readKept(r.getString("content")),
                        r.getInt("number"),
                        r.getObject("made_at", OffsetDateTime.class).toInstant(),
                        r.getString("made_by"),
                        r.getString("because")))
                .list();
    }

    /** Adds a version; false when somebody else has already added one of that number. */
    public boolean add(ProfileVersion v, Actor by, Instant at) {
        return db.sql("""
                        insert into incident.profile_version
                               (council, number, profile, content, hash, made_at, made_by, made_by_post, because)
                        values (:council, :number, :profile, :content, :hash, :at, :by, :post, :because)
                        on conflict do nothing""")
                        .param("council", by.council())
                        .param("number", v.number())
                        .param("profile", v.profile().key())
                        .param("content", v.profile().write())
                        .param("hash", v.profile().hash())
                        .param("at", utc(at))
                        .param("by", by.name())
                        .param("post", by.post())
                        .param("because", v.because())
                        .update()
                == 1;
    }

    /** An incident keeps this version from now on. */
    public void freeze(UUID incident, ProfileVersion v, Instant at) {
        db.sql("""
                insert into incident.frozen_profile (incident, number, content, hash, frozen_at)
                values (:incident, :number, :content, :hash, :at)""")
                .param("incident", incident)
                .param("number", v.number())
                .param("content", v.profile().write())
                .param("hash", v.profile().hash())
                .param("at", utc(at))
                .update();
    }

    /** The version an incident keeps; empty when it was opened before there were any. */
    public Optional<ProfileVersion> frozen(UUID incident) {
        return db.sql("select number, content, frozen_at from incident.frozen_profile where incident = :incident")
                .param("incident", incident)
                .query((r, _) -> new ProfileVersion(
                        AuthorityProfile.readKept(r.getString("content")),
                        r.getInt("number"),
                        r.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                        null,
                        null))
                .optional();
    }
}
