package care.backstop.people.store;

import care.backstop.kernel.Answer;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions.Scope;
import care.backstop.kernel.Stale;
import care.backstop.market.Point;
import care.backstop.people.Capacity;
import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.Need;
import care.backstop.people.PeopleCounts;
import care.backstop.people.PersonFacts;
import care.backstop.people.PersonView.Worker;
import care.backstop.people.Status;
import care.backstop.people.Visits;
import care.backstop.people.model.Authorities;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.Person;
import care.backstop.people.rules.Caseload;
import care.backstop.people.rules.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Persons of an incident. Row-level security has narrowed them to the acting post's incidents already. */
@Repository
public class Persons {

    /** Latest judgement, latest capacity record, powers held, enquiry and who is in charge, beside the person. */
    private static final String WHOLE = """
            select p.*,
                   (select u.result from people.urgency u
                     where u.incident = p.incident and u.person = p.id
                     order by u.entered_at desc limit 1) as urgency,
                   (select c.result from people.capacity_record c
                     where c.incident = p.incident and c.person = p.id and c.decision in ('ACCOMMODATION', 'PROVIDER')
                     order by c.assessed_on desc, c.entered_at desc limit 1) as capacity,
                   (select array_agg(h.kind || ' ' || h.registered || ' ' || (h.authority is not null))
                      from people.contact h
                     where h.incident = p.incident and h.person = p.id and h.ended_at is null
                       and h.reaches_move and (h.from_day is null or h.from_day <= :today)
                       and (h.until_day is null or h.until_day >= :today)
                       and h.kind in ('WELFARE_ATTORNEY', 'WELFARE_DEPUTY', 'PROPERTY_ATTORNEY', 'EPA_ATTORNEY',
                                      'PROPERTY_DEPUTY')) as holders,
                   (select s.enquiry from people.safeguarding s where s.person = p.id) as enquiry,
                   (select array_agg(a.post || ' ' || a.name order by a.from_at)
                      from people.assignment a where a.person = p.id and a.to_at is null) as workers,
                   (select array_agg(g.post::text) from people.glass g
                     where g.incident = p.incident and g.person = p.id and g.until_at > :now) as glass
              from people.person p
            """;

    private static final String ORDER_OF_WORK = """
             order by p.colour_rank, p.factors desc, p.weekly_minutes desc nulls first,
                      (p.wants_early = 'YES') desc, p.reference""";

    /** Not the program's own mapper, which leaves nulls out: here a null says that nobody knows. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    private final Clock clock;

    Persons(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Powers are those that hold on this day. */
    private LocalDate today() {
        return London.day(clock.instant());
    }

    /** Everyone, in the order of work. */
    public List<Person> of(UUID incident) {
        return db.sql(WHOLE + " where p.incident = :incident " + ORDER_OF_WORK)
                .param("today", today())
                .param("now", now())
                .param("incident", incident)
                .query(Persons::person)
                .list();
    }

    public Optional<Person> find(UUID incident, UUID person) {
        return db.sql(WHOLE + " where p.incident = :incident and p.id = :person")
                .param("today", today())
                .param("now", now())
                .param("incident", incident)
                .param("person", person)
                .query(Persons::person)
                .optional();
    }

    public List<Person> find(UUID incident, Collection<UUID> people) {
        return db.sql(WHOLE + " where p.incident = :incident and p.id = any(:people) " + ORDER_OF_WORK)
                .param("today", today())
                .param("now", now())
                .param("incident", incident)
                .param("people", people.toArray(UUID[]::new))
                .query(Persons::person)
                .list();
    }

    /** A part of the list, how many fit in all, and when the last list was taken in. */
    public record Page(List<Person> people, int total, Set<UUID> purposeGiven) {}

