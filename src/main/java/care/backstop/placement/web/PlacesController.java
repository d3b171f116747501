package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.people.Status;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.Explained;
import care.backstop.placement.model.OfferAnswer;
import care.backstop.placement.model.RefusedBecause;
import care.backstop.placement.rules.KeptTogether;
import care.backstop.placement.rules.SecondMove;
import care.backstop.placement.usecase.AskForPlan;
import care.backstop.placement.usecase.ChoosePlace;
import care.backstop.placement.usecase.ComparePlans;
import care.backstop.placement.usecase.FindOptions;
import care.backstop.placement.usecase.FixPlace;
import care.backstop.placement.usecase.OfferPlace;
import care.backstop.placement.usecase.PromiseSecondMove;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.StayTogether;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Places: who needs one, plans for everyone, one person's options, what was chosen and what is held. */
@Controller
@RequestMapping("/incidents/{incident}")
class PlacesController {

    private static final int OPTIONS = 20;
    private static final int LOOKS = 16;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final CsvTable<Row> PLAN = CsvTable.<Row>named("plan")
            .column("reference", Row::reference)
            .column("location", Row::location)
            .column("place", Row::place)
            .column("week", Row::week)
            .column("metres", Row::metres)
            .column("fixed", Row::fixed)
            .column("why", Row::why);

    private record Row(
            String reference,
            @Nullable String location,
            @Nullable String place,
            @Nullable Integer week,
            @Nullable Integer metres,
            boolean fixed,
            String why) {}

    private final ReadPlacement read;
    private final FindOptions findOptions;
    private final AskForPlan askForPlan;
    private final FixPlace fixPlace;
    private final ChoosePlace choosePlace;
    private final OfferPlace offerPlace;
    private final ComparePlans comparePlans;
    private final StayTogether together;
    private final PromiseSecondMove promises;
    private final Permissions permissions;
    private final Clock clock;
    private final @Nullable String tiles;

    PlacesController(
            ReadPlacement read,
            FindOptions findOptions,
            AskForPlan askForPlan,
            FixPlace fixPlace,
            ChoosePlace choosePlace,
            OfferPlace offerPlace,
            ComparePlans comparePlans,
            StayTogether together,
            PromiseSecondMove promises,
            Permissions permissions,
            Clock clock,
            @Value("${backstop.map.tiles:}") String tiles) {
        this.read = read;
        this.findOptions = findOptions;
        this.askForPlan = askForPlan;
        this.fixPlace = fixPlace;
        this.choosePlace = choosePlace;
        this.offerPlace = offerPlace;
        this.comparePlans = comparePlans;
        this.together = together;
        this.promises = promises;
        this.permissions = permissions;
        this.clock = clock;
        this.tiles = tiles.isBlank() ? null : tiles;
    }

    private boolean mayWrite(Actor actor) {
        return permissions.may(actor, Area.PLC, Act.WRITE);
    }

    private boolean mayExport(Actor actor) {
        return permissions.may(actor, Area.PPL, Act.EXPORT);
    }

    @GetMapping("/places")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String places(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String status,
            Actor actor,
            Model model) {
        var only = Arrays.stream(Status.values())
                .filter(s -> s.name().equalsIgnoreCase(status))
                .findFirst()
                .orElse(null);
        model.addAttribute(
                "page",
                PlacesPage.of(
                        read.overview(incident), only, mayWrite(actor), permissions.may(actor, Area.PPL, Act.EXPORT)));
        return "placement/places";
    }

    @PostMapping("/plans")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String startPlan(
            @PathVariable UUID incident, @RequestParam Map<String, String> typed, Actor actor, RedirectAttributes then)
            throws InterruptedException {
        UUID plan;
        try {
            plan = askForPlan.start(incident, typed.get("name"), EmphasisFields.read(typed), actor);
        } catch (Rejected e) {
            then.addFlashAttribute("notice", String.valueOf(e.getMessage()));
            return "redirect:/incidents/%s/places".formatted(incident);
        }
        // Most plans are ready in less time than it takes to show that one is being worked on.
        for (int look = 0; look < LOOKS && !read.over(plan); look++) {
            Thread.sleep(BETWEEN_LOOKS);
        }
        return "redirect:/incidents/%s/plans/%s".formatted(incident, plan);
    }

