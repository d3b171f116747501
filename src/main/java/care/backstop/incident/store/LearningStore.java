package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.model.ExitScore;
import care.backstop.incident.model.LearningDecision;
import care.backstop.incident.model.LearningDecision.About;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.ReviewSent;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lessons, how the exit went, and what was decided about learning from it. */
@Repository
public class LearningStore {

    private static final String LESSONS = """
            select l.*, i.name as incident_name
              from incident.lesson l left join incident.incident i on i.id = l.incident
            """;

    private final JdbcClient db;

    LearningStore(JdbcClient db) {
        this.db = db;
    }

    public void decide(UUID incident, LearningDecision d, Actor by) {
        db.sql("""
                insert into incident.learning_decision
                       (incident, about, answer, because, happened_on, at, by_name, by_post, post_name)
                values (:incident, :about, :answer, :because, :on, :at, :by, :post, :postName)""")
                .param("incident", incident)
                .param("about", d.about().name())
                .param("answer", d.answer())
                .param("because", d.because())
                .param("on", d.on())
                .param("at", utc(d.at()))
                .param("by", d.by())
                .param("post", by.post())
                .param("postName", d.postName())
                .update();
    }

    /** The one that stands. */
    public Optional<LearningDecision> decided(UUID incident, About about) {
        return db.sql("""
                select * from incident.learning_decision
                 where incident = :incident and about = :about order by no desc limit 1""")
                .param("incident", incident)
                .param("about", about.name())
                .query((r, _) -> new LearningDecision(
                        About.valueOf(r.getString("about")),
                        r.getBoolean("answer"),
                        r.getString("because"),
                        r.getObject("happened_on", LocalDate.class),
                        instant(r, "at"),
                        r.getString("by_name"),
                        r.getString("post_name")))
                .optional();
    }

