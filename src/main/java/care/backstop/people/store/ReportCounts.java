package care.backstop.people.store;

import care.backstop.people.Colour;
import care.backstop.people.Status;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts of people and the question whether a text names one, for reports. */
@Repository
public class ReportCounts {

    private final JdbcClient db;

    ReportCounts(JdbcClient db) {
        this.db = db;
    }

    public Map<Colour, Integer> openByColour(Collection<UUID> incidents) {
        var counts = new EnumMap<Colour, Integer>(Colour.class);
        db.sql("""
                select colour, count(*) as people from people.person
                 where incident = any (:incidents) and status = any (:open) group by colour""")
                .param("incidents", incidents.toArray(UUID[]::new))
                .param(
                        "open",
                        Arrays.stream(Status.values())
                                .filter(Status::open)
                                .map(Enum::name)
                                .toArray(String[]::new))
                .query((java.sql.ResultSet r) -> {
                    counts.put(Colour.valueOf(r.getString("colour")), r.getInt("people"));
                });
        return counts;
    }

    public List<UUID> told(UUID incident) {
        return db.sql("""
                select id from people.person where incident = :incident and told_at is not null order by reference""")
                .param("incident", incident)
                .query((r, _) -> r.getObject("id", UUID.class))
                .list();
    }

    public Map<UUID, String> references(UUID incident, Collection<UUID> people) {
        var references = new HashMap<UUID, String>();
        db.sql("select id, reference from people.person where incident = :incident and id = any(:people)")
                .param("incident", incident)
                .param("people", people.toArray(UUID[]::new))
                .query((java.sql.ResultSet r) -> {
                    references.put(r.getObject("id", UUID.class), r.getString("reference"));
                });
        return references;
    }

    public Map<UUID, Map<Status, Integer>> statuses(Collection<UUID> incidents) {
        var counts = new HashMap<UUID, Map<Status, Integer>>();
        db.sql("""
                select incident, status, count(*) as people from people.person
                 where incident = any(:incidents) group by incident, status""").param("incidents", incidents.toArray(UUID[]::new)).query((java.sql.ResultSet r) -> {
            counts.computeIfAbsent(r.getObject("incident", UUID.class), _ -> new EnumMap<>(Status.class))
                    .put(Status.valueOf(r.getString("status")), r.getInt("people"));
        });
        return counts;
    }

    /**
     * Family names are looked for however they are written. Given names only as written with their capital: too many
     * of them begin an ordinary sentence, and those that do are taken for names.
     */
    public Set<String> naming(UUID incident, Collection<String> texts) {
        return Set.copyOf(db.sql("""
                with name as (
                    select '\\m' || regexp_replace(n.name, '([^[:alnum:][:space:]])', '\\\\\\1', 'g') || '\\M' as pattern,
                           n.family
                      from people.person p,
                           lateral (values (p.family_name, true), (p.given_name, false), (p.known_as, false))
                                as n (name, family)
                     where p.incident = :incident and length(n.name) > 1),
                number as (
                    select nhs_number from people.person where incident = :incident and nhs_number is not null)
                select t.text from unnest(:texts::text[]) as t (text)
                 where exists (select from name where case when family then t.text ~* pattern else t.text ~ pattern end)
                    or exists (select from number
                                where regexp_replace(t.text, '[[:space:]-]', '', 'g') like '%' || nhs_number || '%')""")
                .param("incident", incident)
                .param("texts", texts.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
