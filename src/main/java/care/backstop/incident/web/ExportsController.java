package care.backstop.incident.web;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.store.ActionStore.Progress;
import care.backstop.incident.usecase.HoldMeeting;
import care.backstop.incident.usecase.ReadDecisions;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.Finding;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.people.PersonView;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of incidents and of decisions as files. */
@Controller
class ExportsController {

    /** One incident and how far its plan is. */
    private record Listed(Incident incident, @Nullable Progress plan) {}

    /** A person and the last test, if there has been one. */
    private record Tested(PersonView person, @Nullable PersonTest test) {}

    private static final CsvTable<Listed> INCIDENTS = CsvTable.<Listed>named("incidents")
            .column("incident", l -> l.incident().id())
            .column("name", l -> l.incident().name())
            .column("kind", l -> l.incident().kind().words())
            .column("service", l -> l.incident().service().words())
            .column("state", l -> l.incident().stage().state().words())
            .column("verification", l -> l.incident().verification().words())
            .column("lead", l -> {
                var lead = l.incident().lead();
                return lead == null ? null : lead.name();
            })
            .column(
                    "locations",
                    l -> l.incident().sites().stream()
                            .map(Incident.Site::location)
                            .toList())
            .column("notified_at", l -> l.incident().notifiedAt())
            .column("aware_at", l -> l.incident().awareAt())
            .column("closes_on", l -> l.incident().endsOn())
            .column("actions", l -> l.plan() == null ? null : l.plan().total())
            .column("actions_done", l -> l.plan() == null ? null : l.plan().done())
            .column(
                    "actions_not_applicable",
                    l -> l.plan() == null ? null : l.plan().notApplicable())
            .column("actions_late", l -> l.plan() == null ? null : l.plan().late());

    private static final CsvTable<ServiceTest> DECISIONS = CsvTable.<ServiceTest>named("decisions")
            .column("location", ServiceTest::location)
            .column("service", ServiceTest::locationName)
            .column("row", ServiceTest::row)
            .column("result", ServiceTest::result)
            .column("result_in_words", t -> DecisionWords.service(t.result()))
            .column("tested_at", ServiceTest::testedAt)
            .column("tested_by", ServiceTest::testedBy)
            .column("rule_version", ServiceTest::ruleVersion)
            .column("decided", t -> of(t.decision(), Decision::decided))
            .column("decided_in_words", t -> of(t.decision(), d -> DecisionWords.service(d.decided())))
            .column("reasons", t -> of(t.decision(), Decision::reasons))
            .column("differs_because", t -> of(t.decision(), Decision::differsBecause))
            .column("decided_at", t -> of(t.decision(), Decision::at))
            .column("decided_by", t -> of(t.decision(), Decision::by))
            .column("post", t -> of(t.decision(), Decision::postName));

    private static final CsvTable<Tested> PEOPLE = CsvTable.<Tested>named("decisions-for-people")
            .column("reference", t -> t.person().reference())
            .column("row", t -> t.test() == null ? null : t.test().row())
            .column("result", t -> t.test() == null ? null : t.test().result())
            .column(
                    "result_in_words",
                    t -> t.test() == null ? null : DecisionWords.person(t.test().result()))
            .column("urgency", t -> t.test() == null ? null : DecisionWords.urgency(t.test()))
            .column("tested_at", t -> t.test() == null ? null : t.test().testedAt())
            .column("decided", t -> t.test() == null ? null : of(t.test().decision(), Decision::decided))
            .column(
                    "decided_in_words",
                    t -> t.test() == null ? null : of(t.test().decision(), d -> DecisionWords.person(d.decided())))
            .column("decided_at", t -> t.test() == null ? null : of(t.test().decision(), Decision::at))
            .column("decided_by", t -> t.test() == null ? null : of(t.test().decision(), Decision::by))
            .column("post", t -> t.test() == null ? null : of(t.test().decision(), Decision::postName));

    private static final CsvTable<Due> DEADLINES = CsvTable.<Due>named("deadlines")
            .column("deadline", Due::title)
            .column("due_on", Due::dueOn)
            .column("due_at", Due::dueAt)
            .column("met_at", Due::metAt)
            .column("rule", Due::rule)
            .column("counted_from", Due::countedFrom)
            .column("explanation", Due::explanation)
            .column("moved_because", Due::movedBecause)
            .column("calendar_version", Due::calendarVersion)
            .column("clause", Due::clause);

    private static final CsvTable<Finding> FINDINGS = CsvTable.<Finding>named("findings")
            .column("authority", Finding::authority)
            .column("question", Finding::question)
            .column("answer", f -> f.answer().name());

    private final ReadIncidents incidents;
    private final ReadDecisions decisions;
    private final HoldMeeting meetings;
    private final TestServiceDuty tests;
    private final Clock clock;

    ExportsController(
            ReadIncidents incidents,
            ReadDecisions decisions,
            HoldMeeting meetings,
            TestServiceDuty tests,
            Clock clock) {
        this.incidents = incidents;
        this.decisions = decisions;
        this.meetings = meetings;
        this.tests = tests;
        this.clock = clock;
    }

    @GetMapping("/incidents.csv")
    @Access(area = Area.INC, act = Act.READ)
    ResponseEntity<byte[]> incidents(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q) {
        var plans = incidents.progress();
        var rows = ListPage.fitting(
                        incidents.all(),
                        ListPage.InState.of(state),
                        Typed.choice(kind, IncidentKind.class).orElse(null),
                        q == null ? "" : q.strip())
                .stream()
                .map(i -> new Listed(i, plans.get(i.id())))
                .toList();
        return INCIDENTS.file(rows, clock.instant());
    }

    /** Every test of a service with what was decided on it, the latest first. */
    @GetMapping("/incidents/{incident}/decisions.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> decisions(@PathVariable UUID incident) {
        return DECISIONS.file(decisions.of(incident, false, 1, 1).tests(), clock.instant());
    }

    /** What was looked at in one test of a service. */
    @GetMapping("/incidents/{incident}/decisions/tests/{test}.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> findings(@PathVariable UUID incident, @PathVariable UUID test) {
        return FINDINGS.file(tests.one(incident, test).findings(), clock.instant());
    }

    /** The deadlines in force, with how each was counted. */
    @GetMapping("/incidents/{incident}/deadlines.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> deadlines(@PathVariable UUID incident) {
        incidents.find(incident);
        return DEADLINES.file(meetings.deadlines(incident), clock.instant());
    }

    /** The last test of each person. Everybody in it goes to the audit trail. */
    @GetMapping("/incidents/{incident}/decisions/people.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> people(@PathVariable UUID incident) {
        var seen = decisions.of(incident, true, 1, Integer.MAX_VALUE);
        return PEOPLE.file(
                seen.people().stream()
                        .map(p -> new Tested(p, seen.latest().get(p.id())))
                        .toList(),
                clock.instant());
    }

    private static <T> @Nullable T of(@Nullable Decision decision, Function<Decision, @Nullable T> part) {
        return decision == null ? null : part.apply(decision);
    }
}
