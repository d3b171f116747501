package care.backstop.people.web;

import care.backstop.govuk.Checkboxes;
import care.backstop.govuk.Choice;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.Procedure;
import care.backstop.govuk.Select;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.people.store.Caseloads.Duty;
import care.backstop.people.usecase.KeepCaseloads;
import care.backstop.people.usecase.KeepCaseloads.About;
import care.backstop.people.usecase.LookAtPeople;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** Workers and their people: described, suggested, given and taken back. Nothing is given without a person's yes. */
@Controller
@RequestMapping("/incidents/{incident}/people")
class CaseloadsController {

    private static final String CLAUSE = "Lancashire procedure 3.11; Southampton procedure, Appendix A 3.2, 7.1";

    private final KeepCaseloads caseloads;
    private final LookAtPeople look;
    private final IncidentRoom rooms;

    CaseloadsController(KeepCaseloads caseloads, LookAtPeople look, IncidentRoom rooms) {
        this.caseloads = caseloads;
        this.look = look;
        this.rooms = rooms;
    }

    @GetMapping("/caseloads")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String all(@PathVariable UUID incident, Model model) {
        model.addAttribute("page", CaseloadsPage.of(caseloads.open(incident)));
        return "people/caseloads";
    }

    @GetMapping("/caseloads/{post}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String worker(@PathVariable UUID incident, @PathVariable UUID post, Model model) {
        return worker(incident, post, Map.of(), Errors.none(), model);
    }

    private String worker(UUID incident, UUID post, Map<String, String> typed, Errors errors, Model model) {
        var opened = caseloads.open(incident);
        var load = opened.loads().stream()
                .filter(l -> l.worker().post().equals(post))
                .findFirst()
                .orElseThrow(() -> new NotThere("worker"));
        var back = base(incident) + "/caseloads";
        model.addAttribute(
                "page",
                new FormPage(
                        opened.room(),
                        load.worker().name(),
                        "all caseloads",
                        back,
                        back + "/" + post,
                        CaseloadsPage.controls(load, opened.loads(), typed, errors),
                        Map.of(
                                "version",
                                typed.getOrDefault(
                                        "version", Integer.toString(load.kept().version()))),
                        "Save",
                        new Procedure(
                                "Write down what a worker is, how much time they have, and who stands in.", CLAUSE),
                        errors));
        return "people/form";
    }

    @PostMapping("/caseloads/{post}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String describe(
            @PathVariable UUID incident,
            @PathVariable UUID post,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var version = ReconciliationController.whole("version", typed.get("version"));
            caseloads.describe(
                    incident,
                    post,
                    new About(
                            typed.get("kind"),
                            typed.get("registration"),
                            ReconciliationController.whole("most", typed.get("most")),
                            minutes(typed.get("hours")),
                            id("deputy", typed.get("deputy")),
                            version == null ? 0 : version),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return worker(incident, post, typed, Errors.of(e), model);
        }
        flash.addFlashAttribute("notice", "Saved");
        return "redirect:" + base(incident) + "/caseloads";
    }

    @PostMapping("/caseloads/{post}/stand-in")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String standIn(@PathVariable UUID incident, @PathVariable UUID post, Actor actor, RedirectAttributes flash) {
        int n = caseloads.standIn(incident, post, actor);
        flash.addFlashAttribute("notice", "The deputy is in charge of %d more people now".formatted(n));
        return "redirect:" + base(incident) + "/caseloads";
    }

    /** A preview: what is ticked there goes on to be given. */
    @GetMapping("/caseloads/suggestion")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String suggestion(@PathVariable UUID incident, Model model) {
        return suggestion(incident, Map.of(), Errors.none(), model);
    }

    private String suggestion(UUID incident, Map<String, String> typed, Errors errors, Model model) {
        model.addAttribute("page", SuggestionPage.of(caseloads.suggest(incident), typed, errors));
        return "people/suggestion";
    }

