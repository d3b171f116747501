package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.instant;
import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.kernel.Stale;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.ReviewKind;
import care.backstop.placement.model.ReviewOutcome;
import care.backstop.placement.model.Transport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Moves, their checklists, and the reviews afterwards. */
@Repository
public class Moves {

    private final JdbcClient db;

    Moves(JdbcClient db) {
        this.db = db;
    }

    /**
     * Why somebody left with something still open.
     *
     * @param by who pressed
     * @param officer who decided that it was an emergency, where lines of the plan were open
     * @param actions the lines of the plan that were open, such as {@code 3.8, 5.6}
     */
    public record Override(
            String reason,
            String by,
            @Nullable String officer,
            @Nullable String actions) {}

    /** The transfer of one person. */
    public record Move(
            UUID id,
            UUID incident,
            UUID person,
            UUID offer,
            String location,
            String locationName,
            Instant plannedAt,
            @Nullable String timeReason,
            Transport transport,
            @Nullable String transportPayer,
            @Nullable Integer transportPence,
            @Nullable String escort,
            @Nullable String receivingCouncil,
            @Nullable String receivingIcb,
            @Nullable String representative,
            @Nullable String legalAdvice,
            @Nullable Override overridden,
            @Nullable Instant leftAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant cancelledAt,
            @Nullable String cancelledReason,
            UUID byPost,
            String byName,
            int version) {

        /** Planned or on the way. */
        public boolean open() {
            return cancelledAt == null && arrivedAt == null;
        }

        /** The move at another time of its life, everything planned as it was. */
        public Move with(
                @Nullable Override overridden,
                @Nullable Instant leftAt,
                @Nullable Instant arrivedAt,
                @Nullable Instant cancelledAt,
                @Nullable String cancelledReason) {
            return new Move(
                    id,
                    incident,
                    person,
                    offer,
                    location,
                    locationName,
                    plannedAt,
                    timeReason,
                    transport,
                    transportPayer,
                    transportPence,
                    escort,
                    receivingCouncil,
                    receivingIcb,
                    representative,
                    legalAdvice,
                    overridden,
                    leftAt,
                    arrivedAt,
                    cancelledAt,
                    cancelledReason,
                    byPost,
                    byName,
                    version);
        }

        /** The same as somebody read it at that version. */
        public Move version(int version) {
            return new Move(
                    id,
                    incident,
                    person,
                    offer,
                    location,
                    locationName,
                    plannedAt,
                    timeReason,
                    transport,
                    transportPayer,
                    transportPence,
                    escort,
                    receivingCouncil,
                    receivingIcb,
                    representative,
                    legalAdvice,
                    overridden,
                    leftAt,
                    arrivedAt,
                    cancelledAt,
                    cancelledReason,
                    byPost,
                    byName,
                    version);
        }

        public String state() {
            if (cancelledAt != null) {
                return "Cancelled";
            }
            return arrivedAt != null ? "Arrived" : leftAt != null ? "On the way" : "Planned";
        }
    }

    /** What was last said about one item of the checklist. */
    public record Check(
            CheckItem item,
            boolean done,
            boolean notNeeded,
            @Nullable String detail,
            Instant at,
            String byName) {

        public boolean settled() {
            return done || notNeeded;
        }
    }

    /** A look at how somebody is after a move. */
    public record Review(
            UUID id,
            UUID incident,
            UUID person,
            UUID move,
            ReviewKind kind,
            @Nullable Integer day,
            Instant dueAt,
            @Nullable UUID reviewer,
            @Nullable String reviewerName,
            @Nullable Instant doneAt,
            @Nullable ReviewOutcome outcome,
            @Nullable String note,
            @Nullable String byName,
            int version) {}