    /**
     * Those that fit. Whatever the reader is not cleared for can neither be filtered by nor shine through the order:
     * persons whose health is not theirs to see come last, by reference.
     */
    public Page page(UUID incident, Clearance clearance, ListFilter filter, LocalDate today, int offset, int limit) {
        var total = new int[1];
        var given = new HashSet<UUID>();
        // First which fifty, from the person alone; only for those is looked up what stands beside a person.
        var people = db.sql("select * from (select x.*, f.total, f.cleared, "
                        + purpose("x")
                        + " as purpose_given from (select p.id, p.total, p.cleared from (select w.*, count(*) over () as total, "
                        + reached("w", "health")
                        + " as cleared from people.person w where w.incident = :incident and ("
                        + reached("w", "identity")
                        + " or "
                        + reached("w", "health")
                        + ") and "
                        + conditions(filter)
                        + ") p order by "
                        + filter.sort().sql()
                        + " offset :offset limit :limit) f cross join lateral ("
                        + WHOLE
                        + " where p.incident = :incident and p.id = f.id) x) p order by "
                        + filter.sort().sql())
                .params(parameters(incident, clearance, filter))
                .param("account", clearance.account())
                .param("today", today)
                .param("now", now())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> {
                    total[0] = row.getInt("total");
                    var person = person(row, n);
                    if (row.getBoolean("purpose_given")) {
                        given.add(person.id());
                    }
                    return person;
                })
                .list();
        return new Page(people, total[0], given);
    }

    static Map<String, @Nullable Object> parameters(UUID incident, Clearance c, ListFilter f) {
        var values = new java.util.HashMap<String, @Nullable Object>();
        values.put("incident", incident);
        values.put("post", c.post());
        values.put("agency", c.agency());
        for (var entry :
                Map.of("identity", c.readsIdentity(), "health", c.readsHealth()).entrySet()) {
            var scopes = entry.getValue();
            values.put(entry.getKey() + "All", scopes.contains(Scope.ALL) || scopes.contains(Scope.INCIDENT_MEMBER));
            values.put(entry.getKey() + "Own", scopes.contains(Scope.OWN_AGENCY));
            values.put(entry.getKey() + "Funded", scopes.contains(Scope.FUNDED));
            values.put(entry.getKey() + "Assigned", scopes.contains(Scope.ASSIGNED));
        }
        values.put("needProfile", c.readsHealth().contains(Scope.NEED_PROFILE));
        values.put("named", c.readsIdentity().stream().noneMatch(s -> s == Scope.NEED_PROFILE));
        values.put(
                "q",
                f.q() == null
                        ? null
                        : "%" + f.q().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        values.put("colour", f.colour() == null ? null : f.colour().name());
        values.put("need", f.need() == null ? null : f.need().name());
        values.put("funding", f.funding() == null ? null : f.funding().name());
        values.put("status", f.status() == null ? null : f.status().name());
        values.put("friends", f.group());
        values.put("round", f.round());
        return values;
    }

    /** Whether the reader has said today why they need this person's health details. */
    static String purpose(String p) {
        return """
                exists (select from people.purpose u
                         where u.account = :account and u.person = %s.id and u.day = :today)""".formatted(p);
    }

    static String reached(String p, String kind) {
        return """
                (:%2$sAll or :%2$sOwn and %1$s.agency = :agency or :%2$sFunded and %1$s.funder_agency = :agency
                 or :%2$sAssigned and %3$s)""".formatted(p, kind, inCharge(p, "a.post = :post"));
    }

    private static String inCharge(String p, String who) {
        return "exists (select from people.assignment a where a.person = %s.id and a.to_at is null and %s)"
                .formatted(p, who);
    }

    private static String conditions(ListFilter f) {
        var all = new ArrayList<String>();
        all.add("true");
        if (f.q() != null) {
            all.add("w.reference ilike :q"); // never a name: it would stand in the address
        }
        if (f.colour() != null) {
            all.add("w.colour = :colour and " + reached("w", "health"));
        }
        if (f.need() != null) {
            all.add("w.need = :need and (:needProfile or " + purpose("w") + ") and " + reached("w", "health"));
        }
        if (f.funding() != null) {
            all.add("w.funding = :funding and :named");
        }
        if (f.status() != null) {
            all.add("w.status = :status");
        }
        if (f.group() != null) {
            all.add("w.friends = :friends and " + reached("w", "health"));
        }
        if (f.round() != null) {
            all.add("w.round = :round and " + reached("w", "health"));
        }
        switch (f.still()) {
            case NOT_TOLD -> all.add("w.told_at is null");
            case NOT_PLACED -> all.add("w.status in ('WAITING', 'CHOSEN', 'OFFERED', 'ACCEPTED')");
            case NO_WORKER -> all.add("not " + inCharge("w", "true"));
            case MINE -> all.add(inCharge("w", "a.post = :post"));
            case ANY -> {}
        }
        return String.join(" and ", all);
    }

    /** How many have a direct payment without the name of who pays it. */
    public int directPaymentsOfNobody(UUID incident) {
        return db.sql("""
                select count(*)::int from people.person
                 where incident = :incident and funding = 'PERSONAL_BUDGET' and funder is null""").param("incident", incident).query(Integer.class).single();
    }

    public PeopleCounts counts(UUID incident, Instant now) {
        return counts(incident, now, null);
    }

    /** What must not wait around care records and caseloads, as one more part of the same statement. */
    private static final String ALERTS = """

                union all select 'records', null, count(distinct e.person), null
                            from people.entry e cross join unnest(string_to_array(e.answers ->> 'items', ',')) i (item)
                           where e.incident = :incident
                             and (e.kind = 'RECORDS_MISSING'
                                  or (e.kind = 'RECORDS_ASKED' and (e.answers ->> 'wantedBy')::date < :today))
                             and not exists (select from people.entry l
                                              where l.incident = :incident and l.person = e.person
                                                and (l.entered_at, l.ctid) > (e.entered_at, e.ctid)
                                                and l.kind in ('RECORDS_ASKED', 'RECORDS_RECEIVED', 'RECORDS_HANDED_ON',
                                                               'RECORDS_MISSING')
                                                and i.item = any(string_to_array(l.answers ->> 'items', ',')))
                union all select 'over', null, count(*), null
                            from (select x.post, count(*) as cases
                                    from people.assignment x join people.person p on p.id = x.person
                                   where x.incident = :incident and x.to_at is null and x.worker
                                     and p.status not in ('DIED', 'LEFT')
                                   group by x.post) c
                            join people.worker w on w.incident = :incident and w.post = c.post
                           where c.cases > coalesce(w.most, case when w.minutes < :week then :most * w.minutes / :week
                                                                 else :most end)""";

    /** @param most the council's limit for a full week, where alerts are looked for too */
    public PeopleCounts counts(UUID incident, Instant now, @Nullable Integer most) {
        var colours = new EnumMap<Colour, Integer>(Colour.class);
        var needs = new EnumMap<Need, Integer>(Need.class);
        var funding = new EnumMap<Funding, Integer>(Funding.class);
        var statuses = new EnumMap<Status, Integer>(Status.class);
        var plain = new java.util.HashMap<String, Integer>();
        var list = new @Nullable Instant[1];
        db.sql("""
                with l as (select coalesce(max(applied_at) filter (where source = 'PROVIDER'), max(applied_at)) as at
                            from people.intake where incident = :incident and state = 'APPLIED'),
                counted as (
                    select grouping(p.colour, p.need, p.funding, p.status) as of, p.colour, p.need, p.funding, p.status, count(*) as n,
                           count(*) filter (where p.told_at is null) as told,
                           count(*) filter (where a.person is null) as worker,
                           count(*) filter (where p.rated_at is null or p.rated_at < l.at) as stale
                      from people.person p cross join l
                      left join (select distinct person from people.assignment where incident = :incident and to_at is null) a on a.person = p.id
                     where p.incident = :incident
                     group by grouping sets ((p.colour), (p.need), (p.funding), (p.status), ()))
                select case of when 7 then 'colour' when 11 then 'need' when 13 then 'funding' else 'status' end as kind,
                       coalesce(colour, need, funding, status) as key, n, null::timestamptz as at from counted where of < 15
                union all select k.kind, null, k.n, null from counted c,
                       lateral (values ('told', c.told), ('worker', c.worker), ('stale', c.stale)) k (kind, n) where c.of = 15
                union all select 'asked', null, count(*), null from people.list_request
                           where incident = :incident and answered_at is null and revoked_at is null
                             and (refused_at is not null or due_at < :now)
                union all select 'list', null, 0, at from l""" + (most == null ? "" : ALERTS))
                .param("incident", incident)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("today", London.day(now))
                .param("most", most)
                .param("week", Caseload.FULL_WEEK)
                .query((java.sql.ResultSet row) -> {
                    var key = row.getString("key");
                    int n = row.getInt("n");
                    switch (row.getString("kind")) {
                        case "colour" -> colours.put(Colour.valueOf(key), n);
                        case "need" -> {
                            if (key == null) {
                                plain.put("need", n);
                            } else {
                                needs.put(Need.valueOf(key), n);
                            }
                        }
                        case "funding" -> funding.put(Funding.valueOf(key), n);
                        case "status" -> statuses.put(Status.valueOf(key), n);
                        case "list" -> list[0] = instant(row, "at");
                        default -> plain.put(row.getString("kind"), n);
                    }
                });
        int total = statuses.values().stream().mapToInt(Integer::intValue).sum();
        int open = statuses.entrySet().stream()
                .filter(e -> e.getKey().open())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new PeopleCounts(
                total,
                open,
                colours,
                needs,
                plain.getOrDefault("need", 0),
                funding,
                statuses,
                plain.getOrDefault("told", 0),
                plain.getOrDefault("worker", 0),
                plain.getOrDefault("stale", 0),
                plain.getOrDefault("asked", 0),
                plain.get("records"),
                plain.get("over"),
                list[0]);
    }

    /** When the provider's last list still in force was taken in, which tells how people are now; while it has sent none, anybody's. */
    public @Nullable Instant listTakenIn(UUID incident) {
        return db.sql("""
                select coalesce(max(applied_at) filter (where source = 'PROVIDER'), max(applied_at)) from people.intake
                 where incident = :incident and state = 'APPLIED'""")
                .param("incident", incident)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /**
     * Sets columns of one person, and remembers that an officer did: a later list leaves them alone.
     *
     * @throws Stale when somebody else changed the person since {@code version}
     */
    public void set(
            UUID incident, UUID person, int version, Map<String, @Nullable Object> values, UUID by, Instant at) {
        var columns = values.keySet().stream().sorted().toList();
        int changed = db.sql("update people.person p set "
                        + String.join(
                                ", ", columns.stream().map(c -> c + " = n." + c).toList())
                        + ", latitude = case when n.postcode is distinct from p.postcode then null else p.latitude end"
                        + ", longitude = case when n.postcode is distinct from p.postcode then null else p.longitude end"
                        + ", family_latitude = case when n.family_postcode is distinct from p.family_postcode then null else p.family_latitude end"
                        + ", family_longitude = case when n.family_postcode is distinct from p.family_postcode then null else p.family_longitude end"
                        + ", kept_by_hand = array(select distinct unnest(p.kept_by_hand || :columns) order by 1)"
                        + ", version = p.version + 1, changed_at = :at, changed_by = :by"
                        + " from (select m.* from people.person o cross join lateral"
                        + " jsonb_populate_record(o, :values::jsonb) m where o.id = :person) n"
                        + " where p.id = n.id and p.incident = :incident and p.version = :version")
                .param("columns", columns.toArray(String[]::new))
                .param("values", JSON.writeValueAsString(values))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("person", person)
                .param("incident", incident)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("The person", person);
        }
    }

    /** Whose NHS number it is, among the people of this incident. */
    public Optional<UUID> ofNhsNumber(UUID incident, String number) {
        return db.sql("select id from people.person where incident = :incident and nhs_number = :number")
                .param("incident", incident)
                .param("number", number)
                .query(UUID.class)
                .optional();
    }

    /** The status is not a fact somebody types: it follows from what is done, so no version is asked for. */
    public Status status(UUID incident, UUID person) {
        return db.sql("select status from people.person where incident = :incident and id = :person")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> Status.valueOf(r.getString(1)))
                .optional()
                .orElseThrow(() -> new NotThere("person"));
    }

    public boolean reached(UUID incident, UUID person, Status status, UUID by, Instant at) {
        return db.sql("""
                update people.person
                   set status = :status, version = version + 1, changed_at = :at, changed_by = :by,
                       moved_at = case when :status = 'MOVED' then :at else moved_at end
                 where incident = :incident and id = :person and status <> :status""")
                        .param("status", status.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("incident", incident)
                        .param("person", person)
                        .update()
                == 1;
    }

    public boolean told(UUID incident, UUID person, UUID by, Instant at) {
        return db.sql("""
                update people.person set told_at = :at, version = version + 1, changed_at = :at, changed_by = :by
                 where incident = :incident and id = :person and told_at is null""")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("incident", incident)
                        .param("person", person)
                        .update()
                == 1;
    }

    /** Several were told at once; whoever had been told before stays as they are. */
    public void told(UUID incident, Collection<UUID> people, UUID by, Instant at) {
        db.sql("""
                update people.person set told_at = :at, version = version + 1, changed_at = :at, changed_by = :by
                 where incident = :incident and id = any(:people) and told_at is null""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("incident", incident)
                .param("people", people.toArray(UUID[]::new))
                .update();
    }

    /** Keeps the colours the rule gave. They are worked out, so they are no change of the person. */
    public void rated(
            UUID incident, List<Person> people, Priority.Thresholds thresholds, @Nullable Instant confirmedAt) {
        for (int from = 0; from < people.size(); from += 1_000) {
            var rows = people.subList(from, Math.min(people.size(), from + 1_000)).stream()
                    .map(p -> {
                        var rating = p.rating(thresholds);
                        return Map.of(
                                "id", p.id(),
                                "colour", rating.colour().name(),
                                "rank", rating.colour().ordinal(),
                                "factors", rating.factors().size());
                    })
                    .toList();
            db.sql("""
                    update people.person p
                       set colour = r.colour, colour_rank = r.rank, factors = r.factors,
                           rated_at = coalesce(:at, p.rated_at)
                      from jsonb_to_recordset(:rows::jsonb) as r(id uuid, colour text, rank smallint, factors int)
                     where p.id = r.id and p.incident = :incident""")
                    .param(
                            "at",
                            confirmedAt == null ? null : confirmedAt.atOffset(ZoneOffset.UTC),
                            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("rows", JSON.writeValueAsString(rows))
                    .param("incident", incident)
                    .update();
        }
    }

    /** Postcodes whose place nobody has looked up yet. */
    public List<String> unplacedPostcodes(UUID incident, int most) {
        return db.sql("""
                select postcode from people.person where incident = :incident and postcode is not null and latitude is null
                union
                select family_postcode from people.person
                 where incident = :incident and family_postcode is not null and family_latitude is null
                limit :most""")
                .param("incident", incident)
                .param("most", most)
                .query((r, _) -> r.getString("postcode"))
                .list();
    }

    public void placePostcodes(UUID incident, Map<String, Point> points) {
        var rows = points.entrySet().stream()
                .map(e -> Map.of(
                        "postcode", e.getKey(),
                        "latitude", e.getValue().latitude(),
                        "longitude", e.getValue().longitude()))
                .toList();
        for (var prefix : List.of("", "family_")) {
            db.sql("""
                    update people.person p set %1$slatitude = r.latitude, %1$slongitude = r.longitude
                      from jsonb_to_recordset(:rows::jsonb) as r(postcode text, latitude float8, longitude float8)
                     where p.incident = :incident and p.%1$spostcode = r.postcode and p.%1$slatitude is null""".formatted(prefix))
                    .param("rows", JSON.writeValueAsString(rows))
                    .param("incident", incident)
                    .update();
        }
    }

    static Person person(ResultSet r, int n) throws SQLException {
        var asked = answer(r, "authority_asked");
        var authorities = Authorities.of(
                texts(r, "holders").stream()
                        .map(h -> h.split(" "))
                        .map(h -> new Authorities.Holder(h[0], Answer.valueOf(h[1]), Boolean.parseBoolean(h[2])))
                        .toList(),
                asked);
        var facts = new PersonFacts(
                r.getObject("id", UUID.class),
                r.getObject("incident", UUID.class),
                r.getString("reference"),
                r.getString("location"),
                Status.valueOf(r.getString("status")),
                r.getBoolean("carer"),
                r.getString("need") == null ? null : Need.valueOf(r.getString("need")),
                visits(r),
                r.getObject("weekly_minutes", Integer.class),
                answer(r, "double_up"),
                texts(r, "features"),
                r.getString("postcode"),
                point(r, "latitude", "longitude"),
                r.getString("family_postcode"),
                point(r, "family_latitude", "family_longitude"),
                r.getString("friends"),
                r.getString("round"),
                texts(r, "choices"),
                texts(r, "exclusions"),
                Funding.valueOf(r.getString("funding")),
                r.getString("funder"),
                Colour.valueOf(r.getString("colour")),
                r.getInt("factors"),
                switch (String.valueOf(r.getString("urgency"))) {
                    case "URGENT" -> Answer.YES;
                    case "NOT_URGENT" -> Answer.NO;
                    default -> Answer.NOT_KNOWN;
                },
                answer(r, "end_of_life"),
                answer(r, "very_frail"),
                answer(r, "lives_alone"),
                answer(r, "informal_support"),
                r.getString("enquiry") == null ? Answer.NOT_KNOWN : answer(r, "enquiry"),
                answer(r, "stress_prone"),
                answer(r, "complex_needs"),
                answer(r, "carer_unwell"),
                answer(r, "wants_early"),
                r.getString("capacity") == null ? Capacity.NOT_RECORDED : Capacity.valueOf(r.getString("capacity")),
                authorities.welfare(),
                authorities.propertyOnly(),
                answer(r, "befriended"),
                answer(r, "time_to_instruct"),
                answer(r, "refuses"),
                answer(r, "dols"),
                r.getObject("dols_until", java.time.LocalDate.class),
                r.getObject("birth_date", java.time.LocalDate.class));
        return new Person(
                facts,
                r.getInt("version"),
                r.getObject("agency", UUID.class),
                r.getObject("funder_agency", UUID.class),
                instant(r, "told_at"),
                texts(r, "workers").stream()
                        .map(w -> new Worker(UUID.fromString(w.substring(0, 36)), w.substring(37)))
                        .toList(),
                r.getString("given_name"),
                r.getString("family_name"),
                r.getString("known_as"),
                r.getString("nhs_number"),
                r.getString("address"),
                r.getString("phone"),
                r.getString("language"),
                r.getString("care_now"),
                r.getString("provider_colour") == null ? null : Colour.valueOf(r.getString("provider_colour")),
                asked,
                instant(r, "rated_at"),
                texts(r, "sources"),
                texts(r, "glass").stream().map(UUID::fromString).collect(Collectors.toSet()));
    }

    private static @Nullable Visits visits(ResultSet r) throws SQLException {
        var bands = new @Nullable Integer[] {
            r.getObject("minutes_morning", Integer.class),
            r.getObject("minutes_lunch", Integer.class),
            r.getObject("minutes_tea", Integer.class),
            r.getObject("minutes_bed", Integer.class)
        };
        if (Arrays.stream(bands).allMatch(b -> b == null)) {
            return null;
        }
        // Whoever gives one band of a day means that there is no visit in those left empty.
        var m = Arrays.stream(bands).mapToInt(b -> b == null ? 0 : b).toArray();
        return new Visits(m[0], m[1], m[2], m[3]);
    }

    private static @Nullable Point point(ResultSet r, String latitude, String longitude) throws SQLException {
        var lat = r.getObject(latitude, Double.class);
        var lon = r.getObject(longitude, Double.class);
        return lat == null || lon == null ? null : new Point(lat, lon);
    }

    private static Answer answer(ResultSet r, String column) throws SQLException {
        return Answer.valueOf(r.getString(column));
    }

    static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        var at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static List<String> texts(ResultSet r, String column) throws SQLException {
        var array = r.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
