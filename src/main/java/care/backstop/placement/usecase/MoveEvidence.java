package care.backstop.placement.usecase;

import care.backstop.incident.Evidence;
import care.backstop.kernel.Actor;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Offers.Offer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Places held and moves made, person by person; nothing of it in a pack that tells about nobody. */
@Component
class MoveEvidence implements Evidence {

    private final Offers offers;
    private final Moves moves;
    private final Clock clock;

    MoveEvidence(Offers offers, Moves moves, Clock clock) {
        this.offers = offers;
        this.moves = moves;
        this.clock = clock;
    }

    @Override
    public List<Exhibit> exhibits(UUID incident, boolean withPeople, Actor reader) {
        if (!withPeople) {
            return List.of();
        }
        var now = clock.instant();
        return List.of(
                csv(
                        "people/offers.csv",
                        CsvTable.<Offer>named("offers")
                                .column("person", Offer::person)
                                .column("location", Offer::location)
                                .column("service", Offer::locationName)
                                .column("held_at", Offer::heldAt)
                                .column("expires_at", Offer::expiresAt)
                                .column("state", o -> o.state(now))
                                .column("reason", Offer::reason)
                                .column("held_by", Offer::byName)
                                .column("answered_at", Offer::answeredAt)
                                .column("answered_by", Offer::answeredBy),
                        offers.of(incident),
                        Offer::person),
                csv(
                        "people/moves.csv",
                        CsvTable.<Move>named("moves")
                                .column("person", Move::person)
                                .column("location", Move::location)
                                .column("service", Move::locationName)
                                .column("planned_at", Move::plannedAt)
                                .column("left_at", Move::leftAt)
                                .column("arrived_at", Move::arrivedAt)
                                .column("state", Move::state)
                                .column(
                                        "left_with_something_open_because",
                                        m -> m.overridden() == null
                                                ? null
                                                : m.overridden().reason())
                                .column(
                                        "actions_open_then",
                                        m -> m.overridden() == null
                                                ? null
                                                : m.overridden().actions())
                                .column(
                                        "emergency_decided_by",
                                        m -> m.overridden() == null
                                                ? null
                                                : m.overridden().officer())
                                .column("cancelled_reason", Move::cancelledReason)
                                .column("by", Move::byName),
                        moves.of(incident),
                        Move::person));
    }

    private static <R> Exhibit csv(String path, CsvTable<R> table, List<R> rows, Function<R, UUID> person) {
        var bytes = new ByteArrayOutputStream();
        table.write(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), rows);
        return new Exhibit(path, bytes.toByteArray(), rows.stream().map(person).collect(Collectors.toSet()));
    }
}
