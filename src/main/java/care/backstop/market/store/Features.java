package care.backstop.market.store;

import care.backstop.kernel.Actor;
import care.backstop.kernel.Stale;
import care.backstop.market.Feature;
import care.backstop.market.FeaturesView;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What services said they have, with what they said before. */
@Repository
public class Features {

    /** What was said once, and by whom. */
    public record Told(FeaturesView features, String enteredAs) {}

    private final JdbcClient db;

    Features(JdbcClient db) {
        this.db = db;
    }

    /** Everything ever said of a location, the newest first. */
    public List<Told> history(String location) {
        return db.sql("""
                select version, as_at, has, has_not, entered_as from market.features
                 where location = :location order by version desc""")
                .param("location", location)
                .query((row, _) -> new Told(view(row, "as_at", "version"), row.getString("entered_as")))
                .list();
    }

    public Optional<FeaturesView> latest(String location) {
        return history(location).stream().map(Told::features).findFirst();
    }

    /** Reads what makes a view; the moment and the version may have another name in a join. */
    static FeaturesView view(ResultSet row, String asAt, String version) throws SQLException {
        return new FeaturesView(
                features(row.getArray("has")),
                features(row.getArray("has_not")),
                row.getObject(asAt, OffsetDateTime.class).toInstant(),
                row.getInt(version));
    }

    private static Set<Feature> features(@Nullable Array names) throws SQLException {
        var all = EnumSet.noneOf(Feature.class);
        if (names != null) {
            Arrays.stream((Object[]) names.getArray())
                    .map(name -> Feature.valueOf(name.toString()))
                    .forEach(all::add);
        }
        return all;
    }

    /**
     * Adds what was said as the latest.
     *
     * @param before the version that whoever enters it had seen, 0 when there was none
     * @throws Stale when another version has become the latest meanwhile
     */
    public FeaturesView add(
            String location, Set<Feature> has, Set<Feature> hasNot, int before, Instant asAt, Actor actor) {
        int superseded =
                db.sql("""
                update market.features set latest = false
                 where location = :location and latest and version = :before""").param("location", location).param("before", before).update();
        if (superseded != (before == 0 ? 0 : 1)) {
            throw new Stale("What this service has:", location);
        }
        int added = db.sql("""
                insert into market.features
                       (location, version, as_at, has, has_not, council, entered_at, entered_by, entered_as)
                values (:location, :version, :at, :has, :has_not, :council, :at, :post, :title)
                on conflict do nothing""")
                .param("location", location)
                .param("version", before + 1)
                .param("at", asAt.atOffset(ZoneOffset.UTC))
                .param("has", names(has))
                .param("has_not", names(hasNot))
                .param("council", actor.council())
                .param("post", actor.post())
                .param("title", actor.postName())
                .update();
        if (added == 0) {
            throw new Stale("What this service has:", location);
        }
        return new FeaturesView(has, hasNot, asAt, before + 1);
    }

    private static String[] names(Set<Feature> features) {
        return features.stream().sorted().map(Enum::name).toArray(String[]::new);
    }
}
