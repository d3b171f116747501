package care.backstop.market.store;

import static care.backstop.market.register.Column.list;

import care.backstop.market.register.Column;
import care.backstop.market.register.Kind;
import care.backstop.market.register.RegisterImport;
import care.backstop.market.register.RegisterImport.Counts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register in versions: what a staged import would change, the change itself, and taking it back. Every statement
 * works on the whole import at once.
 */
@Repository
public class RegisterVersions {

    /** One line of a comparison: what would happen to a location, and the fields that differ. */
    public record Difference(
            String change,
            String location,
            @Nullable String name,
            @Nullable String council,
            String fields) {}

    private static final String NAME_KEY = "regexp_replace(lower(%s), '(limited|ltd|[^a-z0-9])', '', 'g')";

    private final JdbcClient db;

    RegisterVersions(JdbcClient db) {
        this.db = db;
    }

    private record Compared(int no, String source, LocalDate asAt, boolean complete, boolean overtaken) {}

    private Compared compared(RegisterImport i) {
        var asAt = Objects.requireNonNull(i.asAt(), "a staged import has a day");
        // A complete snapshot older than the one in force tells nothing that may be believed of today.
        boolean overtaken = i.complete()
                && db.sql("""
                        select exists (select from market.register_import
                                        where kind = :kind and complete and state = 'APPLIED' and as_at > :as_at and no <> :no)""")
                        .param("kind", i.kind().key())
                        .param("as_at", asAt)
                        .param("no", i.no())
                        .query(Boolean.class)
                        .single();
        return new Compared(i.no(), i.kind().key(), asAt, i.complete(), overtaken);
    }

    /**
     * Whole imports are joined with whole tables. Before the server has counted a table it may believe it empty and loop
     * over it for each row, which for thirty thousand rows takes minutes; so it may not choose loops in this transaction.
     * Compiling these long statements takes longer than running them.
     */
    private void wholeTables() {
        db.sql("select set_config('enable_nestloop', 'off', true) || set_config('jit', 'off', true)")
                .query(String.class)
                .single();
    }

    private JdbcClient.StatementSpec sql(String sql, Compared c) {
        return db.sql(sql)
                .param("no", c.no())
                .param("source", c.source())
                .param("as_at", c.asAt())
                .param("complete", c.complete())
                .param("overtaken", c.overtaken());
    }

    /** How many the register holds from this kind of file. */
    public int held(Kind kind) {
        var table = kind == Kind.CQC_API_PROVIDERS ? "provider_source" : "location_source";
        var gone = kind == Kind.CQC_API_PROVIDERS ? "" : " and not gone";
        return db.sql("select count(*) from market.%s where source = :source and superseded_by is null%s"
                        .formatted(table, gone))
                .param("source", kind.key())
                .query(Integer.class)
                .single();
    }

    /** Compares the stage with what the source said before, and finds who went on under another id. */
    public Counts compare(RegisterImport i) {
        wholeTables();
        var c = compared(i);
        if (i.kind() == Kind.CQC_API_PROVIDERS) {
            return sql("""
                    select count(*) filter (where c.provider is null), count(*) filter (where c.hash <> s.hash and c.last_as_at <= :as_at),
                           0, count(*) filter (where c.hash = s.hash), count(*) filter (where c.hash <> s.hash and c.last_as_at > :as_at), 0
                      from market.stage_provider s
                      left join market.provider_source c on c.provider = s.provider and c.source = :source and c.superseded_by is null
                     where s.import = :no""", c).query((r, _) -> counts(r)).single();
        }
        findSuccessors(c);
        return sql("""
                with compared as (
                    select s.location, c.location is null as new, c.hash = s.hash and not c.gone as same, c.last_as_at > :as_at as newer
                      from market.stage_location s
                      left join market.location_source c on c.location = s.location and c.source = :source and c.superseded_by is null
                     where s.import = :no),
                went_on as (
                    select distinct successor from market.succession
                     where import = :no
                       and (not told or exists (select from market.location l where l.id = predecessor))),
                missing as (
                    select c.location from market.location_source c
                     where :complete and not :overtaken and c.source = :source and c.superseded_by is null
                       and not c.gone and c.last_as_at <= :as_at
                       and not exists (select from market.stage_location s where s.import = :no and s.location = c.location))
                select count(*) filter (where new and not :overtaken and w.successor is null),
                       count(*) filter (where not new and not same and not newer and not :overtaken),
                       (select count(*) from missing m
                         where not exists (select from market.succession n where n.import = :no and n.predecessor = m.location)),
                       count(*) filter (where not new and same),
                       count(*) filter (where new and :overtaken or not new and not same and (newer or :overtaken)),
                       count(*) filter (where new and not :overtaken and w.successor is not null)
                  from compared left join went_on w on w.successor = compared.location""", c).query((r, _) -> counts(r)).single();
    }

