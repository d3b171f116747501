package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.instant;
import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.kernel.London;
import care.backstop.placement.model.Emphasis;
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.Weights;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plans of an incident, finished or not, and what is fixed by hand. */
@Repository("placementPlans")
public class Plans {

    private final JdbcClient db;
    private final NamedParameterJdbcTemplate batch;

    Plans(JdbcClient db, NamedParameterJdbcTemplate batch) {
        this.db = db;
        this.batch = batch;
    }

    /** How far a plan is. */
    public enum State {
        WAITING("Waiting to begin"),
        RUNNING("Being worked out"),
        DONE("Ready"),
        STOPPED("Stopped"),
        FAILED("Did not work");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public boolean over() {
            return this == DONE || this == FAILED || this == STOPPED;
        }
    }

    /**
     * A plan without its lines; figures are null until it is done.
     *
     * @param weights what counted how much, in the published order; empty until it is done, and in plans of before this
     *     was kept
     */
    public record Made(
            UUID id,
            UUID incident,
            State state,
            int percent,
            String progress,
            boolean stopAsked,
            Instant askedAt,
            String askedByName,
            @Nullable Instant finishedAt,
            @Nullable String failure,
            @Nullable Long cost,
            @Nullable Long bound,
            @Nullable Double gap,
            @Nullable Double gapOfPlaced,
            @Nullable Integer groupsKept,
            @Nullable Integer groupsSplit,
            @Nullable Integer firstChoices,
            @Nullable Integer medianMetres,
            @Nullable Integer p95Metres,
            @Nullable Long milliseconds,
            @Nullable String stoppedBecause,
            List<String> warnings,
            String name,
            Emphasis emphasis,
            SequencedMap<String, Long> weights) {

        /** A plan made as the council publishes, without a name. */
        public Made(
                UUID id,
                UUID incident,
                State state,
                int percent,
                String progress,
                boolean stopAsked,
                Instant askedAt,
                String askedByName,
                @Nullable Instant finishedAt,
                @Nullable String failure,
                @Nullable Long cost,
                @Nullable Long bound,
                @Nullable Double gap,
                @Nullable Double gapOfPlaced,
                @Nullable Integer groupsKept,
                @Nullable Integer groupsSplit,
                @Nullable Integer firstChoices,
                @Nullable Integer medianMetres,
                @Nullable Integer p95Metres,
                @Nullable Long milliseconds,
                @Nullable String stoppedBecause,
                List<String> warnings) {
            this(
                    id,
                    incident,
                    state,
                    percent,
                    progress,
                    stopAsked,
                    askedAt,
                    askedByName,
                    finishedAt,
                    failure,
                    cost,
                    bound,
                    gap,
                    gapOfPlaced,
                    groupsKept,
                    groupsSplit,
                    firstChoices,
                    medianMetres,
                    p95Metres,
                    milliseconds,
                    stoppedBecause,
                    warnings,
                    "",
                    Emphasis.PUBLISHED,
                    new LinkedHashMap<>());
        }

        /** What it is called: its own name, or when it was asked for. */
        public String called() {
            return name.isEmpty() ? "Plan of " + London.show(askedAt) : name;
        }
    }

    /**
     * What a line keeps so that it can be read years later, whatever has become of places and people.
     *
     * @param reference of the person; null in plans of before this was kept
     * @param weeklyPence what the place costs a week, null when not known
     * @param rating its name, null when nowhere
     * @param byHand fixed by an officer, not held or accepted
     * @param friends the group of friends the plan weighed them with, empty for none; null in plans of before this was kept
     * @param round the same of a round of home care
     */
    public record Kept(
            @Nullable String reference,
            @Nullable String locationName,
            @Nullable Integer weeklyPence,
            @Nullable Boolean outOfArea,
            @Nullable String rating,
            boolean byHand,
            @Nullable String friends,
            @Nullable String round) {

        public static final Kept NOTHING = new Kept(null, null, null, null, null, false, null, null);
    }

    /** A place that more than one wanted, as it was kept with the plan. Words name people by reference. */
    public record Contested(
            UUID person,
            int n,
            String location,
            String locationName,
            List<UUID> rivals,
            boolean got,
            List<String> words) {}

    /** Why friends are parted by a plan that was adopted. */
    public record Parted(String friends, String because) {}

    /** Which plan the incident works to. */
    public record Adopted(UUID plan, String reason, Instant at, String byName) {}

