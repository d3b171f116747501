package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.usecase.GiveOwnerCodes;
import care.backstop.incident.usecase.GiveOwnerCodes.Code;
import care.backstop.incident.web.ActionsPage.Asked;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who stands behind the codes by which the procedures of a plan name their owners. */
@Controller
class OwnerCodesController {

    private static final CsvTable<Code> CSV = CsvTable.<Code>named("owner-codes")
            .column("code", Code::code)
            .column("stands_for", Code::words)
            .column("procedure", Code::procedure)
            .column("name", c -> {
                var holder = c.holder();
                return holder == null ? null : holder.name();
            })
            .column("agency", c -> {
                var holder = c.holder();
                return holder == null ? null : holder.agency();
            })
            .column("since", c -> {
                var holder = c.holder();
                return holder == null ? null : holder.from();
            })
            .column("open_actions", Code::lines);

    private final GiveOwnerCodes codes;
    private final Permissions permissions;
    private final Clock clock;

    OwnerCodesController(GiveOwnerCodes codes, Permissions permissions, Clock clock) {
        this.codes = codes;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/actions/owners")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String codes(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/actions/owners.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident) {
        return CSV.file(codes.seen(incident).codes(), clock.instant());
    }

    @PostMapping("/incidents/{incident}/actions/owners")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String give(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var code = typed.getOrDefault("code", "").split(" ", 2);
        try {
            codes.give(incident, code[0], code.length < 2 ? null : code[1], Asked.id(typed.get("post")), actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Saved. Open actions of this code that nobody had are handed over.");
        return "redirect:/incidents/" + incident + "/actions/owners";
    }

    private String show(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                OwnerCodesPage.of(codes.seen(incident), permissions.may(actor, Area.INC, Act.WRITE), typed, errors));
        return "incident/owner-codes";
    }
}