    private static Counts counts(java.sql.ResultSet r) throws java.sql.SQLException {
        return new Counts(r.getInt(1), r.getInt(2), r.getInt(3), r.getInt(4), r.getInt(5), r.getInt(6));
    }

    /**
     * Who is whom under a new id: first as the register tells, then, of those that vanish from a complete snapshot, the new
     * one at the same postcode with the same name, or the same street and number of beds.
     */
    private void findSuccessors(Compared c) {
        db.sql("delete from market.succession where import = :no")
                .param("no", c.no())
                .update();
        sql("""
                insert into market.succession (import, predecessor, successor, reason, told)
                select distinct on (predecessor, successor) :no, predecessor, successor, reason, true
                  from (select case when r like 'P:%' then split_part(r, ':', 2) else s.location end as predecessor,
                               case when r like 'P:%' then s.location else split_part(r, ':', 2) end as successor,
                               substr(r, length(split_part(r, ':', 2)) + 4) as reason
                          from market.stage_location s cross join lateral unnest(s.relations) r
                         where s.import = :no) told
                 where predecessor <> successor""", c).update();
        if (!c.complete() || c.overtaken()) {
            return;
        }
        sql("""
                insert into market.succession (import, predecessor, successor, reason, told)
                with missing as (
                    select c.location, c.name, c.postcode, c.address, c.beds from market.location_source c
                     where c.source = :source and c.superseded_by is null and not c.gone and c.last_as_at <= :as_at
                       and not exists (select from market.stage_location s where s.import = :no and s.location = c.location)),
                new as (
                    select s.location, s.name, s.postcode, s.address, s.beds from market.stage_location s
                     where s.import = :no
                       and not exists (select from market.location_source c
                                        where c.location = s.location and c.source = :source and c.superseded_by is null)),
                pairs as (
                    select m.location as predecessor, n.location as successor, %1$s = %2$s as named,
                           row_number() over (partition by m.location order by %1$s = %2$s desc, n.location) as a,
                           row_number() over (partition by n.location order by %1$s = %2$s desc, m.location) as b
                      from missing m join new n on n.postcode = m.postcode
                     where %1$s = %2$s or (m.beds = n.beds and m.beds > 0 and lower(m.address) = lower(n.address)))
                select :no, predecessor, successor,
                       case when named then 'Same postcode and name' else 'Same address and number of beds' end, false
                  from pairs where a = 1 and b = 1
                on conflict do nothing""".formatted(NAME_KEY.formatted("m.name"), NAME_KEY.formatted("n.name")), c)
                .update();
    }

