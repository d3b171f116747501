package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.Rejected;
import care.backstop.placement.usecase.AnswerByLink;
import care.backstop.placement.usecase.AskProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a provider without an account says whether it has a place for somebody. */
@Controller
class PlaceByLinkController {

    private final AnswerByLink byLink;

    PlaceByLinkController(AnswerByLink byLink) {
        this.byLink = byLink;
    }

    @GetMapping(AskProvider.PATH + "{secret}")
    @OpenToAll(
            because =
                    "the link is its own proof: 256 random bits for one person and one place, expiring, and it shows a"
                            + " need without identity until that place is chosen")
    String show(@PathVariable String secret, Model model) {
        return show(secret, Errors.none(), Map.of(), model);
    }

    @PostMapping(AskProvider.PATH + "{secret}")
    @OpenToAll(because = "the link is its own proof; at most twenty tries, and nothing is decided by the answer")
    String take(
            @PathVariable String secret,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            byLink.take(secret, SaidFields.said(typed));
        } catch (Rejected e) {
            response.setStatus(422);
            return show(secret, Errors.of(e), typed, model);
        }
        then.addFlashAttribute("notice", "Thank you. The council has your answer.");
        return "redirect:" + AskProvider.PATH + secret;
    }

    private String show(String secret, Errors errors, Map<String, String> typed, Model model) {
        model.addAttribute(
                "page",
                PlaceByLinkPage.of(byLink.behind(secret), AskProvider.PATH + secret, new SaidFields(errors, typed)));
        return "placement/placeByLink";
    }
}
