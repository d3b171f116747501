package care.backstop.bench;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.Notification;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.postgres.EmbeddedPostgres;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A real incident about an invented home-care agency: lists are taken in by the settings of an incident. */
final class BenchIncident {

    private static final String AGENCY = "1-0000001";

    static UUID open(ConfigurableApplicationContext program, Actor actor) throws Exception {
        try (var app = program.getBean(DataSource.class).getConnection();
                var owner = DriverManager.getConnection(
                        app.getMetaData().getURL(),
                        EmbeddedPostgres.OWNER,
                        program.getBean(EmbeddedPostgres.class).password());
                var s = owner.createStatement()) {
            // The register is filled by imports alone; its owner sets that aside for this one service.
            s.execute("alter table market.location no force row level security");
            s.execute("""
                    insert into market.location (id, name, services, published_services, bands, activities, address, town,
                                                 council, region, provider_id, provider_name, rating, care_home, as_at, sources)
                    values ('%s', 'Bench Home Care', '{HOME_CARE}', '{}', '{}', '{}', '1 High Street', 'Anytown', 'Bench',
                            'South East', '1-0000002', 'Bench Care', 'GOOD', false, date '2020-11-01', 1)
                    on conflict do nothing""".formatted(AGENCY));
            s.execute("alter table market.location force row level security");
        }
        var now = Instant.now().minusSeconds(60);
        var told = new Notification(
                List.of(AGENCY),
                null,
                IncidentKind.FAILURE,
                List.of(Cause.BUSINESS_FAILURE),
                null,
                now,
                "Duty manager",
                null,
                "Telephone",
                now,
                null,
                null,
                null);
        return Acting.as(
                actor, () -> program.getBean(OpenIncident.class).open(told, UUID.randomUUID().toString(), actor));
    }

    private BenchIncident() {}
}