    /** The number of the next lesson; nobody else gets it meanwhile. */
    public int next(UUID incident) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 5111))")
                .param("key", incident.toString())
                .query()
                .listOfRows();
        return db.sql("select coalesce(max(no), 0) + 1 from incident.lesson where incident = :incident")
                .param("incident", incident)
                .query(Integer.class)
                .single();
    }

    public void add(Lesson l, Actor by) {
        db.sql("""
                insert into incident.lesson (id, council, incident, no, text, leads_to, template, line, owner_post,
                       owner_name, owner_agency, due_on, due_at, recorded_at, recorded_by)
                values (:id, :council, :incident, :no, :text, :leadsTo, :template, :line, :post,
                       :owner, :agency, :dueOn, :dueAt, :at, :by)""")
                .param("id", l.id())
                .param("council", by.council())
                .param("incident", l.incident())
                .param("no", l.number())
                .param("text", l.text())
                .param("leadsTo", l.leadsTo().name())
                .param("template", l.template())
                .param("line", l.line())
                .param("post", l.owner().post())
                .param("owner", l.owner().name())
                .param("agency", l.owner().agency())
                .param("dueOn", l.dueOn())
                .param("dueAt", utc(l.dueAt()))
                .param("at", utc(l.recordedAt()))
                .param("by", l.recordedBy())
                .update();
    }

    public void replace(Lesson l) {
        int changed = db.sql("""
                update incident.lesson
                   set leads_to = :leadsTo, template = :template, line = :line, owner_post = :post, owner_name = :owner,
                       owner_agency = :agency, due_on = :dueOn, due_at = :dueAt, state = :state, outcome = :outcome,
                       edition = :edition, settled_at = :settledAt, settled_by = :settledBy, version = version + 1
                 where id = :id and version = :version""")
                .param("leadsTo", l.leadsTo().name())
                .param("template", l.template())
                .param("line", l.line())
                .param("post", l.owner().post())
                .param("owner", l.owner().name())
                .param("agency", l.owner().agency())
                .param("dueOn", l.dueOn())
                .param("dueAt", utc(l.dueAt()))
                .param("state", l.state().name())
                .param("outcome", l.outcome())
                .param("edition", l.edition())
                .param("settledAt", utcOrNull(l.settledAt()))
                .param("settledBy", l.settledBy())
                .param("id", l.id())
                .param("version", l.version())
                .update();
        if (changed != 1) {
            throw new Stale("lesson", l.id());
        }
    }

    /** The lessons of one incident, in the order written down. */
    public List<Lesson> of(UUID incident) {
        return db.sql(LESSONS + " where l.incident = :incident order by l.no")
                .param("incident", incident)
                .query((r, _) -> lesson(r))
                .list();
    }

    /** Every lesson of the council: open ones first, the most pressing on top. */
    public List<Lesson> all() {
        return db.sql(LESSONS + " order by l.state <> 'OPEN', l.due_at, l.recorded_at desc, l.id")
                .query((r, _) -> lesson(r))
                .list();
    }

    /** Open lessons that a post has to do something about, the most pressing first. */
    public List<Lesson> openOf(UUID post) {
        return db.sql(LESSONS + " where l.owner_post = :post and l.state = 'OPEN' order by l.due_at, l.id")
                .param("post", post)
                .query((r, _) -> lesson(r))
                .list();
    }

    public Lesson find(UUID id) {
        return db.sql(LESSONS + " where l.id = :id")
                .param("id", id)
                .query((r, _) -> lesson(r))
                .optional()
                .orElseThrow(() -> new NotThere("lesson"));
    }

    public void add(Lesson l, Lesson.Step s, Actor by) {
        db.sql("""
                insert into incident.lesson_step (council, incident, lesson, what, text, at, by_name, by_post)
                values (:council, :incident, :lesson, :what, :text, :at, :by, :post)""")
                .param("council", by.council())
                .param("incident", l.incident())
                .param("lesson", l.id())
                .param("what", s.what().name())
                .param("text", s.text())
                .param("at", utc(s.at()))
                .param("by", s.by())
                .param("post", by.post())
                .update();
    }

    /** What was done about it, the latest first. */
    public List<Lesson.Step> steps(UUID lesson) {
        return db.sql("select * from incident.lesson_step where lesson = :lesson order by no desc")
                .param("lesson", lesson)
                .query((r, _) -> new Lesson.Step(
                        Lesson.What.valueOf(r.getString("what")),
                        r.getString("text"),
                        instant(r, "at"),
                        r.getString("by_name")))
                .list();
    }

    public void add(UUID incident, ExitScore s) {
        db.sql("""
                insert into incident.exit_score
                       (incident, continuity, consultation, planning, because, at, by_name, post_name)
                values (:incident, :continuity, :consultation, :planning, :because, :at, :by, :post)""")
                .param("incident", incident)
                .param("continuity", s.continuity())
                .param("consultation", s.consultation())
                .param("planning", s.planning())
                .param("because", s.because())
                .param("at", utc(s.at()))
                .param("by", s.by())
                .param("post", s.postName())
                .update();
    }

    /** The latest first; the first stands. */
    public List<ExitScore> scores(UUID incident) {
        return db.sql("select * from incident.exit_score where incident = :incident order by no desc")
                .param("incident", incident)
                .query((r, _) -> new ExitScore(
                        r.getInt("continuity"),
                        r.getInt("consultation"),
                        r.getInt("planning"),
                        r.getString("because"),
                        instant(r, "at"),
                        r.getString("by_name"),
                        r.getString("post_name")))
                .list();
    }

    public void sent(UUID incident, ReviewSent s, Instant at) {
        db.sql("""
                insert into incident.review_sent (incident, kind, name, sent_on, at, by_name)
                values (:incident, :kind, :name, :on, :at, :by)""")
                .param("incident", incident)
                .param("kind", s.kind().name())
                .param("name", s.name())
                .param("on", s.sentOn())
                .param("at", utc(at))
                .param("by", s.recordedBy())
                .update();
    }

    /** In the order recorded. */
    public List<ReviewSent> sent(UUID incident) {
        return db.sql("select * from incident.review_sent where incident = :incident order by no")
                .param("incident", incident)
                .query((r, _) -> new ReviewSent(
                        ReviewSent.To.valueOf(r.getString("kind")),
                        r.getString("name"),
                        r.getObject("sent_on", LocalDate.class),
                        r.getString("by_name")))
                .list();
    }

    private static Lesson lesson(ResultSet r) throws SQLException {
        return new Lesson(
                r.getObject("id", UUID.class),
                r.getObject("incident", UUID.class),
                r.getString("incident_name"),
                r.getInt("no"),
                r.getString("text"),
                Lesson.LeadsTo.valueOf(r.getString("leads_to")),
                r.getString("template"),
                r.getString("line"),
                new Lesson.Owner(
                        r.getObject("owner_post", UUID.class), r.getString("owner_name"), r.getString("owner_agency")),
                r.getObject("due_on", LocalDate.class),
                instant(r, "due_at"),
                Lesson.State.valueOf(r.getString("state")),
                r.getString("outcome"),
                whole(r, "edition"),
                instantOrNull(r, "settled_at"),
                r.getString("settled_by"),
                instant(r, "recorded_at"),
                r.getString("recorded_by"),
                r.getInt("version"));
    }

    private static @Nullable Integer whole(ResultSet r, String column) throws SQLException {
        int value = r.getInt(column);
        return r.wasNull() ? null : value;
    }
}
