package care.backstop.market.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.market.CapacityView;
import care.backstop.market.Market;
import care.backstop.market.ServiceKind;
import care.backstop.market.rules.CapacityFigures;
import care.backstop.market.rules.FeeFigures;
import care.backstop.market.store.Capacities;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody says what a service can take now. The figures before stay as history. */
@Service
public class ConfirmCapacity {

    private final Market market;
    private final Capacities capacities;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    ConfirmCapacity(Market market, Capacities capacities, Permissions permissions, AuditTrail audit, Clock clock) {
        this.market = market;
        this.capacities = capacities;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Confirms the figures of one service.
     *
     * @param seen the version that was on the screen, 0 for none; null when whoever sends them saw nothing (a machine),
     *     and then only newer figures are taken
     * @throws Rejected naming each figure that cannot be right, with nothing stored
     * @throws Stale when somebody else confirmed since the form was drawn
     */
    @Transactional
    public CapacityView confirm(
            String locationId, CapacityFigures figures, FeeFigures fee, @Nullable Integer seen, Actor actor) {
        if (permissions.scopes(actor, Area.MKT, Act.WRITE).equals(Set.of(Permissions.Scope.OWN_ITEMS))) {
            throw new Rejected(
                    Problem.Code.AUTH,
                    null,
                    "Providers confirm the capacity of their own services only. Ask the council to enter it");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var location = market.find(locationId).orElseThrow(() -> new NotThere("location"));
        var problems = new ArrayList<>(figures.problems(location, now));
        problems.addAll(fee.problems(figures.service()));
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var service = Objects.requireNonNull(figures.service());
        var asAt = Objects.requireNonNull(figures.asAt()).truncatedTo(ChronoUnit.MICROS);
        var before = market.capacity(locationId).stream()
                .filter(c -> c.service() == service)
                .findFirst()
                .orElse(null);
        int version = before == null ? 0 : before.version();
        if (seen != null && seen != version) {
            throw new Stale("Capacity of", location.name());
        }
        if (before != null && asAt.isBefore(before.asAt())) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "asAt",
                    "There are newer figures already, as at %s. Enter figures from then or later"
                            .formatted(London.show(before.asAt())));
        }
        var result = before;
        var changed = new ArrayList<String>();
        if (before == null || !same(before, figures, asAt)) {
            result = capacities.add(locationId, figures, version, now, actor);
            changed.addAll(fields(before, result));
        }
        changed.addAll(keep(locationId, service, fee, asAt, actor));
        if (!changed.isEmpty()) {
            audit.changed("ConfirmCapacity", "location:" + locationId, changed);
        }
        return Objects.requireNonNull(result);
    }

    private List<String> keep(String location, ServiceKind service, FeeFigures fee, Instant asAt, Actor actor) {
        if (!fee.known()) {
            return List.of();
        }
        var before = capacities.fee(location, service, actor.council()).orElse(null);
        if (before != null
                && Objects.equals(before.weeklyPence(), fee.weeklyPence())
                && Objects.equals(before.hourlyPence(), fee.hourlyPence())) {
            return List.of();
        }
        capacities.addFee(location, service, fee, before == null ? 0 : before.version(), asAt, actor);
        return List.of("fee");
    }

    private static boolean same(CapacityView before, CapacityFigures figures, Instant asAt) {
        return before.asAt().equals(asAt) && fieldsOf(before).equals(fieldsOf(figures));
    }

    private static List<@Nullable Object> fieldsOf(CapacityView c) {
        return Arrays.asList(
                c.maximum(), c.occupied(), c.reserved(), c.accepting(), c.weeklyMinutes(), c.bandMinutes());
    }

    private static List<@Nullable Object> fieldsOf(CapacityFigures f) {
        return Arrays.asList(
                f.maximum(), f.occupied(), f.reserved(), f.accepting(), f.minutesOfTheWeek(), f.bandMinutes());
    }

    private static final List<String> NAMES =
            List.of("maximum", "occupied", "reserved", "accepting", "weeklyMinutes", "bandMinutes");

    private static List<String> fields(@Nullable CapacityView before, CapacityView after) {
        var names = new ArrayList<String>();
        names.add("asAt");
        for (int i = 0; i < NAMES.size(); i++) {
            var old = before == null ? null : fieldsOf(before).get(i);
            if (!Objects.equals(old, fieldsOf(after).get(i))) {
                names.add(NAMES.get(i));
            }
        }
        return names;
    }
}
