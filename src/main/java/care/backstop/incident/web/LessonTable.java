package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Lesson;
import care.backstop.kernel.London;
import care.backstop.kernel.sheet.CsvTable;
import java.time.Instant;
import java.util.List;

/** Lessons as a table, on a page and as a file. */
final class LessonTable {

    static final CsvTable<Lesson> CSV = CsvTable.<Lesson>named("lessons")
            .column("incident", Lesson::incidentName)
            .column("number", Lesson::number)
            .column("lesson", Lesson::text)
            .column("leads_to", l -> l.leadsTo().words())
            .column("procedure", Lesson::template)
            .column("action", Lesson::line)
            .column("owner", l -> l.owner().name())
            .column("agency", l -> l.owner().agency())
            .column("due_on", Lesson::dueOn)
            .column("state", l -> l.state().words())
            .column("outcome", Lesson::outcome)
            .column("edition", Lesson::edition)
            .column("settled_at", Lesson::settledAt)
            .column("recorded_at", Lesson::recordedAt)
            .column("recorded_by", Lesson::recordedBy);

    static DataTable of(List<Lesson> lessons, String csv, Instant now, boolean ofCouncil) {
        return DataTable.of("lessons", "Lessons")
                .hideCaption()
                .columns(
                        ofCouncil ? "Lesson" : "No. and lesson",
                        ofCouncil ? "Incident" : "Leads to",
                        "Who",
                        "By",
                        "State")
                .rows(lessons.stream().map(l -> row(l, now, ofCouncil)).toList())
                .csv(csv)
                .empty("No lesson has been written down yet.");
    }

    private static DataTable.Row row(Lesson l, Instant now, boolean ofCouncil) {
        var href = path(l);
        var words = ofCouncil ? l.text() : l.number() + ". " + l.text();
        return DataTable.Row.of(
                ofCouncil && l.incidentName() == null ? Cell.of(words) : Cell.of(Tags.link(words, href)),
                Cell.of(
                        !ofCouncil
                                ? l.leadsTo().words()
                                : l.incidentName() == null ? "One you are not in" : l.incidentName()),
                Cell.of(l.owner().name() + ", " + l.owner().agency()),
                Cell.of(London.show(l.dueOn())),
                Cell.of(Tags.content(tag(l, now))));
    }

    static String path(Lesson l) {
        return "/incidents/%s/learning/lessons/%s".formatted(l.incident(), l.id());
    }

    static Tag tag(Lesson l, Instant now) {
        if (l.late(now)) {
            return Tag.urgent("Late");
        }
        return switch (l.state()) {
            case OPEN -> Tag.active("Open");
            case DONE -> Tag.good("Done");
            case DROPPED -> Tag.waiting("Not followed");
        };
    }

    private LessonTable() {}
}
