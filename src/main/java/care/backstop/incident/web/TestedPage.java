package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.SummaryList;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.Powers;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.London;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.room.Room;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the test of a service answered and what was decided; fits one printed page. */
public record TestedPage(
        Room room,
        String base,
        ServiceTest test,
        String result,
        SummaryList facts,
        DataTable findings,
        List<String> powers,
        @Nullable SummaryList decision,
        boolean mayDecide,
        List<Option> results,
        Map<String, String> typed,
        Errors errors) {

    /** What the law offers as things stand, each with its citation; what has none is said to be a gap. */
    private static List<String> powers(ServiceTest t, Terms terms) {
        var state = Typed.choice(t.facts().get("state"), ServiceState.class).orElse(ServiceState.UNKNOWN);
        boolean failed = t.findings().stream()
                .anyMatch(f ->
                        f.question().startsWith("Has a listed business failure event") && f.answer() == Answer.YES);
        var shown = Powers.in(Powers.Situation.of(state, failed), Powers.Citations.of(terms.urgentPower()));
        return Stream.concat(
                        shown.available().stream()
                                .map(a -> "%s (%s)".formatted(a.power().words(), a.citation())),
                        shown.gaps().stream()
                                .map(g -> "Not offered, because the council's settings cite it by nothing: "
                                        + g.words().toLowerCase(Locale.UK)))
                .toList();
    }

    /** The incident as it was known when this was decided, or tested. */
    public String then() {
        var decision = test.decision();
        return "/incidents/%s/then?at=%s"
                .formatted(room.incident(), Typed.local(decision == null ? test.testedAt() : decision.at()));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static TestedPage of(
            Room room,
            ServiceTest t,
            Map<String, String> eventWords,
            Terms terms,
            boolean mayDecide,
            Map<String, String> typed,
            Errors errors) {
        return new TestedPage(
                room,
                "/incidents/" + room.incident() + "/decisions",
                t,
                DecisionWords.service(t.result()),
                facts(t, eventWords),
                findings(t.findings()).csv("/incidents/%s/decisions/tests/%s.csv".formatted(room.incident(), t.id())),
                powers(t, terms),
                t.decision() == null
                        ? null
                        : decision(
                                t.decision(), DecisionWords.service(t.decision().decided())),
                mayDecide && t.decision() == null,
                Arrays.stream(ServiceDuty.Result.values())
                        .filter(r -> r != ServiceDuty.Result.CONTRADICTION)
                        .map(r -> Option.of(r.name(), r.words()))
                        .toList(),
                typed,
                errors);
    }

    static SummaryList facts(ServiceTest t, Map<String, String> eventWords) {
        var f = t.facts();
        var event = f.get("event");
        var facts = SummaryList.of();
        facts = facts.row(
                "Business failure event",
                event == null
                        ? "None reported"
                        : "%s, %s, %s%s"
                                .formatted(
                                        eventWords.getOrDefault(event, event),
                                        Entity.valueOf(f.getOrDefault("entity", "OTHER"))
                                                .words(),
                                        f.containsKey("effectiveOn")
                                                ? London.show(LocalDate.parse(f.get("effectiveOn")))
                                                : "day not known",
                                        Boolean.parseBoolean(f.get("evidenced")) ? "" : ", not proved"));
        facts = facts.row(
                "The provider is",
                LegalForm.valueOf(f.getOrDefault("form", "COMPANY")).words());
        facts = facts.row(
                "Registered with CQC for this",
                DecisionWords.answer(Answer.valueOf(f.getOrDefault("registered", "NOT_KNOWN"))));
        facts = facts.row(
                "The service is",
                ServiceState.valueOf(f.getOrDefault("state", "UNKNOWN")).words());
        facts = facts.row(
                "Of the regulated activity",
                switch (f.getOrDefault("extent", "")) {
                    case "WHOLE" -> "The whole";
                    case "PART" -> "A part";
                    default -> "Not known";
                });
        facts = facts.row(
                "Unable to carry on since",
                f.containsKey("unableSince") ? London.show(LocalDate.parse(f.get("unableSince"))) : "Not known");
        if (t.dutyFrom() != null) {
            facts = facts.row("The duty runs from", London.show(t.dutyFrom()));
        }
        for (var source : t.sources().entrySet()) {
            facts = facts.row(
                    switch (source.getKey()) {
                        case "event" -> "Source for the event";
                        case "registered" -> "Source for the registration";
                        default -> "Source for the state of the service";
                    },
                    source.getValue());
        }
        return facts;
    }

    static DataTable findings(List<Finding> findings) {
        return DataTable.of("findings", "What was looked at")
                .columns("Question", "Answer", "Authority")
                .rows(findings.stream()
                        .map(f -> DataTable.Row.of(f.question(), DecisionWords.answer(f.answer()), f.authority()))
                        .toList());
    }

    static SummaryList decision(Decision d, String words) {
        var list = SummaryList.of().row("Decided", words);
        if (d.exercised() != null) {
            list = list.row("The power", d.exercised() ? "Is used" : "Is not used");
        }
        list = list.row("Reasons", d.reasons());
        if (d.differsBecause() != null) {
            list = list.row("Differs from the test because", d.differsBecause());
        }
        return list.row("By", "%s, %s".formatted(d.by(), d.postName())).row("On", London.show(d.at()));
    }
}
