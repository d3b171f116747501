package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.instant;
import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.kernel.Stale;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.store.Moves.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a day of moves needs besides the moves: all checklists at once, lines typed from paper, first visits. */
@Repository
public class MoveDays {

    private final JdbcClient db;

    MoveDays(JdbcClient db) {
        this.db = db;
    }

    /** A line of a sheet, and what became of it. */
    public record PaperEntry(
            long seq,
            UUID move,
            String what,
            Instant happenedAt,
            String writtenBy,
            String outcome,
            @Nullable String words,
            Instant enteredAt,
            String enteredBy,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable String settledNote) {

        /** Whether somebody still has to say which is right. */
        public boolean open() {
            return outcome.equals("CONFLICT") && settledAt == null;
        }
    }

    /** That the agency came. */
    public record Visit(Instant visitedAt, String confirmedBy, Instant at, String byName) {}

    /** The latest word on each item, by move. */
    public Map<UUID, List<Check>> checks(UUID incident) {
        var all = new HashMap<UUID, List<Check>>();
        db.sql("""
                select distinct on (move, item) move, item, outcome, detail, at, by_name
                  from placement.move_check
                 where incident = :incident
                 order by move, item, seq desc""")
                .param("incident", incident)
                .query((row, _) -> all.computeIfAbsent(row.getObject("move", UUID.class), _ -> new ArrayList<>())
                        .add(new Check(
                                CheckItem.valueOf(row.getString("item")),
                                row.getString("outcome").equals("DONE"),
                                row.getString("outcome").equals("NOT_NEEDED"),
                                row.getString("detail"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("by_name"))))
                .list();
        return all;
    }

    public void add(
            UUID incident,
            UUID move,
            String what,
            Instant happenedAt,
            String writtenBy,
            String outcome,
            @Nullable String words,
            Instant now,
            String by) {
        db.sql("""
                insert into placement.paper_entry (incident, move, what, happened_at, written_by, outcome, words,
                    entered_at, entered_by)
                values (:incident, :move, :what, :happened, :written, :outcome, :words, :now, :by)""")
                .param("incident", incident)
                .param("move", move)
                .param("what", what)
                .param("happened", utc(happenedAt))
                .param("written", writtenBy)
                .param("outcome", outcome)
                .param("words", words)
                .param("now", utc(now))
                .param("by", by)
                .update();
    }

    /** Everything typed from paper, in the order it was typed. */
    public List<PaperEntry> paper(UUID incident) {
        return db.sql("select * from placement.paper_entry where incident = :incident order by seq")
                .param("incident", incident)
                .query((row, _) -> new PaperEntry(
                        row.getLong("seq"),
                        row.getObject("move", UUID.class),
                        row.getString("what"),
                        row.getTimestamp("happened_at").toInstant(),
                        row.getString("written_by"),
                        row.getString("outcome"),
                        row.getString("words"),
                        row.getTimestamp("entered_at").toInstant(),
                        row.getString("entered_by"),
                        instant(row.getTimestamp("settled_at")),
                        row.getString("settled_by"),
                        row.getString("settled_note")))
                .list();
    }

    /** Somebody has said which of the two is right; both stay. */
    public void settle(UUID incident, long seq, String note, Instant now, String by) {
        int changed = db.sql("""
                update placement.paper_entry set settled_at = :now, settled_by = :by, settled_note = :note
                 where incident = :incident and seq = :seq and outcome = 'CONFLICT' and settled_at is null""")
                .param("now", utc(now))
                .param("by", by)
                .param("note", note)
                .param("incident", incident)
                .param("seq", seq)
                .update();
        if (changed != 1) {
            throw new Stale("line from paper", seq);
        }
    }

    public void add(UUID incident, UUID move, Visit visit) {
        db.sql("""
                insert into placement.first_visit (incident, move, visited_at, confirmed_by, at, by_name)
                values (:incident, :move, :visited, :confirmed, :at, :by)""")
                .param("incident", incident)
                .param("move", move)
                .param("visited", utc(visit.visitedAt))
                .param("confirmed", visit.confirmedBy)
                .param("at", utc(visit.at))
                .param("by", visit.byName)
                .update();
    }

    /** The latest word on the first visit of each move. */
    public Map<UUID, Visit> visits(UUID incident) {
        var all = new HashMap<UUID, Visit>();
        db.sql("select * from placement.first_visit where incident = :incident order by seq")
                .param("incident", incident)
                .query((row, _) -> all.put(
                        row.getObject("move", UUID.class),
                        new Visit(
                                row.getTimestamp("visited_at").toInstant(),
                                row.getString("confirmed_by"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("by_name"))))
                .list();
        return all;
    }
}
