package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.HandBack;
import care.backstop.incident.model.Intake;
import care.backstop.incident.model.Notification;
import care.backstop.incident.usecase.JoinNotice;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.incident.usecase.TakeNotification;
import care.backstop.incident.web.IntakePage.Stops;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes down a notification and opens the incident. */
@Controller
class IntakeController {

    /** One location id or several: figures with dashes, never a name. */
    private static final Pattern IDS = Pattern.compile("[\\s,;]*([0-9]+-[0-9]+[\\s,;]*)+");

    private final TakeNotification take;
    private final OpenIncident open;
    private final JoinNotice join;
    private final Clock clock;

    IntakeController(TakeNotification take, OpenIncident open, JoinNotice join, Clock clock) {
        this.take = take;
        this.open = open;
        this.join = join;
        this.clock = clock;
    }

    @GetMapping("/incidents/new")
    @Access(area = Area.INC, act = Act.WRITE)
    String start(@RequestParam(required = false) @Nullable String location, Model model) {
        var now = clock.instant();
        var fields = location == null || location.isBlank()
                ? Map.of("awareAt", Typed.local(now))
                : Map.of("awareAt", Typed.local(now), "location", location.strip());
        return show(new Intake(UUID.randomUUID(), "", fields, now, null), null, Errors.none(), model);
    }

    @GetMapping("/incidents/drafts/{draft}")
    @Access(area = Area.INC, act = Act.WRITE)
    String resume(@PathVariable UUID draft, Actor actor, Model model) {
        var intake = take.find(draft, actor);
        return intake.incident() != null
                ? "redirect:/incidents/" + intake.incident()
                : show(intake, saved(intake), Errors.none(), model);
    }

