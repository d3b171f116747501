package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.CallRound.Way;
import care.backstop.incident.usecase.JoinNotice;
import care.backstop.incident.usecase.ReachALead;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who told us, who was rung, and who took it. */
@Controller
class CallsController {

    private final ReachALead reach;
    private final JoinNotice notices;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    CallsController(
            ReachALead reach, JoinNotice notices, ReadIncidents incidents, Permissions permissions, Clock clock) {
        this.reach = reach;
        this.notices = notices;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** What a form of this page does. */
    @FunctionalInterface
    private interface Work {
        void run(Typed read);
    }

    @GetMapping("/incidents/{incident}/calls")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String calls(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/calls")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String tried(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            var at = read.moment("triedAt", typed.get("triedAt"), "Enter when they were tried", true);
            read.check();
            reach.tried(
                    incident,
                    id(typed.get("post")).orElse(null),
                    Typed.choice(typed.get("way"), Way.class).orElse(null),
                    Typed.choice(typed.get("outcome"), Outcome.class).orElse(null),
                    at,
                    typed.get("note"),
                    actor);
        });
    }

    @PostMapping("/incidents/{incident}/calls/confirmation")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String confirm(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            @RequestParam UUID attempt,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            var at = read.moment("sentAt", typed.get("sentAt"), "Enter when it was sent", true);
            read.check();
            reach.confirm(incident, attempt, id(typed.get("to")).orElse(null), typed.get("confirmedBy"), at, actor);
        });
    }

    @PostMapping("/incidents/{incident}/calls/deputies")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String name(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            var turn = typed.getOrDefault("turn", "").strip();
            reach.name(
                    incident,
                    id(typed.get("deputy")).orElse(null),
                    turn.matches("\\d{1,2}") ? Integer.valueOf(turn) : null,
                    typed.get("phone"),
                    actor);
        });
    }

    @PostMapping("/incidents/{incident}/notices")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String notice(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            var at = read.moment("toldAt", typed.get("toldAt"), "Enter when they told us", true);
            read.check();
            notices.join(
                    incident,
                    new JoinNotice.Told(
                            typed.get("notifiedBy"), typed.get("contact"), typed.get("how"), typed.get("said"), at),
                    null,
                    actor);
        });
    }

    @PostMapping("/incidents/{incident}/notices/judgement")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String judge(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            // The notice and the version of it that was seen, in one choice.
            var chosen = typed.getOrDefault("notice", "").split(" ");
            var notice = id(chosen[0]);
            if (notice.isEmpty() || chosen.length != 2 || !chosen[1].matches("\\d{1,9}")) {
                read.wrong("notice", "Choose which notice is judged");
            }
            read.check();
            var used = typed.getOrDefault("used", "");
            notices.judge(
                    incident,
                    notice.orElseThrow(),
                    used.isBlank() ? null : Boolean.valueOf(used),
                    typed.get("because"),
                    Integer.parseInt(chosen[1]),
                    actor);
        });
    }

    private String done(
            UUID incident,
            Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then,
            Work work) {
        try {
            work.run(new Typed());
        } catch (Rejected e) {
            response.setStatus(422);
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Recorded.");
        return "redirect:/incidents/" + incident + "/calls";
    }

    private String show(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var round = reach.round(incident, actor);
        model.addAttribute(
                "page",
                CallsPage.of(
                        incidents.room(round.incident(), ""),
                        round,
                        notices.of(incident),
                        clock.instant(),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        typed,
                        errors));
        return "incident/calls";
    }

    private static Optional<UUID> id(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
