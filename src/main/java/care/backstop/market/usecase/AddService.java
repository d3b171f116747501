package care.backstop.market.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.Market;
import care.backstop.market.Origin;
import care.backstop.market.Point;
import care.backstop.market.rules.NewService;
import care.backstop.market.store.UnregisteredServices;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds a service that no regulator registers, so that incidents, places and reports can name it. */
@Service
public class AddService {

    private final UnregisteredServices services;
    private final Market market;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    AddService(UnregisteredServices services, Market market, Permissions permissions, AuditTrail audit, Clock clock) {
        this.services = services;
        this.market = market;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The id of the new service, which begins {@code U-}. Its place on the map is taken from its full postcode when the
     * register has a service with the same one, else it is not known.
     *
     * @throws Rejected when it must be registered, is there already, or something needed is missing
     */
    @Transactional
    public String add(NewService service, Actor actor) {
        mayWrite(permissions, actor);
        var problems = service.problems();
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        services.sameAs(service, null).ifPresent(id -> {
            throw new Rejected(
                    Problem.Code.DUP,
                    "name",
                    "There is an open service of this name and postcode already: %s. Use that one".formatted(id));
        });
        var id = services.add(service, place(market, service), London.day(clock.instant()));
        audit.changed("AddService", "location:" + id, List.of("name", "service", "council", "address"));
        return id;
    }

    static void mayWrite(Permissions permissions, Actor actor) {
        if (!permissions.scopes(actor, Area.MKT, Act.WRITE).contains(Permissions.Scope.ALL)) {
            throw new Rejected(
                    Problem.Code.AUTH, null, "Your post may not add or change services. Ask a market officer");
        }
    }

    /** Where the register has something at the same postcode, else not known. */
    static @Nullable Point place(Market market, NewService service) {
        return service.postcode().isEmpty()
                ? null
                : market.distanceOrigin(service.postcode())
                        .filter(o -> o.precision() == Origin.Precision.POSTCODE)
                        .map(Origin::at)
                        .orElse(null);
    }
}
