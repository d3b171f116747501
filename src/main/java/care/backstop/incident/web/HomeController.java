package care.backstop.incident.web;

import care.backstop.incident.usecase.MyWork;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in: one's own work. */
@Controller
class HomeController {

    private final MyWork work;
    private final Permissions permissions;

    HomeController(MyWork work, Permissions permissions) {
        this.work = work;
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
                        actor.role() == Role.INCIDENT_LEAD));
        return "incident/home";
    }
}