    /** Keeps what was typed: each field as it is left, or all of them when "Save and continue later" is pressed. */
    @PostMapping("/incidents/drafts/{draft}")
    @Access(area = Area.INC, act = Act.WRITE)
    Object save(
            @PathVariable UUID draft,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "template", required = false) @Nullable List<String> templates,
            @org.springframework.web.bind.annotation.RequestHeader(name = "HX-Request", required = false) @Nullable
                    String script,
            Actor actor,
            Model model,
            jakarta.servlet.http.HttpServletResponse response,
            RedirectAttributes then) {
        var typed = withProcedures(sent, templates);
        try {
            take.save(draft, typed, actor);
        } catch (Rejected e) {
            if (script != null) {
                throw e;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(
                    new Intake(draft, actor.name(), kept(typed), clock.instant(), null),
                    null,
                    new Errors(onThePage(e, Stops.HAND_BACK.name().equals(typed.get("stops")))),
                    model);
        }
        if (script != null) {
            return ResponseEntity.ok()
                    .header("HX-Replace-Url", "/incidents/drafts/" + draft) // so that loading the page anew finds it
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("Saved " + London.show(clock.instant()));
        }
        then.addFlashAttribute("notice", "The notification is saved. Go on with it whenever you like.");
        return "redirect:/incidents";
    }

    @PostMapping("/incidents/drafts/{draft}/discard")
    @Access(area = Area.INC, act = Act.WRITE)
    String discard(@PathVariable UUID draft, Actor actor, RedirectAttributes then) {
        take.discard(draft, actor);
        then.addFlashAttribute("notice", "The unfinished notification is gone.");
        return "redirect:/incidents";
    }

    /** Opens the incident. The draft's id is the key: pressing twice opens one. */
    @PostMapping("/incidents/drafts/{draft}/open")
    @Access(area = Area.INC, act = Act.WRITE)
    String open(
            @PathVariable UUID draft,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "template", required = false) @Nullable List<String> templates,
            Actor actor,
            Model model,
            jakarta.servlet.http.HttpServletResponse response,
            RedirectAttributes then) {
        var typed = withProcedures(sent, templates);
        var intake = new Intake(draft, actor.name(), withLocation(kept(typed)), clock.instant(), null);
        try {
            take.save(draft, typed, actor);
            var same = same(intake);
            if (same.isPresent() && take.find(draft, actor).incident() == null) {
                switch (intake.field("join")) {
                    case "JOIN" -> {
                        join.join(same.get().incident(), told(intake), draft, actor);
                        then.addFlashAttribute("notice", "The notice has joined this incident.");
                        return "redirect:/incidents/" + same.get().incident() + "/calls";
                    }
                    case "SEPARATE" -> {
                        // Opened below, because somebody said so.
                    }
                    default ->
                        throw Rejected.invalid(
                                "join",
                                "There is an open incident about this provider. Choose whether this joins it or is another");
                }
            }
            var incident = open.open(notification(intake), draft.toString(), actor);
            then.addFlashAttribute("notice", "The incident is open. A named lead has to acknowledge it now.");
            return "redirect:/incidents/" + incident;
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(
                    intake, null, new Errors(onThePage(e, Stops.HAND_BACK.name().equals(typed.get("stops")))), model);
        }
    }

    /** The boxes that are ticked, in one field of the draft; none ticked is said too. */
    private static Map<String, String> withProcedures(Map<String, String> sent, @Nullable List<String> templates) {
        var typed = new LinkedHashMap<>(sent);
        typed.put("templates", templates == null ? "" : String.join("\n", templates));
        return typed;
    }

    private String show(Intake intake, @Nullable String saved, Errors errors, Model model) {
        var name = intake.field("location").isBlank()
                ? null
                : open.nameOf(intake.field("location")).orElse(null);
        model.addAttribute(
                "page",
                new IntakePage(
                        intake.id(),
                        intake,
                        name,
                        same(intake).map(JoinNotice.Same::name).orElse(null),
                        open.opening(),
                        saved,
                        errors));
        return "incident/intake";
    }

    /** The open incident about the service, or about its provider. */
    private Optional<JoinNotice.Same> same(Intake intake) {
        return intake.field("location").isBlank() ? Optional.empty() : join.openAbout(intake.field("location"));
    }

    private static JoinNotice.Told told(Intake intake) {
        var typed = new Typed();
        var at = typed.moment("awareAt", intake.field("awareAt"), "Enter when we became aware", true);
        typed.check();
        return new JoinNotice.Told(
                intake.field("notifiedBy"), intake.field("contact"), intake.field("how"), intake.field("said"), at);
    }

    private static String saved(Intake intake) {
        return "Saved " + London.show(intake.savedAt());
    }

    private static Map<String, String> kept(Map<String, String> typed) {
        return typed.entrySet().stream()
                .filter(e -> TakeNotification.FIELDS.contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the page calls a field is not always what the notification calls it. */
    private static List<Problem> onThePage(Rejected e, boolean handsBack) {
        return e.problems().stream()
                .map(p -> switch (p.field()) {
                    case "locations", "service" -> Problem.of("location", p.code(), p.message());
                    case "notifiedAt", "toldAt" -> Problem.of("awareAt", p.code(), p.message());
                    case "handBack.people" -> Problem.of("backPeople", p.code(), p.message());
                    case "handBack.weeklyHours" -> Problem.of("backHours", p.code(), p.message());
                    case "handBack.rounds" -> Problem.of("backRounds", p.code(), p.message());
                    case "handBack.area" -> Problem.of("backArea", p.code(), p.message());
                    case "handBack.noticeOn" -> Problem.of("backNoticeOn", p.code(), p.message());
                    case "handBack.contractDays" -> Problem.of("backContractDays", p.code(), p.message());
                    case "endsOn" -> Problem.of(handsBack ? "backEndsOn" : "endsOn", p.code(), p.message());
                    case "causeNote" ->
                        Problem.of("said", p.code(), "Enter what they said, so that the cause is clear");
                    case null, default -> p;
                })
                .distinct()
                .toList();
    }

    /** Whoever knows the name and not the id may type it: the one service of that name is taken. */
    private Map<String, String> withLocation(Map<String, String> typed) {
        var location = typed.getOrDefault("location", "");
        if (location.isBlank() || IDS.matcher(location).matches()) {
            return typed;
        }
        var found = open.named(location);
        if (found.size() != 1) {
            return typed;
        }
        var settled = new LinkedHashMap<>(typed);
        settled.put("location", found.getFirst().id());
        return settled;
    }

    /** What to say of a name that is not the name of just one service. */
    private String whichOne(String location) {
        var found = open.named(location);
        if (found.isEmpty()) {
            return "No open service is called \"%s\". Check the spelling, or find it in the market".formatted(location);
        }
        return "Which one is it? Enter its ID: "
                + found.stream()
                        .limit(5)
                        .map(l -> "%s for %s%s".formatted(l.id(), l.name(), l.town() == null ? "" : ", " + l.town()))
                        .collect(Collectors.joining("; "))
                + (found.size() > 5 ? "; and more" : "");
    }

    private Notification notification(Intake intake) {
        var typed = new Typed();
        if (intake.field("location").isBlank()) {
            typed.wrong("location", "Enter the name or the CQC location ID of the service");
        } else if (!IDS.matcher(intake.field("location")).matches()) {
            typed.wrong("location", whichOne(intake.field("location").strip()));
        }
        if (intake.field("notifiedBy").isBlank()) {
            typed.wrong("notifiedBy", "Enter who told us");
        }
        var awareAt = typed.moment("awareAt", intake.field("awareAt"), "Enter when we became aware", true);
        var cause =
                typed.oneOf("cause", intake.field("cause"), Cause.class, "Choose the cause as far as you know", true);
        var stops = typed.oneOf("stops", intake.field("stops"), Stops.class, "Choose when the service stops", true);
        var endsOn = stops == Stops.DATE
                ? typed.day("endsOn", intake.field("endsOn"), "Enter the closing date")
                : stops == Stops.HAND_BACK
                        ? typed.day(
                                "backEndsOn", intake.field("backEndsOn"), "Enter the day on which the work comes back")
                        : null;
        var handBack = stops == Stops.HAND_BACK
                ? new HandBack(
                        ServicesController.number(typed, "backPeople", intake.field("backPeople")),
                        HoursTyped.minutes(typed, "backHours", intake.field("backHours")),
                        intake.field("backRounds"),
                        intake.field("backArea"),
                        typed.day("backNoticeOn", intake.field("backNoticeOn"), "Enter the day of the notice"),
                        ServicesController.number(typed, "backContractDays", intake.field("backContractDays")))
                : null;
        if (stops == Stops.DATE && endsOn == null && intake.field("endsOn").isBlank()) {
            typed.wrong("endsOn", "Enter the closing date, or say that nobody knows it yet");
        }
        typed.check();
        if (awareAt == null || cause == null) {
            throw new NotThere("notification");
        }
        var kind = stops == Stops.HAND_BACK
                ? IncidentKind.HAND_BACK
                : stops == Stops.MAYBE
                        ? IncidentKind.POTENTIAL
                        : cause == Cause.STRATEGIC_EXIT ? IncidentKind.EXIT : IncidentKind.FAILURE;
        var said = intake.field("said");
        return new Notification(
                Arrays.stream(intake.field("location").strip().split("[\\s,;]+"))
                        .filter(id -> !id.isEmpty())
                        .toList(),
                null,
                kind,
                List.of(cause),
                cause == Cause.OTHER ? said : null,
                awareAt,
                intake.field("notifiedBy"),
                intake.field("contact"),
                intake.field("how"),
                awareAt,
                endsOn,
                said,
                intake.field("templates").lines().filter(t -> !t.isBlank()).toList(),
                handBack);
    }
}