    @GetMapping("/plans/{plan}")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String plan(@PathVariable UUID incident, @PathVariable UUID plan, Actor actor, Model model) {
        return plan(incident, plan, Errors.none(), Map.of(), actor, model);
    }

    private String plan(UUID incident, UUID plan, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        model.addAttribute(
                "page",
                PlanPage.of(
                        read.plan(incident, plan),
                        mayWrite(actor),
                        mayExport(actor),
                        comparePlans.adopted(incident),
                        comparePlans.parted(incident, plan),
                        errors,
                        typed));
        return "placement/plan";
    }

    @PostMapping("/plans/{plan}/adopt")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String adopt(
            @PathVariable UUID incident,
            @PathVariable UUID plan,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var parted = comparePlans.partedBy(incident, plan);
            var because = new HashMap<String, String>();
            for (int n = 0; n < parted.size(); n++) {
                because.put(parted.get(n), typed.getOrDefault(KeptTogether.field(n), ""));
            }
            comparePlans.adopt(incident, plan, typed.get("reason"), because, actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return plan(incident, plan, Errors.of(e), typed, actor, model);
        }
        then.addFlashAttribute("notice", "This is the plan that is worked to.");
        return "redirect:/incidents/%s/plans/%s".formatted(incident, plan);
    }

    @GetMapping("/plans/{plan}.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> planFile(@PathVariable UUID incident, @PathVariable UUID plan) {
        var shown = read.exportPlan(incident, plan);
        return PLAN.file(
                shown.lines().stream()
                        .map(l -> {
                            var person = shown.people().get(l.person());
                            return new Row(
                                    person == null ? "" : person.reference(),
                                    l.location(),
                                    shown.nameOf(l),
                                    l.week() == null ? null : Integer.valueOf(l.week() + 1),
                                    l.metres(),
                                    l.fixed(),
                                    String.join(". ", l.reasons()));
                        })
                        .toList(),
                clock.instant());
    }

    @PostMapping("/plans/{plan}/stop")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String stopPlan(@PathVariable UUID incident, @PathVariable UUID plan) {
        askForPlan.stop(incident, plan);
        return "redirect:/incidents/%s/plans/%s".formatted(incident, plan);
    }

    @GetMapping("/people/{person}/options")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String options(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String home,
            Actor actor,
            Model model) {
        return options(incident, person, Errors.none(), home == null ? Map.of() : Map.of("home", home), actor, model);
    }

    private String options(
            UUID incident, UUID person, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        var standing = read.standing(incident, person);
        FindOptions.Found found = null;
        String cannot = null;
        try {
            found = findOptions.find(incident, person, OPTIONS, typed.get("home"));
        } catch (Rejected e) {
            cannot = e.getMessage();
        }
        model.addAttribute(
                "page",
                OptionsPage.of(
                        standing,
                        found,
                        cannot,
                        tiles,
                        mayWrite(actor),
                        permissions.may(actor, Area.SPC, Act.WRITE),
                        errors,
                        typed));
        return "placement/options";
    }

    @GetMapping("/people/{person}/choice")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String choice(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String location,
            Model model) {
        return choice(incident, person, location, Errors.none(), Map.of(), model);
    }

    private String choice(
            UUID incident, UUID person, String location, Errors errors, Map<String, String> typed, Model model) {
        var standing = read.standing(incident, person);
        model.addAttribute(
                "page",
                new ChoicePage(
                        standing.room(),
                        self(incident, person),
                        standing.person().called(),
                        location,
                        read.called(location),
                        standing.group().prompts(findOptions.free(incident, person, location)),
                        VisitPage.beside(standing.visits(), location),
                        errors,
                        typed));
        return "placement/choice";
    }

