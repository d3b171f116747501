package care.backstop.access;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where privacy officers see what they should look at. */
@Controller
class AlertsController {

    private final Alerts alerts;

    AlertsController(Alerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping("/alerts")
    @Access(area = Area.AUD, act = Act.APPROVE)
    String show(Model model) {
        model.addAttribute("page", AlertsPage.of(alerts.latest()));
        return "access/alerts";
    }

    @PostMapping("/alerts/{alert}/seen")
    @Access(area = Area.AUD, act = Act.APPROVE)
    String seen(@PathVariable UUID alert, Actor actor, RedirectAttributes flash) {
        alerts.lookedAt(alert, actor);
        flash.addFlashAttribute("notice", "Alert marked as looked at");
        return "redirect:/alerts";
    }
}
