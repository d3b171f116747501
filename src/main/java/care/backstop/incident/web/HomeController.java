package care.backstop.incident.web;

import care.backstop.govuk.NavItem;
import care.backstop.incident.usecase.MyWork;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Role;
import care.backstop.kernel.Signposts;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in: one's own work. */
@Controller
class HomeController {

    /** Where somebody may go on who has no incident: most useful first. */
    private static final List<NavItem> ELSEWHERE = List.of(
            new NavItem("Look for a care service", "/market", false),
            new NavItem("See who has spare capacity", "/market/spare-capacity", false),
            new NavItem("Take a notification that a service may stop", "/incidents/new", false),
            new NavItem("See who holds which post", "/administration", false));

    private final MyWork work;
    private final Signposts signposts;
    private final Permissions permissions;

    HomeController(MyWork work, Signposts signposts, Permissions permissions) {
        this.work = work;
        this.signposts = signposts;
        this.permissions = permissions;
    }

    @GetMapping("/")
    @OpenToAll(because = "everybody signed in has a page of their own work; it holds only incidents of the post")
    String home(Actor actor, Model model) {
        model.addAttribute(
                "page",
                HomePage.of(
                        work.of(actor, permissions.may(actor, Area.INC, Act.WRITE)),
                        actor.name(),
                        actor.role() == Role.INCIDENT_LEAD,
                        ELSEWHERE.stream()
                                .filter(place -> signposts.leadsSomewhere(actor, place.href()))
                                .toList()));
        return "incident/home";
    }
}
