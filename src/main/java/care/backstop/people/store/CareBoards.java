package care.backstop.people.store;

import care.backstop.kernel.London;
import care.backstop.kernel.Permissions.Scope;
import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.Need;
import care.backstop.people.Status;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.Person;
import care.backstop.people.rules.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everyone of an incident beside what was done for them: one statement a board, however many people there are. */
@Repository
public class CareBoards {

    /** Contacts who are told, as far as they say nothing of capacity. */
    private static final String CLOSE = "'RELATIVE', 'FRIEND', 'CARER'";

    private static final String SPEAKS_FOR =
            "'WELFARE_ATTORNEY', 'PROPERTY_ATTORNEY', 'EPA_ATTORNEY', 'WELFARE_DEPUTY', 'PROPERTY_DEPUTY', 'IMCA', 'ADVOCATE'";

    private final JdbcClient db;

    CareBoards(JdbcClient db) {
        this.db = db;
    }

    /**
     * Somebody, as one line.
     *
     * @param cleared the reader may see the colour
     * @param household where they live, when that is written down
     * @param ownSocialWorker a social worker of their own is among their contacts
     */
    public record Line(
            UUID id,
            String reference,
            String called,
            boolean cleared,
            Status status,
            @Nullable Need need,
            Funding funding,
            Colour colour,
            int factors,
            @Nullable Integer weeklyMinutes,
            boolean asksToMoveEarly,
            LocalDate listedOn,
            @Nullable Instant ratedAt,
            @Nullable LocalDate movedOn,
            boolean told,
            @Nullable String friends,
            @Nullable String household,
            @Nullable UUID worker,
            @Nullable String workerName,
            @Nullable UUID assessor,
            @Nullable String assessorName,
            boolean ownSocialWorker,
            @Nullable LocalDate seen,
            int unreached,
            boolean reached,
            @Nullable LocalDate reported,
            @Nullable LocalDate reviewed,
            @Nullable LocalDate updated,
            @Nullable LocalDate caseRecord,
            boolean mayHaveSupport,
            boolean hasSupport,
            @Nullable LocalDate welfareFrom,
            @Nullable LocalDate welfareUntil,
            Set<LocalDate> welfareChecks) {

        /** Whether the council still looks after them. */
        public boolean here() {
            return status != Status.DIED && status != Status.LEFT;
        }

        /** Whether anybody has told, reached or seen them. */
        public boolean inTouch() {
            return told || reached || seen != null;
        }

        /** Their place in the order of people. */
        public Priority.Place place() {
            return new Priority.Place(colour, false, factors, weeklyMinutes, asksToMoveEarly, reference);
        }
    }

    /** Everyone the reader may see. */
    public List<Line> everyone(UUID incident, Clearance clearance) {
        return db.sql("""
                with e as (
                    select person,
                           max(answers ->> 'on') filter (where kind in ('SEEN', 'WELFARE_CHECK')) as seen,
                           count(*) filter (where kind = 'CALLED' and answers ->> 'reached' = 'NO')::int as unreached,
                           count(*) filter (where kind = 'CALLED' and answers ->> 'reached' = 'YES') > 0 as reached,
                           max(answers ->> 'toldAt') filter (where kind = 'MOVE_REPORTED') as reported,
                           max(answers ->> 'on') filter (where kind = 'ANNUAL_REVIEW') as reviewed,
                           max(entered_at) filter (where kind = 'DAILY_UPDATE') as updated,
                           max(answers ->> 'on') filter (where kind = 'CASE_RECORD') as case_record,
                           count(*) filter (where kind = 'SUPPORT_POSSIBLE' and answers ->> 'possible' = 'YES') > 0 as may_have_support,
                           count(*) filter (where kind = 'SUPPORT_USABLE') > 0 as has_support,
                           min(answers ->> 'from') filter (where kind = 'WELFARE_PERIOD') as welfare_from,
                           max(answers ->> 'until') filter (where kind = 'WELFARE_PERIOD') as welfare_until,
                           array_agg(left(answers ->> 'on', 10)) filter (where kind = 'WELFARE_CHECK') as checks
                      from people.entry
                     where incident = :incident
                       and kind in ('SEEN', 'WELFARE_CHECK', 'CALLED', 'MOVE_REPORTED', 'ANNUAL_REVIEW', 'DAILY_UPDATE',
                                    'CASE_RECORD', 'WELFARE_PERIOD', 'SUPPORT_POSSIBLE', 'SUPPORT_USABLE')
                     group by person)
                select p.id, p.reference, p.given_name, p.family_name, p.known_as, p.status, p.need, p.funding, p.colour,
                       p.factors, p.weekly_minutes, p.wants_early, p.created_at, p.rated_at, p.moved_at, p.told_at, p.friends,
                       lower(p.address) || ' ' || lower(replace(coalesce(p.postcode, ''), ' ', '')) as household,
                       w.post as worker, w.name as worker_name, a.post as assessor, a.name as assessor_name,
                       s.person is not null as own_worker, e.*, %s as cleared
                  from people.person p
                  left join e on e.person = p.id
                  left join people.assignment w on w.person = p.id and w.worker and w.to_at is null
                  left join people.assignment a on a.person = p.id and a.assessor and a.to_at is null
                  left join (select distinct person from people.contact
                              where incident = :incident and kind = 'SOCIAL_WORKER' and ended_at is null) s on s.person = p.id
                 where p.incident = :incident and (%s or %s)
                 order by p.reference""".formatted(
                                Persons.reached("p", "health"),
                                Persons.reached("p", "identity"),
                                Persons.reached("p", "health")))
                .params(Persons.parameters(incident, clearance, ListFilter.ALL))
                .query((r, _) -> line(r, named(clearance)))
                .list();
    }

