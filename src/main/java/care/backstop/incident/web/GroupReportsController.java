package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.GroupReport;
import care.backstop.incident.rules.DailyReport;
import care.backstop.incident.usecase.FileGroupReport;
import care.backstop.incident.usecase.ReadIncidents;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The operational group's daily report. */
@Controller
class GroupReportsController {

    private static final String HERE = "/incidents/{incident}/team/reports";

    private static final CsvTable<GroupReport> CSV = CsvTable.<GroupReport>named("group-reports")
            .column("day", GroupReport::day)
            .column("identified", GroupReport::identified)
            .column("moved", GroupReport::moved)
            .column("percent_moved", r -> DailyReport.percentMoved(r.identified(), r.moved()))
            .column("note", GroupReport::note)
            .column("filed_at", GroupReport::at)
            .column("filed_by", GroupReport::by);

    private final FileGroupReport reports;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    GroupReportsController(FileGroupReport reports, ReadIncidents incidents, Permissions permissions, Clock clock) {
        this.reports = reports;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String reports(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping(HERE + ".csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident) {
        return CSV.file(reports.of(incident).reports(), clock.instant());
    }

    @PostMapping(HERE)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String file(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            reports.file(incident, whole(typed.get("identified")), whole(typed.get("moved")), typed.get("note"), actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The report is filed.");
        return "redirect:/incidents/" + incident + "/team/reports";
    }

    private static @Nullable Integer whole(@Nullable String typed) {
        return typed == null || !typed.strip().matches("\\d{1,6}") ? null : Integer.valueOf(typed.strip());
    }

    private String show(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                GroupReportsPage.of(
                        incidents.of(incident, "/team"),
                        reports.of(incident),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/group-reports";
    }
}
