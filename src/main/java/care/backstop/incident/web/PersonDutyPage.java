package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.SummaryList;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.rules.ArrangedBy;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.TwoResults;
import care.backstop.incident.usecase.ReadDecisions;
import care.backstop.incident.usecase.TestPersonDuty;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.people.UrgencyView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is owed to one person: facts, test, decision, and everything before. */
public record PersonDutyPage(
        Room room,
        String base,
        String called,
        String personHref,
        @Nullable PersonTest test,
        String result,
        String response,
        @Nullable SummaryList both,
        SummaryList known,
        @Nullable DataTable findings,
        @Nullable SummaryList decision,
        boolean mayTest,
        boolean mayDecide,
        List<Option> results,
        List<Option> arrangers,
        List<String> past,
        @Nullable SummaryList covers,
        boolean mayCover,
        @Nullable SummaryList ended,
        boolean mayEnd,
        @Nullable String paper,
        String then,
        Map<String, String> typed,
        Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static PersonDutyPage of(
            Room room,
            ReadDecisions.One one,
            boolean mayTest,
            boolean mayDecide,
            @Nullable Map<String, String> typed,
            Errors errors) {
        var test = one.tests().isEmpty() ? null : one.tests().getFirst();
        var decision = test == null ? null : test.decision();
        var known = SummaryList.of()
                .row("NHS pays for all of the care", test == null ? "Worked out from who pays" : yes(test, "nhs"))
                .row(SummaryList.Row.of("How urgent", urgent(test, one.urgency()))
                        .action(
                                "Judge",
                                "/incidents/%s/people/%s"
                                        .formatted(room.incident(), one.person().id()),
                                "how urgent it is"));
        var payer = test == null ? null : test.facts().get("payer");
        if (payer != null) {
            known = known.row(
                    "Who pays the direct payment",
                    payer.equals(TestPersonDuty.UNKNOWN_PAYER)
                            ? "Not known. Find out which council or trust; what is owed is the same"
                            : payer);
        }
        return new PersonDutyPage(
                room,
                "/incidents/%s/decisions/people/%s"
                        .formatted(room.incident(), one.person().id()),
                one.person().called(),
                "/incidents/%s/people/%s"
                        .formatted(room.incident(), one.person().id()),
                test,
                test == null ? "" : DecisionWords.person(test.result()),
                test == null ? "" : DecisionWords.response(test, one.terms()),
                test == null ? null : both(test),
                known,
                test == null ? null : TestedPage.findings(test.findings()),
                decision == null ? null : TestedPage.decision(decision, DecisionWords.person(decision.decided())),
                mayTest && !one.services().isEmpty(),
                mayDecide && test != null && decision == null,
                Arrays.stream(PersonDuty.Result.values())
                        .filter(r -> r != PersonDuty.Result.PENDING)
                        .map(r -> Option.of(r.name(), r.words()))
                        .toList(),
                Arrays.stream(ArrangedBy.values())
                        .map(a -> Option.of(a.name(), a.words()))
                        .toList(),
                one.tests().stream().skip(1).map(PersonDutyPage::past).toList(),
                covers(one),
                mayDecide,
                ended(one),
                mayDecide && one.open() != null,
                test == null
                        ? null
                        : "/incidents/%s/decisions/people/%s/tests/%s/paper"
                                .formatted(room.incident(), one.person().id(), test.id()),
                "/incidents/%s/then/people/%s"
                        .formatted(room.incident(), one.person().id()),
                typed == null ? form(test) : typed,
                errors);
    }

    /** Two questions with one answer each: as decided, or as the test advises. */
    private static SummaryList both(PersonTest test) {
        var decision = test.decision();
        var both = TwoResults.of(PersonDuty.Result.valueOf(decision == null ? test.result() : decision.decided()));
        return SummaryList.of()
                .row(
                        "Temporary duty after a business failure (Care Act 2014 s 48)",
                        both.temporaryDuty().words())
                .row(
                        "Another duty or power (Care Act 2014 ss 18 and 19)",
                        both.otherPower().words());
    }

    /** What the test went by; with how soon and how bad where the reader may know it. */
    private static String urgent(@Nullable PersonTest test, @Nullable UrgencyView judged) {
        var words = test == null ? "Not asked yet" : DecisionWords.urgency(test);
        return judged == null || judged.howSoon() == null || judged.howBad() == null
                ? words
                : "%s. How soon: %s. How bad: %s. Judged on %s by %s"
                        .formatted(
                                words,
                                judged.howSoon(),
                                judged.howBad(),
                                London.show(judged.judgedAt()),
                                judged.byName());
    }

    private static @Nullable SummaryList covers(ReadDecisions.One one) {
        if (one.covers().isEmpty()) {
            return null;
        }
        var list = SummaryList.of();
        for (var cover : one.covers()) {
            list = list.row(
                    "Looked at again on " + London.show(cover.reviewOn()),
                    "%s. Put in by %s, %s, on %s"
                            .formatted(
                                    cover.cover(),
                                    cover.startedBy(),
                                    cover.postName(),
                                    London.show(cover.startedAt())));
        }
        return list;
    }

    private static @Nullable SummaryList ended(ReadDecisions.One one) {
        if (one.ends().isEmpty()) {
            return null;
        }
        var list = SummaryList.of();
        for (var end : one.ends()) {
            list = list.row(
                    "Ended " + London.show(end.endedAt()),
                    "%s. %s Recorded by %s, %s, on %s"
                            .formatted(
                                    end.arrangement(),
                                    end.reasons(),
                                    end.by(),
                                    end.postName(),
                                    London.show(end.recordedAt())));
        }
        return list;
    }

    private static String past(PersonTest t) {
        var d = t.decision();
        return "%s: %s, %s, by %s%s"
                .formatted(
                        London.show(t.testedAt()),
                        t.row(),
                        DecisionWords.person(t.result()),
                        t.testedBy(),
                        d == null ? "" : ". Decided by %s: %s".formatted(d.by(), DecisionWords.person(d.decided())));
    }

    private static String yes(PersonTest t, String fact) {
        return DecisionWords.answer(
                care.backstop.kernel.Answer.valueOf(t.facts().getOrDefault(fact, "NOT_KNOWN")));
    }

    private static Map<String, String> form(@Nullable PersonTest test) {
        var form = new LinkedHashMap<String, String>();
        for (var fact : List.of("metHere", "owedS18", "ownArrangement")) {
            form.put(fact, test == null ? "NOT_KNOWN" : test.facts().getOrDefault(fact, "NOT_KNOWN"));
        }
        form.put("arrangedBy", test == null ? "" : test.facts().getOrDefault("arrangedBy", ""));
        return form;
    }
}
