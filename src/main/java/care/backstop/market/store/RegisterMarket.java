package care.backstop.market.store;

import care.backstop.kernel.Acting;
import care.backstop.market.CapacityView;
import care.backstop.market.CareRegistered;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.market.Origin;
import care.backstop.market.Origin.Precision;
import care.backstop.market.Point;
import care.backstop.market.ReceivingPlace;
import care.backstop.market.ServiceKind;
import care.backstop.market.StandingKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The market as other modules may read it, out of the register and what services told us. */
@Repository
class RegisterMarket implements Market {

    private static final Pattern POSTCODE = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)(?:([0-9])([A-Z]{2})?)?");

    private final JdbcClient db;
    private final Capacities capacities;
    private final Standings standings;

    RegisterMarket(JdbcClient db, Capacities capacities, Standings standings) {
        this.db = db;
        this.capacities = capacities;
        this.standings = standings;
    }

    @Override
    public Optional<LocationView> find(String locationId) {
        return Optional.ofNullable(findAll(List.of(locationId)).get(locationId));
    }

    @Override
    public Map<String, LocationView> findAll(Collection<String> locationIds) {
        if (locationIds.isEmpty()) {
            return Map.of();
        }
        return db
                .sql("select " + LocationRows.COLUMNS + " from market.location l where l.id = any (:ids)")
                .param("ids", locationIds.stream().distinct().toArray(String[]::new))
                .query((row, _) -> LocationRows.view(row))
                .stream()
                .collect(Collectors.toUnmodifiableMap(LocationView::id, Function.identity()));
    }

    @Override
    public List<LocationView> named(String words, int most) {
        var patterns = Arrays.stream(words.strip().split("[\\s,]+"))
                .filter(w -> !w.isEmpty())
                .map(w -> "%" + w.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
        if (patterns.length == 0) {
            return List.of();
        }
        return db.sql("select " + LocationRows.COLUMNS + """
                 from market.location l
                where concat_ws(' ', l.name, l.town) ilike all (:patterns) and l.deregistered_on is null
                order by l.name, l.id
                limit :most""")
                .param("patterns", patterns)
                .param("most", most)
                .query((row, _) -> LocationRows.view(row))
                .list();
    }

    @Override
    public List<CapacityView> capacity(String locationId) {
        return capacities.latest(locationId);
    }

    @Override
    public List<ReceivingPlace> receivingPlaces(
            Point near, int withinMetres, Set<String> councils, Set<ServiceKind> kinds) {
        var here = new HashMap<String, Object>(Distances.origin(near));
        here.putAll(Distances.box(near, withinMetres));
        here.put("within", withinMetres);
        here.put("councils", councils.stream().sorted().toArray(String[]::new));
        return places(Distances.METRES, Distances.IN_BOX + """

                    union all
                    select l.* from market.location l
                     where (l.latitude is null or l.longitude is null) and l.council = any (:councils::text[])""", "metres is null or metres <= :within", here, kinds);
    }

    @Override
    public List<ReceivingPlace> receivingPlacesOf(String locationId, Set<ServiceKind> kinds) {
        return places("null::int", "l.id = :location", "true", Map.of("location", locationId), kinds);
    }

    /** Of which locations, and which of them by what the distance turns out to be. */
    private List<ReceivingPlace> places(
            String metres, String of, String near, Map<String, Object> asked, Set<ServiceKind> kinds) {
        return db.sql("""
                select * from (
                  select %s, %s as metres, k.kind as kind,
                         c.service, c.version, c.as_at, c.maximum, c.occupied, c.reserved, c.accepting,
                         c.weekly_minutes, c.band_minutes, f.weekly_pence, f.hourly_pence,
                         t.has, t.has_not, t.as_at as told_at, t.version as told_version,
                         array(select distinct s.kind from market.standing s
                                where s.council = :council and s.ended_at is null
                                  and (s.location = l.id or s.provider = l.provider_id)) as standing
                    from (select l.* from market.location l where %s) l
                    cross join unnest(:kinds::text[]) as k (kind)
                    left join market.capacity c on c.location = l.id and c.service = k.kind and c.latest
                    left join market.fee_guide f on f.council = :council and f.location = l.id
                                                and f.service = k.kind and f.latest
                    left join market.features t on t.location = l.id and t.latest
                   where l.deregistered_on is null and l.dormant is not true
                     and k.kind = any (l.services)) place
                 where %s
                 order by metres, id, kind
                """.formatted(LocationRows.COLUMNS, metres, of, near))
                .params(asked)
                .param("kinds", kinds.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("council", Acting.current().council())
                .query((row, _) -> new ReceivingPlace(
                        LocationRows.view(row),
                        ServiceKind.valueOf(row.getString("kind")),
                        row.getString("service") == null ? null : Capacities.view(row),
                        row.getObject("told_version") == null ? null : Features.view(row, "told_at", "told_version"),
                        standing(row),
                        row.getObject("weekly_pence", Long.class),
                        row.getObject("hourly_pence", Long.class),
                        row.getObject("metres", Integer.class)))
                .list();
    }

    @Override
    public Optional<Origin> distanceOrigin(String postcodeOrPlace) {
        var asked = postcodeOrPlace.strip();
        var compact = asked.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        var postcode = POSTCODE.matcher(compact);
        if (postcode.matches()) {
            return ofPostcode(asked, postcode.group(1), postcode.group(2), postcode.group(3));
        }
        return asked.isEmpty() ? Optional.empty() : ofPlace(asked);
    }

    private static Set<StandingKind> standing(ResultSet row) throws SQLException {
        return Arrays.stream((Object[]) row.getArray("standing").getArray())
                .map(kind -> StandingKind.valueOf(kind.toString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Set<StandingKind>> standings(Set<String> names) {
        var found = new HashMap<String, Set<StandingKind>>();
        if (names.isEmpty()) {
            return found;
        }
        db.sql("""
                select lower(l.name) as service, lower(l.provider_name) as provider,
                       array(select distinct s.kind from market.standing s
                              where s.council = :council and s.ended_at is null
                                and (s.location = l.id or s.provider = l.provider_id)) as standing
                  from market.location l
                 where l.deregistered_on is null
                   and (lower(l.name) = any (:names::text[]) or lower(l.provider_name) = any (:names::text[]))""")
                .param("council", Acting.current().council())
                .param("names", names.stream().sorted().toArray(String[]::new))
                .query(row -> {
                    var standing = standing(row);
                    for (var column : List.of("service", "provider")) {
                        var name = row.getString(column);
                        if (name != null && names.contains(name)) {
                            found.computeIfAbsent(name, _ -> new HashSet<>()).addAll(standing);
                        }
                    }
                });
        return found;
    }

    @Override
    public Map<String, CareRegistered> registeredFor(Set<String> names) {
        var found = new HashMap<String, CareRegistered>();
        if (names.isEmpty()) {
            return found;
        }
        db.sql("""
                select lower(l.name) as service, lower(l.provider_name) as provider, l.services, l.activities
                  from market.location l
                 where l.deregistered_on is null
                   and (lower(l.name) = any (:names::text[]) or lower(l.provider_name) = any (:names::text[]))""")
                .param("names", names.stream().sorted().toArray(String[]::new))
                .query(row -> {
                    var care = CareRegistered.of(LocationRows.services(row), LocationRows.texts(row, "activities"));
                    for (var column : List.of("service", "provider")) {
                        var name = row.getString(column);
                        if (name != null && names.contains(name)) {
                            found.merge(name, care, CareRegistered::or);
                        }
                    }
                });
        return found;
    }

    @Override
    public boolean keepsFramework() {
        return standings.anyFramework();
    }

    /** The exact postcode, else the middle of its sector, else of its district: whichever the register has. */
    private Optional<Origin> ofPostcode(String asked, String district, @Nullable String sector, @Nullable String unit) {
        var outward = district + " "; // as the register writes it: DA1 2GA
        return db.sql("""
                select precision, avg(latitude) as latitude, avg(longitude) as longitude
                  from (select case when postcode = :full then 'POSTCODE'
                                    when starts_with(postcode, :sector) then 'SECTOR'
                                    else 'DISTRICT' end as precision, latitude, longitude
                          from market.location
                         where postcode ~>=~ :district and postcode ~<~ :beyond
                           and latitude is not null and longitude is not null) l
                 group by precision
                 order by array_position(array['POSTCODE', 'SECTOR', 'DISTRICT'], precision)
                 limit 1
                """)
                .param("full", unit == null ? null : outward + sector + unit)
                .param("sector", sector == null ? null : outward + sector)
                .param("district", outward)
                .param("beyond", district + "!")
                .query((row, _) -> new Origin(
                        asked,
                        new Point(row.getDouble("latitude"), row.getDouble("longitude")),
                        Precision.valueOf(row.getString("precision"))))
                .optional();
    }

    /** A town, else a council. Of towns that share a name, the one with most services. */
    private Optional<Origin> ofPlace(String asked) {
        return db.sql("""
                select precision, avg(latitude) as latitude, avg(longitude) as longitude
                  from (select case when lower(town) = :name then 'TOWN' else 'COUNCIL' end as precision,
                               council, latitude, longitude
                          from market.location
                         where (lower(town) = :name or lower(council) = :name)
                           and latitude is not null and longitude is not null) l
                 group by precision, council
                 order by precision desc, count(*) desc, council
                 limit 1
                """)
                .param("name", asked.toLowerCase(Locale.UK))
                .query((row, _) -> new Origin(
                        asked,
                        new Point(row.getDouble("latitude"), row.getDouble("longitude")),
                        Precision.valueOf(row.getString("precision"))))
                .optional();
    }
}
