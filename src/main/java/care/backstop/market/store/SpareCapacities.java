package care.backstop.market.store;

import care.backstop.market.ServiceKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What open services told they can take, added up by place and kind. */
@Repository
public class SpareCapacities {

    /**
     * One kind of service in one place.
     *
     * @param place the town, or null for the whole register, or where the town is not known
     * @param services how many are open
     * @param told how many of them told free places or spare time
     * @param free free places of those that told; null when none did
     * @param minutes spare minutes a week of those that told; null when none did
     * @param oldest when the oldest of these figures was true; null when there is none
     */
    public record Line(
            @Nullable String place,
            ServiceKind kind,
            int services,
            int told,
            @Nullable Integer free,
            @Nullable Integer minutes,
            @Nullable Instant oldest) {}

    private final JdbcClient db;

    SpareCapacities(JdbcClient db) {
        this.db = db;
    }

    /** Of one council by town, or of the whole register when no council is given. */
    public List<Line> of(@Nullable String council) {
        return db.sql("""
                select place, kind, count(*)::int as services,
                       count(*) filter (where free is not null or minutes is not null)::int as told,
                       sum(free)::int as free, sum(minutes)::int as minutes,
                       min(as_at) filter (where free is not null or minutes is not null) as oldest
                  from (select case when :council::text is null then null else l.town end as place, k.kind,
                               c.maximum - c.occupied - c.reserved as free, c.weekly_minutes as minutes, c.as_at
                          from market.location l
                         cross join lateral unnest(l.services) as k (kind)
                          left join market.capacity c on c.location = l.id and c.service = k.kind and c.latest
                         where l.deregistered_on is null and k.kind <> 'OTHER'
                           and (:council::text is null or l.council = :council)) told
                 group by place, kind
                 order by place nulls last, array_position(:kinds::text[], kind)
                """)
                .param("council", council)
                .param(
                        "kinds",
                        Arrays.stream(ServiceKind.values()).map(Enum::name).toArray(String[]::new))
                .query((row, _) -> {
                    var oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Line(
                            row.getString("place"),
                            ServiceKind.valueOf(row.getString("kind")),
                            row.getInt("services"),
                            row.getInt("told"),
                            row.getObject("free", Integer.class),
                            row.getObject("minutes", Integer.class),
                            oldest == null ? null : oldest.toInstant());
                })
                .list();
    }
}
