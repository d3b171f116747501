package care.backstop.people.store;

import care.backstop.people.Funding;
import care.backstop.people.Source;
import care.backstop.people.model.Identity;
import care.backstop.people.model.Likeness;
import care.backstop.people.rules.TwoSources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What each list said of each person, and what looks alike among them. */
@Repository
public class Records {

    /** The newest word of each source on each person. */
    private static final String LATEST = """
            with latest as (
                select distinct on (l.person, l.source) l.* from people.list_record l
                 where l.incident = :incident order by l.person, l.source, l.at desc, l.row),
            """;

    private static final String DIFFERENCES = LATEST + """
            says as (
                select l.person, l.source, f.field, f.value
                  from latest l cross join lateral (values
                       ('family_name', l.family_name), ('given_name', l.given_name), ('birth_date', l.birth_date::text),
                       ('funding', l.funding), ('funder', l.funder), ('weekly_minutes', l.weekly_minutes::text),
                       ('weekly_fee_pence', l.weekly_fee_pence::text)) f (field, value)
                 where f.value is not null),
            differing as (
                select s.person, s.field, jsonb_object_agg(s.source, s.value) as said,
                       md5(string_agg(s.source || '=' || s.value, '|' order by s.source)) as seen
                  from says s group by s.person, s.field having count(distinct lower(s.value)) > 1),
            unsettled as (
                select d.* from differing d
                 where not exists (select from people.settled t
                                    where t.incident = :incident and t.person = d.person and t.field = d.field and t.seen = d.seen))
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A row of a staged list that is about nobody known yet. */
    public record Row(int row, Identity says) {}

    /** A person whom no row of a staged list is about yet. */
    public record Somebody(UUID person, Identity says) {}

    /** A row and a person that are or may be one. */
    public record Alike(int row, UUID person, Likeness.Pair pair) {}

    /** How one field of two records agreed, in words, and what that added in bits. */
    public record Reason(String field, String agrees, double weight) {}

    /** What one list said of one person. */
    public record Record(
            UUID person,
            UUID intake,
            Source source,
            int row,
            Instant at,
            String how,
            @Nullable Double probability,
            List<Reason> because,
            @Nullable String reference,
            @Nullable String given,
            @Nullable String family,
            @Nullable LocalDate birth,
            @Nullable String nhsNumber,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable Funding funding,
            @Nullable String funder,
            @Nullable Integer weeklyMinutes,
            @Nullable Integer weeklyFeePence) {}

    /** A field on which lists differ about one person. */
    public record Difference(
            UUID person,
            String reference,
            @Nullable String given,
            @Nullable String family,
            String field,
            Map<Source, String> said,
            String seen) {}

    /** Two people who may be one. */
    public record Perhaps(
            UUID one,
            String oneReference,
            @Nullable String oneGiven,
            @Nullable String oneFamily,
            UUID other,
            String otherReference,
            @Nullable String otherGiven,
            @Nullable String otherFamily,
            Source source,
            double probability,
            Likeness.Doubt doubt,
            List<Reason> because) {}

    /** Somebody whom a list should have named and does not. */
    public record Missing(
            UUID person,
            String reference,
            @Nullable String given,
            @Nullable String family,
            Source from,
            List<Source> on) {}

    /** A list that is compared: how many people of the incident it named, of which day it is. */
    public record Listing(Source source, int people, LocalDate asAt) {}

    private final JdbcClient db;

    Records(JdbcClient db) {
        this.db = db;
    }

    /** Rows nobody was found for. */
    public List<Row> unknown(UUID list) {
        return db.sql("""
                select row, said ->> 'given_name' as given_name, said ->> 'known_as' as known_as,
                       said ->> 'family_name' as family_name, (said ->> 'birth_date')::date as birth_date,
                       said ->> 'nhs_number' as nhs_number, said ->> 'address' as address, said ->> 'postcode' as postcode
                  from people.intake_row where intake = :list and person is null order by row""")
                .param("list", list)
                .query((r, _) -> new Row(r.getInt("row"), identity(r)))
                .list();
    }

    /** People of the incident whom no row of the list was found to be about. */
    public List<Somebody> known(UUID incident, UUID list) {
        return db.sql("""
                select p.id, p.given_name, p.known_as, p.family_name, p.birth_date, p.nhs_number, p.address, p.postcode
                  from people.person p
                 where p.incident = :incident
                   and not exists (select from people.intake_row r where r.intake = :list and r.person = p.id)
                 order by p.reference""")
                .param("incident", incident)
                .param("list", list)
                .query((r, _) -> new Somebody(r.getObject("id", UUID.class), identity(r)))
                .list();
    }

    /** A row of a list with the number of somebody known, who has another family name and date of birth there. */
    public record OneNumber(int row, String reference, Identity says, Identity known) {}

    public List<OneNumber> oneNumber(UUID incident, UUID list) {
        return db.sql("""
                select r.row, p.reference, p.given_name, p.known_as, p.family_name, p.birth_date, p.nhs_number, p.address,
                       p.postcode, r.said ->> 'given_name' as says_given_name, r.said ->> 'known_as' as says_known_as,
                       r.said ->> 'family_name' as says_family_name, (r.said ->> 'birth_date')::date as says_birth_date,
                       r.said ->> 'nhs_number' as says_nhs_number, r.said ->> 'address' as says_address,
                       r.said ->> 'postcode' as says_postcode
                  from people.intake_row r join people.person p on p.id = r.person and p.incident = :incident
                 where r.intake = :list and p.nhs_number = r.said ->> 'nhs_number'
                   and lower(p.family_name) <> lower(r.said ->> 'family_name')
                   and p.birth_date <> (r.said ->> 'birth_date')::date
                 order by r.row""")
                .param("incident", incident)
                .param("list", list)
                .query((r, _) ->
                        new OneNumber(r.getInt("row"), r.getString("reference"), identity(r, "says_"), identity(r)))
                .list();
    }

    private static Identity identity(ResultSet r) throws SQLException {
        return identity(r, "");
    }

    private static Identity identity(ResultSet r, String whose) throws SQLException {
        return new Identity(
                r.getString(whose + "given_name"),
                r.getString(whose + "known_as"),
                r.getString(whose + "family_name"),
                r.getObject(whose + "birth_date", LocalDate.class),
                r.getString(whose + "nhs_number"),
                r.getString(whose + "address"),
                r.getString(whose + "postcode"));
    }

    public void linked(UUID incident, UUID list, List<Alike> links) {
        write("""
                update people.intake_row r set person = x.person, how = 'LIKENESS', weight = x.weight,
                       probability = x.probability, because = x.because
                  from jsonb_to_recordset(:pairs::jsonb) as x (row int, person uuid, weight double precision,
                       probability double precision, because jsonb)
                 where r.intake = :list and r.row = x.row and r.incident = :incident""", incident, list, links);
    }

    public void perhaps(UUID incident, UUID list, List<Alike> links) {
        write("""
                insert into people.likeness (intake, incident, row, person, weight, probability, doubt, because)
                select :list, :incident, x.row, x.person, x.weight, x.probability, x.doubt, x.because
                  from jsonb_to_recordset(:pairs::jsonb) as x (row int, person uuid, weight double precision,
                       probability double precision, doubt text, because jsonb)""", incident, list, links);
    }

    public void forgetLikeness(UUID list) {
        db.sql("delete from people.likeness where intake = :list")
                .param("list", list)
                .update();
        db.sql("update people.intake_row set person = null, how = null where intake = :list and how = 'LIKENESS'")
                .param("list", list)
                .update();
    }

    private void write(String sql, UUID incident, UUID list, List<Alike> links) {
        for (int from = 0; from < links.size(); from += 1_000) {
            var part = links.subList(from, Math.min(links.size(), from + 1_000)).stream()
                    .map(a -> Map.of(
                            "row", a.row(),
                            "person", a.person(),
                            "weight", a.pair().weight(),
                            "probability", a.pair().probability(),
                            "doubt",
                                    a.pair().doubt() == null
                                            ? ""
                                            : a.pair().doubt().name(),
                            "because", reasons(a.pair())))
                    .toList();
            db.sql(sql)
                    .param("list", list)
                    .param("incident", incident)
                    .param("pairs", JSON.writeValueAsString(part))
                    .update();
        }
    }

    private static List<Reason> reasons(Likeness.Pair pair) {
        return pair.parts().stream()
                .map(p -> new Reason(p.level().field().words(), p.level().words(), Math.round(p.weight() * 10) / 10.0))
                .toList();
    }

    /** The lists that are compared, newest of each source. */
    public List<Listing> listings(UUID incident) {
        return db.sql(LATEST + """
                n as (select source, count(*) as people from latest group by source)
                select n.source, n.people, max(i.as_at) as as_at
                  from n join people.intake i on i.incident = :incident and i.source = n.source and i.state = 'APPLIED'
                 group by n.source, n.people order by n.source""")
                .param("incident", incident)
                .query((r, _) -> new Listing(
                        Source.valueOf(r.getString("source")),
                        r.getInt("people"),
                        r.getObject("as_at", LocalDate.class)))
                .list();
    }

    public int countDifferences(UUID incident) {
        return db.sql(DIFFERENCES + " select count(*) from unsettled")
                .param("incident", incident)
                .query(Integer.class)
                .single();
    }

    /** Differences nobody has settled, by person. */
    public List<Difference> differences(UUID incident, int most) {
        return db.sql(DIFFERENCES + """
                select u.*, p.reference, p.given_name, p.family_name from unsettled u
                  join people.person p on p.id = u.person and p.incident = :incident
                 order by p.family_name, p.given_name, p.reference, u.field limit :most""")
                .param("incident", incident)
                .param("most", most)
                .query(Records::difference)
                .list();
    }

    public List<Difference> differencesOf(UUID incident, UUID person) {
        return db.sql(DIFFERENCES + """
                select u.*, p.reference, p.given_name, p.family_name from unsettled u
                  join people.person p on p.id = u.person and p.incident = :incident
                 where u.person = :person order by u.field""")
                .param("incident", incident)
                .param("person", person)
                .query(Records::difference)
                .list();
    }

    private static Difference difference(ResultSet r, int n) throws SQLException {
        var said = new EnumMap<Source, String>(Source.class);
        JSON.readValue(r.getString("said"), new TypeReference<Map<String, String>>() {})
                .forEach((source, value) -> said.put(Source.valueOf(source), value));
        return new Difference(
                r.getObject("person", UUID.class),
                r.getString("reference"),
                r.getString("given_name"),
                r.getString("family_name"),
                r.getString("field"),
                said,
                r.getString("seen"));
    }

    /** Pairs that may be one person and on which nobody has decided. */
    public List<Perhaps> perhaps(UUID incident, int most) {
        return db.sql("""
                select distinct on (l.probability, least(a.id, b.id), greatest(a.id, b.id))
                       a.id as one, a.reference as one_ref, a.given_name as one_given, a.family_name as one_family,
                       b.id as other, b.reference as other_ref, b.given_name as other_given, b.family_name as other_family,
                       r.source, l.probability, l.doubt, l.because
                  from people.likeness l
                  join people.list_record r on r.intake = l.intake and r.row = l.row
                  join people.person a on a.id = l.person and a.incident = :incident
                  join people.person b on b.id = r.person and b.incident = :incident
                 where l.incident = :incident and a.id <> b.id
                   and not exists (select from people.different d
                                    where d.incident = :incident and d.one = least(a.id, b.id) and d.other = greatest(a.id, b.id))
                   and not exists (select from people.merge m
                                    where m.incident = :incident and m.state = 'ASKED'
                                      and m.kept in (a.id, b.id) and m.gone in (a.id, b.id))
                   and not exists (select from people.list_record x join people.list_record y
                                       on y.incident = :incident and y.intake = x.intake and y.person = b.id
                                    where x.incident = :incident and x.person = a.id)
                 order by l.probability desc, least(a.id, b.id), greatest(a.id, b.id) limit :most""")
                .param("incident", incident)
                .param("most", most)
                .query((r, _) -> new Perhaps(
                        r.getObject("one", UUID.class),
                        r.getString("one_ref"),
                        r.getString("one_given"),
                        r.getString("one_family"),
                        r.getObject("other", UUID.class),
                        r.getString("other_ref"),
                        r.getString("other_given"),
                        r.getString("other_family"),
                        Source.valueOf(r.getString("source")),
                        r.getDouble("probability"),
                        Likeness.Doubt.valueOf(r.getString("doubt")),
                        because(r)))
                .list();
    }

    private static List<Reason> because(ResultSet r) throws SQLException {
        var because = r.getString("because");
        return because == null ? List.of() : JSON.readValue(because, new TypeReference<List<Reason>>() {});
    }

    /**
     * People one list names and another should have: not on the provider's though somebody pays for them; said to be
     * paid for by the council or the NHS and not on that payer's list.
     */
    public List<Missing> missing(UUID incident, int most) {
        return db.sql(LATEST + """
                there as (select distinct source from latest),
                seen as (select person, array_agg(source order by source) as on_lists, array_agg(distinct funding) as paid
                           from latest group by person)
                select p.id, p.reference, p.given_name, p.family_name, t.source, s.on_lists
                  from seen s join people.person p on p.id = s.person and p.incident = :incident
                 cross join there t
                 where not t.source = any(s.on_lists)
                   and (t.source = 'PROVIDER'
                        or t.source = 'COUNCIL' and s.paid && array['HOST_COUNCIL', 'JOINT', 'S117', 'PERSONAL_BUDGET', 'JOINT_COUNCILS']
                        or t.source = 'ICB' and s.paid && array['CHC_LOCAL', 'JOINT', 'FNC', 'S117']
                        or t.source = 'OTHER_COUNCIL' and s.paid && array['OTHER_COUNCIL'])
                 order by t.source, p.family_name, p.given_name, p.reference limit :most""")
                .param("incident", incident)
                .param("most", most)
                .query((r, _) -> new Missing(
                        r.getObject("id", UUID.class),
                        r.getString("reference"),
                        r.getString("given_name"),
                        r.getString("family_name"),
                        Source.valueOf(r.getString("source")),
                        Persons.texts(r, "on_lists").stream()
                                .map(Source::valueOf)
                                .toList()))
                .list();
    }

    /** What the sources say of who pays, for each combination of words, and how many people each is said of. */
    public Map<TwoSources.Facts, Integer> funding(UUID incident) {
        var counts = new java.util.HashMap<TwoSources.Facts, Integer>();
        db.sql(DIFFERENCES + """
                , said as (
                    select p.id, array_remove(array_agg(l.source || ' ' || l.funding order by l.source), null) as says,
                           exists (select from people.settled t where t.incident = :incident and t.person = p.id and t.field = 'funding')
                           and not exists (select from unsettled u where u.person = p.id and u.field = 'funding') as settled
                      from people.person p left join latest l on l.person = p.id and l.funding is not null
                     where p.incident = :incident group by p.id)
                select says, settled, count(*) as people from said group by says, settled""").param("incident", incident).query((ResultSet r) -> {
            var says = new EnumMap<Source, Funding>(Source.class);
            for (var one : Persons.texts(r, "says")) {
                says.put(
                        Source.valueOf(one.substring(0, one.indexOf(' '))),
                        Funding.valueOf(one.substring(one.indexOf(' ') + 1)));
            }
            counts.merge(new TwoSources.Facts(says, r.getBoolean("settled")), r.getInt("people"), Integer::sum);
        });
        return counts;
    }

    /** What the newest list of each source said of one person. */
    public List<Record> of(UUID incident, Collection<UUID> people) {
        var all = new ArrayList<Record>();
        db.sql("""
                select distinct on (l.person, l.source) l.* from people.list_record l
                 where l.incident = :incident and l.person = any(:people)
                 order by l.person, l.source, l.at desc, l.row""")
                .param("incident", incident)
                .param("people", people.toArray(UUID[]::new))
                .query((ResultSet r) -> {
                    all.add(record(r));
                });
        return List.copyOf(all);
    }

    private static Record record(ResultSet r) throws SQLException {
        var funding = r.getString("funding");
        return new Record(
                r.getObject("person", UUID.class),
                r.getObject("intake", UUID.class),
                Source.valueOf(r.getString("source")),
                r.getInt("row"),
                Objects.requireNonNull(Persons.instant(r, "at")),
                r.getString("how"),
                r.getObject("probability", Double.class),
                because(r),
                r.getString("reference"),
                r.getString("given_name"),
                r.getString("family_name"),
                r.getObject("birth_date", LocalDate.class),
                r.getString("nhs_number"),
                r.getString("address"),
                r.getString("postcode"),
                funding == null ? null : Funding.valueOf(funding),
                r.getString("funder"),
                r.getObject("weekly_minutes", Integer.class),
                r.getObject("weekly_fee_pence", Integer.class));
    }

    /** How many records likeness linked, without anybody being asked. */
    public int linkedByLikeness(UUID incident) {
        return db.sql("select count(*) from people.list_record where incident = :incident and how = 'LIKENESS'")
                .param("incident", incident)
                .query(Integer.class)
                .single();
    }

    /** Keeps whose word was taken. */
    public void settle(UUID incident, Difference of, Source chosen, String why, UUID post, String name, Instant at) {
        db.sql("""
                insert into people.settled (id, incident, person, field, chosen, seen, why, settled_at, by_post, by_name)
                values (gen_random_uuid(), :incident, :person, :field, :chosen, :seen, :why, :at, :post, :name)""")
                .param("incident", incident)
                .param("person", of.person())
                .param("field", of.field())
                .param("chosen", chosen.name())
                .param("seen", of.seen())
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("post", post)
                .param("name", name)
                .update();
    }

    /** Keeps that two are two; says whether that was not known yet. */
    public boolean different(UUID incident, UUID a, UUID b, String why, UUID post, String name, Instant at) {
        var ordered = Arrays.asList(a, b);
        // As PostgreSQL orders them: by their bytes, not by two signed numbers.
        ordered.sort(java.util.Comparator.comparing(UUID::toString));
        return db.sql("""
                insert into people.different (id, incident, one, other, why, decided_at, by_post, by_name)
                values (gen_random_uuid(), :incident, :one, :other, :why, :at, :post, :name)
                on conflict (incident, one, other) do nothing""")
                        .param("incident", incident)
                        .param("one", ordered.get(0))
                        .param("other", ordered.get(1))
                        .param("why", why)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("post", post)
                        .param("name", name)
                        .update()
                == 1;
    }
}
