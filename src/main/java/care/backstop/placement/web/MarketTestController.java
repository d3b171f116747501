package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.MoreRoom;
import care.backstop.placement.usecase.TestMarket;
import care.backstop.placement.usecase.TestMarket.More;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the market could take everybody, and what is asked for where it could not. */
@Controller
@RequestMapping("/incidents/{incident}/market-test")
class MarketTestController {

    private final TestMarket testMarket;
    private final Permissions permissions;

    MarketTestController(TestMarket testMarket, Permissions permissions) {
        this.testMarket = testMarket;
        this.permissions = permissions;
    }

    @GetMapping
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String test(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Errors.none(), Map.of(), actor, model);
    }

    private String show(UUID incident, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        model.addAttribute(
                "page",
                MarketTestPage.of(
                        testMarket.test(incident), permissions.may(actor, Area.PLC, Act.WRITE), errors, typed));
        return "placement/marketTest";
    }

    @PostMapping("/ways")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String ask(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            testMarket.ask(
                    incident,
                    new More(
                            PlacesController.oneOf(MoreRoom.values(), typed.get("way")),
                            typed.get("need"),
                            typed.get("askedOf"),
                            SaidFields.day("dueOn", typed)),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return show(incident, Errors.of(e), typed, actor, model);
        }
        then.addFlashAttribute("notice", "It is asked for, and stands among the requests.");
        return "redirect:/incidents/%s/market-test".formatted(incident);
    }
}
