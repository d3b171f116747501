package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.Agreement;
import care.backstop.incident.model.LogForm;
import care.backstop.incident.model.Particular;
import care.backstop.incident.usecase.AgreeTogether;
import care.backstop.incident.usecase.NameLeadOfficer;
import care.backstop.incident.usecase.NoteAbsence;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.SettleTerms;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/** Who decided that the response starts, which plan is agreed, who leads, and on what terms the service ends. */
@Controller
class ResponseController {

    private static final CsvTable<Particular> TERMS = CsvTable.<Particular>named("terms")
            .column("what", p -> p.kind().title())
            .column("location", Particular::location)
            .column("answers", SettleTerms::words)
            .column("warning", Particular::warning)
            .column("recorded_at", Particular::recordedAt)
            .column("recorded_by", Particular::by)
            .column("post", Particular::postName);

    private static final CsvTable<Agreement> EDITIONS = CsvTable.<Agreement>named("plan-editions")
            .column("edition", Agreement::edition)
            .column("put_forward_at", Agreement::putAt)
            .column("put_forward_by", Agreement::putBy)
            .column("actions", a -> a.lines().size())
            .column("agreed_by_council", a -> ResponsePage.who(a, care.backstop.incident.rules.TwoParties.Side.COUNCIL))
            .column("agreed_by_nhs", a -> ResponsePage.who(a, care.backstop.incident.rules.TwoParties.Side.ICB));

    private static final CsvTable<NoteAbsence.Away> AWAY = CsvTable.<NoteAbsence.Away>named("away")
            .column("post", a -> a.who().postName())
            .column("from_on", a -> a.absence().fromOn())
            .column("until_on", a -> a.absence().untilOn())
            .column("actions", a -> a.actions().size());

    private final AgreeTogether agree;
    private final SettleTerms terms;
    private final NameLeadOfficer officers;
    private final NoteAbsence absences;
    private final ReadIncidents incidents;
    private final care.backstop.kernel.IncidentMembers members;
    private final Permissions permissions;
    private final Clock clock;