    /** Some of the differences, for a person to look at. */
    public List<Difference> sample(RegisterImport i, int most) {
        if (i.asAt() == null || i.kind() == Kind.CQC_API_PROVIDERS) {
            return List.of();
        }
        var c = compared(i);
        var fields = Column.all().stream()
                .map(f -> "case when s.%1$s is distinct from c.%1$s then '%2$s' end".formatted(f.column(), words(f)))
                .collect(Collectors.joining(",\n"));
        return sql("""
                (select 'Changed' as change, s.location, s.name, s.council, concat_ws(', ', %s) as fields
                   from market.stage_location s
                   join market.location_source c on c.location = s.location and c.source = :source and c.superseded_by is null
                  where s.import = :no and (c.hash <> s.hash or c.gone) and c.last_as_at <= :as_at and not :overtaken
                  order by s.location limit :most)
                union all
                (select 'Removed', c.location, c.name, c.council, ''
                   from market.location_source c
                  where :complete and not :overtaken and c.source = :source and c.superseded_by is null and not c.gone and c.last_as_at <= :as_at
                    and not exists (select from market.stage_location s where s.import = :no and s.location = c.location)
                    and not exists (select from market.succession n where n.import = :no and n.predecessor = c.location)
                  order by c.location limit :most)
                union all
                (select 'New id', n.successor, s.name, s.council, n.reason || ' as ' || n.predecessor
                   from market.succession n join market.stage_location s on s.import = :no and s.location = n.successor
                  where n.import = :no
                    and not exists (select from market.location_source c
                                     where c.location = s.location and c.source = :source and c.superseded_by is null)
                  order by n.successor limit :most)
                union all
                (select 'Added', s.location, s.name, s.council, ''
                   from market.stage_location s
                  where s.import = :no and not :overtaken
                    and not exists (select from market.location_source c
                                     where c.location = s.location and c.source = :source and c.superseded_by is null)
                    and not exists (select from market.succession n where n.import = :no and n.successor = s.location)
                  order by s.row limit :most)""".formatted(fields), c)
                .param("most", most)
                .query((r, _) ->
                        new Difference(r.getString(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5)))
                .list();
    }

    private static String words(Column column) {
        return column.column().replace('_', ' ');
    }

    /** Makes the staged import part of the register. In the caller's transaction. */
    public void apply(RegisterImport i) {
        wholeTables();
        var c = compared(i);
        if (hasProviders(c)) {
            applyProviders(c);
        }
        if (i.kind() == Kind.CQC_API_PROVIDERS) {
            nameProviders(c);
            return;
        }
        if (!c.overtaken()) {
            if (i.counts().unchanged() > 0) {
                confirm(c);
            }
            if (i.counts().changed() > 0) {
                supersede(c);
            }
            insert(c);
            if (i.counts().removed() + i.counts().reregistered() > 0) {
                remove(c);
            }
        }
        db.sql("update market.succession set applied = true where import = :no")
                .param("no", c.no())
                .update();
        affected(c.no());
        rebuild();
    }

    private boolean hasProviders(Compared c) {
        return db.sql("select exists (select from market.stage_provider where import = :no)")
                .param("no", c.no())
                .query(Boolean.class)
                .single();
    }

    /** The same again on a later day: remembered with the day it had, so that it can be put back. */
    private void confirm(Compared c) {
        sql("""
                insert into market.register_confirmed (import, location, source, last_import, last_as_at)
                select :no, c.location, c.source, c.last_import, c.last_as_at
                  from market.stage_location s
                  join market.location_source c on c.location = s.location and c.source = :source and c.superseded_by is null
                 where s.import = :no and c.hash = s.hash and not c.gone and c.last_as_at < :as_at""", c).update();
        sql("""
                update market.location_source c set last_import = :no, last_as_at = :as_at
                  from market.register_confirmed k
                 where k.import = :no and k.location = c.location and k.source = c.source and c.superseded_by is null""", c).update();
    }

    private void supersede(Compared c) {
        sql("""
                update market.location_source c set superseded_by = :no
                  from market.stage_location s
                 where s.import = :no and c.location = s.location and c.source = :source and c.superseded_by is null
                   and (c.hash <> s.hash or c.gone) and c.last_as_at <= :as_at""", c).update();
    }

    private void insert(Compared c) {
        sql("""
                insert into market.location_source (location, source, import, as_at, last_import, last_as_at, hash, %s)
                select s.location, :source, :no, :as_at, :no, :as_at, s.hash, %s
                  from market.stage_location s
                 where s.import = :no
                   and not exists (select from market.location_source c
                                    where c.location = s.location and c.source = :source and c.superseded_by is null)""".formatted(list(""), list("s.")), c).update();
    }

