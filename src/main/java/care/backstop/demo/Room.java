package care.backstop.demo;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.Incidents;
import care.backstop.incident.LogKind;
import care.backstop.incident.PlanGates;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.Notification;
import care.backstop.incident.model.Particular;
import care.backstop.incident.model.Request;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.Chasing.Connection;
import care.backstop.incident.rules.Chasing.Whom;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.usecase.AcknowledgeIncident;
import care.backstop.incident.usecase.AgreeTogether;
import care.backstop.incident.usecase.CloseIncident;
import care.backstop.incident.usecase.DecidePersonDuty;
import care.backstop.incident.usecase.DecideServiceDuty;
import care.backstop.incident.usecase.EndDuty;
import care.backstop.incident.usecase.HoldDebrief;
import care.backstop.incident.usecase.HoldMeeting;
import care.backstop.incident.usecase.LearnLessons;
import care.backstop.incident.usecase.LogBook;
import care.backstop.incident.usecase.MakeRequests;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.incident.usecase.SettleTerms;
import care.backstop.incident.usecase.TakeMinutes;
import care.backstop.incident.usecase.TestPersonDuty;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.incident.usecase.VerifyIncident;
import care.backstop.incident.usecase.WorkThePlan;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.London;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.Source;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.Wellbeing;
import care.backstop.people.usecase.JudgeUrgency;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.TakeInList;
import care.backstop.people.usecase.WriteEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What officers do in the room of an incident, each as whoever is acting, through the use cases. */
@Component
class Room {

    private final OpenIncident opening;
    private final AcknowledgeIncident acknowledging;
    private final VerifyIncident verifying;
    private final TestServiceDuty serviceTests;
    private final DecideServiceDuty serviceDecisions;
    private final TestPersonDuty personTests;
    private final DecidePersonDuty personDecisions;
    private final WorkThePlan plan;
    private final PlanGates gates;
    private final MakeRequests requests;
    private final AgreeTogether agree;
    private final SettleTerms terms;
    private final PlanRecords records;
    private final HoldMeeting meetings;
    private final LogBook log;
    private final TakeMinutes minutes;
    private final HoldDebrief debrief;
    private final LearnLessons lessons;
    private final EndDuty dutyEnds;
    private final CloseIncident closing;
    private final Incidents incidents;
    private final IncidentMembers members;
    private final TakeInList lists;
    private final PutInCharge charge;
    private final JudgeUrgency urgency;
    private final WriteEntry writing;
    private final People people;
    private final Clock clock;

    Room(
            OpenIncident opening,
            AcknowledgeIncident acknowledging,
            VerifyIncident verifying,
            TestServiceDuty serviceTests,
            DecideServiceDuty serviceDecisions,
            TestPersonDuty personTests,
            DecidePersonDuty personDecisions,
            WorkThePlan plan,
            PlanGates gates,
            MakeRequests requests,
            AgreeTogether agree,
            SettleTerms terms,
            PlanRecords records,
            HoldMeeting meetings,
            LogBook log,
            TakeMinutes minutes,
            HoldDebrief debrief,
            LearnLessons lessons,
            EndDuty dutyEnds,
            CloseIncident closing,
            Incidents incidents,
            IncidentMembers members,
            TakeInList lists,
            PutInCharge charge,
            JudgeUrgency urgency,
            WriteEntry writing,
            People people,
            Clock clock) {
        this.opening = opening;
        this.acknowledging = acknowledging;
        this.verifying = verifying;
        this.serviceTests = serviceTests;
        this.serviceDecisions = serviceDecisions;
        this.personTests = personTests;
        this.personDecisions = personDecisions;
        this.plan = plan;
        this.gates = gates;
        this.requests = requests;
        this.agree = agree;
        this.terms = terms;
        this.records = records;
        this.meetings = meetings;
        this.log = log;
        this.minutes = minutes;
        this.debrief = debrief;
        this.lessons = lessons;
        this.dutyEnds = dutyEnds;
        this.closing = closing;
        this.incidents = incidents;
        this.members = members;
        this.lists = lists;
        this.charge = charge;
        this.urgency = urgency;
        this.writing = writing;
        this.people = people;
        this.clock = clock;
    }

    private static Actor me() {
        return Acting.current();
    }

    Instant now() {
        return clock.instant();
    }