    /** Where a plan would put one person, or why nowhere: then {@code location} is null. */
    public record Line(
            UUID person,
            @Nullable String location,
            @Nullable String kind,
            @Nullable Integer week,
            @Nullable Integer metres,
            @Nullable Long cost,
            boolean fixed,
            List<String> reasons,
            Kept kept) {

        /** Of which nothing more is kept. */
        public Line(
                UUID person,
                @Nullable String location,
                @Nullable String kind,
                @Nullable Integer week,
                @Nullable Integer metres,
                @Nullable Long cost,
                boolean fixed,
                List<String> reasons) {
            this(person, location, kind, week, metres, cost, fixed, reasons, Kept.NOTHING);
        }
    }

    /** A place fixed by hand. */
    public record Pin(UUID person, String location, String reason, Instant at, String byName) {}

    public void add(UUID id, UUID incident, Instant at, UUID by, String byName) {
        add(id, incident, at, by, byName, "", Emphasis.PUBLISHED);
    }

    /** The database refuses a second planner on one incident. */
    public void add(UUID id, UUID incident, Instant at, UUID by, String byName, String name, Emphasis emphasis) {
        db.sql("""
                insert into placement.plan (id, incident, state, asked_at, asked_by, asked_by_name, name, emphasis)
                values (:id, :incident, 'WAITING', :at, :by, :byName, :name, :emphasis::text[])""")
                .param("name", name)
                .param("emphasis", emphasis.written().toArray(String[]::new))
                .param("id", id)
                .param("incident", incident)
                .param("at", utc(at))
                .param("by", by)
                .param("byName", byName)
                .update();
    }

    public Optional<Made> find(UUID plan) {
        return db.sql("select * from placement.plan where id = :id")
                .param("id", plan)
                .query((row, n) -> made(row))
                .optional();
    }

    /** The latest first. */
    public List<Made> of(UUID incident) {
        return db.sql("select * from placement.plan where incident = :incident order by asked_at desc, id limit 50")
                .param("incident", incident)
                .query((row, n) -> made(row))
                .list();
    }

