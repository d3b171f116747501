package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.Escalation;
import care.backstop.incident.rules.EmergencyText.Shape;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.TellEmergencyPlanners;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Passes a failure on to emergency planning. */
@Controller
@RequestMapping("/incidents/{incident}")
class EmergencyController {

    /** A version and one of those who got it, or none. */
    private record Line(Escalation text, Escalation.@Nullable Sent sent) {}

    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private static final CsvTable<Line> WRITTEN = CsvTable.<Line>named("emergency-texts")
            .column("shape", l -> l.text().shape().name())
            .column("version", l -> l.text().version())
            .column("written_at", l -> l.text().writtenAt())
            .column("written_by", l -> l.text().by())
            .column("post", l -> l.text().postName())
            .column("sent_at", l -> l.sent() == null ? null : l.sent().sentAt())
            .column("sent_to", l -> l.sent() == null ? null : l.sent().toWhom())
            .column("sent_how", l -> l.sent() == null ? null : l.sent().how())
            .column("answer", l -> l.sent() == null ? null : l.sent().answer());

    private final TellEmergencyPlanners planners;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    EmergencyController(TellEmergencyPlanners planners, ReadIncidents incidents, Permissions permissions, Clock clock) {
        this.planners = planners;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/emergency")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String look(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String shape,
            Actor actor,
            Model model) {
        return show(incident, Typed.choice(shape, Shape.class).orElse(null), Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/emergency.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident, Actor actor) {
        var lines = new ArrayList<Line>();
        for (var text : planners.of(incident, actor).written()) {
            if (text.sent().isEmpty()) {
                lines.add(new Line(text, null));
            }
            text.sent().forEach(s -> lines.add(new Line(text, s)));
        }
        return WRITTEN.file(lines, clock.instant());
    }

    @GetMapping("/emergency/{text}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String one(@PathVariable UUID incident, @PathVariable UUID text, Model model) {
        model.addAttribute("page", EmergencyTextPage.of(incidents.of(incident, ""), planners.one(incident, text)));
        return "incident/emergency-text";
    }

    /** As it is read out over the telephone. */
    @GetMapping("/emergency/{text}.txt")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<String> plain(@PathVariable UUID incident, @PathVariable UUID text) {
        var one = planners.one(incident, text);
        return ResponseEntity.ok()
                .contentType(PLAIN)
                .cacheControl(CacheControl.noStore())
                .body(one.plain(planners.name(incident), London.show(one.writtenAt())));
    }

    @PostMapping("/emergency")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String write(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var shape = Typed.choice(typed.get("shape"), Shape.class).orElse(null);
        try {
            var text = planners.write(incident, shape, texts(shape, typed), actor);
            then.addFlashAttribute("notice", "Kept. Read it out or print it, and record to whom it went.");
            return "redirect:/incidents/%s/emergency/%s".formatted(incident, text);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, shape, typed, Errors.of(byField(e, shape)), actor, model);
        }
    }

    @PostMapping("/emergency/sent")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String sent(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at = read.moment("sentAt", typed.get("sentAt"), "Enter when it went", true);
            var text =
                    ServicesController.id(read, "escalation", typed.get("escalation"), "Choose which version went out");
            planners.sent(incident, text, typed.get("toWhom"), typed.get("sentHow"), typed.get("answer"), at, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, null, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Recorded.");
        return "redirect:/incidents/%s/emergency".formatted(incident);
    }

    private static Map<String, String> texts(@Nullable Shape shape, Map<String, String> typed) {
        var texts = new LinkedHashMap<String, String>();
        if (shape != null) {
            for (int n = 0; n < shape.headings().size(); n++) {
                texts.put(shape.headings().get(n), typed.getOrDefault(EmergencyPage.field(n), ""));
            }
        }
        return texts;
    }

    /** A heading by the name of its field. */
    private static Rejected byField(Rejected e, @Nullable Shape shape) {
        return new Rejected(e.problems().stream()
                .map(p -> {
                    int n = shape == null || p.field() == null
                            ? -1
                            : shape.headings().indexOf(p.field());
                    return n < 0 ? p : Problem.of(EmergencyPage.field(n), p.code(), p.message());
                })
                .toList());
    }

    private String show(
            UUID id, @Nullable Shape shape, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var seen = planners.of(id, actor);
        model.addAttribute(
                "page",
                EmergencyPage.of(
                        incidents.room(seen.incident(), ""),
                        seen,
                        shape,
                        clock.instant(),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/emergency";
    }
}
