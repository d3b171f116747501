package care.backstop.incident.web;

import care.backstop.incident.model.Cover;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.rules.ArrangedBy;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.usecase.CoverAtOnce;
import care.backstop.incident.usecase.DecidePersonDuty;
import care.backstop.incident.usecase.DecideServiceDuty;
import care.backstop.incident.usecase.ReadDecisions;
import care.backstop.incident.usecase.TestPersonDuty;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.Finding;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tests of duty that are kept with an incident, and the decisions of named officers on them, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class DecisionsApi {

    /** The facts of a service by the names that the page gives them; what is left out is not known. */
    record ServiceFacts(
            @Nullable String location,
            @Nullable String form,
            @Nullable String event,
            @Nullable String entity,
            @Nullable String effectiveOn,
            @Nullable Boolean evidenced,
            @Nullable String registered,
            @Nullable String state,
            @Nullable String extent,
            @Nullable String unableSince,
            @Nullable Map<String, String> sources) {

        Map<String, String> typed() {
            var typed = new LinkedHashMap<String, String>();
            put(typed, "form", form());
            put(typed, "event", event());
            put(typed, "entity", entity());
            put(typed, "effectiveOn", effectiveOn());
            typed.put("evidenced", Boolean.toString(Boolean.TRUE.equals(evidenced())));
            put(typed, "registered", registered());
            put(typed, "state", state());
            put(typed, "extent", extent());
            put(typed, "unableSince", unableSince());
            if (sources() != null) {
                sources().forEach((fact, source) -> put(typed, fact + "Source", source));
            }
            return typed;
        }

        private static void put(Map<String, String> typed, String field, @Nullable String value) {
            if (value != null) {
                typed.put(field, value);
            }
        }
    }

    record ServiceDecision(
            @Nullable String decided,
            @Nullable String reasons,
            @Nullable String differsBecause) {}

    /** @param exercised for a power: whether it is used */
    record PersonDecision(
            @Nullable String decided,
            @Nullable Boolean exercised,
            @Nullable String reasons,
            @Nullable String differsBecause) {}

    record PersonFacts(
            @Nullable String metHere,
            @Nullable String owedS18,
            @Nullable String ownArrangement,
            @Nullable String arrangedBy) {}

    record Everyone(@Nullable String metHere, @Nullable String exceptPayer) {}

    /** A test of one person and, once somebody has decided, the decision on it. */
    record Tested(
            UUID test,
            UUID serviceTest,
            Map<String, String> facts,
            String row,
            String advised,
            String response,
            List<Finding> findings,
            Instant testedAt,
            String testedBy,
            @Nullable String decided,
            @Nullable Boolean exercised,
            @Nullable String reasons,
            @Nullable String differsBecause,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {

        static Tested of(PersonTest t) {
            var d = t.decision();
            return new Tested(
                    t.id(),
                    t.serviceTest(),
                    t.facts(),
                    t.row(),
                    t.result(),
                    t.response(),
                    t.findings(),
                    t.testedAt(),
                    t.testedBy(),
                    d == null ? null : d.decided(),
                    d == null ? null : d.exercised(),
                    d == null ? null : d.reasons(),
                    d == null ? null : d.differsBecause(),
                    d == null ? null : d.at(),
                    d == null ? null : d.by());
        }
    }

    private final ReadDecisions read;
    private final TestServiceDuty testService;
    private final DecideServiceDuty decideService;
    private final TestPersonDuty testPerson;
    private final DecidePersonDuty decidePerson;
    private final CoverAtOnce cover;

    DecisionsApi(
            ReadDecisions read,
            TestServiceDuty testService,
            DecideServiceDuty decideService,
            TestPersonDuty testPerson,
            DecidePersonDuty decidePerson,
            CoverAtOnce cover) {
        this.read = read;
        this.testService = testService;
        this.decideService = decideService;
        this.testPerson = testPerson;
        this.decidePerson = decidePerson;
        this.cover = cover;
    }

    /** Every test of a service so far, the latest first, with its decision. */
    @GetMapping("/duty-tests")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<IncidentJson.Decided> tests(@PathVariable UUID incident) {
        return testService.of(incident).stream().map(IncidentJson.Decided::of).toList();
    }

    @PostMapping("/duty-tests")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    IncidentJson.Decided test(@PathVariable UUID incident, @RequestBody ServiceFacts sent, Actor actor) {
        var facts = DecisionsController.facts(sent.typed());
        var location = sent.location() == null ? "" : sent.location().strip();
        return IncidentJson.Decided.of(testService.one(incident, testService.test(incident, location, facts, actor)));
    }

    @PostMapping("/duty-tests/{test}/decision")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> decide(
            @PathVariable UUID incident, @PathVariable UUID test, @RequestBody ServiceDecision sent, Actor actor) {
        var typed = new Typed();
        refuseThePower(sent.decided());
        var decided = typed.oneOf("decided", sent.decided(), ServiceDuty.Result.class, "Give what is decided", true);
        typed.check();
        return Map.of(
                "id", decideService.decide(incident, test, decided, sent.reasons(), sent.differsBecause(), actor));
    }

    /** The power to meet urgent needs is used for one person at a time; no incident or service triggers it. */
    private static void refuseThePower(@Nullable String decided) {
        if (decided != null
                && Typed.choice(decided, PersonDuty.Result.class).isPresent()
                && Typed.choice(decided, ServiceDuty.Result.class).isEmpty()) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "decided",
                    "This is decided for one person at a time, after judging how urgent their needs are. Nothing about a service triggers it");
        }
    }

    /** Runs the test for everybody with what is known; urgency is never judged here. */
    @PostMapping("/people/duty-tests")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> testEveryone(@PathVariable UUID incident, @RequestBody Everyone sent, Actor actor) {
        if (sent.exceptPayer() != null) {
            throw Rejected.invalid(
                    "exceptPayer", "What is owed never depends on who pays, so nobody is left out by it. Leave it out");
        }
        var typed = new Typed();
        var metHere = typed.oneOf("metHere", sent.metHere(), Answer.class, "Give whether needs were met here", false);
        typed.check();
        return Map.of("tested", testPerson.testEveryone(incident, metHere == null ? Answer.NOT_KNOWN : metHere, actor));
    }

    /** Every test of one person, the latest first; whoever reads it is written down. */
    @GetMapping("/people/{person}/duty-tests")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    List<Tested> tests(@PathVariable UUID incident, @PathVariable UUID person) {
        return read.one(incident, person).tests().stream().map(Tested::of).toList();
    }

    @PostMapping("/people/{person}/duty-tests")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Tested test(@PathVariable UUID incident, @PathVariable UUID person, @RequestBody PersonFacts sent, Actor actor) {
        var typed = new Typed();
        var metHere = answer(typed, "metHere", sent.metHere());
        var owed = answer(typed, "owedS18", sent.owedS18());
        var own = answer(typed, "ownArrangement", sent.ownArrangement());
        var arrangedBy = typed.oneOf(
                "arrangedBy", sent.arrangedBy(), ArrangedBy.class, "Give who arranged the failing care", false);
        typed.check();
        var id = testPerson.test(incident, person, new TestPersonDuty.Facts(metHere, owed, own, arrangedBy), actor);
        return read.one(incident, person).tests().stream()
                .filter(t -> t.id().equals(id))
                .map(Tested::of)
                .findFirst()
                .orElseThrow();
    }

    record CoverAsked(@Nullable String cover, @Nullable String reviewOn) {}

    @GetMapping("/people/{person}/cover")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    List<Cover> covers(@PathVariable UUID incident, @PathVariable UUID person) {
        return cover.of(incident, person);
    }

    /** Puts care in at once while next steps are considered. */
    @PostMapping("/people/{person}/cover")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> cover(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody CoverAsked sent, Actor actor) {
        var typed = new Typed();
        var on = typed.day("reviewOn", sent.reviewOn(), "Give the day on which it is looked at again");
        typed.check();
        return Map.of("id", cover.start(incident, person, sent.cover(), on, actor));
    }

    @PostMapping("/people/{person}/duty-tests/{test}/decision")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> decidePerson(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID test,
            @RequestBody PersonDecision sent,
            Actor actor) {
        var typed = new Typed();
        var decided = typed.oneOf("decided", sent.decided(), PersonDuty.Result.class, "Give what is decided", true);
        typed.check();
        return Map.of(
                "id",
                decidePerson.decide(
                        incident,
                        person,
                        test,
                        decided,
                        sent.exercised(),
                        sent.reasons(),
                        sent.differsBecause(),
                        actor));
    }

    private static Answer answer(Typed typed, String field, @Nullable String sent) {
        var answer = typed.oneOf(field, sent, Answer.class, "Give YES, NO or NOT_KNOWN", false);
        return answer == null ? Answer.NOT_KNOWN : answer;
    }
}
