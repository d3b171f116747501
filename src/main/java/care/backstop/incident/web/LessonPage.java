package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.govuk.Timeline;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.Lesson.LeadsTo;
import care.backstop.incident.usecase.LearnLessons;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One lesson, and what was done about it.
 *
 * @param procedure where the procedure is changed because of it, or null when it leads elsewhere
 */
public record LessonPage(
        Room room,
        String base,
        String action,
        Lesson lesson,
        Tag tag,
        SummaryList facts,
        Timeline steps,
        @Nullable String procedure,
        List<Option> owners,
        List<Option> procedures,
        boolean mayWrite,
        boolean stale,
        Map<String, String> typed,
        Errors errors) {

    static LessonPage of(
            Room room,
            LearnLessons.Followed followed,
            List<Option> owners,
            List<Option> procedures,
            boolean mayWrite,
            boolean mayChangeProcedures,
            boolean stale,
            Map<String, String> typed,
            Errors errors,
            Instant now) {
        var l = followed.lesson();
        var facts = SummaryList.of()
                .row("Who follows it up", l.owner().name() + ", " + l.owner().agency())
                .row("By", London.show(l.dueOn()))
                .row("Leads to", leadsTo(l))
                .row("Written down", "%s, %s".formatted(l.recordedBy(), London.show(l.recordedAt())));
        if (l.outcome() != null) {
            facts = facts.row("What came of it", l.outcome());
        }
        var base = "/incidents/" + l.incident();
        return new LessonPage(
                room,
                base,
                LessonTable.path(l),
                l,
                LessonTable.tag(l, now),
                facts,
                Timeline.of(followed.steps().stream()
                                .map(s -> Timeline.Event.of(s.what().words(), s.by(), London.show(s.at()))
                                        .instant(s.at().toString())
                                        .text(Text.of(s.text())))
                                .toList())
                        .headingLevel(3),
                procedure(l, mayChangeProcedures),
                owners,
                procedures,
                mayWrite,
                stale,
                typed,
                errors);
    }

    private static String leadsTo(Lesson l) {
        return l.leadsTo().words()
                + (l.template() == null ? "" : ": " + l.template() + (l.line() == null ? "" : ", action " + l.line()));
    }

    private static @Nullable String procedure(Lesson l, boolean may) {
        if (!may || !l.open() || l.leadsTo() != LeadsTo.TEMPLATE || l.template() == null) {
            return null;
        }
        var path = ProceduresPage.PATH + "/" + l.template();
        return l.line() == null ? path : "%s/lines/%s?lesson=%s".formatted(path, l.line(), l.id());
    }

    /** What was typed, or what stands now. */
    public String value(String field) {
        var value = typed.get(field);
        if (value != null) {
            return value;
        }
        return switch (field) {
            case "owner" ->
                lesson.owner().post() == null ? "" : lesson.owner().post().toString();
            case "name" -> lesson.owner().post() == null ? lesson.owner().name() : "";
            case "agency" -> lesson.owner().post() == null ? lesson.owner().agency() : "";
            case "dueOn" -> lesson.dueOn().toString();
            case "leadsTo" -> lesson.leadsTo().name();
            case "template" -> lesson.template() == null ? "" : lesson.template();
            case "line" -> lesson.line() == null ? "" : lesson.line();
            default -> "";
        };
    }

    /** What was typed into the form of this step. */
    public String text(String step) {
        return step.equals(typed.get("step")) ? typed.getOrDefault("text", "") : "";
    }

    public @Nullable String error(String step) {
        return step.equals(typed.get("step")) ? errors.on("text") : null;
    }

    public List<Option> leadsTo() {
        return Arrays.stream(LeadsTo.values())
                .map(l -> Option.of(l.name(), l.words()))
                .toList();
    }

    public String key() {
        return UUID.randomUUID().toString();
    }
}
