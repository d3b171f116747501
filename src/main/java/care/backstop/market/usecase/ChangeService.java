package care.backstop.market.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.market.Market;
import care.backstop.market.rules.NewService;
import care.backstop.market.store.UnregisteredServices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts right what is known of a service that no regulator registers, or records that it has closed. */
@Service
public class ChangeService {

    private final UnregisteredServices services;
    private final Market market;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeService(
            UnregisteredServices services, Market market, Permissions permissions, AuditTrail audit, Clock clock) {
        this.services = services;
        this.market = market;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The version to change: how often it has been told of. Services of the register are not there to be changed. */
    @Transactional(readOnly = true)
    public int version(String id) {
        int version = services.version(id);
        if (version == 0) {
            throw new NotThere("service");
        }
        return version;
    }

    /**
     * Changes it; what was known before stays with its day.
     *
     * @param closedOn the day on which it closed, or null while it runs
     * @throws Stale when somebody changed it since this version
     */
    @Transactional
    public void change(String id, NewService service, @Nullable LocalDate closedOn, int version, Actor actor) {
        AddService.mayWrite(permissions, actor);
        version(id);
        var today = London.day(clock.instant());
        var problems = new ArrayList<>(service.problems());
        if (closedOn != null && closedOn.isAfter(today)) {
            problems.add(Problem.of(
                    "closedOn",
                    Problem.Code.VAL,
                    "%s is in the future. Record it once the service has closed".formatted(London.show(closedOn))));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        services.sameAs(service, id).filter(_ -> closedOn == null).ifPresent(other -> {
            throw new Rejected(
                    Problem.Code.DUP,
                    "name",
                    "There is an open service of this name and postcode already: %s. Use that one".formatted(other));
        });
        if (!services.change(id, service, AddService.place(market, service), closedOn, version, today)) {
            throw new Stale("service", id);
        }
        audit.changed("ChangeService", "location:" + id, List.of("name", "service", "council", "address", "closedOn"));
    }
}
