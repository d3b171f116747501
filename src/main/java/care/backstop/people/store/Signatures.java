package care.backstop.people.store;

import care.backstop.kernel.Actor;
import care.backstop.people.Funding;
import care.backstop.people.rules.ConfirmedNumber.Category;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How many people there are, as it was confirmed and signed. */
@Repository
public class Signatures {

    /** One signature; later ones do not change it. */
    public record Signed(
            int said,
            String saidBy,
            Instant saidAt,
            int counted,
            int open,
            Map<Category, Integer> byCategory,
            @Nullable String why,
            Instant signedAt,
            String byName) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    Signatures(JdbcClient db) {
        this.db = db;
    }

    /** Those who receive the service, by who pays; carers with needs of their own are not the provider's to count. */
    public Map<Funding, Integer> people(UUID incident) {
        var counts = new EnumMap<Funding, Integer>(Funding.class);
        db.sql("""
                select funding, count(*) as n from people.person where incident = :incident and not carer group by funding""").param("incident", incident).query((ResultSet r) -> {
            counts.put(Funding.valueOf(r.getString("funding")), r.getInt("n"));
        });
        return counts;
    }

    public void add(UUID incident, Signed s, Actor actor) {
        db.sql("""
                insert into people.number_signed (id, incident, said, said_by, said_at, counted, open, by_category, why,
                                                  signed_at, by_post, by_name)
                values (gen_random_uuid(), :incident, :said, :saidBy, :saidAt, :counted, :open, :categories::jsonb, :why,
                        :at, :post, :name)""")
                .param("incident", incident)
                .param("said", s.said())
                .param("saidBy", s.saidBy())
                .param("saidAt", s.saidAt().atOffset(ZoneOffset.UTC))
                .param("counted", s.counted())
                .param("open", s.open())
                .param(
                        "categories",
                        JSON.writeValueAsString(s.byCategory().entrySet().stream()
                                .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue))))
                .param("why", s.why())
                .param("at", s.signedAt().atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .param("name", actor.name())
                .update();
    }

    /** All signatures, newest first. */
    public List<Signed> of(UUID incident) {
        return db.sql("select * from people.number_signed where incident = :incident order by signed_at desc, id")
                .param("incident", incident)
                .query((r, _) -> {
                    var categories = new EnumMap<Category, Integer>(Category.class);
                    JSON.readValue(r.getString("by_category"), new TypeReference<Map<String, Integer>>() {})
                            .forEach((k, v) -> categories.put(Category.valueOf(k), v));
                    return new Signed(
                            r.getInt("said"),
                            r.getString("said_by"),
                            Objects.requireNonNull(Persons.instant(r, "said_at")),
                            r.getInt("counted"),
                            r.getInt("open"),
                            categories,
                            r.getString("why"),
                            Objects.requireNonNull(Persons.instant(r, "signed_at")),
                            r.getString("by_name"));
                })
                .list();
    }
}
