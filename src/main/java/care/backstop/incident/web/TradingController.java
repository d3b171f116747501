package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.rules.TradingOn.Aspect;
import care.backstop.incident.rules.TradingOn.Standing;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.WatchTradingOn;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of services that trade on after a failure. */
@Controller
class TradingController {

    private final WatchTradingOn watch;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    TradingController(WatchTradingOn watch, ReadIncidents incidents, Permissions permissions, Clock clock) {
        this.watch = watch;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/trading")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String trading(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, null, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/trading/{watch}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String one(@PathVariable UUID incident, @PathVariable("watch") UUID id, Actor actor, Model model) {
        return show(incident, id, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/trading")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String open(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var appointed = read.day("appointedOn", typed.get("appointedOn"), "Enter the day of the appointment");
            var end = read.day("likelyEnd", typed.get("likelyEnd"), "Enter until when it carries on");
            read.check();
            watch.open(
                    incident,
                    typed.get("location"),
                    new WatchTradingOn.Office(
                            typed.get("process"),
                            typed.get("officeHolder"),
                            typed.get("contact"),
                            appointed,
                            end,
                            typed.containsKey("cannotPay"),
                            typed.containsKey("owesMore")),
                    actor);
        } catch (Rejected e) {
            return refused(incident, null, typed, e, actor, model, response);
        }
        then.addFlashAttribute("notice", "The service is watched. Record how it stands every day.");
        return "redirect:/incidents/" + incident + "/trading";
    }

    @PostMapping("/incidents/{incident}/trading/{watch}/days")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String record(
            @PathVariable UUID incident,
            @PathVariable("watch") UUID id,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var day = read.day("day", typed.get("day"), "Enter the day this is about");
            var standings = new EnumMap<Aspect, Standing>(Aspect.class);
            for (var aspect : Aspect.values()) {
                var standing =
                        read.oneOf(aspect.field(), typed.get(aspect.field()), Standing.class, aspect.question(), false);
                if (standing != null) {
                    standings.put(aspect, standing);
                }
            }
            read.check();
            var kept = watch.record(incident, id, day, standings, typed.get("saidBy"), typed.get("note"), actor);
            then.addFlashAttribute("notice", "Recorded. " + kept.result().words() + ".");
        } catch (Rejected e) {
            return refused(incident, id, typed, e, actor, model, response);
        }
        return "redirect:/incidents/%s/trading/%s".formatted(incident, id);
    }

    @PostMapping("/incidents/{incident}/trading/{watch}/until")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String until(
            @PathVariable UUID incident,
            @PathVariable("watch") UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var end = read.day("likelyEnd", typed.get("likelyEnd"), "Enter until when it carries on");
            read.check();
            watch.change(incident, id, end, version, actor);
        } catch (Rejected e) {
            return refused(incident, id, typed, e, actor, model, response);
        }
        then.addFlashAttribute("notice", "Saved.");
        return "redirect:/incidents/%s/trading/%s".formatted(incident, id);
    }

    @PostMapping("/incidents/{incident}/trading/{watch}/end")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String end(
            @PathVariable UUID incident,
            @PathVariable("watch") UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            watch.end(incident, id, typed.get("because"), version, actor);
        } catch (Rejected e) {
            return refused(incident, id, typed, e, actor, model, response);
        }
        then.addFlashAttribute("notice", "The watch has ended.");
        return "redirect:/incidents/%s/trading/%s".formatted(incident, id);
    }

    @PostMapping("/incidents/{incident}/trading/{watch}/requests")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String ask(
            @PathVariable UUID incident,
            @PathVariable("watch") UUID id,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at = read.moment("askedAt", typed.get("askedAt"), "Enter when they asked", true);
            read.check();
            watch.ask(incident, id, typed.get("askedBy"), at, typed.get("request"), actor);
        } catch (Rejected e) {
            return refused(incident, id, typed, e, actor, model, response);
        }
        then.addFlashAttribute("notice", "Recorded.");
        return "redirect:/incidents/%s/trading/%s".formatted(incident, id);
    }

    @PostMapping("/incidents/{incident}/trading/{watch}/answers")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String answer(
            @PathVariable UUID incident,
            @PathVariable("watch") UUID id,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at = read.moment("answeredAt", typed.get("answeredAt"), "Enter when it was answered", true);
            // The request and the version of it that was seen, in one choice.
            var chosen = typed.getOrDefault("request", "").split(" ");
            if (chosen.length != 2) {
                read.wrong("request", "Choose what is answered");
            }
            read.check();
            watch.answer(
                    incident, UUID.fromString(chosen[0]), at, typed.get("answer"), Integer.parseInt(chosen[1]), actor);
        } catch (IllegalArgumentException e) {
            throw new NotThere("request");
        } catch (Rejected e) {
            return refused(incident, id, typed, e, actor, model, response);
        }
        then.addFlashAttribute("notice", "Recorded.");
        return "redirect:/incidents/%s/trading/%s".formatted(incident, id);
    }

    private String refused(
            UUID incident,
            @Nullable UUID form,
            Map<String, String> typed,
            Rejected e,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        response.setStatus(422);
        return show(incident, form, typed, Errors.of(e), actor, model);
    }

    private String show(
            UUID id, @Nullable UUID shown, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var incident = incidents.whole(id);
        var now = clock.instant();
        model.addAttribute(
                "page",
                TradingPage.of(
                        incidents.room(incident, "/decisions"),
                        incident,
                        watch.of(id),
                        shown,
                        now,
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return shown == null ? "incident/trading" : "incident/trading-watch";
    }
}
