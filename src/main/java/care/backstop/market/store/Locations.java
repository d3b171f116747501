package care.backstop.market.store;

import care.backstop.market.CapacityView;
import care.backstop.market.LocationView;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Searching the register. */
@Repository
public class Locations {

    /** A location that was found, what it told of its capacity, and how far away it is if that was asked. */
    public record Found(
            LocationView location,
            List<CapacityView> capacity,
            @Nullable Integer metres) {}

    /** One page of what was found, and how all of it is rated. */
    public record Result(List<Found> page, long total, Map<Rating, Long> ratings) {}

    private static final int AT_ONCE = 500;

    private final JdbcClient db;
    private final Capacities capacities;

    Locations(JdbcClient db, Capacities capacities) {
        this.db = db;
        this.capacities = capacities;
    }

    /** The page asked for, with the counts by rating of everything that matches. Two statements. */
    public Result search(LocationQuery query) {
        var parameters = new HashMap<String, Object>();
        var sql = """
                with found as materialized (%1$s),
                     counts as (select coalesce(rating, 'NOT_RATED') as of_rating, count(*) as n
                                  from found group by 1),
                     page as (select id, metres, row_number() over (order by %2$s, id) as place
                                from (select * from found order by %2$s, id limit :size offset :skip) cut)
                select 'COUNT' as what, counts.of_rating, counts.n, 0 as place, null::int as metres, %3$s
                  from counts left join market.location l on false
                union all
                select 'ROW', null, null, page.place, page.metres, %3$s
                  from page join market.location l using (id)
                order by place
                """.formatted(found(query, parameters), query.sort().sql(query.descending()), LocationRows.COLUMNS);
        parameters.put("size", query.size());
        parameters.put("skip", (long) (query.page() - 1) * query.size());
        var ratings = new EnumMap<Rating, Long>(Rating.class);
        var rows = new ArrayList<Found>();
        db.sql(sql).params(parameters).query(row -> {
            if ("COUNT".equals(row.getString("what"))) {
                ratings.merge(
                        Rating.parse(row.getString("of_rating")).orElse(Rating.NOT_RATED), row.getLong("n"), Long::sum);
            } else {
                rows.add(new Found(LocationRows.view(row), List.of(), row.getObject("metres", Integer.class)));
            }
        });
        long total = ratings.values().stream().mapToLong(Long::longValue).sum();
        return new Result(withCapacity(rows), total, ratings);
    }

    private List<Found> withCapacity(List<Found> rows) {
        var told = capacities.latest(rows.stream().map(f -> f.location().id()).toList());
        return rows.stream()
                .map(f -> new Found(f.location(), told.getOrDefault(f.location().id(), List.of()), f.metres()))
                .toList();
    }

    /** Everything that matches, in order, {@value #AT_ONCE} at a time, so that no more than that is ever in memory. */
    public void each(LocationQuery query, Consumer<Found> receiver) {
        for (int page = 1; ; page++) {
            var rows = search(query.page(page, AT_ONCE)).page();
            rows.forEach(receiver);
            if (rows.size() < AT_ONCE) {
                return;
            }
        }
    }

    private static String found(LocationQuery q, Map<String, Object> parameters) {
        var where = new ArrayList<String>();
        if (!q.closed()) {
            where.add("l.deregistered_on is null");
        }
        if (q.council() != null) {
            where.add("l.council = :council");
            parameters.put("council", q.council());
        }
        if (!q.services().isEmpty()) {
            where.add("l.services && :services::text[]");
            parameters.put(
                    "services",
                    q.services().stream().map(ServiceKind::name).sorted().toArray(String[]::new));
        }
        if (q.socialCareOnly()) {
            where.add("l.services <> '{OTHER}'");
        }
        if (!q.ratings().isEmpty()) {
            where.add("coalesce(l.rating, 'NOT_RATED') = any (:ratings::text[])");
            parameters.put(
                    "ratings", q.ratings().stream().map(Rating::name).sorted().toArray(String[]::new));
        }
        if (q.words() != null) {
            var words = q.words().strip().toLowerCase(Locale.UK).split("\\s+", -1);
            for (int i = 0; i < words.length; i++) {
                where.add("l.search like :word" + i);
                parameters.put("word" + i, "%" + escaped(words[i]) + "%");
            }
        }
        if (q.bedsFrom() != null) {
            where.add("l.beds >= :beds_from");
            parameters.put("beds_from", q.bedsFrom());
        }
        if (q.bedsTo() != null) {
            where.add("l.beds <= :beds_to");
            parameters.put("beds_to", q.bedsTo());
        }
        if (q.withFreePlaces()) {
            where.add("""
                    exists (select from market.capacity c
                             where c.location = l.id and c.latest
                               and (c.maximum - c.occupied - c.reserved > 0 or c.weekly_minutes > 0)%s)""".formatted(q.services().isEmpty() ? "" : " and c.service = any (:services::text[])"));
        }
        return "select l.id, l.name, l.rating, l.beds, %s as metres, %s as free from market.location l%s"
                .formatted(
                        metres(q, where, parameters),
                        q.sort() != LocationQuery.Sort.FREE
                                ? "null::int"
                                : "(select sum(c.maximum - c.occupied - c.reserved) from market.capacity c"
                                        + " where c.location = l.id and c.latest)",
                        where.isEmpty() ? "" : " where " + String.join(" and ", where));
    }

    private static String metres(LocationQuery q, List<String> where, Map<String, Object> parameters) {
        Point near = q.near();
        if (near == null) {
            return "null::int";
        }
        parameters.putAll(Distances.origin(near));
        Integer within = q.withinMetres();
        if (within != null) {
            parameters.putAll(Distances.box(near, within));
            where.add(Distances.IN_BOX);
            parameters.put("within", within);
            where.add(Distances.METRES + " <= :within");
        }
        return Distances.METRES;
    }

    /** A word in which LIKE sees nothing but letters. */
    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Every council the register has a location in, in order. */
    public List<String> councils() {
        return db.sql("""
                with recursive each as (
                    (select council from market.location where council is not null order by council limit 1)
                    union all
                    select (select council from market.location where council > each.council order by council limit 1)
                      from each where each.council is not null)
                select council from each where council is not null
                """).query((row, _) -> row.getString("council")).list();
    }

    /** The open locations of a provider, most beds first, without the one that is being looked at. */
    public List<LocationView> ofProvider(String provider, String except, int most) {
        return db.sql("select " + LocationRows.COLUMNS + """
                 from market.location l
                 where l.provider_id = :provider and l.id <> :except and l.deregistered_on is null
                 order by l.name, l.id limit :most
                """)
                .param("provider", provider)
                .param("except", except)
                .param("most", most)
                .query((row, _) -> LocationRows.view(row))
                .list();
    }
}