    /** Writes down how far it is; true if somebody asked it to stop. */
    public boolean progress(UUID plan, int percent, String words) {
        return db.sql("""
                update placement.plan set state = 'RUNNING', percent = :percent, progress = :words
                 where id = :id and state in ('WAITING', 'RUNNING') returning stop_asked""")
                .param("percent", percent)
                .param("words", words)
                .param("id", plan)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    public void askToStop(UUID incident, UUID plan) {
        db.sql("update placement.plan set stop_asked = true where incident = :incident and id = :id")
                .param("incident", incident)
                .param("id", plan)
                .update();
    }

    public boolean stopAsked(UUID plan) {
        return db.sql("select stop_asked from placement.plan where id = :id")
                .param("id", plan)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** All of it at once: a plan is either ready with every line or it is not ready. */
    public void finish(UUID plan, UUID incident, Plan result, List<Line> lines, boolean stopped, Instant at) {
        db.sql("delete from placement.plan_line where plan = :plan")
                .param("plan", plan)
                .update();
        batch.batchUpdate(
                """
                insert into placement.plan_line (plan, incident, person, location, kind, week, metres, cost, fixed, reasons,
                    reference, location_name, weekly_pence, out_of_area, rating, by_hand, friends, round)
                values (:plan, :incident, :person, :location, :kind, :week, :metres, :cost, :fixed, :reasons::text[],
                    :reference, :locationName, :pence, :outOfArea, :rating, :byHand, :friends, :round)""",
                lines.stream()
                        .map(line -> new MapSqlParameterSource()
                                .addValue("plan", plan)
                                .addValue("incident", incident)
                                .addValue("person", line.person)
                                .addValue("location", line.location)
                                .addValue("kind", line.kind)
                                .addValue("week", line.week)
                                .addValue("metres", line.metres)
                                .addValue("cost", line.cost)
                                .addValue("fixed", line.fixed)
                                .addValue("reasons", line.reasons.toArray(String[]::new))
                                .addValue("reference", line.kept.reference)
                                .addValue("locationName", line.kept.locationName)
                                .addValue("pence", line.kept.weeklyPence)
                                .addValue("outOfArea", line.kept.outOfArea)
                                .addValue("rating", line.kept.rating)
                                .addValue("byHand", line.kept.byHand)
                                .addValue("friends", line.kept.friends)
                                .addValue("round", line.kept.round))
                        .toArray(MapSqlParameterSource[]::new));
        db.sql("""
                update placement.plan
                   set state = :state, percent = 100, progress = 'Done', finished_at = :at, cost = :cost, bound = :bound,
                       gap = :gap, gap_of_placed = :gapOfPlaced, groups_kept = :kept, groups_split = :split,
                       first_choices = :first, median_metres = :median, p95_metres = :p95, milliseconds = :ms,
                       stopped_because = :because, warnings = :warnings::text[]
                 where id = :id""")
                .param("state", stopped ? State.STOPPED.name() : State.DONE.name())
                .param("at", utc(at))
                .param("cost", result.cost())
                .param("bound", result.bound())
                .param("gap", result.gap())
                .param("gapOfPlaced", result.gapOfPlaced())
                .param("kept", result.groupsKept())
                .param("split", result.groupsSplit())
                .param("first", result.firstChoices())
                .param("median", result.medianMetres())
                .param("p95", result.p95Metres())
                .param("ms", result.milliseconds())
                .param("because", result.stoppedBecause())
                .param("warnings", result.warnings().toArray(String[]::new))
                .param("id", plan)
                .update();
    }

    /** What counted how much when it was made. */
    public void weighed(UUID plan, Weights weights) {
        db.sql("update placement.plan set weights = :weights::text[] where id = :id")
                .param(
                        "weights",
                        Weights.names().stream()
                                .map(name -> name + "=" + weights.of(name))
                                .toArray(String[]::new))
                .param("id", plan)
                .update();
    }

    /** Kept with the plan, never worked out again. */
    public void keep(UUID plan, UUID incident, List<Contested> contests) {
        db.sql("delete from placement.plan_contest where plan = :plan")
                .param("plan", plan)
                .update();
        batch.batchUpdate(
                """
                insert into placement.plan_contest (plan, incident, person, n, location, location_name, rivals, got, words)
                values (:plan, :incident, :person, :n, :location, :locationName, :rivals::uuid[], :got, :words::text[])""",
                contests.stream()
                        .map(c -> new MapSqlParameterSource()
                                .addValue("plan", plan)
                                .addValue("incident", incident)
                                .addValue("person", c.person)
                                .addValue("n", c.n)
                                .addValue("location", c.location)
                                .addValue("locationName", c.locationName)
                                .addValue("rivals", c.rivals.toArray(UUID[]::new))
                                .addValue("got", c.got)
                                .addValue("words", c.words.toArray(String[]::new)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    public List<Contested> contests(UUID incident, UUID plan, UUID person) {
        return db.sql("""
                select * from placement.plan_contest
                 where incident = :incident and plan = :plan and person = :person order by n""")
                .param("incident", incident)
                .param("plan", plan)
                .param("person", person)
                .query((row, n) -> new Contested(
                        person,
                        row.getInt("n"),
                        row.getString("location"),
                        row.getString("location_name"),
                        List.copyOf(
                                Arrays.asList((UUID[]) row.getArray("rivals").getArray())),
                        row.getBoolean("got"),
                        texts(row.getArray("words"))))
                .list();
    }

    public void adopt(
            UUID incident, UUID plan, String reason, List<Parted> parted, Instant at, UUID by, String byName) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into placement.plan_adopted (id, incident, plan, reason, at, by_post, by_name)
                values (:id, :incident, :plan, :reason, :at, :by, :byName)""")
                .param("id", id)
                .param("incident", incident)
                .param("plan", plan)
                .param("reason", reason)
                .param("at", utc(at))
                .param("by", by)
                .param("byName", byName)
                .update();
        batch.batchUpdate(
                """
                insert into placement.plan_parted (adopted, incident, friends, because)
                values (:adopted, :incident, :friends, :because)""",
                parted.stream()
                        .map(p -> new MapSqlParameterSource()
                                .addValue("adopted", id)
                                .addValue("incident", incident)
                                .addValue("friends", p.friends)
                                .addValue("because", p.because))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Why friends are parted by this plan, as said when it was last adopted; by group. */
    public List<Parted> parted(UUID incident, UUID plan) {
        return db.sql("""
                select friends, because from placement.plan_parted
                 where incident = :incident and adopted = (
                       select id from placement.plan_adopted where incident = :incident and plan = :plan
                        order by at desc, id limit 1)
                 order by friends""")
                .param("incident", incident)
                .param("plan", plan)
                .query((row, n) -> new Parted(row.getString("friends"), row.getString("because")))
                .list();
    }

    /** Every plan that was adopted, the one that counts first. */
    public List<Adopted> adopted(UUID incident) {
        return db.sql("select * from placement.plan_adopted where incident = :incident order by at desc, id")
                .param("incident", incident)
                .query((row, n) -> new Adopted(
                        row.getObject("plan", UUID.class),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name")))
                .list();
    }

    public void fail(UUID plan, String because, Instant at) {
        db.sql("""
                update placement.plan set state = 'FAILED', failure = :because, finished_at = :at
                 where id = :id and state in ('WAITING', 'RUNNING')""")
                .param("because", because)
                .param("at", utc(at))
                .param("id", plan)
                .update();
    }

    public List<Line> lines(UUID incident, UUID plan) {
        return db.sql("select * from placement.plan_line where incident = :incident and plan = :plan order by person")
                .param("incident", incident)
                .param("plan", plan)
                .query((row, n) -> new Line(
                        row.getObject("person", UUID.class),
                        row.getString("location"),
                        row.getString("kind"),
                        (Integer) row.getObject("week"),
                        (Integer) row.getObject("metres"),
                        (Long) row.getObject("cost"),
                        row.getBoolean("fixed"),
                        texts(row.getArray("reasons")),
                        new Kept(
                                row.getString("reference"),
                                row.getString("location_name"),
                                (Integer) row.getObject("weekly_pence"),
                                (Boolean) row.getObject("out_of_area"),
                                row.getString("rating"),
                                row.getBoolean("by_hand"),
                                row.getString("friends"),
                                row.getString("round"))))
                .list();
    }

    /** What is fixed by hand now, by person. */
    public List<Pin> pins(UUID incident) {
        return db.sql("select * from placement.pin where incident = :incident and ended_at is null order by at, id")
                .param("incident", incident)
                .query((row, n) -> new Pin(
                        row.getObject("person", UUID.class),
                        row.getString("location"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name")))
                .list();
    }

    public void pin(
            UUID incident,
            UUID person,
            String location,
            String reason,
            @Nullable String apartBecause,
            Instant at,
            UUID by,
            String byName) {
        db.sql("""
                insert into placement.pin (id, incident, person, location, reason, apart_because, at, by_post, by_name)
                values (:id, :incident, :person, :location, :reason, :apart, :at, :by, :byName)""")
                .param("id", UUID.randomUUID())
                .param("incident", incident)
                .param("person", person)
                .param("location", location)
                .param("reason", reason)
                .param("apart", apartBecause)
                .param("at", utc(at))
                .param("by", by)
                .param("byName", byName)
                .update();
    }

    public void unpin(UUID incident, UUID person, Instant at, UUID by) {
        db.sql("""
                update placement.pin set ended_at = :at, ended_by = :by
                 where incident = :incident and person = :person and ended_at is null""")
                .param("at", utc(at))
                .param("by", by)
                .param("incident", incident)
                .param("person", person)
                .update();
    }

    static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static Made made(ResultSet row) throws SQLException {
        return new Made(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                State.valueOf(row.getString("state")),
                row.getInt("percent"),
                row.getString("progress"),
                row.getBoolean("stop_asked"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("asked_by_name"),
                instant(row.getTimestamp("finished_at")),
                row.getString("failure"),
                (Long) row.getObject("cost"),
                (Long) row.getObject("bound"),
                (Double) row.getObject("gap"),
                (Double) row.getObject("gap_of_placed"),
                (Integer) row.getObject("groups_kept"),
                (Integer) row.getObject("groups_split"),
                (Integer) row.getObject("first_choices"),
                (Integer) row.getObject("median_metres"),
                (Integer) row.getObject("p95_metres"),
                (Long) row.getObject("milliseconds"),
                row.getString("stopped_because"),
                texts(row.getArray("warnings")),
                row.getString("name"),
                Emphasis.read(texts(row.getArray("emphasis"))),
                weights(texts(row.getArray("weights"))));
    }

    private static SequencedMap<String, Long> weights(List<String> kept) {
        var weights = new LinkedHashMap<String, Long>();
        kept.stream().map(w -> w.split("=", 2)).forEach(w -> weights.put(w[0], Long.valueOf(w[1])));
        return weights;
    }
}
