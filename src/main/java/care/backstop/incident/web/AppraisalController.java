package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.Appraisal.Kind;
import care.backstop.incident.model.Appraisal.Principle;
import care.backstop.incident.model.Appraisal.Risk;
import care.backstop.incident.usecase.AppraiseOptions;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Options side by side, and the choice among them. */
@Controller
class AppraisalController {

    private final AppraiseOptions appraise;
    private final ReadIncidents incidents;
    private final Permissions permissions;

    AppraisalController(AppraiseOptions appraise, ReadIncidents incidents, Permissions permissions) {
        this.appraise = appraise;
        this.incidents = incidents;
        this.permissions = permissions;
    }

    /** What a form of this page does. */
    @FunctionalInterface
    private interface Work {
        void run(Typed read);
    }

    @GetMapping("/incidents/{incident}/options")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String all(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, null, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/options/{appraisal}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String one(@PathVariable UUID incident, @PathVariable UUID appraisal, Actor actor, Model model) {
        return show(incident, appraisal, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/options")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String open(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        try {
            var id = appraise.open(incident, typed.get("question"), actor);
            return "redirect:/incidents/%s/options/%s".formatted(incident, id);
        } catch (Rejected e) {
            response.setStatus(422);
            return show(incident, null, typed, Errors.of(e), actor, model);
        }
    }

    @PostMapping("/incidents/{incident}/options/{appraisal}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String add(
            @PathVariable UUID incident,
            @PathVariable UUID appraisal,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, appraisal, typed, actor, model, response, then, read -> {
            var people = number(read, "people", typed.get("people"));
            var cost = pence(read, "cost", typed.get("cost"));
            var days = number(read, "days", typed.get("days"));
            read.check();
            var principles = new EnumMap<Principle, String>(Principle.class);
            for (var principle : Principle.values()) {
                principles.put(principle, typed.getOrDefault(principle.name(), ""));
            }
            appraise.add(
                    incident,
                    appraisal,
                    new AppraiseOptions.Entered(
                            Typed.choice(typed.get("kind"), Kind.class).orElse(null),
                            typed.get("words"),
                            people,
                            cost,
                            days,
                            Typed.choice(typed.get("risk"), Risk.class).orElse(null),
                            typed.get("riskBecause"),
                            typed.get("inFavour"),
                            typed.get("against"),
                            principles),
                    actor);
        });
    }

    @PostMapping("/incidents/{incident}/options/{appraisal}/rejection")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String reject(
            @PathVariable UUID incident,
            @PathVariable UUID appraisal,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, appraisal, typed, actor, model, response, then, read -> {
            var chosen = chosen(read, "rejected", typed.get("rejected"));
            read.check();
            if (chosen != null) {
                appraise.reject(incident, appraisal, chosen.id(), typed.get("because"), chosen.version(), actor);
            }
        });
    }

    @PostMapping("/incidents/{incident}/options/{appraisal}/choice")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String choose(
            @PathVariable UUID incident,
            @PathVariable UUID appraisal,
            @RequestParam MultiValueMap<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var typed = sent.toSingleValueMap();
        return done(incident, appraisal, typed, actor, model, response, then, read -> {
            var chosen = chosen(read, "option", typed.get("option"));
            read.check();
            appraise.choose(
                    incident,
                    appraisal,
                    chosen == null ? null : chosen.id(),
                    new AppraiseOptions.Grounds(
                            typed.get("lawful"),
                            typed.get("reasonable"),
                            typed.get("proportionate"),
                            typed.get("overLimit"),
                            sent.getOrDefault("agencies", List.of()),
                            typed.get("urgentBecause")),
                    actor);
        });
    }

    @PostMapping("/incidents/{incident}/options/{appraisal}/signature")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String sign(
            @PathVariable UUID incident,
            @PathVariable UUID appraisal,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(
                incident,
                appraisal,
                Map.of(),
                actor,
                model,
                response,
                then,
                _ -> appraise.sign(incident, appraisal, actor));
    }

    /** An option and the version of it that was seen, in one choice. */
    private record Chosen(UUID id, int version) {}

    private static @Nullable Chosen chosen(Typed read, String field, @Nullable String typed) {
        var parts = typed == null ? new String[0] : typed.split(" ");
        try {
            if (parts.length == 2 && parts[1].matches("\\d{1,9}")) {
                return new Chosen(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        read.wrong(field, "Choose an option");
        return null;
    }

    private static @Nullable Integer number(Typed read, String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var text = typed.strip().replace(",", "");
        if (!text.matches("-?\\d{1,7}")) {
            read.wrong(field, "Enter a whole number, or leave it empty if not known");
            return null;
        }
        return Integer.valueOf(text);
    }

    /** Pounds and pence as typed, in pence. */
    static @Nullable Long pence(Typed read, String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var text = typed.strip().replace(",", "").replace("£", "");
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,2})?")) {
            read.wrong(field, "Enter an amount of money, such as 12000.00, or leave it empty if not known");
            return null;
        }
        return new BigDecimal(text)
                .movePointRight(2)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    private String done(
            UUID incident,
            UUID appraisal,
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
            return show(incident, appraisal, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Recorded.");
        return "redirect:/incidents/%s/options/%s".formatted(incident, appraisal);
    }

    private String show(
            UUID id, @Nullable UUID appraisal, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var base = "/incidents/" + id + "/options";
        model.addAttribute(
                "page",
                new AppraisalPage(
                        incidents.of(id, "/decisions"),
                        base,
                        AppraisalPage.questions(appraise.of(id), base),
                        appraisal == null
                                ? null
                                : AppraisalPage.one(
                                        appraise.one(id, appraisal),
                                        base,
                                        appraise.agencies(id),
                                        actor.agencyName(),
                                        appraise.limits(actor).get(actor.role())),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        typed,
                        errors));
        return appraisal == null ? "incident/options" : "incident/option";
    }
}
