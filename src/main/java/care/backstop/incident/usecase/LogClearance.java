package care.backstop.incident.usecase;

import care.backstop.incident.LogClass;
import care.backstop.incident.store.LogStore.Clearance;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Permissions.Scope;
import java.util.EnumSet;
import org.springframework.stereotype.Component;

/**
 * Which entries of a log somebody may read, by the access matrix: members of the incident read what is internal or
 * commercial, those of them who may see who people are also what is personal; invited organisations only their own.
 */
@Component
class LogClearance {

    private final Permissions permissions;

    LogClearance(Permissions permissions) {
        this.permissions = permissions;
    }

    Clearance of(Actor actor) {
        var incident = permissions.scopes(actor, Area.INC, Act.READ);
        if (!incident.contains(Scope.INCIDENT_MEMBER)) {
            return new Clearance(
                    EnumSet.noneOf(LogClass.class),
                    actor.post(),
                    incident.contains(Scope.OWN_ITEMS) ? actor.agency() : null);
        }
        var classes = EnumSet.of(LogClass.INTERNAL, LogClass.COMMERCIAL);
        var people = permissions.scopes(actor, Area.PPL, Act.READ);
        if ((people.contains(Scope.INCIDENT_MEMBER) || people.contains(Scope.OWN_AGENCY))
                && !people.contains(Scope.MINIMUM)) {
            classes.add(LogClass.PERSONAL);
        }
        return new Clearance(classes, actor.post(), null);
    }
}
