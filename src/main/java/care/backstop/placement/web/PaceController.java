package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.PaceLimits;
import care.backstop.placement.model.PaceLimits.Admits;
import care.backstop.placement.model.PaceLimits.Expected;
import care.backstop.placement.model.PaceLimits.Minimum;
import care.backstop.placement.model.PaceLimits.SaidBy;
import care.backstop.placement.model.Shift;
import care.backstop.placement.usecase.ReadPace;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.SetPace;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the pace. Each of its forms changes one part of what limits it. */
@Controller
@RequestMapping("/incidents/{incident}/moves/pace")
class PaceController {

    private final ReadPace read;
    private final ReadPlacement placement;
    private final SetPace setPace;
    private final Permissions permissions;

    PaceController(ReadPace read, ReadPlacement placement, SetPace setPace, Permissions permissions) {
        this.read = read;
        this.placement = placement;
        this.setPace = setPace;
        this.permissions = permissions;
    }

    @GetMapping
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String pace(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Errors.none(), Map.of(), actor, model);
    }

    /** {@code part} says which form it is. */
    @PostMapping
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String set(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            setPace.set(incident, version, changed(read.limits(incident), typed), actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return show(incident, Errors.of(inTheForm(e)), typed, actor, model);
        }
        then.addFlashAttribute("notice", "The pace is worked out anew.");
        return "redirect:/incidents/" + incident + "/moves/pace";
    }

    private String show(UUID incident, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        model.addAttribute(
                "page",
                PacePage.of(
                        read.of(incident),
                        placement.runDown(incident),
                        placement.goingTo(incident),
                        permissions.may(actor, Area.PLC, Act.WRITE),
                        errors,
                        typed));
        return "placement/pace";
    }

    private static PaceLimits changed(PaceLimits now, Map<String, String> typed) {
        return switch (typed.getOrDefault("part", "")) {
            case "staff" -> staff(now, typed);
            case "home" -> home(now, typed);
            default -> team(now, typed);
        };
    }

    private static PaceLimits team(PaceLimits now, Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var minimum = new ArrayList<Minimum>();
        var perDay = number(typed, "perDay", problems);
        for (var shift : Shift.values()) {
            var least = number(typed, "least-" + shift, problems);
            var each = number(typed, "each-" + shift, problems);
            if (least != null || each != null) {
                minimum.add(new Minimum(shift, least == null ? 0 : least, each));
            }
        }
        check(problems);
        return new PaceLimits(
                perDay,
                typed.containsKey("daysOff"),
                PlacesController.oneOf(SaidBy.values(), typed.get("saidBy")),
                minimum,
                now.expected(),
                now.homes());
    }

    /** Another number for the same shift and day takes the place of the first; none takes it out. */
    private static PaceLimits staff(PaceLimits now, Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var from = day(typed.get("from"), problems);
        var shift = PlacesController.oneOf(Shift.values(), typed.get("shift"));
        var staff = number(typed, "staff", problems);
        if (shift == null) {
            problems.add(Problem.of("shift", Code.VAL, "Choose a shift"));
        }
        check(problems);
        var expected = new ArrayList<>(now.expected());
        expected.removeIf(e -> e.from().equals(from) && e.shift() == shift);
        if (staff != null && from != null && shift != null) {
            expected.add(new Expected(from, shift, staff));
        }
        return new PaceLimits(now.perDay(), now.daysOff(), now.saidBy(), now.minimum(), expected, now.homes());
    }

    private static PaceLimits home(PaceLimits now, Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var location = typed.getOrDefault("location", "").strip();
        var perWeek = number(typed, "perWeek", problems);
        var perDay = number(typed, "takesPerDay", problems);
        check(problems);
        var homes = new ArrayList<>(now.homes());
        homes.removeIf(h -> h.location().equals(location));
        if (perWeek != null) {
            homes.add(new Admits(location, location, perWeek, perDay));
        } else if (homes.size() == now.homes().size()) {
            throw Rejected.invalid("perWeek", "Say how many people it takes in a week");
        }
        return new PaceLimits(now.perDay(), now.daysOff(), now.saidBy(), now.minimum(), now.expected(), homes);
    }

    private static @Nullable LocalDate day(@Nullable String typed, List<Problem> problems) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeException e) {
            problems.add(Problem.of("from", Code.VAL, "Enter the day, for example 2026-12-09"));
            return null;
        }
    }

    private static @Nullable Integer number(Map<String, String> typed, String field, List<Problem> problems) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,4}")) {
            problems.add(Problem.of(field, Code.VAL, "Enter a whole number, such as 4"));
            return null;
        }
        return Integer.valueOf(text);
    }

    private static void check(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
    }

    /** Problems of a line of a list, under the names that the form has for it. */
    private static Rejected inTheForm(Rejected e) {
        return new Rejected(e.problems().stream()
                .map(p -> {
                    var field = p.field() == null ? "" : p.field();
                    var last = field.substring(field.lastIndexOf('.') + 1);
                    var named = field.startsWith("homes.") && last.equals("perDay") ? "takesPerDay" : last;
                    return new Problem(p.row(), named.isEmpty() ? null : named, p.code(), p.message());
                })
                .toList());
    }
}
