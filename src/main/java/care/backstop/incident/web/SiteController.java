package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.SiteVisit;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.WatchTheSite;
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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing on and off at the site. */
@Controller
class SiteController {

    private static final CsvTable<SiteVisit> CSV = CsvTable.<SiteVisit>named("at-the-site")
            .column("name", SiteVisit::name)
            .column("agency", SiteVisit::agency)
            .column("location", SiteVisit::location)
            .column("location_name", SiteVisit::locationName)
            .column("why", SiteVisit::why)
            .column("on_at", SiteVisit::onAt)
            .column("expected_off_at", SiteVisit::expectedOffAt)
            .column("off_at", SiteVisit::offAt)
            .column("lasted", WatchTheSite::lasted)
            .column("welfare_call_at", SiteVisit::welfareAt);

    private final WatchTheSite site;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    SiteController(WatchTheSite site, ReadIncidents incidents, Permissions permissions, Clock clock) {
        this.site = site;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/site")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String site(@PathVariable UUID incident, Actor actor, Model model) {
        var now = clock.instant();
        return show(
                incident, Map.of("agency", actor.agencyName(), "onAt", Typed.local(now)), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/site.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident) {
        return CSV.file(site.of(incident), clock.instant());
    }

    @PostMapping("/incidents/{incident}/site")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String signIn(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            site.signIn(incident, arrival(typed), actor);
        } catch (Rejected e) {
            return refused(incident, typed, e, actor, model, response);
        }
        then.addFlashAttribute("notice", "Signed in.");
        return "redirect:/incidents/" + incident + "/site";
    }

    @PostMapping("/incidents/{incident}/site/{visit}/off")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String off(
            @PathVariable UUID incident,
            @PathVariable UUID visit,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at = read.moment("offAt", typed.get("offAt"), "Enter when they left", true);
            read.check();
            site.signOff(incident, visit, at, version, actor);
        } catch (Rejected e) {
            return refused(incident, at(typed, visit, "off"), e, actor, model, response);
        }
        then.addFlashAttribute("notice", "Signed off.");
        return "redirect:/incidents/" + incident + "/site";
    }

    @PostMapping("/incidents/{incident}/site/{visit}/welfare")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String welfare(
            @PathVariable UUID incident,
            @PathVariable UUID visit,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var until = read.moment("until", typed.get("until"), "Enter until when they stay", false);
            read.check();
            site.welfareCall(
                    incident, visit, "yes".equals(typed.get("safe")), typed.get("outcome"), until, version, actor);
        } catch (Rejected e) {
            return refused(incident, at(typed, visit, "welfare"), e, actor, model, response);
        }
        then.addFlashAttribute("notice", "The call is recorded.");
        return "redirect:/incidents/" + incident + "/site";
    }

    static WatchTheSite.Arrival arrival(Map<String, String> typed) {
        var read = new Typed();
        var on = read.moment("onAt", typed.get("onAt"), "Enter when they arrived", true);
        var expected = read.moment("expectedOffAt", typed.get("expectedOffAt"), "Enter when their shift ends", true);
        read.check();
        return new WatchTheSite.Arrival(
                typed.get("location"),
                typed.get("name"),
                typed.get("agency"),
                typed.get("phone"),
                typed.get("why"),
                on,
                expected);
    }

    private static Map<String, String> at(Map<String, String> typed, UUID visit, String form) {
        var all = new HashMap<>(typed);
        all.put("visit", visit.toString());
        all.put("form", form);
        return all;
    }

    private String refused(
            UUID incident,
            Map<String, String> typed,
            Rejected e,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        response.setStatus(
                e.problems().getFirst().field() == null
                        ? HttpStatus.CONFLICT.value()
                        : HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(incident, typed, Errors.of(e), actor, model);
    }

    private String show(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var whole = incidents.whole(incident);
        model.addAttribute(
                "page",
                SitePage.of(
                        incidents.room(whole, "/log"),
                        whole,
                        site.of(incident),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors,
                        clock.instant()));
        return "incident/site";
    }
}
