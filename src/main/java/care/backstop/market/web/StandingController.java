package care.backstop.market.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.StandingKind;
import care.backstop.market.usecase.KeepStanding;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the council knows of a service: recorded and ended on a page. */
@Controller
class StandingController {

    private static final String PAGE = MarketPage.PATH + "/locations/{location}/standing";

    private final KeepStanding keepStanding;
    private final Permissions permissions;

    StandingController(KeepStanding keepStanding, Permissions permissions) {
        this.keepStanding = keepStanding;
        this.permissions = permissions;
    }

    @GetMapping(PAGE)
    @Access(area = Area.MKT, act = Act.READ)
    String show(@PathVariable String location, Actor actor, Model model) {
        return show(location, Errors.none(), Map.of(), actor, model);
    }

    private String show(String location, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        model.addAttribute(
                "page",
                StandingPage.of(
                        keepStanding.known(location, actor),
                        permissions.may(actor, Area.MKT, Act.WRITE),
                        errors,
                        typed));
        return "market/standing";
    }

    @PostMapping(PAGE)
    @Access(area = Area.MKT, act = Act.WRITE)
    String record(
            @PathVariable String location,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            RedirectAttributes then,
            HttpServletResponse response) {
        try {
            keepStanding.record(
                    location,
                    new KeepStanding.Asked(
                            kind(typed.get("kind")),
                            typed.containsKey("wholeProvider"),
                            day(typed),
                            typed.get("reason")),
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(location, Errors.of(e), typed, actor, model);
        }
        then.addFlashAttribute("notice", "Recorded");
        return "redirect:" + LocationPage.path(location) + "/standing";
    }

    @PostMapping(PAGE + "/{standing}/end")
    @Access(area = Area.MKT, act = Act.WRITE)
    String end(
            @PathVariable String location,
            @PathVariable UUID standing,
            @RequestParam(defaultValue = "") String why,
            Actor actor,
            Model model,
            RedirectAttributes then,
            HttpServletResponse response) {
        try {
            keepStanding.end(location, standing, why, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var errors = new Errors(e.problems().stream()
                    .map(p -> Problem.of("why-" + standing, p.code(), p.message()))
                    .toList());
            return show(location, errors, Map.of(), actor, model);
        }
        then.addFlashAttribute("notice", "This no longer counts");
        return "redirect:" + LocationPage.path(location) + "/standing";
    }

    private static @Nullable StandingKind kind(@Nullable String typed) {
        return Arrays.stream(StandingKind.values())
                .filter(k -> k.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(Map<String, String> typed) {
        try {
            return LocalDate.of(
                    Integer.parseInt(typed.getOrDefault("since-year", "").strip()),
                    Integer.parseInt(typed.getOrDefault("since-month", "").strip()),
                    Integer.parseInt(typed.getOrDefault("since-day", "").strip()));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