    @PostMapping("/people/{person}/choice")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String choose(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            choosePlace.choose(
                    incident,
                    person,
                    new ChoosePlace.Asked(
                            typed.get("location"),
                            oneOf(Decided.values(), typed.get("decidedBy")),
                            typed.get("decisionMaker"),
                            typed.get("helpedBy"),
                            typed.containsKey("advocateReport"),
                            typed.get("emergency"),
                            typed.get("note"),
                            typed.get("apartBecause"),
                            typed.containsKey("forNow"),
                            day(typed, "lookAgain")),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return choice(incident, person, typed.getOrDefault("location", ""), Errors.of(e), typed, model);
        }
        then.addFlashAttribute("notice", "The choice is recorded. Hold the place next.");
        return "redirect:" + self(incident, person) + "/options";
    }

    @PostMapping("/people/{person}/fixed-place")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String fix(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            fixPlace.fix(
                    incident, person, typed.get("location"), typed.get("reason"), typed.get("apartBecause"), actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return choice(incident, person, typed.getOrDefault("location", ""), Errors.of(e), typed, model);
        }
        then.addFlashAttribute("notice", "The place is fixed. Plans are made around it from now on.");
        return "redirect:" + self(incident, person) + "/options";
    }

    @PostMapping("/people/{person}/fixed-place/release")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String release(@PathVariable UUID incident, @PathVariable UUID person, Actor actor) {
        fixPlace.release(incident, person, actor);
        return "redirect:" + self(incident, person) + "/options";
    }

    @PostMapping("/people/{person}/offers")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String hold(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            offerPlace.hold(
                    incident,
                    person,
                    number("hours", typed.get("hours")),
                    new Explained(typed.get("outOfTurn"), typed.get("confirmed"), typed.get("offFramework")),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return options(incident, person, Errors.of(e), typed, actor, model);
        }
        then.addFlashAttribute("notice", "The place is held.");
        return "redirect:" + self(incident, person) + "/options";
    }

    @PostMapping("/people/{person}/offers/{offer}/accept")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String accept(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID offer,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            offerPlace.accept(incident, offer, typed.get("by"), actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return options(incident, person, Errors.of(e), typed, actor, model);
        }
        then.addFlashAttribute("notice", "The place is accepted. Plan the move next.");
        return "redirect:" + self(incident, person) + "/options";
    }

    @PostMapping("/people/{person}/offers/{offer}/refuse")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String refuse(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID offer,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            offerPlace.refuse(
                    incident,
                    offer,
                    OfferAnswer.REFUSED,
                    oneOf(RefusedBecause.values(), typed.get("code")),
                    typed.get("reason"),
                    null,
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return options(incident, person, Errors.of(e), typed, actor, model);
        }
        then.addFlashAttribute("notice", "The place is free again.");
        return "redirect:" + self(incident, person) + "/options";
    }

    @PostMapping("/people/{person}/friends")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String nameFriend(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            together.link(incident, person, typed.get("friend"), actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return options(incident, person, Errors.of(e), typed, actor, model);
        }
        then.addFlashAttribute("notice", "The friend is written down. Friends stay together once both have said so.");
        return "redirect:" + self(incident, person) + "/options";
    }

    @PostMapping("/people/{person}/second-move")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String settleSecondMove(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            promises.settle(
                    incident,
                    person,
                    oneOf(SecondMove.Outcome.values(), typed.get("outcome")),
                    typed.get("reason"),
                    number("version", typed.get("version")),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return options(incident, person, Errors.of(e), typed, actor, model);
        }
        then.addFlashAttribute("notice", "The second move is settled.");
        return "redirect:" + self(incident, person) + "/options";
    }

    /** As three boxes of a date were filled in; null when all are empty. */
    static @Nullable LocalDate day(Map<String, String> typed, String field) {
        var parts = Stream.of("-year", "-month", "-day")
                .map(part -> typed.getOrDefault(field + part, "").strip())
                .toList();
        if (parts.stream().allMatch(String::isEmpty)) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
        } catch (NumberFormatException | DateTimeException e) {
            throw Rejected.invalid(field, "Enter a day, month and year that exist, for example 9 12 2026");
        }
    }

    static String self(UUID incident, UUID person) {
        return "/incidents/%s/people/%s".formatted(incident, person);
    }

    static <E extends Enum<E>> @Nullable E oneOf(E[] values, @Nullable String typed) {
        return List.of(values).stream()
                .filter(v -> v.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    static @Nullable Integer number(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            throw Rejected.invalid(field, "Enter a whole number");
        }
    }
}
