package care.backstop.incident.web;

import care.backstop.govuk.SummaryList;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.DutyEnd;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.rules.BusinessFailureEvents;
import care.backstop.incident.rules.BusinessFailureEvents.Standing;
import care.backstop.kernel.Finding;
import care.backstop.kernel.London;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page that a lawyer can check and sign: the facts with their sources, every condition with its authority, the
 * answer, who decided what and why, and what was answered before.
 */
public record DutyPaper(
        Room room,
        String back,
        String title,
        String about,
        String answer,
        String explanation,
        SummaryList facts,
        List<Line> findings,
        @Nullable SummaryList decision,
        List<String> before,
        String made) {

    /** A condition, the answer to it, and the law it comes from. */
    public record Line(String question, String answer, String authority) {
        static Line of(Finding f) {
            return new Line(f.question(), DecisionWords.answer(f.answer()), f.authority());
        }
    }

    static DutyPaper of(
            Room room,
            Incident incident,
            ServiceTest t,
            List<ServiceTest> all,
            List<BusinessFailureEvents.Event> events) {
        var words = events.stream()
                .collect(Collectors.toMap(BusinessFailureEvents.Event::id, BusinessFailureEvents.Event::words));
        var facts = TestedPage.facts(t, words);
        var event = t.facts().get("event");
        if (event != null) {
            facts = facts.row(
                    "The event in law",
                    events.stream()
                            .filter(e -> e.id().equals(event))
                            .map(e -> "%s: %s".formatted(standing(e.standing()), e.citation()))
                            .findFirst()
                            .orElse("Not on the list any more"));
        }
        var provider = incident.sites().stream()
                .filter(s -> s.location().equals(t.location()))
                .map(s -> s.providerName())
                .findFirst()
                .orElse(null);
        return new DutyPaper(
                room,
                "/incidents/%s/decisions/tests/%s".formatted(incident.id(), t.id()),
                "Does the council owe a duty for this service?",
                "%s (%s)%s".formatted(t.locationName(), t.location(), provider == null ? "" : ", run by " + provider),
                "%s (row %s)".formatted(DecisionWords.service(t.result()), t.row()),
                t.explanation(),
                facts,
                t.findings().stream().map(Line::of).toList(),
                decision(
                        t.decision(),
                        t.decision() == null
                                ? ""
                                : DecisionWords.service(t.decision().decided())),
                all.stream()
                        .filter(o -> o.location().equals(t.location())
                                && o.testedAt().isBefore(t.testedAt()))
                        .map(o -> before(
                                London.show(o.testedAt()), o.row(), DecisionWords.service(o.result()), o.decision()))
                        .toList(),
                made(t.testedBy(), London.show(t.testedAt()), t.ruleVersion()));
    }

    static DutyPaper of(
            Room room,
            Incident incident,
            String person,
            PersonTest t,
            List<PersonTest> all,
            @Nullable DutyEnd end,
            Terms terms) {
        var facts = ThenPage.facts(t);
        if (end != null) {
            facts = facts.row(
                    "Ended", "%s: %s. %s".formatted(London.show(end.endedAt()), end.arrangement(), end.reasons()));
        }
        return new DutyPaper(
                room,
                "/incidents/%s/decisions/people/%s".formatted(incident.id(), t.person()),
                "What does the council owe this person?",
                person,
                "%s (row %s)".formatted(DecisionWords.person(t.result()), t.row()),
                DecisionWords.response(t, terms) + ".",
                facts,
                t.findings().stream().map(Line::of).toList(),
                decision(
                        t.decision(),
                        t.decision() == null
                                ? ""
                                : DecisionWords.person(t.decision().decided())),
                all.stream()
                        .filter(o -> o.testedAt().isBefore(t.testedAt()))
                        .map(o -> before(
                                London.show(o.testedAt()), o.row(), DecisionWords.person(o.result()), o.decision()))
                        .toList(),
                made(t.testedBy(), London.show(t.testedAt()), t.ruleVersion()));
    }

    private static @Nullable SummaryList decision(@Nullable Decision d, String words) {
        return d == null ? null : TestedPage.decision(d, words);
    }

    private static String before(String when, String row, String answer, @Nullable Decision d) {
        return "%s: %s, %s%s".formatted(when, row, answer, d == null ? "; nobody decided" : "; decided by " + d.by());
    }

    private static String made(String by, String when, String version) {
        return "Tested by %s on %s. Rule: %s.".formatted(by, when, version);
    }

    private static String standing(Standing standing) {
        return switch (standing) {
            case STATUTORY -> "On the legal list";
            case LOCAL -> "On a local list only, which differs from the law";
            case NONE -> "Not on the legal list";
        };
    }
}
