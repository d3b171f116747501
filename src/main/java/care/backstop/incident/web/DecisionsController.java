package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.rules.ArrangedBy;
import care.backstop.incident.rules.BusinessFailureEvents;
import care.backstop.incident.rules.Extent;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.incident.usecase.CoverAtOnce;
import care.backstop.incident.usecase.DecidePersonDuty;
import care.backstop.incident.usecase.DecideServiceDuty;
import care.backstop.incident.usecase.EndDuty;
import care.backstop.incident.usecase.ReadDecisions;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.TestPersonDuty;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.incident.usecase.WatchTradingOn;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Terms;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tests of duty and the decisions on them, for services and for people. */
@Controller
class DecisionsController {

    private final ReadDecisions read;
    private final ReadIncidents incidents;
    private final TestServiceDuty testService;
    private final DecideServiceDuty decideService;
    private final TestPersonDuty testPerson;
    private final DecidePersonDuty decidePerson;
    private final EndDuty endDuty;
    private final WatchTradingOn trading;
    private final CoverAtOnce cover;
    private final CouncilProfiles profiles;
    private final Permissions permissions;

    DecisionsController(
            ReadDecisions read,
            ReadIncidents incidents,
            TestServiceDuty testService,
            DecideServiceDuty decideService,
            TestPersonDuty testPerson,
            DecidePersonDuty decidePerson,
            EndDuty endDuty,
            WatchTradingOn trading,
            CoverAtOnce cover,
            CouncilProfiles profiles,
            Permissions permissions) {
        this.read = read;
        this.incidents = incidents;
        this.testService = testService;
        this.decideService = decideService;
        this.testPerson = testPerson;
        this.decidePerson = decidePerson;
        this.endDuty = endDuty;
        this.trading = trading;
        this.cover = cover;
        this.profiles = profiles;
        this.permissions = permissions;
    }