    public void add(Move m) {
        db.sql("""
                insert into placement.move (id, incident, person, offer, location, location_name, planned_at, time_reason,
                    transport, transport_payer, transport_pence, escort, receiving_council, receiving_icb,
                    representative, legal_advice, by_post, by_name)
                values (:id, :incident, :person, :offer, :location, :locationName, :plannedAt, :timeReason, :transport,
                    :payer, :pence, :escort, :council, :icb, :representative, :legalAdvice, :byPost, :byName)""")
                .param("id", m.id)
                .param("incident", m.incident)
                .param("person", m.person)
                .param("offer", m.offer)
                .param("location", m.location)
                .param("locationName", m.locationName)
                .param("plannedAt", utc(m.plannedAt))
                .param("timeReason", m.timeReason)
                .param("transport", m.transport.name())
                .param("payer", m.transportPayer)
                .param("pence", m.transportPence)
                .param("escort", m.escort)
                .param("council", m.receivingCouncil)
                .param("icb", m.receivingIcb)
                .param("representative", m.representative)
                .param("legalAdvice", m.legalAdvice)
                .param("byPost", m.byPost)
                .param("byName", m.byName)
                .update();
    }

    public void replace(Move m) {
        int changed = db.sql("""
                update placement.move
                   set planned_at = :plannedAt, time_reason = :timeReason, transport = :transport,
                       transport_payer = :payer, transport_pence = :pence, escort = :escort,
                       receiving_council = :council, receiving_icb = :icb, representative = :representative,
                       legal_advice = :legalAdvice, override_reason = :overrideReason, override_by = :overrideBy,
                       override_officer = :overrideOfficer, override_actions = :overrideActions,
                       left_at = :leftAt, arrived_at = :arrivedAt, cancelled_at = :cancelledAt,
                       cancelled_reason = :cancelledReason, version = version + 1
                 where id = :id and incident = :incident and version = :version""")
                .param("plannedAt", utc(m.plannedAt))
                .param("timeReason", m.timeReason)
                .param("transport", m.transport.name())
                .param("payer", m.transportPayer)
                .param("pence", m.transportPence)
                .param("escort", m.escort)
                .param("council", m.receivingCouncil)
                .param("icb", m.receivingIcb)
                .param("representative", m.representative)
                .param("legalAdvice", m.legalAdvice)
                .param("overrideReason", m.overridden == null ? null : m.overridden.reason)
                .param("overrideBy", m.overridden == null ? null : m.overridden.by)
                .param("overrideOfficer", m.overridden == null ? null : m.overridden.officer)
                .param("overrideActions", m.overridden == null ? null : m.overridden.actions)
                .param("leftAt", m.leftAt == null ? null : utc(m.leftAt))
                .param("arrivedAt", m.arrivedAt == null ? null : utc(m.arrivedAt))
                .param("cancelledAt", m.cancelledAt == null ? null : utc(m.cancelledAt))
                .param("cancelledReason", m.cancelledReason)
                .param("id", m.id)
                .param("incident", m.incident)
                .param("version", m.version)
                .update();
        if (changed != 1) {
            throw new Stale("move", m.id);
        }
    }

    public Optional<Move> find(UUID incident, UUID move) {
        return db.sql("select * from placement.move where incident = :incident and id = :id")
                .param("incident", incident)
                .param("id", move)
                .query((row, n) -> move(row))
                .optional();
    }

    /** The move to an accepted place, unless it was called off. */
    public Optional<Move> ofOffer(UUID incident, UUID offer) {
        return db.sql(
                        "select * from placement.move where incident = :incident and offer = :offer and cancelled_at is null")
                .param("incident", incident)
                .param("offer", offer)
                .query((row, n) -> move(row))
                .optional();
    }

    /** All moves, the earliest first. */
    public List<Move> of(UUID incident) {
        return db.sql("select * from placement.move where incident = :incident order by planned_at, id")
                .param("incident", incident)
                .query((row, n) -> move(row))
                .list();
    }

    /** Moves of one person. */
    public List<Move> of(UUID incident, UUID person) {
        return db.sql("""
                select * from placement.move where incident = :incident and person = :person
                 order by planned_at, id""")
                .param("incident", incident)
                .param("person", person)
                .query((row, n) -> move(row))
                .list();
    }