    ResponseController(
            AgreeTogether agree,
            SettleTerms terms,
            NameLeadOfficer officers,
            NoteAbsence absences,
            ReadIncidents incidents,
            care.backstop.kernel.IncidentMembers members,
            Permissions permissions,
            Clock clock) {
        this.agree = agree;
        this.terms = terms;
        this.officers = officers;
        this.absences = absences;
        this.incidents = incidents;
        this.members = members;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** What a form of these pages does. */
    @FunctionalInterface
    private interface Work {
        void run(Typed read);
    }

    @GetMapping("/incidents/{incident}/response")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String response(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/response/activation")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String activate(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            var at = read.moment("at", typed.get("at"), "Enter when it was decided", false);
            read.check();
            agree.activate(
                    incident,
                    new AgreeTogether.Decided(
                            at,
                            Typed.choice(typed.get("kind"), IncidentKind.class).orElse(null),
                            typed.get("because"),
                            typed.get("urgentBecause")),
                    actor);
        });
    }

    @PostMapping("/incidents/{incident}/response/plan")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String putForward(
            @PathVariable UUID incident,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, Map.of(), actor, model, response, then, _ -> agree.putForward(incident, actor));
    }

    @PostMapping("/incidents/{incident}/response/agreement")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String agree(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(
                incident,
                typed,
                actor,
                model,
                response,
                then,
                _ -> agree.agree(incident, typed.get("condition"), actor));
    }

    @PostMapping("/incidents/{incident}/response/lead-officer")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String leadOfficer(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, _ -> {
            officers.name(incident, id(typed.get("post")), typed.get("insteadBecause"), actor);
        });
    }

    @GetMapping("/incidents/{incident}/response/terms.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> termsCsv(@PathVariable UUID incident) {
        return TERMS.file(terms.of(incident), clock.instant());
    }

    @GetMapping("/incidents/{incident}/response/editions.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> editionsCsv(@PathVariable UUID incident) {
        return EDITIONS.file(agree.editions(incident), clock.instant());
    }

    @GetMapping("/incidents/{incident}/response/terms/{kind}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String term(
            @PathVariable UUID incident,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String location,
            Model model,
            Actor actor) {
        var of = kind(kind);
        var before = new HashMap<String, String>();
        var latest = SettleTerms.standing(terms.of(incident)).stream()
                .filter(p -> p.kind() == of && of != Particular.Kind.CAUSE)
                .filter(p ->
                        !of.perService() || p.location() != null && p.location().equals(location))
                .findFirst();
        latest.ifPresent(p -> before.putAll(p.details()));
        if (location != null) {
            before.put("location", location);
        }
        return term(incident, of, before, Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/response/terms/{kind}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String record(
            @PathVariable UUID incident,
            @PathVariable String kind,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var of = kind(kind);
        try {
            var kept = terms.record(incident, of, typed.get("location"), answers(of, typed), actor);
            then.addFlashAttribute(
                    "notice", kept.warning() == null ? "Recorded." : "Recorded. But mind: " + kept.warning() + ".");
        } catch (Rejected e) {
            response.setStatus(422);
            return term(incident, of, typed, Errors.of(e), actor, model);
        }
        return "redirect:/incidents/" + incident + "/response";
    }

    @PostMapping("/incidents/{incident}/actions/{action}/start")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String start(
            @PathVariable UUID incident,
            @PathVariable UUID action,
            @RequestParam(required = false) @Nullable String urgentBecause,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var line = "/incidents/%s/actions/%s".formatted(incident, action);
        try {
            agree.start(incident, action, urgentBecause, actor);
            then.addFlashAttribute("notice", "Work on it has begun.");
        } catch (Rejected e) {
            response.setStatus(422);
            model.addAttribute(
                    "page",
                    StartPage.of(
                            incidents.of(incident, "/actions"),
                            line,
                            urgentBecause == null ? "" : urgentBecause,
                            Errors.of(e)));
            return "incident/start";
        }
        return "redirect:" + line;
    }

    @GetMapping("/incidents/{incident}/actions/{action}/start")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String start(@PathVariable UUID incident, @PathVariable UUID action, Model model) {
        model.addAttribute(
                "page",
                StartPage.of(
                        incidents.of(incident, "/actions"),
                        "/incidents/%s/actions/%s".formatted(incident, action),
                        "",
                        Errors.none()));
        return "incident/start";
    }

    @GetMapping("/incidents/{incident}/away")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String away(@PathVariable UUID incident, Actor actor, Model model) {
        return away(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/away.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> awayCsv(@PathVariable UUID incident) {
        return AWAY.file(absences.of(incident), clock.instant());
    }

    @PostMapping("/incidents/{incident}/away")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String note(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var from = read.day("fromOn", typed.get("fromOn"), "Enter from when on they are away");
            var until = read.day("untilOn", typed.get("untilOn"), "Enter the last day they are away");
            read.check();
            absences.note(incident, id(typed.get("post")), from, until, actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return away(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Noted. What waits for somebody else is in the list.");
        return "redirect:/incidents/" + incident + "/away";
    }

    @PostMapping("/incidents/{incident}/away/{absence}/back")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String back(@PathVariable UUID incident, @PathVariable UUID absence, Actor actor, RedirectAttributes then) {
        absences.back(incident, absence, actor);
        then.addFlashAttribute("notice", "They are back.");
        return "redirect:/incidents/" + incident + "/away";
    }

    static Map<String, String> answers(Particular.Kind kind, Map<String, String> typed) {
        var answers = new LinkedHashMap<String, String>();
        for (LogForm.Field field : kind.fields()) {
            var value = typed.get(field.key());
            if (value != null) {
                answers.put(field.key(), value);
            }
        }
        return answers;
    }

    private static Particular.Kind kind(String written) {
        return Particular.Kind.of(written).orElseThrow(() -> new NotThere("kind of terms"));
    }

    private static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : UUID.fromString(typed.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
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
            response.setStatus(e.problems().getFirst().code() == Problem.Code.AUTH ? 403 : 422);
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Recorded.");
        return "redirect:/incidents/" + incident + "/response";
    }

    private String show(UUID id, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var incident = incidents.whole(id);
        var now = clock.instant();
        var form = new HashMap<>(typed);
        form.putIfAbsent("at", Typed.local(now));
        model.addAttribute(
                "page",
                ResponsePage.of(
                        incidents.room(incident, "/decisions"),
                        incident,
                        agree.activation(id).orElse(null),
                        agree.plan(id),
                        agree.editions(id),
                        officers.of(id).orElse(null),
                        permissions.may(actor, Area.INC, Act.APPROVE)
                                ? officers.candidates(actor)
                                : java.util.List.of(),
                        terms.of(id),
                        AgreeTogether.side(actor).orElse(null),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        form,
                        errors,
                        now));
        return "incident/response";
    }

    private String term(
            UUID id, Particular.Kind kind, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var incident = incidents.whole(id);
        model.addAttribute(
                "page",
                TermPage.of(
                        incidents.room(incident, "/decisions"),
                        incident,
                        kind,
                        terms.of(id),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/term";
    }

    private String away(UUID id, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                AwayPage.of(
                        incidents.of(id, "/team"),
                        absences.of(id),
                        members.of(id),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/away";
    }
}
