package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.ReviewSent;
import care.backstop.incident.usecase.HoldDebrief;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an incident taught: the debrief, lessons, how the exit went, the safeguarding adults board. */
public record LearningPage(
        Room room,
        String base,
        boolean mayWrite,
        boolean mayClose,
        boolean mandatory,
        boolean isHeld,
        Tag state,
        String debrief,
        List<Meeting> meetings,
        List<String> questions,
        @Nullable String leftOut,
        DataTable lessons,
        boolean mayConfirmNone,
        @Nullable String noLessons,
        DataTable scores,
        @Nullable String referral,
        DataTable sent,
        List<Option> owners,
        List<Option> procedures,
        Map<String, String> typed,
        Errors errors) {

    static LearningPage of(
            Room room,
            HoldDebrief.Standing s,
            List<Lesson> lessons,
            List<Option> owners,
            List<Option> procedures,
            boolean mayWrite,
            boolean mayClose,
            Map<String, String> typed,
            Errors errors,
            Instant now) {
        var base = "/incidents/" + room.incident();
        var leftOut = s.leftOut();
        var noLessons = s.noLessons();
        var referral = s.referral();
        return new LearningPage(
                room,
                base,
                mayWrite,
                mayClose,
                s.mandatory(),
                s.held().isPresent(),
                state(s),
                debrief(s),
                s.meetings(),
                s.questions(),
                leftOut == null
                        ? null
                        : "%s (%s), %s: %s"
                                .formatted(
                                        leftOut.by(), leftOut.postName(), London.show(leftOut.at()), leftOut.because()),
                LessonTable.of(lessons, base + "/learning/lessons.csv", now, false),
                s.held().isPresent() && lessons.isEmpty() && noLessons == null,
                noLessons == null
                        ? null
                        : "%s confirmed on %s that it taught nothing new: %s"
                                .formatted(noLessons.by(), London.show(noLessons.at()), noLessons.because()),
                DataTable.of("scores", "How the exit went")
                        .hideCaption()
                        .columns(
                                "When",
                                "Continuity",
                                "Consultation",
                                "Communication and planning",
                                "What it rests on",
                                "Who")
                        .rows(s.scores().stream()
                                .map(x -> DataTable.Row.of(
                                        London.show(x.at()),
                                        Integer.toString(x.continuity()),
                                        Integer.toString(x.consultation()),
                                        Integer.toString(x.planning()),
                                        x.because(),
                                        x.by()))
                                .toList())
                        .csv(base + "/learning/scores.csv")
                        .empty("Nobody has scored it yet."),
                referral == null
                        ? null
                        : "%s%s, decided by %s on %s: %s"
                                .formatted(
                                        referral.answer() ? "Referred" : "Not referred",
                                        referral.on() == null ? "" : " on " + London.show(referral.on()),
                                        referral.by(),
                                        London.show(referral.at()),
                                        referral.because()),
                DataTable.of("sent", "Who was sent the review report")
                        .columns("Who", "What they are", "Sent on", "Recorded by")
                        .rows(s.sent().stream()
                                .map(x -> DataTable.Row.of(
                                        x.name(), x.kind().words(), London.show(x.sentOn()), x.recordedBy()))
                                .toList())
                        .csv(base + "/learning/sent.csv")
                        .empty("It has been sent to nobody yet."),
                owners,
                procedures,
                typed,
                errors);
    }

    private static Tag state(HoldDebrief.Standing s) {
        if (s.held().isPresent()) {
            return Tag.good("Held");
        }
        if (s.leftOut() != null) {
            return Tag.waiting("Left out");
        }
        if (s.late()) {
            return Tag.urgent("Late");
        }
        return s.planned().isPresent()
                ? Tag.active("Planned")
                : s.mandatory() ? Tag.soon("To be held") : Tag.waiting("May be held");
    }

    private static String debrief(HoldDebrief.Standing s) {
        var due = s.dueOn();
        return (s.mandatory()
                        ? "The council's procedure demands a debrief after every incident. "
                        : "The council's procedure lets a debrief be left out with a reason. ")
                + (due == null
                        ? "It is due 28 days after the last person is settled (default, unconfirmed)."
                        : "It is due by the end of %s, 28 days after the last person was settled (default, unconfirmed)."
                                .formatted(London.show(due)));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public List<Option> leadsTo() {
        return Arrays.stream(Lesson.LeadsTo.values())
                .map(l -> Option.of(l.name(), l.words()))
                .toList();
    }

    public List<Option> kinds() {
        return Arrays.stream(ReviewSent.To.values())
                .map(k -> Option.of(k.name(), k.words()))
                .toList();
    }

    /** A debrief as a line. */
    public String line(Meeting m) {
        return m.heldAt() == null
                ? "Planned for %s, %s".formatted(London.show(m.scheduledAt()), m.place())
                : "Held on %s, minutes %s"
                        .formatted(London.show(m.heldAt()), m.approvedAt() == null ? "not approved" : "approved");
    }

    public String key() {
        return UUID.randomUUID().toString();
    }
}
