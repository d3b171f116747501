package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.placement.usecase.ComparePlans;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans side by side, and what a plan says of one person. */
@Controller
@RequestMapping("/incidents/{incident}")
class PlansController {

    private final ComparePlans compare;
    private final Permissions permissions;
    private final Clock clock;

    PlansController(ComparePlans compare, Permissions permissions, Clock clock) {
        this.compare = compare;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/plans/compare")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String compare(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable List<UUID> plan,
            Actor actor,
            Model model,
            RedirectAttributes then) {
        try {
            model.addAttribute(
                    "page",
                    ComparePage.of(
                            compare.compare(incident, plan == null ? List.of() : plan),
                            permissions.may(actor, Area.PPL, Act.EXPORT)));
        } catch (Rejected e) {
            then.addFlashAttribute("notice", String.valueOf(e.getMessage()));
            return "redirect:/incidents/%s/places".formatted(incident);
        }
        return "placement/comparePlans";
    }

    private record Row(String reference, String plan, String place, String why) {}

    private static final CsvTable<Row> APART = CsvTable.<Row>named("plans-apart")
            .column("reference", Row::reference)
            .column("plan", Row::plan)
            .column("place", Row::place)
            .column("why", Row::why);

    /** A line for each person and plan; whoever is in the file goes to the audit trail. */
    @GetMapping("/plans/compare.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> compareFile(
            @PathVariable UUID incident, @RequestParam(required = false) @Nullable List<UUID> plan) {
        var seen = compare.export(incident, plan == null ? List.of() : plan);
        var rows = new ArrayList<Row>();
        for (var apart : seen.apart()) {
            for (int i = 0; i < apart.lines().size(); i++) {
                var line = apart.lines().get(i);
                rows.add(new Row(
                        seen.references().getOrDefault(apart.person(), ""),
                        seen.plans().get(i).made().called(),
                        line == null ? "Not in this plan" : line.place() == null ? "" : line.place(),
                        line == null ? "" : String.join(". ", line.reasons())));
            }
        }
        return APART.file(rows, clock.instant());
    }

    @GetMapping("/plans/{plan}/people/{person}")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String why(@PathVariable UUID incident, @PathVariable UUID plan, @PathVariable UUID person, Model model) {
        model.addAttribute("page", WhyPage.of(compare.ofOne(incident, plan, person)));
        return "placement/why";
    }
}
