package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.SupportRequest;
import care.backstop.incident.model.SupportRequest.Answer;
import care.backstop.incident.model.SupportRequest.Reply;
import care.backstop.incident.model.SupportRequest.Team;
import care.backstop.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hours asked of other teams, and their answers. */
@Repository
public class SupportStore {

    private final JdbcClient db;

    SupportStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, SupportRequest r, UUID byPost) {
        db.sql("""
                insert into incident.support_request (id, incident, team, weekly_minutes, from_on, until_on, purpose,
                       asked_at, asked_by, asked_by_post, post_name)
                values (:id, :incident, :team, :minutes, :from, :until, :purpose, :at, :by, :post, :postName)""")
                .param("id", r.id())
                .param("incident", incident)
                .param("team", r.team().name())
                .param("minutes", r.weeklyMinutes())
                .param("from", r.fromOn())
                .param("until", r.untilOn())
                .param("purpose", r.purpose())
                .param("at", utc(r.askedAt()))
                .param("by", r.askedBy())
                .param("post", byPost)
                .param("postName", r.postName())
                .update();
    }

    public void answer(UUID incident, UUID id, Reply a, int version) {
        int changed = db.sql("""
                update incident.support_request
                   set answer = :answer, given_minutes = :minutes, answer_note = :note, answered_by = :by,
                       answered_at = :at, recorded_by = :recordedBy, version = version + 1
                 where incident = :incident and id = :id and version = :version and answer is null""")
                .param("answer", a.answer().name())
                .param("minutes", a.weeklyMinutes())
                .param("note", a.note())
                .param("by", a.by())
                .param("at", utc(a.at()))
                .param("recordedBy", a.recordedBy())
                .param("incident", incident)
                .param("id", id)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("support request", id);
        }
    }

    /** The latest first. */
    public List<SupportRequest> of(UUID incident) {
        return db.sql("select * from incident.support_request where incident = :incident order by asked_at desc, id")
                .param("incident", incident)
                .query((r, _) -> read(r))
                .list();
    }

    private static SupportRequest read(ResultSet r) throws SQLException {
        var answer = r.getString("answer");
        return new SupportRequest(
                r.getObject("id", UUID.class),
                Team.valueOf(r.getString("team")),
                r.getInt("weekly_minutes"),
                r.getObject("from_on", LocalDate.class),
                r.getObject("until_on", LocalDate.class),
                r.getString("purpose"),
                instant(r, "asked_at"),
                r.getString("asked_by"),
                r.getString("post_name"),
                answer == null
                        ? null
                        : new Reply(
                                Answer.valueOf(answer),
                                r.getInt("given_minutes"),
                                r.getString("answer_note"),
                                r.getString("answered_by"),
                                instant(r, "answered_at"),
                                r.getString("recorded_by")),
                r.getInt("version"));
    }
}