    void open(Notification told) {
        opening.open(told, "demonstration " + told.locations().getFirst(), me());
    }

    /** The open incident about this service. */
    UUID about(String location) {
        return incidents.mine().stream()
                .filter(i -> i.locationIds().contains(location))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no incident about " + location))
                .id();
    }

    void acknowledge(UUID incident, String how) {
        acknowledging.acknowledge(incident, how, me());
    }

    void invite(UUID incident, Collection<Actor> guests) {
        guests.forEach(g -> members.add(incident, g.post(), me()));
    }

    void verify(UUID incident, Verification standing, String with, String how, String note) {
        verifying.verify(incident, standing, with, how, note, now(), me());
    }

    /** What is asked of the law about a service. */
    record Service(
            @Nullable String event,
            @Nullable LocalDate effectiveOn,
            ServiceState state,
            String eventSource,
            String stateSource) {}

    /** Tests the service and decides what the test advises. */
    void settleService(UUID incident, String location, Service asked, String reasons) {
        var sources = new java.util.LinkedHashMap<String, String>();
        if (asked.event() != null) {
            sources.put("event", asked.eventSource());
        }
        sources.put("registered", "CQC register");
        sources.put("state", asked.stateSource());
        var test = serviceTests.test(
                incident,
                location,
                new TestServiceDuty.Facts(
                        LegalForm.COMPANY,
                        asked.event(),
                        Entity.REGISTERED_PROVIDER,
                        asked.effectiveOn(),
                        asked.event() != null,
                        Answer.YES,
                        asked.state(),
                        null,
                        null,
                        sources),
                me());
        var result = ServiceDuty.Result.valueOf(serviceTests.one(incident, test).result());
        serviceDecisions.decide(incident, test, result, reasons, null, me());
    }

    void testEveryone(UUID incident) {
        personTests.testEveryone(incident, Answer.YES, me());
    }

    /** Decides, for as many people as asked, what their test advises; what is still pending waits. */
    void decideAsAdvised(UUID incident, int atMost) {
        int decided = 0;
        for (var test : personTests.latest(incident)) {
            var advised = PersonDuty.Result.valueOf(test.result());
            if (advised == PersonDuty.Result.PENDING || test.decision() != null || decided == atMost) {
                continue;
            }
            personDecisions.decide(
                    incident,
                    test.person(),
                    test.id(),
                    advised,
                    advised == PersonDuty.Result.POWER_S19 ? Boolean.TRUE : null,
                    switch (advised) {
                        case NHS_DUTY -> "The NHS pays for all of the care; the ICB has been told and leads.";
                        case POWER_S19 -> "Needs are urgent and no other arrangement is in sight.";
                        case DUTY_S18 -> "Care is arranged by this council under a support plan.";
                        case DUTY_S48 -> "The provider can no longer meet these needs.";
                        case NO_COUNCIL_DUTY, PENDING ->
                            "Needs are not urgent while the service runs; information and advice were given.";
                    },
                    null,
                    me());
            decided++;
        }
    }

    /** Decides for the actor's side that the response starts. */
    void activate(UUID incident, IncidentKind as, String because) {
        agree.activate(incident, new AgreeTogether.Decided(now(), as, because, null), me());
    }

    /** Writes down what the plan is made by, puts it forward and agrees it for the council. */
    void agreePlan(UUID incident, String cause, String timescale, String supply, String staffing) {
        terms.record(
                incident,
                Particular.Kind.FACTORS,
                null,
                Map.of("cause", cause, "timescale", timescale, "supply", supply, "staffing", staffing),
                me());
        agree.putForward(incident, me());
        agree.agree(incident, null, me());
    }

    /** Agrees the plan put forward for the NHS. */
    void agreePlanToo(UUID incident) {
        agree.agree(incident, null, me());
    }

    /** Asks somebody in the provider's business for something, by a day. */
    void ask(UUID incident, String recipient, Connection connection, String what, LocalDate dueOn) {
        requests.ask(
                incident,
                new MakeRequests.Asked(
                        Whom.BUSINESS, recipient, connection, null, "TEMPORARY_DUTY", null, what, null, dueOn),
                me());
    }

