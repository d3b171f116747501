package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Timeline;
import care.backstop.incident.model.DutyEnd;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.usecase.ReadThen;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An incident, or one person in it, as it was known at a minute gone by. */
public record ThenPage(
        Room room,
        String action,
        String about,
        String at,
        String shown,
        SummaryList facts,
        List<Determination> determinations,
        @Nullable DataTable trading,
        Timeline entries,
        Errors errors) {

    /** What a test had answered, and what had been decided on it. */
    public record Determination(
            String heading,
            String explanation,
            SummaryList facts,
            DataTable findings,
            @Nullable SummaryList decision,
            String tested) {}

    static ThenPage of(Room room, ReadThen.Then then, Map<String, String> eventWords, Errors errors) {
        var facts = SummaryList.of();
        if (!then.opened()) {
            facts = facts.row("The incident", "Had not been opened here yet");
        }
        var closing = then.closing();
        facts = facts.row("How true it was", then.standing().words())
                .row("Who had it", then.lead() == null ? "Nobody had acknowledged it" : then.lead())
                .row(
                        "Closing date",
                        closing == null
                                ? "None recorded"
                                : "%s, from %s, recorded by %s on %s"
                                        .formatted(
                                                closing.endsOn() == null ? "Not known" : London.show(closing.endsOn()),
                                                closing.source(),
                                                closing.by(),
                                                London.show(closing.recordedAt())))
                .row("People with an open duty under section 48", Integer.toString(then.openDuties()));
        for (var result : then.results().entrySet()) {
            facts = facts.row(DecisionWords.person(result.getKey()), "%,d people".formatted(result.getValue()));
        }
        for (var v : then.verifications()) {
            facts = facts.row(
                    "Checked " + London.show(v.at()),
                    "%s: %s, %s%s"
                            .formatted(
                                    v.standing().words(),
                                    v.withWhom(),
                                    v.how(),
                                    v.note() == null ? "" : ". " + v.note()));
        }
        return new ThenPage(
                room,
                "/incidents/" + room.incident() + "/then",
                "this incident",
                Typed.local(then.at()),
                London.show(then.at()),
                facts,
                then.tests().stream().map(t -> determination(t, eventWords)).toList(),
                then.trading().isEmpty()
                        ? null
                        : DataTable.of("trading", "Trading on: daily records made by then")
                                .columns("Day", "What followed", "Recorded")
                                .rows(then.trading().stream()
                                        .map(r -> DataTable.Row.of(
                                                London.show(r.day()),
                                                r.result().words() + ". " + r.explanation(),
                                                "%s, %s".formatted(London.show(r.recordedAt()), r.recordedBy())))
                                        .toList())
                                .csvFrom(Href.of("/incidents/" + room.incident() + "/then")
                                        .with("at", Typed.local(then.at()))),
                Timeline.of(then.log().stream()
                                .map(e -> Timeline.Event.of(e.kind().words(), e.by(), London.show(e.enteredAt()))
                                        .instant(e.enteredAt().toString())
                                        .text(care.backstop.govuk.Text.of(e.text())))
                                .toList())
                        .headingLevel(3),
                errors);
    }

    static ThenPage of(Room room, ReadThen.PersonThen then, Errors errors) {
        var facts = SummaryList.of();
        for (var end : then.ends()) {
            facts = facts.row("Ended " + London.show(end.endedAt()), ended(end));
        }
        if (then.tests().isEmpty()) {
            facts = facts.row("Duty test", "Had not been run for this person yet");
        }
        return new ThenPage(
                room,
                "/incidents/%s/then/people/%s"
                        .formatted(room.incident(), then.person().id()),
                then.person().called(),
                Typed.local(then.at()),
                London.show(then.at()),
                facts,
                then.tests().stream().map(ThenPage::determination).toList(),
                null,
                Timeline.of(List.of()),
                errors);
    }

    private static String ended(DutyEnd end) {
        return "%s. %s Recorded by %s on %s"
                .formatted(end.arrangement(), end.reasons(), end.by(), London.show(end.recordedAt()));
    }

    private static Determination determination(ServiceTest t, Map<String, String> eventWords) {
        return new Determination(
                "%s: %s (%s)".formatted(t.locationName(), DecisionWords.service(t.result()), t.row()),
                t.explanation(),
                TestedPage.facts(t, eventWords),
                TestedPage.findings(t.findings()),
                t.decision() == null
                        ? null
                        : TestedPage.decision(
                                t.decision(), DecisionWords.service(t.decision().decided())),
                "Tested by %s on %s. Rule: %s.".formatted(t.testedBy(), London.show(t.testedAt()), t.ruleVersion()));
    }

    private static Determination determination(PersonTest t) {
        return new Determination(
                "%s (%s)".formatted(DecisionWords.person(t.result()), t.row()),
                DecisionWords.response(t.response()) + ".",
                facts(t),
                TestedPage.findings(t.findings()),
                t.decision() == null
                        ? null
                        : TestedPage.decision(
                                t.decision(), DecisionWords.person(t.decision().decided())),
                "Tested by %s on %s. Rule: %s.".formatted(t.testedBy(), London.show(t.testedAt()), t.ruleVersion()));
    }

    /** What was entered for a person, each input by its question. */
    static SummaryList facts(PersonTest t) {
        var asked = new ArrayList<Map.Entry<String, String>>();
        asked.add(Map.entry("service", "The service"));
        asked.add(Map.entry("nhs", "NHS pays for all of the care"));
        asked.add(Map.entry("metHere", "Looked after here just before it stopped"));
        asked.add(Map.entry("owedS18", "A duty was owed already"));
        asked.add(Map.entry("ownArrangement", "The provider's own arrangement is good"));
        asked.add(Map.entry("urgency", "How urgent"));
        var facts = SummaryList.of();
        for (var fact : asked) {
            var said = t.facts().getOrDefault(fact.getKey(), "NOT_KNOWN");
            facts = facts.row(
                    fact.getValue(),
                    switch (fact.getKey()) {
                        case "service" -> said.equals("NOT_KNOWN") ? "Not known" : DecisionWords.service(said);
                        case "urgency" -> DecisionWords.urgency(t);
                        default -> DecisionWords.answer(care.backstop.kernel.Answer.valueOf(said));
                    });
        }
        return facts;
    }
}
