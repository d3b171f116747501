package care.backstop.market.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Role;
import care.backstop.market.store.LocationFile;
import care.backstop.market.store.LocationFiles;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows one location with everything known of it that the reader may see. */
@Service
public class ViewLocation {

    /** Who is cleared for commercial facts such as fees: the council's own officers who buy, place or pay. */
    private static final Set<Role> COMMERCIAL = Set.of(
            Role.MARKET_OFFICER,
            Role.OVERSIGHT_ANALYST,
            Role.INCIDENT_LEAD,
            Role.INCIDENT_COORDINATOR,
            Role.PRACTITIONER,
            Role.PLACEMENT_OFFICER,
            Role.FINANCE_OFFICER,
            Role.FUNDING_APPROVER);

    private final LocationFiles files;

    ViewLocation(LocationFiles files) {
        this.files = files;
    }

    /** The file of this location, fees only for those cleared for commercial facts. */
    @Transactional(readOnly = true)
    public LocationFile view(String id, Actor actor) {
        return files.find(id, seesFees(actor) ? actor.council() : null).orElseThrow(() -> new NotThere("location"));
    }

    /** Whether this reader is cleared for commercial facts. */
    public boolean seesFees(Actor actor) {
        return COMMERCIAL.contains(actor.role());
    }
}