    /** The first request that waits was answered. */
    void answered(UUID incident, String words) {
        var waiting = requests.of(incident).stream()
                .filter(r -> r.settledAt() == null)
                .findFirst()
                .orElseThrow();
        requests.became(
                incident,
                waiting.id(),
                new MakeRequests.Became(Request.Kind.ANSWERED, null, words, null),
                waiting.version(),
                me());
    }

    void planMeeting(UUID incident, Instant at, String place) {
        meetings.schedule(incident, at, place, null, me());
    }

    void meetingHeld(UUID incident, Instant at, String chair, String attended, String outcome) {
        var meeting = meetings.of(incident).stream()
                .filter(m -> m.heldAt() == null)
                .findFirst()
                .orElseThrow();
        meetings.held(incident, meeting.id(), at, chair, attended, outcome, null, meeting.version(), me());
    }

    /** Writes the minutes of the meetings held and approves them; {@code said} is written under headings that need words. */
    void approveMinutes(UUID incident, Map<String, String> said) {
        for (var meeting : meetings.of(incident)) {
            if (meeting.heldAt() == null || meeting.approvedAt() != null) {
                continue;
            }
            minutes.begin(incident, meeting.id(), me());
            var words = new java.util.HashMap<Integer, TakeMinutes.Said>();
            for (var heading : minutes.whole(incident, meeting.id()).minutes()) {
                var text = said.get(heading.heading());
                if (text != null) {
                    words.put(heading.no(), new TakeMinutes.Said(text, heading.version()));
                }
            }
            minutes.say(incident, meeting.id(), words, me());
            minutes.approve(
                    incident,
                    meeting.id(),
                    meetings.find(incident, meeting.id()).version(),
                    me());
        }
    }

    void planDebrief(UUID incident, Instant at, String place) {
        debrief.plan(incident, at, place, me());
    }

    void learn(
            UUID incident, String text, Lesson.LeadsTo leadsTo, @Nullable String template, Actor owner, LocalDate by) {
        lessons.add(
                incident, new LearnLessons.Draft(text, leadsTo, template, null, owner.post(), null, null, by), me());
    }

    void notReferred(UUID incident, String because) {
        debrief.refer(incident, false, null, because, me());
    }

    void score(UUID incident, int continuity, int consultation, int planning, String because) {
        debrief.score(incident, continuity, consultation, planning, because, me());
    }

    /** Records, for everybody the council owed something, that a new arrangement meets the need. */
    void endDuties(UUID incident, String arrangement, String reasons) {
        for (var test : personTests.latest(incident)) {
            var decision = test.decision();
            if (decision != null
                    && (decision.decided().equals(PersonDuty.Result.DUTY_S48.name())
                            || Boolean.TRUE.equals(decision.exercised()))) {
                dutyEnds.end(incident, test.person(), now(), arrangement, reasons, me());
            }
        }
    }

    void note(UUID incident, LogKind kind, String text) {
        log.write(incident, kind, text, now(), me());
    }

    /** A risk goes into the log with how likely and how bad it is, and with whoever owns it. */
    void risk(UUID incident, String text, int likelihood, int impact) {
        log.write(
                incident,
                LogKind.RISK,
                text,
                now(),
                Map.of(
                        "likelihood", Integer.toString(likelihood),
                        "impact", Integer.toString(impact),
                        "owner", me().name()),
                null,
                me());
    }

    /** Says who answers for these lines of the plan from now on. */
    void handTo(UUID incident, Actor owner, Predicate<Action> which) {
        var lines = plan.plan(incident).stream().filter(which).map(Room::seen).toList();
        plan.changeAll(incident, lines, owner.post(), null, null, null, me());
    }

    void notApplicable(UUID incident, Predicate<Action> which, String reason) {
        var lines = plan.plan(incident).stream().filter(which).map(Room::seen).toList();
        plan.changeAll(incident, lines, null, null, Action.State.NOT_APPLICABLE, reason, me());
    }

    /** Marks these lines done, each with what shows it. */
    void done(UUID incident, Predicate<Action> which) {
        for (var line : plan.plan(incident)) {
            if (line.open() && which.test(line)) {
                records.keep(incident, line);
                plan.change(incident, seen(line), List.of(), null, Action.State.DONE, evidence(line), null, me());
            }
        }
    }

