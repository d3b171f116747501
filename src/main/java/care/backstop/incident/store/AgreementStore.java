package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.model.Agreement;
import care.backstop.incident.model.Agreement.Line;
import care.backstop.incident.model.Agreement.Subject;
import care.backstop.incident.model.Agreement.Word;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What council and NHS agree, and when work on lines of the plan began. */
@Repository
public class AgreementStore {

    /** When work on a line began. */
    public record Start(
            UUID action, Instant at, String by, @Nullable String urgentBecause) {}

    private final JdbcClient db;
    private final JsonMapper json;

    AgreementStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public void add(UUID incident, Agreement a) {
        db.sql("""
                insert into incident.agreement (id, incident, subject, edition, content, put_at, put_by)
                values (:id, :incident, :subject, :edition, :content::jsonb, :at, :by)""")
                .param("id", a.id())
                .param("incident", incident)
                .param("subject", a.subject().name())
                .param("edition", a.edition())
                .param("content", a.subject() == Subject.PLAN ? json.writeValueAsString(a.lines()) : null)
                .param("at", utc(a.putAt()))
                .param("by", a.putBy())
                .update();
    }

    /** Adds what one side said; refused when that side has said it already. */
    public void add(UUID incident, UUID agreement, Word w, Instant enteredAt, Actor by) {
        int added = db.sql("""
                insert into incident.agreement_word (agreement, incident, side, at, kind, words, urgent_because, confirm_by,
                       by_name, by_post, post_name, agency, entered_at)
                values (:agreement, :incident, :side, :at, :kind, :words, :urgent, :confirm, :by, :post, :postName,
                       :agency, :entered)
                on conflict do nothing""")
                .param("agreement", agreement)
                .param("incident", incident)
                .param("side", w.side().name())
                .param("at", utc(w.at()))
                .param("kind", w.kind() == null ? null : w.kind().name())
                .param("words", w.words())
                .param("urgent", w.urgentBecause())
                .param("confirm", utcOrNull(w.confirmBy()))
                .param("by", w.by())
                .param("post", by.post())
                .param("postName", w.postName())
                .param("agency", w.agency())
                .param("entered", utc(enteredAt))
                .update();
        if (added != 1) {
            throw new Rejected(
                    Problem.Code.DUP,
                    null,
                    "Somebody has agreed for " + w.side().words() + " already");
        }
    }

    /** Every agreement of a subject, the latest edition first. */
    public List<Agreement> of(UUID incident, Subject subject) {
        return db.sql("""
                select a.*,
                       (select json_agg(json_build_object('side', w.side, 'at', w.at, 'kind', w.kind, 'words', w.words,
                                    'urgentBecause', w.urgent_because, 'confirmBy', w.confirm_by, 'by', w.by_name,
                                    'postName', w.post_name, 'agency', w.agency) order by w.at)
                          from incident.agreement_word w where w.incident = a.incident and w.agreement = a.id) as words
                  from incident.agreement a
                 where a.incident = :incident and a.subject = :subject order by a.edition desc""")
                .param("incident", incident)
                .param("subject", subject.name())
                .query((r, _) -> {
                    var content = r.getString("content");
                    var words = r.getString("words");
                    return new Agreement(
                            r.getObject("id", UUID.class),
                            Subject.valueOf(r.getString("subject")),
                            r.getInt("edition"),
                            content == null ? List.of() : json.readValue(content, new TypeReference<List<Line>>() {}),
                            instant(r, "put_at"),
                            r.getString("put_by"),
                            words == null ? List.of() : json.readValue(words, new TypeReference<List<Word>>() {}));
                })
                .list();
    }

    /** Whether an edition of the plan has been agreed by both. */
    public boolean planAgreed(UUID incident) {
        return db.sql("""
                select exists (select from incident.agreement a join incident.agreement_word w on w.agreement = a.id
                                where a.incident = :incident and a.subject = 'PLAN'
                                group by a.id having count(*) = 2)""").param("incident", incident).query(Boolean.class).single();
    }

    /** Adds that work on a line began; harmless where it had. */
    public void start(UUID incident, Start s) {
        db.sql("""
                insert into incident.action_start (incident, action, started_at, started_by, urgent_because)
                values (:incident, :action, :at, :by, :urgent) on conflict do nothing""")
                .param("incident", incident)
                .param("action", s.action())
                .param("at", utc(s.at()))
                .param("by", s.by())
                .param("urgent", s.urgentBecause())
                .update();
    }

    /** When work on a line began; empty when it has not. */
    public Optional<Start> start(UUID incident, UUID action) {
        return db.sql("select * from incident.action_start where incident = :incident and action = :action")
                .param("incident", incident)
                .param("action", action)
                .query((r, _) -> new Start(
                        r.getObject("action", UUID.class),
                        java.util.Objects.requireNonNull(instantOrNull(r, "started_at")),
                        r.getString("started_by"),
                        r.getString("urgent_because")))
                .optional();
    }
}
