package care.backstop.incident.web;

import care.backstop.incident.model.BusinessFailureList;
import care.backstop.incident.rules.ArrangedBy;
import care.backstop.incident.rules.BusinessFailureEvents;
import care.backstop.incident.rules.DutyQuestion;
import care.backstop.incident.rules.Extent;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.rules.Urgency;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.Finding;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The duty test for anyone who wants to ask it a question. Nothing is stored. */
@RestController
class DutyTestsApi {

    private static final BusinessFailureEvents EVENTS = BusinessFailureList.load();

    private final Clock clock;

    DutyTestsApi(Clock clock) {
        this.clock = clock;
    }

    /**
     * Facts that people often believe to matter and that never change the answer: Care Act 2014 s 48(3), and s 19(3). They
     * may be sent, must then be well formed, and are told back as making no difference.
     */
    private static final List<String> NO_DIFFERENCE = List.of(
            "marketOversight",
            "publiclyFunded",
            "councilContract",
            "eligible",
            "assessed",
            "ordinarilyResidentHere",
            "selfFunding",
            "directPayment");

    /** What the API answers: rows and results as the tables name them. */
    record Answered(
            Row service,
            @Nullable Row person,
            List<Finding> findings,
            boolean crossBorder,
            String explanation,
            List<String> tasks,
            @Nullable String response,
            @Nullable Instant dutyFrom,
            List<String> noDifference,
            List<String> warnings) {}

    record Row(String row, String result) {}

    @PostMapping("/api/v1/duty-tests")
    @Access(area = Area.INC, act = Act.READ)
    Answered test(@RequestBody JsonNode body) {
        var now = clock.instant();
        var answer = question(body, now).answer(now);
        if (answer.service().result() == ServiceDuty.Result.CONTRADICTION) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "service.extent",
                    "%s (row %s, %s)"
                            .formatted(
                                    answer.service().explanation(),
                                    answer.service().row(),
                                    answer.service().result()));
        }
        var person = answer.person();
        return new Answered(
                new Row(answer.service().row(), answer.service().result().name()),
                person == null ? null : new Row(person.row(), person.result().name()),
                answer.findings(),
                person != null && person.crossBorder(),
                answer.explanation(),
                answer.service().tasks().stream().map(ServiceDuty.Task::words).toList(),
                person == null ? null : person.response().words(),
                answer.dutyFrom(),
                Stream.concat(NO_DIFFERENCE.stream(), Stream.of("service", "rating"))
                        .filter(fact -> body.path("circumstances").has(fact))
                        .toList(),
                warnings(body));
    }

    /** Whether CQC watches the provider's finances never changes the answer, yet somebody should know. */
    private static List<String> warnings(JsonNode body) {
        var circumstances = body.path("circumstances");
        return circumstances.has("marketOversight")
                        && circumstances.get("marketOversight").isNull()
                ? List.of(
                        "Nobody has said whether the provider is in CQC's market oversight. It makes no difference to this"
                                + " answer (Care Act 2014 s 48; Kent protocol 8.1); ask, because CQC would then warn of a failure")
                : List.of();
    }

    /** Reads the question; every problem is named by its field. */
    static DutyQuestion question(JsonNode body, Instant now) {
        var json = new JsonFields(body);
        var asOf = json.moment("asOf", false);
        var awareAt = json.moment("awareAt", false);

        var provider = json.object("provider");
        var form = provider.choice("legalForm", LegalForm.class, true);
        var registered = provider.answer("registered", true);

        BusinessFailureEvents.Report report = null;
        if (json.has("event")) {
            var event = json.object("event");
            var name = event.text("type", true);
            var entity = event.choice("entity", BusinessFailureEvents.Entity.class, true);
            var on = event.day("effectiveOn");
            var evidenced = event.answer("evidenced", false);
            if (name != null && form != null) {
                var known = EVENTS.find(name, form);
                if (known.isEmpty()) {
                    event.wrong(
                            "type",
                            "This kind of event is not known. Use one of "
                                    + String.join(
                                            ", ",
                                            EVENTS.all().stream()
                                                    .map(BusinessFailureEvents.Event::id)
                                                    .toList()));
                } else if (entity != null) {
                    report = new BusinessFailureEvents.Report(form, known.get(), entity, on, evidenced == Answer.YES);
                }
            }
        }

        var service = json.object("service");
        var state = service.choice("state", ServiceState.class, true);
        var extent = service.choice("extent", Extent.class, false);
        var unableSince = service.day("unableSince");

        DutyQuestion.Person who = null;
        if (json.has("person")) {
            var person = json.object("person");
            var urgency = person.choice("urgency", Urgency.class, false);
            who = new DutyQuestion.Person(
                    person.answer("metInAreaJustBefore", false),
                    person.answer("nhsContinuingHealthcare", false),
                    person.answer("owedS18", false),
                    person.answer("ownArrangementAdequate", false),
                    urgency == null ? Urgency.NOT_MADE : urgency,
                    person.choice("arrangedBy", ArrangedBy.class, false));
        }

        if (json.has("circumstances")) {
            var circumstances = json.object("circumstances");
            NO_DIFFERENCE.forEach(fact -> circumstances.answer(fact, false));
            circumstances.choice("service", ServiceKind.class, false);
            circumstances.choice("rating", Rating.class, false);
        }

        var profile = json.text("profile", false);
        boolean filter = false;
        if (profile != null) {
            try {
                filter = AuthorityProfile.load(profile).is(Key.URGENCY_FILTER);
            } catch (Rejected e) {
                json.wrong("profile", e.problems().getFirst().message());
            }
        }
        json.done();
        if (state == null) {
            throw new IllegalStateException("a missing state was let through");
        }
        var when = asOf == null ? now : asOf;
        return new DutyQuestion(
                when, awareAt == null ? when : awareAt, registered, report, state, extent, unableSince, who, filter);
    }
}