    @GetMapping("/incidents/{incident}/decisions")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String decisions(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable String payer,
            Actor actor,
            Model model) {
        if (payer != null) {
            throw Rejected.invalid(
                    "payer", "What is owed never depends on who pays, so this list is not cut by it. Leave it out");
        }
        return show(incident, page == null ? 1 : Math.max(1, page), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/decisions/services/{location}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String serviceTest(
            @PathVariable UUID incident,
            @PathVariable String location,
            @RequestParam(required = false) @Nullable UUID record,
            Model model) {
        var typed = record == null ? null : afterRecord(incident, location, record);
        return serviceTest(incident, location, typed, Errors.none(), model);
    }

    @PostMapping("/incidents/{incident}/decisions/services/{location}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String runServiceTest(
            @PathVariable UUID incident,
            @PathVariable String location,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        try {
            var test = testService.test(incident, location, facts(typed), actor);
            return "redirect:/incidents/%s/decisions/tests/%s".formatted(incident, test);
        } catch (Rejected e) {
            response.setStatus(422);
            return serviceTest(incident, location, typed, new Errors(onThePage(e)), model);
        }
    }

    @GetMapping("/incidents/{incident}/decisions/tests/{test}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String tested(@PathVariable UUID incident, @PathVariable UUID test, Actor actor, Model model) {
        return tested(incident, test, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/decisions/tests/{test}")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String decide(
            @PathVariable UUID incident,
            @PathVariable UUID test,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            decideService.decide(
                    incident,
                    test,
                    Typed.choice(typed.get("decided"), ServiceDuty.Result.class).orElse(null),
                    typed.get("reasons"),
                    typed.get("differsBecause"),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return tested(incident, test, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The decision is recorded.");
        return "redirect:/incidents/%s/decisions/tests/%s".formatted(incident, test);
    }

    /** Runs the test for everybody with what is known; urgency is never judged here. */
    @PostMapping("/incidents/{incident}/decisions/people")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String testEveryone(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String metHere,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            int tested = testPerson.testEveryone(
                    incident, Typed.choice(metHere, Answer.class).orElse(Answer.NOT_KNOWN), actor);
            then.addFlashAttribute("notice", "The test was run for %,d people.".formatted(tested));
            return "redirect:/incidents/" + incident + "/decisions";
        } catch (Rejected e) {
            response.setStatus(422);
            return show(incident, 1, Errors.of(e), actor, model);
        }
    }

    @GetMapping("/incidents/{incident}/decisions/people/{person}")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String person(@PathVariable UUID incident, @PathVariable UUID person, Actor actor, Model model) {
        return person(incident, person, null, Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/decisions/people/{person}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String testPerson(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        try {
            testPerson.test(
                    incident,
                    person,
                    new TestPersonDuty.Facts(
                            answer(typed, "metHere"),
                            answer(typed, "owedS18"),
                            answer(typed, "ownArrangement"),
                            Typed.choice(typed.get("arrangedBy"), ArrangedBy.class)
                                    .orElse(null)),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return person(incident, person, typed, Errors.of(e), actor, model);
        }
        return "redirect:/incidents/%s/decisions/people/%s".formatted(incident, person);
    }

    @PostMapping("/incidents/{incident}/decisions/people/{person}/decision")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String decidePerson(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            @RequestParam UUID test,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var used = typed.getOrDefault("exercised", "");
            decidePerson.decide(
                    incident,
                    person,
                    test,
                    Typed.choice(typed.get("decided"), PersonDuty.Result.class).orElse(null),
                    used.isBlank() ? null : Boolean.valueOf(used),
                    typed.get("reasons"),
                    typed.get("differsBecause"),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return person(incident, person, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The decision is recorded.");
        return "redirect:/incidents/%s/decisions/people/%s".formatted(incident, person);
    }

    /** Ends what is owed to one person. */
    @PostMapping("/incidents/{incident}/decisions/people/{person}/end")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String endDuty(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at = read.moment("endedAt", typed.get("endedAt"), "Enter when the new arrangement began", true);
            read.check();
            endDuty.end(incident, person, at, typed.get("arrangement"), typed.get("reasons"), actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return person(incident, person, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The end is recorded.");
        return "redirect:/incidents/%s/decisions/people/%s".formatted(incident, person);
    }

    /** Puts care in at once for one person. */
    @PostMapping("/incidents/{incident}/decisions/people/{person}/cover")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String cover(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var on = read.day("reviewOn", typed.get("reviewOn"), "Enter the day on which it is looked at again");
            read.check();
            cover.start(incident, person, typed.get("cover"), on, actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return person(incident, person, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The care is recorded, with the day of its review.");
        return "redirect:/incidents/%s/decisions/people/%s".formatted(incident, person);
    }

    private String show(UUID incident, int page, Errors errors, Actor actor, Model model) {
        boolean withPeople = permissions.may(actor, Area.PPL, Act.READ);
        var seen = read.of(incident, withPeople, page, DecisionsPage.SIZE);
        model.addAttribute(
                "page",
                DecisionsPage.of(
                        incidents.room(seen.incident(), "/decisions"),
                        seen,
                        withPeople,
                        permissions.may(actor, Area.PPL, Act.EXPORT),
                        permissions.may(actor, Area.PPL, Act.WRITE),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        page,
                        errors));
        return "incident/decisions";
    }

    private String serviceTest(
            UUID incident, String location, @Nullable Map<String, String> typed, Errors errors, Model model) {
        var whole = incidents.whole(incident);
        var site = whole.sites().stream()
                .filter(s -> s.location().equals(location))
                .findFirst()
                .orElseThrow(() -> new NotThere("location"));
        var tests = testService.of(incident).stream()
                .filter(t -> t.location().equals(location))
                .toList();
        model.addAttribute(
                "page",
                ServiceTestPage.of(
                        incidents.room(whole, "/decisions"),
                        site,
                        testService.events(),
                        tests,
                        typed == null ? lastFacts(tests, site.registered()) : typed,
                        errors));
        return "incident/service-test";
    }

    /** What was entered last time, with how the service stood in a daily record. */
    private Map<String, String> afterRecord(UUID incident, String location, UUID record) {
        var day = trading.day(incident, record);
        var form = lastFacts(
                testService.of(incident).stream()
                        .filter(t -> t.location().equals(location))
                        .toList(),
                null);
        form.put("state", day.state().name());
        form.put("stateSource", "Daily record of %s: %s".formatted(London.show(day.day()), day.saidBy()));
        if (day.state() == ServiceState.STOPPED) {
            form.put("unableSince", day.day().toString());
            form.put("knownAt", Typed.local(day.recordedAt()));
        }
        return form;
    }

    /** What was entered last time, or what the register says. */
    private static Map<String, String> lastFacts(List<ServiceTest> tests, @Nullable Boolean registered) {
        var form = new LinkedHashMap<String, String>();
        if (tests.isEmpty()) {
            form.put("registered", registered == null ? "NOT_KNOWN" : registered ? "YES" : "NO");
            form.put("registeredSource", registered == null ? "" : "CQC register");
            form.put("evidenced", "false");
            return form;
        }
        form.putAll(tests.getFirst().facts());
        form.computeIfPresent("knownAt", (_, at) -> Typed.local(Instant.parse(at)));
        tests.getFirst().sources().forEach((fact, source) -> form.put(fact + "Source", source));
        return form;
    }

    private String tested(
            UUID incident, UUID test, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                TestedPage.of(
                        incidents.of(incident, "/decisions"),
                        testService.one(incident, test),
                        testService.events().stream()
                                .collect(Collectors.toMap(
                                        BusinessFailureEvents.Event::id, BusinessFailureEvents.Event::words)),
                        Terms.of(profiles.of(incident)),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        typed,
                        errors));
        return "incident/tested";
    }

    private String person(
            UUID incident, UUID person, @Nullable Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var one = read.one(incident, person);
        model.addAttribute(
                "page",
                PersonDutyPage.of(
                        incidents.room(one.incident(), "/decisions"),
                        one,
                        permissions.may(actor, Area.PPL, Act.WRITE),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        typed,
                        errors));
        return "incident/person-duty";
    }

    static TestServiceDuty.Facts facts(Map<String, String> typed) {
        var read = new Typed();
        var form = read.oneOf("form", typed.get("form"), LegalForm.class, "Choose what the provider is in law", true);
        var entity = read.oneOf(
                "entity", typed.get("entity"), BusinessFailureEvents.Entity.class, "Choose to whom it happened", true);
        var registered = read.oneOf(
                "registered",
                typed.get("registered"),
                Answer.class,
                "Say whether it is registered, or not known",
                true);
        var state = read.oneOf("state", typed.get("state"), ServiceState.class, "Choose how the service is now", true);
        var extent = read.oneOf("extent", typed.get("extent"), Extent.class, "Choose how much has stopped", false);
        var effectiveOn = read.day("effectiveOn", typed.get("effectiveOn"), "Enter the day it took effect");
        var unableSince = read.day("unableSince", typed.get("unableSince"), "Enter the day it stopped");
        var knownAt =
                read.moment("knownAt", typed.get("knownAt"), "Enter when the council learned that it stopped", false);
        read.check();
        if (form == null || entity == null || registered == null || state == null) {
            throw new Rejected(Problem.Code.VAL, "state", "Enter what is known of the service");
        }
        var event = typed.getOrDefault("event", "");
        var sources = new LinkedHashMap<String, String>();
        for (var fact : List.of("event", "registered", "state")) {
            sources.put(fact, typed.getOrDefault(fact + "Source", ""));
        }
        return new TestServiceDuty.Facts(
                form,
                event.isBlank() ? null : event,
                entity,
                effectiveOn,
                Boolean.parseBoolean(typed.get("evidenced")),
                registered,
                state,
                extent,
                unableSince,
                knownAt,
                sources);
    }

    /** Rules name their fields as the API does; the page has shorter names. */
    private static List<Problem> onThePage(Rejected e) {
        return e.problems().stream()
                .map(p -> {
                    var field = p.field();
                    return field == null || field.indexOf('.') < 0
                            ? p
                            : Problem.of(field.substring(field.indexOf('.') + 1), p.code(), p.message());
                })
                .toList();
    }

    private static Answer answer(Map<String, String> typed, String field) {
        return Typed.choice(typed.get(field), Answer.class).orElse(Answer.NOT_KNOWN);
    }
}