    private void remove(Compared c) {
        if (!c.complete()) {
            return;
        }
        sql("""
                update market.location_source c set superseded_by = :no
                 where c.source = :source and c.superseded_by is null and not c.gone and c.last_as_at <= :as_at and c.import <> :no
                   and not exists (select from market.stage_location s where s.import = :no and s.location = c.location)""", c).update();
        sql("""
                insert into market.location_source (location, source, import, as_at, last_import, last_as_at, gone, hash, %s)
                select c.location, c.source, :no, :as_at, :no, :as_at, true, c.hash, %s
                  from market.location_source c
                 where c.superseded_by = :no and c.source = :source
                   and not exists (select from market.stage_location s where s.import = :no and s.location = c.location)""".formatted(list(""), list("c.")), c).update();
    }

    private void applyProviders(Compared c) {
        sql("""
                update market.provider_source c set superseded_by = :no
                  from market.stage_provider s
                 where s.import = :no and c.provider = s.provider and c.source = :source and c.superseded_by is null
                   and c.hash <> s.hash and c.last_as_at <= :as_at""", c).update();
        sql("""
                update market.provider_source c set last_as_at = :as_at
                  from market.stage_provider s
                 where s.import = :no and c.provider = s.provider and c.source = :source and c.superseded_by is null
                   and c.hash = s.hash and c.last_as_at < :as_at""", c).update();
        sql("""
                insert into market.provider_source (provider, source, import, as_at, last_import, last_as_at, hash, %s)
                select s.provider, :source, :no, :as_at, :no, :as_at, s.hash, %s
                  from market.stage_provider s
                 where s.import = :no
                   and not exists (select from market.provider_source c
                                    where c.provider = s.provider and c.source = :source and c.superseded_by is null)""".formatted(RegisterStage.providerColumns(""), RegisterStage.providerColumns("s.")), c)
                .update();
    }

    /** Locations from the regulator's service carry their provider's id alone. */
    private void nameProviders(Compared c) {
        sql("""
                update market.location l set provider_name = p.name
                  from market.provider_source p
                 where p.import = :no and p.superseded_by is null and l.provider_id = p.provider and l.provider_name is null""", c).update();
    }

    /** Takes back everything the import brought. In the caller's transaction; only the latest of its source. */
    public void undo(RegisterImport i) {
        wholeTables();
        affected(i.no());
        var no = i.no();
        db.sql("delete from market.location_source where import = :no")
                .param("no", no)
                .update();
        db.sql("update market.location_source set superseded_by = null where superseded_by = :no")
                .param("no", no)
                .update();
        db.sql("""
                update market.location_source c set last_import = k.last_import, last_as_at = k.last_as_at
                  from market.register_confirmed k
                 where k.import = :no and k.location = c.location and k.source = c.source and c.superseded_by is null""").param("no", no).update();
        db.sql("delete from market.provider_source where import = :no")
                .param("no", no)
                .update();
        db.sql("update market.provider_source set superseded_by = null where superseded_by = :no")
                .param("no", no)
                .update();
        db.sql("update market.succession set applied = false where import = :no")
                .param("no", no)
                .update();
        rebuild();
        db.sql("delete from market.register_confirmed where import = :no")
                .param("no", no)
                .update();
    }

    /** Remembers, for this transaction, which locations an import touched. */
    private void affected(int no) {
        db.sql(
                        "create temporary table if not exists register_affected (location text, together boolean default false) on commit delete rows")
                .update();
        db.sql("delete from register_affected").update();
        db.sql("""
                insert into register_affected (location)
                select location from market.location_source where import = :no
                 union select location from market.location_source where superseded_by = :no
                 union select k.location from market.register_confirmed k join market.location l on l.id = k.location
                        where k.import = :no and l.sources > 1""").param("no", no).update();
    }

    /** Works out anew what all sources together say of these locations. */
    public void rebuild(List<String> locations) {
        db.sql(
                        "create temporary table if not exists register_affected (location text, together boolean default false) on commit delete rows")
                .update();
        db.sql("delete from register_affected").update();
        db.sql("insert into register_affected (location) select unnest(:ids)")
                .param("ids", locations.toArray(String[]::new))
                .update();
        rebuild();
    }