    public void add(
            UUID incident, UUID move, CheckItem item, String outcome, @Nullable String detail, Instant at, String by) {
        db.sql("""
                insert into placement.move_check (incident, move, item, outcome, detail, at, by_name)
                values (:incident, :move, :item, :outcome, :detail, :at, :by)""")
                .param("incident", incident)
                .param("move", move)
                .param("item", item.name())
                .param("outcome", outcome)
                .param("detail", detail)
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    /** The latest word on each item. */
    public List<Check> checks(UUID incident, UUID move) {
        return db.sql("""
                select distinct on (item) item, outcome, detail, at, by_name
                  from placement.move_check
                 where incident = :incident and move = :move
                 order by item, seq desc""")
                .param("incident", incident)
                .param("move", move)
                .query((row, n) -> new Check(
                        CheckItem.valueOf(row.getString("item")),
                        row.getString("outcome").equals("DONE"),
                        row.getString("outcome").equals("NOT_NEEDED"),
                        row.getString("detail"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name")))
                .list();
    }

    public void add(Review r) {
        db.sql("""
                insert into placement.review (id, incident, person, move, kind, day, due_at)
                values (:id, :incident, :person, :move, :kind, :day, :due)""")
                .param("id", r.id)
                .param("incident", r.incident)
                .param("person", r.person)
                .param("move", r.move)
                .param("kind", r.kind.name())
                .param("day", r.day)
                .param("due", utc(r.dueAt))
                .update();
    }

    /** Says who does a review that is still to be done. */
    public void allocate(Review r, UUID reviewer, String name) {
        int changed = db.sql("""
                update placement.review set reviewer = :reviewer, reviewer_name = :name, version = version + 1
                 where id = :id and incident = :incident and version = :version and done_at is null""")
                .param("reviewer", reviewer)
                .param("name", name)
                .param("id", r.id)
                .param("incident", r.incident)
                .param("version", r.version)
                .update();
        if (changed != 1) {
            throw new Stale("review", r.id);
        }
    }

    public void finish(Review r, Instant at, ReviewOutcome outcome, @Nullable String note, String by) {
        int changed = db.sql("""
                update placement.review
                   set done_at = :at, outcome = :outcome, note = :note, by_name = :by, version = version + 1
                 where id = :id and incident = :incident and version = :version and done_at is null""")
                .param("at", utc(at))
                .param("outcome", outcome.name())
                .param("note", note)
                .param("by", by)
                .param("id", r.id)
                .param("incident", r.incident)
                .param("version", r.version)
                .update();
        if (changed != 1) {
            throw new Stale("review", r.id);
        }
    }

    /** All reviews, the first due first. */
    public List<Review> reviews(UUID incident) {
        return db.sql("select * from placement.review where incident = :incident order by due_at, id")
                .param("incident", incident)
                .query((row, n) -> review(row))
                .list();
    }

    private static Review review(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Review(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("move", UUID.class),
                ReviewKind.valueOf(row.getString("kind")),
                (Integer) row.getObject("day"),
                row.getTimestamp("due_at").toInstant(),
                row.getObject("reviewer", UUID.class),
                row.getString("reviewer_name"),
                instant(row.getTimestamp("done_at")),
                outcome == null ? null : ReviewOutcome.valueOf(outcome),
                row.getString("note"),
                row.getString("by_name"),
                row.getInt("version"));
    }

    private static @Nullable Override overridden(ResultSet row) throws SQLException {
        var reason = row.getString("override_reason");
        return reason == null
                ? null
                : new Override(
                        reason,
                        row.getString("override_by"),
                        row.getString("override_officer"),
                        row.getString("override_actions"));
    }

    private static Move move(ResultSet row) throws SQLException {
        return new Move(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("offer", UUID.class),
                row.getString("location"),
                row.getString("location_name"),
                row.getTimestamp("planned_at").toInstant(),
                row.getString("time_reason"),
                Transport.valueOf(row.getString("transport")),
                row.getString("transport_payer"),
                (Integer) row.getObject("transport_pence"),
                row.getString("escort"),
                row.getString("receiving_council"),
                row.getString("receiving_icb"),
                row.getString("representative"),
                row.getString("legal_advice"),
                overridden(row),
                instant(row.getTimestamp("left_at")),
                instant(row.getTimestamp("arrived_at")),
                instant(row.getTimestamp("cancelled_at")),
                row.getString("cancelled_reason"),
                row.getObject("by_post", UUID.class),
                row.getString("by_name"),
                row.getInt("version"));
    }
}