    private static boolean named(Clearance c) {
        return c.readsIdentity().stream().noneMatch(s -> s == Scope.NEED_PROFILE);
    }

    private static Line line(ResultSet r, boolean named) throws SQLException {
        var reference = r.getString("reference");
        var checks = r.getArray("checks");
        return new Line(
                r.getObject("id", UUID.class),
                reference,
                named ? called(r, reference) : reference,
                r.getBoolean("cleared"),
                Status.valueOf(r.getString("status")),
                r.getString("need") == null ? null : Need.valueOf(r.getString("need")),
                Funding.valueOf(r.getString("funding")),
                Colour.valueOf(r.getString("colour")),
                r.getInt("factors"),
                r.getObject("weekly_minutes", Integer.class),
                "YES".equals(r.getString("wants_early")),
                London.day(Objects.requireNonNull(Persons.instant(r, "created_at"))),
                Persons.instant(r, "rated_at"),
                dayOf(Persons.instant(r, "moved_at")),
                r.getObject("told_at") != null,
                r.getString("friends"),
                r.getString("household"),
                r.getObject("worker", UUID.class),
                r.getString("worker_name"),
                r.getObject("assessor", UUID.class),
                r.getString("assessor_name"),
                r.getBoolean("own_worker"),
                day(r, "seen"),
                r.getInt("unreached"),
                r.getBoolean("reached"),
                day(r, "reported"),
                day(r, "reviewed"),
                dayOf(Persons.instant(r, "updated")),
                day(r, "case_record"),
                r.getBoolean("may_have_support"),
                r.getBoolean("has_support"),
                day(r, "welfare_from"),
                day(r, "welfare_until"),
                checks == null
                        ? Set.of()
                        : Arrays.stream((String[]) checks.getArray())
                                .map(LocalDate::parse)
                                .collect(Collectors.toSet()));
    }

    private static String called(ResultSet r, String reference) throws SQLException {
        return Person.called(r.getString("given_name"), r.getString("family_name"), r.getString("known_as"), reference);
    }

    private static @Nullable LocalDate day(ResultSet r, String column) throws SQLException {
        var text = r.getString(column);
        return text == null ? null : LocalDate.parse(text.substring(0, 10));
    }

    private static @Nullable LocalDate dayOf(@Nullable Instant at) {
        return at == null ? null : London.day(at);
    }

    /** Who is to be told. */
    public enum Whom {
        PERSON("People"),
        CLOSE("Relatives, friends and carers"),
        SPEAKS_FOR("Attorneys, deputies and advocates");

        private final String words;