    private static final List<Column> MERGED = Arrays.stream(Column.values())
            .filter(c -> c != Column.REGISTERED && c != Column.DEREGISTERED_ON && c != Column.RATINGS)
            .toList();

    private static final String COLUMNS =
            MERGED.stream().map(Column::column).collect(Collectors.joining(", ")) + ", deregistered_on, as_at, sources";

    private static final String ALONE = """
              from register_affected a
              join market.location_source s on s.location = a.location and s.superseded_by is null
             where s.name is not null and not a.together""";

    private static final String TOGETHER = """
              from register_affected a
              join market.location_source s on s.location = a.location and s.superseded_by is null
             where a.together
             group by s.location having count(s.name) > 0""";

    private void rebuild() {
        db.sql("""
                delete from market.location l using register_affected a
                 where l.id = a.location
                   and not exists (select from market.location_source s where s.location = l.id and s.superseded_by is null)""").update();
        int together = db.sql("""
                update register_affected a set together = true
                  from (select s.location from register_affected t
                          join market.location_source s on s.location = t.location and s.superseded_by is null
                         group by s.location having count(*) > 1) several
                 where several.location = a.location""").update();
        // Most locations are described by one source: taken over as they are.
        take("""
                select s.location as id, %s,
                       case when s.gone then coalesce(s.deregistered_on, s.as_at) else s.deregistered_on end as deregistered_on,
                       s.last_as_at as as_at, 1 as sources %s""".formatted(each(RegisterVersions::single), ALONE));
        if (together > 0) {
            take("""
                select s.location as id, %s,
                       (array_agg(case when s.gone then coalesce(s.deregistered_on, s.as_at) else s.deregistered_on end
                                  order by s.last_as_at desc, s.source) filter (where s.gone or s.registered is not null or s.deregistered_on is not null))[1] as deregistered_on,
                       max(s.last_as_at) as as_at, count(*) as sources %s""".formatted(each(RegisterVersions::merged), TOGETHER));
        }
        db.sql("""
                update market.location l set provider_name = p.name
                  from register_affected a, market.provider_source p
                 where l.id = a.location and l.provider_name is null and p.provider = l.provider_id and p.superseded_by is null""").update();
    }

    private static String each(Function<Column, String> value) {
        return MERGED.stream().map(c -> value.apply(c) + " as " + c.column()).collect(Collectors.joining(", "));
    }

    /** Changes the locations that are there and adds the others; quicker than asking for each whether it conflicts. */
    private void take(String described) {
        db.sql("update market.location l set (%1$s) = row (n.%2$s) from (%3$s) n where l.id = n.id"
                        .formatted(COLUMNS, COLUMNS.replace(", ", ", n."), described))
                .update();
        db.sql(
                        "insert into market.location (id, %s) select n.id, n.%s from (%s) n where not exists (select from market.location l where l.id = n.id)"
                                .formatted(COLUMNS, COLUMNS.replace(", ", ", n."), described))
                .update();
    }

    private static String single(Column c) {
        return switch (c) {
            case SERVICES, PUBLISHED_SERVICES, BANDS, ACTIVITIES -> "coalesce(s.%s, '{}')".formatted(c.column());
            default -> "s." + c.column();
        };
    }

    /** The value of the latest day; facts that belong together come from one source together. */
    private static String merged(Column c) {
        var column = "s." + c.column();
        var asText = "(array_agg(%s order by s.last_as_at desc, s.source) filter (where s.%s is not null))[1]";
        return switch (c) {
            case SERVICES, PUBLISHED_SERVICES, BANDS, ACTIVITIES ->
                "coalesce(%s::text[], '{}')".formatted(asText.formatted(column + "::text", c.column()));
            case RATED_ON, RATING_INHERITED, SAFE, EFFECTIVE, CARING, RESPONSIVE, WELL_LED ->
                asText.formatted(column, "rating");
            case LONGITUDE -> asText.formatted(column, "latitude");
            case BRAND_ID, BRAND_NAME -> asText.formatted(column, "brand_id");
            case COUNTY, TOWN -> asText.formatted(column, "address");
            default -> asText.formatted(column, c.column());
        };
    }
}