    @PostMapping("/caseloads/suggestion")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String confirm(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable List<String> cases,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var posts = new LinkedHashMap<UUID, UUID>();
            for (var one : cases == null ? List.<String>of() : cases) {
                int colon = one.indexOf(':');
                var person = id("cases", one.substring(0, Math.max(0, colon)));
                var post = id("cases", one.substring(colon + 1));
                if (person == null || post == null) {
                    throw Rejected.invalid("cases", "There is nobody to give one of those ticked to. Untick them.");
                }
                posts.put(person, post);
            }
            int n = caseloads.allocate(incident, posts, typed.get("agreed"), actor);
            flash.addFlashAttribute(
                    "notice", "%d %s been given a worker".formatted(n, n == 1 ? "person has" : "people have"));
        } catch (Rejected e) {
            response.setStatus(e.problems().getFirst().code() == Code.VAL ? 422 : 409);
            return suggestion(incident, typed, Errors.of(e), model);
        }
        return "redirect:" + base(incident) + "/care";
    }

    /** Which worker those ticked are to be given to. */
    @PostMapping("/care/{duty:worker|assessor}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String choose(
            @PathVariable UUID incident,
            @PathVariable String duty,
            @RequestParam(required = false) @Nullable List<UUID> people,
            Model model) {
        return choose(incident, duty(duty), people(people), Map.of(), Errors.none(), model);
    }

    private String choose(
            UUID incident, Duty duty, List<UUID> people, Map<String, String> typed, Errors errors, Model model) {
        var opened = caseloads.open(incident);
        var ticked = look.chosen(incident, people, "GiveCase");
        var controls = new ArrayList<Object>();
        controls.add(Select.of(
                        "post", duty == Duty.WORKER ? "Who should have the case?" : "Who answers for the assessment?")
                .option("", "Choose somebody")
                .options(opened.loads().stream()
                        .map(l -> Select.Option.of(
                                l.worker().post().toString(),
                                "%s: %d of %d"
                                        .formatted(
                                                l.worker().name(),
                                                l.worker().cases(),
                                                l.worker().most())))
                        .toList())
                .chosen(typed.get("post"))
                .error(errors.on("post")));
        if (duty == Duty.WORKER) {
            controls.add(Input.of("agreed", "If it is more than the limit: which manager agrees? (optional)")
                    .value(typed.get("agreed"))
                    .error(errors.on("agreed")));
        }
        controls.add(Checkboxes.of("people", "Of whom?")
                .choices(ticked.stream()
                        .map(p -> Choice.of(p.id().toString(), p.called()))
                        .toList())
                .chosen(ticked.stream().map(p -> p.id().toString()).toList())
                .error(errors.on("people")));
        var back = base(incident) + "/care";
        model.addAttribute(
                "page",
                new FormPage(
                        opened.room(),
                        duty == Duty.WORKER ? "Give a worker" : "Say who assesses",
                        "the list",
                        back,
                        back + "/" + (duty == Duty.WORKER ? "worker" : "assessor") + "/given",
                        controls,
                        Map.of(),
                        "Give",
                        new Procedure(
                                duty == Duty.WORKER
                                        ? "Each person has one worker, who sees their health details and stays with them until they are settled."
                                        : "Each person who pays alone, holds a budget or is placed from elsewhere has one assessor.",
                                CLAUSE),
                        errors));
        return "people/form";
    }

    @PostMapping("/care/{duty:worker|assessor}/given")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String give(
            @PathVariable UUID incident,
            @PathVariable String duty,
            @RequestParam(required = false) @Nullable List<UUID> people,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var which = duty(duty);
        var chosen = people(people);
        try {
            var post = id("post", typed.get("post"));
            if (post == null) {
                throw Rejected.invalid("post", "Choose somebody.");
            }
            int n;
            if (which == Duty.WORKER) {
                var posts = new LinkedHashMap<UUID, UUID>();
                chosen.forEach(p -> posts.put(p, post));
                n = caseloads.allocate(incident, posts, typed.get("agreed"), actor);
            } else {
                n = caseloads.assess(incident, chosen, post, actor);
            }
            flash.addFlashAttribute("notice", "Given for %d %s".formatted(n, n == 1 ? "person" : "people"));
        } catch (Rejected e) {
            response.setStatus(e.problems().getFirst().code() == Code.VAL ? 422 : 409);
            return choose(incident, which, chosen, typed, Errors.of(e), model);
        }
        return "redirect:" + base(incident) + "/care";
    }

    @PostMapping("/care/ask-to-look")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String askToLook(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable List<UUID> people,
            Actor actor,
            RedirectAttributes flash) {
        var sent = caseloads.askToLook(incident, people(people), actor);
        flash.addFlashAttribute(
                "notice",
                "%d %s written".formatted(sent.letters(), sent.letters() == 1 ? "letter" : "letters")
                        + (sent.withoutAddress().isEmpty()
                                ? ""
                                : "; tell these another way: " + String.join(", ", sent.withoutAddress())));
        return "redirect:" + base(incident) + "/care";
    }

    @GetMapping("/{person}/take-back/{duty:worker|assessor}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String takeBack(@PathVariable UUID incident, @PathVariable UUID person, @PathVariable String duty, Model model) {
        var ticked = look.chosen(incident, List.of(person), "TakeBack");
        if (ticked.isEmpty()) {
            throw new NotThere("person");
        }
        var back = base(incident) + "/care";
        model.addAttribute(
                "page",
                new FormPage(
                        rooms.of(incident, LookAtPeople.DOOR),
                        duty(duty) == Duty.WORKER ? "Take the case back" : "Take the assessment back",
                        ticked.getFirst().called(),
                        back,
                        base(incident) + "/" + person + "/take-back/" + duty,
                        List.of(),
                        Map.of(),
                        "Take it back",
                        new Procedure(
                                "Whoever had it stays in charge until released on the person's page; somebody else can be given it.",
                                CLAUSE),
                        Errors.none()));
        return "people/form";
    }

    @PostMapping("/{person}/take-back/{duty:worker|assessor}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String tookBack(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable String duty,
            Actor actor,
            RedirectAttributes flash) {
        caseloads.take(incident, duty(duty), person, actor);
        flash.addFlashAttribute("notice", "Taken back");
        return "redirect:" + base(incident) + "/care";
    }

    private static Duty duty(String path) {
        return path.equals("worker") ? Duty.WORKER : Duty.ASSESSOR;
    }

    private static String base(UUID incident) {
        return "/incidents/" + incident + "/people";
    }

    private static List<UUID> people(@Nullable List<UUID> ticked) {
        return PeopleController.ticked(ticked);
    }

    static @Nullable UUID id(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid(field, "Choose one of the list.");
        }
    }

    static @Nullable Integer minutes(@Nullable String hours) {
        if (hours == null || hours.isBlank()) {
            return null;
        }
        return hours.strip().matches("[0-9]{1,3}([.][0-9]{1,2})?")
                ? new BigDecimal(hours.strip())
                        .multiply(BigDecimal.valueOf(60))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact()
                : Integer.valueOf(-1);
    }
}
