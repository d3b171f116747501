package care.backstop.market.store;

import care.backstop.market.LocationView;
import care.backstop.market.store.LocationFile.Fact;
import care.backstop.market.store.LocationFile.ProviderFacts;
import care.backstop.market.store.LocationFile.Rated;
import care.backstop.market.store.LocationFile.Succession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gathers what is known of one location: seven statements, whatever its history. */
@Repository
public class LocationFiles {

    private static final int MOST_SIBLINGS = 200;

    private final JdbcClient db;
    private final Capacities capacities;
    private final Locations locations;

    LocationFiles(JdbcClient db, Capacities capacities, Locations locations) {
        this.db = db;
        this.capacities = capacities;
        this.locations = locations;
    }

    /** The file of this location; {@code council}'s fees are in it if a council is given. */
    public Optional<LocationFile> find(String id, @Nullable String council) {
        return head(id).map(head -> {
            var provider = head.location().providerId();
            return new LocationFile(
                    head.location(),
                    head.register(),
                    head.features(),
                    ratings(id),
                    facts(id),
                    successions(id),
                    capacities.history(id),
                    council == null ? List.of() : capacities.fees(id, council),
                    provider == null ? List.of() : locations.ofProvider(provider, id, MOST_SIBLINGS),
                    provider == null ? null : provider(provider));
        });
    }

    private record Head(LocationView location, LocationFile.Register register, Features.@Nullable Told features) {}

    private Optional<Head> head(String id) {
        return db.sql("select " + LocationRows.COLUMNS + """
                , l.also_known_as, l.type, l.directorate, l.category, l.dormant, l.published_services, l.activities,
                       l.county, l.website, l.ods_code, l.uprn, l.brand_name, l.dual_of, l.registered_on,
                       l.rating_inherited, l.safe, l.effective, l.caring, l.responsive, l.well_led, l.as_at,
                       t.has, t.has_not, t.as_at as told_at, t.version as told_version, t.entered_as as told_by
                  from market.location l
                  left join market.features t on t.location = l.id and t.latest
                 where l.id = :id
                """)
                .param("id", id)
                .query((row, _) -> new Head(
                        LocationRows.view(row),
                        register(row),
                        row.getObject("told_version") == null
                                ? null
                                : new Features.Told(
                                        Features.view(row, "told_at", "told_version"), row.getString("told_by"))))
                .optional();
    }

    private static LocationFile.Register register(ResultSet row) throws SQLException {
        Map<String, String> questions = new LinkedHashMap<>();
        for (var question : List.of("safe", "effective", "caring", "responsive", "well_led")) {
            var rating = row.getString(question);
            if (rating != null) {
                questions.put(question, rating);
            }
        }
        return new LocationFile.Register(
                row.getString("also_known_as"),
                row.getString("type"),
                row.getString("directorate"),
                row.getString("category"),
                row.getObject("dormant", Boolean.class),
                texts(row, "published_services"),
                texts(row, "activities"),
                row.getString("county"),
                row.getString("website"),
                row.getString("ods_code"),
                row.getString("uprn"),
                row.getString("brand_name"),
                row.getString("dual_of"),
                row.getObject("registered_on", LocalDate.class),
                row.getObject("rating_inherited", Boolean.class),
                questions,
                row.getObject("as_at", LocalDate.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(String::valueOf)
                        .toList();
    }

    /** Each rating once, the newest source that tells it first. Two halves, because each has an index of its own. */
    private List<Rated> ratings(String id) {
        return db.sql("""
                select distinct on (domain <> 'Overall', "group" <> 'Overall', "group", domain, published_on, words) *
                  from (select coalesce(r.g, 'Overall') as "group", coalesce(r.d, 'Overall') as domain,
                               coalesce(r.w, r.r) as words, r.o as published_on, coalesce(r.i, false) as inherited,
                               s.current and not coalesce(r.h, false) as now, s.source, s.last_as_at
                          from (select source, last_as_at, ratings, true as current from market.location_source
                                 where location = :id and superseded_by is null
                                union all
                                select source, last_as_at, ratings, false from market.location_source
                                 where location = :id and superseded_by is not null) s
                         cross join lateral jsonb_to_recordset(s.ratings)
                               as r (g text, d text, r text, w text, o date, i boolean, h boolean)) rated
                 order by domain <> 'Overall', "group" <> 'Overall', "group", domain, published_on desc nulls last,
                          words, now desc, last_as_at desc
                """)
                .param("id", id)
                .query((row, _) -> new Rated(
                        row.getString("group"),
                        row.getString("domain"),
                        row.getString("words"),
                        row.getObject("published_on", LocalDate.class),
                        row.getBoolean("inherited"),
                        row.getBoolean("now"),
                        row.getString("source"),
                        row.getObject("last_as_at", LocalDate.class)))
                .list();
    }

    private List<Fact> facts(String id) {
        return db.sql("""
                select f.fact, f.value, f.source, f.as_at, f.last_as_at, f.last_import, i.file_name, f.shown
                  from market.location_fact f
                  left join market.register_import i on i.no = f.last_import
                 where f.location = :id
                 order by f.fact, f.shown desc, f.last_as_at desc, f.source
                """)
                .param("id", id)
                .query((row, _) -> new Fact(
                        row.getString("fact"),
                        row.getString("value"),
                        row.getString("source"),
                        row.getObject("as_at", LocalDate.class),
                        row.getObject("last_as_at", LocalDate.class),
                        row.getInt("last_import"),
                        row.getString("file_name"),
                        row.getBoolean("shown")))
                .list();
    }

    private List<Succession> successions(String id) {
        return db.sql("""
                select predecessor, successor, reason, bool_or(told) as told
                  from market.succession
                 where applied and (predecessor = :id or successor = :id)
                 group by predecessor, successor, reason
                 order by predecessor, successor
                """)
                .param("id", id)
                .query((row, _) -> new Succession(
                        row.getString("predecessor"),
                        row.getString("successor"),
                        row.getString("reason"),
                        row.getBoolean("told")))
                .list();
    }

    private @Nullable ProviderFacts provider(String id) {
        return db.sql("""
                select ownership, company_number, charity_number, brand_name, council, registered_on, deregistered_on,
                       source, last_as_at
                  from market.provider_source
                 where provider = :id and superseded_by is null
                 order by last_as_at desc, source limit 1
                """)
                .param("id", id)
                .query((row, _) -> new ProviderFacts(
                        row.getString("ownership"),
                        row.getString("company_number"),
                        row.getString("charity_number"),
                        row.getString("brand_name"),
                        row.getString("council"),
                        row.getObject("registered_on", LocalDate.class),
                        row.getObject("deregistered_on", LocalDate.class),
                        row.getString("source"),
                        row.getObject("last_as_at", LocalDate.class)))
                .optional()
                .orElse(null);
    }
}
