package care.backstop.access;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Actor;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a code once more, for what a session left open at a desk must not do. */
@Controller
class ConfirmController {

    private static final String VIEW = "access/confirm";
    private static final String WRONG =
            "The code is not right, or was used before. Wait for the next one. After a few wrong tries each further one must wait a little longer.";

    private final Accounts accounts;
    private final SignedInSession session;

    ConfirmController(Accounts accounts, SignedInSession session) {
        this.accounts = accounts;
        this.session = session;
    }

    @GetMapping("/confirm")
    @OpenToAll(because = "confirms who is signed in, and asks for a session")
    String show(@RequestParam(required = false) @Nullable String to, HttpServletRequest request, Model model) {
        model.addAttribute("page", new ConfirmPage(Errors.none(), own(to), session.fresh(request)));
        return VIEW;
    }

    @PostMapping("/confirm")
    @OpenToAll(because = "confirms who is signed in, and asks for a session")
    String confirm(
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String to,
            Actor actor,
            HttpServletRequest request,
            Model model) {
        if (!accounts.checkCode(actor.user(), code)) {
            var errors = new Errors(List.of(Problem.of("code", Problem.Code.AUTH, WRONG)));
            model.addAttribute("page", new ConfirmPage(errors, own(to), false));
            return VIEW;
        }
        session.proved(request);
        model.addAttribute("page", new ConfirmPage(Errors.none(), own(to), true));
        return VIEW;
    }

    private static String own(@Nullable String to) {
        var safe = SignedInSession.safe(to);
        return safe == null ? "/" : safe;
    }
}