        Whom(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How far somebody has been told. */
    public enum Stand {
        ANY("Everyone"),
        NOT_TOLD("Not told yet"),
        NOT_UNDERSTOOD("Told, not known to be understood"),
        UNDERSTOOD("Told and understood");

        private final String words;

        Stand(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Which lines of the told board. */
    public record ToldFilter(@Nullable Whom whom, Stand stand) {}

    /**
     * Somebody who is to be told.
     *
     * @param key {@code PERSON}, or the id of the contact
     * @param what PERSON, or what the contact is to them
     * @param name of the contact; null for the person themselves
     * @param told whether somebody has; the rest is null where only a list says so
     */
    public record Told(
            UUID person,
            String reference,
            String called,
            String key,
            String what,
            @Nullable String name,
            boolean told,
            @Nullable String how,
            @Nullable String on,
            @Nullable String understood,
            @Nullable String byName) {}

    /** A part of the told board, and how many lines there are of each kind in all. */
    public record ToldPage(List<Told> lines, int total) {}

    /** How many are to be told, were told, and understood. */
    public record ToldCount(Whom whom, int all, int told, int understood) {}

    public ToldPage told(
            UUID incident, Clearance clearance, ToldFilter filter, LocalDate today, int offset, int limit) {
        var total = new int[1];
        var lines = db.sql(toldOf() + """
                select x.*, count(*) over () as total from x
                 where (:whom::text is null or x.whom = :whom)
                   and case :stand when 'ANY' then true when 'NOT_TOLD' then not x.told
                            when 'UNDERSTOOD' then x.understood = 'YES'
                            else x.told and x.understood is distinct from 'YES' end
                 order by x.told, x.reference, x.rank, x.name, x.key offset :offset limit :limit""")
                .params(parameters(incident, clearance, today))
                .param("whom", filter.whom() == null ? null : filter.whom().name())
                .param("stand", filter.stand().name())
                .param("offset", offset)
                .param("limit", limit)
                .query((r, _) -> {
                    total[0] = r.getInt("total");
                    return told(r, named(clearance));
                })
                .list();
        return new ToldPage(lines, total[0]);
    }

    public List<ToldCount> toldCounts(UUID incident, Clearance clearance, LocalDate today) {
        return db.sql(toldOf() + """
                select whom, count(*)::int as n, count(*) filter (where told)::int as told,
                       count(*) filter (where understood = 'YES')::int as understood
                  from x group by whom, rank order by rank""")
                .params(parameters(incident, clearance, today))
                .query((r, _) -> new ToldCount(
                        Whom.valueOf(r.getString("whom")), r.getInt("n"), r.getInt("told"), r.getInt("understood")))
                .list();
    }

    /** Of these lines, by person and key, those that are there for the reader. */
    public List<Told> toldOf(UUID incident, Clearance clearance, LocalDate today, List<String> keys) {
        return db.sql(toldOf()
                        + " select x.* from x where x.person || ':' || x.key = any(:keys) order by x.reference, x.key")
                .params(parameters(incident, clearance, today))
                .param("keys", keys.toArray(String[]::new))
                .query((r, _) -> told(r, named(clearance)))
                .list();
    }

    private static Map<String, @Nullable Object> parameters(UUID incident, Clearance c, LocalDate today) {
        var values = Persons.parameters(incident, c, ListFilter.ALL);
        values.put("account", c.account());
        values.put("today", today);
        values.put(
                "healthFull",
                c.readsHealth().stream().noneMatch(s -> s == Scope.HANDLING || s == Scope.NEED_PROFILE)
                        || c.readsHealth().contains(Scope.ASSIGNED));
        return values;
    }

    /** Attorneys, deputies and advocates tell of capacity: they stand there for whoever reads health, and has said what for. */
    private static String toldOf() {
        return """
                with who as (
                    select p.id as person, 'PERSON' as key, 'PERSON' as whom, 0 as rank, 'PERSON' as what, null as name
                      from people.person p
                     where p.incident = :incident and p.status <> 'DIED' and (%1$s or %2$s)
                    union all
                    select p.id, c.id::text, case when c.kind in (%3$s) then 'CLOSE' else 'SPEAKS_FOR' end,
                           case when c.kind in (%3$s) then 1 else 2 end, c.kind, c.name
                      from people.contact c join people.person p on p.id = c.person
                     where c.incident = :incident and c.ended_at is null
                       and (c.kind in (%3$s) and %1$s or c.kind in (%4$s) and :healthFull and %2$s and %5$s)),
                t as (select distinct on (person, answers ->> 'whom') person, answers ->> 'whom' as key, answers, by_name
                        from people.entry where incident = :incident and kind = 'TOLD'
                       order by person, answers ->> 'whom', entered_at desc, ctid desc),
                x as (select who.*, p.reference, p.given_name, p.family_name, p.known_as,
                             t.person is not null or who.rank = 0 and p.told_at is not null as told,
                             t.answers ->> 'how' as how, t.answers ->> 'on' as on_at,
                             t.answers ->> 'understood' as understood, t.by_name
                        from who join people.person p on p.id = who.person
                        left join t on t.person = who.person and t.key = who.key)
                """.formatted(
                        Persons.reached("p", "identity"),
                        Persons.reached("p", "health"),
                        CLOSE,
                        SPEAKS_FOR,
                        Persons.purpose("p"));
    }

    private static Told told(ResultSet r, boolean named) throws SQLException {
        var reference = r.getString("reference");
        return new Told(
                r.getObject("person", UUID.class),
                reference,
                named ? called(r, reference) : reference,
                r.getString("key"),
                r.getString("what"),
                r.getString("name"),
                r.getBoolean("told"),
                r.getString("how"),
                r.getString("on_at"),
                r.getString("understood"),
                r.getString("by_name"));
    }
}