    /** Settles what the plan asks for before anybody moves, so far as those who move first are concerned. */
    void readyForMoves(UUID incident) {
        var waiting = gates.before(incident, PlanGates.Waiting.MOVES).stream()
                .map(PlanGates.Held::action)
                .toList();
        for (var line : plan.plan(incident)) {
            if (waiting.contains(line.id())) {
                plan.change(
                        incident,
                        seen(line),
                        List.of(),
                        null,
                        Action.State.DONE,
                        evidence(line),
                        "Settled for those who move first; each other person's is checked again before they leave",
                        me());
            }
        }
    }

    void due(UUID incident, LocalDate on, Set<String> numbers) {
        for (var line : plan.plan(incident)) {
            if (numbers.contains(line.number())) {
                plan.change(incident, seen(line), List.of(), on, null, null, null, me());
            }
        }
    }

    private static String evidence(Action line) {
        var asked = line.evidenceAsked();
        return asked == null
                ? "Done and noted in the incident folder, item " + line.number()
                : "%s: in the incident folder, item %s".formatted(asked, line.number());
    }

    private static WorkThePlan.Seen seen(Action line) {
        return new WorkThePlan.Seen(line.id(), line.version());
    }

    void takeIn(UUID incident, String list, LocalDate asAt) {
        takeIn(incident, Source.PROVIDER, list, asAt);
    }

    void takeIn(UUID incident, Source source, String list, LocalDate asAt) {
        try {
            var file = Files.createTempFile("demonstration-", ".csv");
            try {
                Files.writeString(file, list, StandardCharsets.UTF_8);
                lists.takeIn(incident, source, asAt, file, "people.csv", me());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a list of people on this machine", e);
        }
    }

    /** Everybody on the list, by the provider's reference. */
    List<PersonFacts> everybody(UUID incident) {
        return people.facts(incident).stream()
                .sorted(java.util.Comparator.comparing(PersonFacts::reference))
                .toList();
    }

    void putInCharge(UUID incident, Collection<PersonFacts> of, Actor worker) {
        charge.put(incident, of.stream().map(PersonFacts::id).toList(), worker.post(), me());
    }

    /** Judges how urgent somebody's needs are: urgent for whoever is very frail or nearing the end of life. */
    void judge(UUID incident, PersonFacts person, boolean urgent) {
        urgency.judge(
                incident,
                List.of(person.id()),
                urgent
                        ? new JudgeUrgency.Judging(
                                Answer.NO,
                                Answer.YES,
                                Answer.NO,
                                "Within two days",
                                "High: pressure sores and falls",
                                "Cannot turn or eat without two carers",
                                now())
                        : new JudgeUrgency.Judging(
                                Answer.NO,
                                Answer.NO,
                                Answer.NO,
                                null,
                                null,
                                "Settled; a planned move can wait for the right place",
                                now()),
                me());
    }

    /** Whoever is nearing the end of life moves by arrangements of their own. */
    void arrange(UUID incident, PersonFacts person) {
        if (person.endOfLife() == Answer.YES) {
            write(
                    incident,
                    person,
                    EntryKind.EXCEPTIONAL,
                    Map.of(
                            "why", "END_OF_LIFE",
                            "plan", "MOVE",
                            "arrangements", "A nurse travels along, and the palliative team knows the day"));
        }
    }

    /** How somebody is, in the five questions. */
    void wellbeing(UUID incident, PersonFacts person, Wellbeing.Moment moment, int health, int rest) {
        var answers = new HashMap<>(Map.of(
                "moment", moment.name(),
                "on", London.day(now()).toString(),
                "by", "PERSON"));
        for (var question : Wellbeing.Question.values()) {
            answers.put(question.key(), Integer.toString(question == Wellbeing.Question.HEALTH ? health : rest));
        }
        write(incident, person, EntryKind.WELLBEING, answers);
    }

    void write(UUID incident, PersonFacts person, EntryKind kind, Map<String, String> answers) {
        writing.write(incident, person.id(), kind, answers, me());
    }

    void close(UUID incident, String because) {
        closing.close(incident, because, me());
    }

    static Predicate<Action> parts(Integer... parts) {
        var wanted = Set.of(parts);
        return a -> wanted.contains(a.part());
    }

    static Predicate<Action> lines(String... numbers) {
        var wanted = Set.of(numbers);
        return a -> wanted.contains(a.number());
    }
}
