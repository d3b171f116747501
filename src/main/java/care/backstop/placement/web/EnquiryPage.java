package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Field;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.EnquiryAnswer;
import care.backstop.placement.store.Enquiries.Question;
import care.backstop.placement.usecase.AskProvider.One;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One provider that was asked: what it sees, what it said and what it wants to know. */
public record EnquiryPage(
        Room room,
        String self,
        String called,
        String location,
        String options,
        SummaryList standing,
        SummaryList profile,
        @Nullable SummaryList questions,
        List<Question> open,
        boolean mayAnswer,
        boolean mayWithdraw,
        boolean mayHold,
        @Nullable String choose,
        SaidFields fields) {

    static EnquiryPage of(One one, boolean mayWrite, Errors errors, Map<String, String> typed) {
        var e = one.enquiry();
        var base = "/incidents/" + one.room().incident();
        var standing = SummaryList.of()
                .row("Asked", "%s, on %s by %s".formatted(e.askedOf(), London.show(e.askedAt()), e.byName()))
                .row("The link works until", London.show(e.expiresAt()))
                .row("Answer", e.state(one.now()));
        if (e.answeredAt() != null) {
            standing = standing.row(
                    "Who answered",
                    "%s, %s, on %s"
                            .formatted(
                                    e.answeredBy(),
                                    Boolean.TRUE.equals(e.byLink()) ? "by the link" : "written down by an officer",
                                    London.show(e.answeredAt())));
        }
        if (e.room() != null && e.freeFrom() != null) {
            standing = standing.row("The place", e.room())
                    .row("What it costs a week", Words.pounds(e.fee()))
                    .row("From", London.show(e.freeFrom()));
        }
        if (e.reasonCode() != null) {
            standing = standing.row(
                    "Why there is none", e.reasonCode().words() + (e.reason() == null ? "" : ": " + e.reason()));
        }
        if (e.heldUntil() != null) {
            standing =
                    standing.row("Kept", (e.holds(one.now()) ? "Until " : "Ran out on ") + London.show(e.heldUntil()));
        }
        standing = standing.row(
                "Who the person is",
                one.known() ? "The provider sees it: its place was chosen" : "The provider does not see it");
        var profile = SummaryList.of();
        for (var line : one.profile()) {
            profile = profile.row(line.label(), line.words());
        }
        boolean ended = e.answer() == EnquiryAnswer.WITHDRAWN || e.answer() == EnquiryAnswer.REFUSED;
        return new EnquiryPage(
                one.room(),
                base + "/enquiries/" + e.id(),
                one.person().called(),
                e.locationName(),
                base + "/people/" + e.person() + "/options",
                standing,
                profile,
                one.questions().isEmpty() ? null : questions(one.questions()),
                one.questions().stream().filter(q -> q.answer() == null).toList(),
                mayWrite && !ended,
                mayWrite && !ended,
                e.heldUntil() == null,
                mayWrite
                                && e.answer() == EnquiryAnswer.WILLING
                                && !one.known()
                                && one.person().status().open()
                        ? base + "/people/" + e.person() + "/choice?location=" + e.location()
                        : null,
                new SaidFields(errors, typed));
    }

    /** Where a question is answered; the one that was answered wrongly, or the first, is where the error leads. */
    public Textarea answer(Question question) {
        var typed = fields.value("question");
        boolean here = typed == null
                ? question.equals(open.getFirst())
                : typed.equals(question.id().toString());
        var field = Field.of("answer", "Answer: " + question.question());
        var area =
                Textarea.of(here ? field : field.id("answer-" + question.id())).rows(2);
        return here ? area.value(fields.value("answer")).error(fields.errors().on("answer")) : area;
    }

    static SummaryList questions(List<Question> questions) {
        var list = SummaryList.of();
        for (var q : questions) {
            list = list.row(
                    q.question(),
                    q.answer() == null || q.answeredAt() == null
                            ? "Not answered yet. Asked on " + London.show(q.askedAt())
                            : q.answer() + " (" + London.show(q.answeredAt()) + ")");
        }
        return list;
    }
}
