package care.backstop.incident.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Permissions.Scope;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Signposts;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Learning from an incident is for those who see all of it: not for organisations invited to items of their own. */
@Component
public class WhoLearns {

    private final Permissions permissions;

    WhoLearns(Permissions permissions) {
        this.permissions = permissions;
    }

    public boolean may(Actor actor) {
        var scopes = permissions.scopes(actor, Area.INC, Act.READ);
        return scopes.contains(Scope.INCIDENT_MEMBER) || scopes.contains(Scope.ALL);
    }

    public void require(Actor actor) {
        if (!may(actor)) {
            throw new Rejected(
                    Problem.Code.AUTH,
                    null,
                    "Your post (%s) sees its own items of an incident, and this is about all of it"
                            .formatted(actor.postName()));
        }
    }

    /** No page offers a way there to whoever may not go. */
    @Bean
    static Signposts.Closed learningToSome(WhoLearns who) {
        return (actor, path) -> path.startsWith("/incidents/") && path.contains("/learning") && !who.may(actor);
    }
}
