package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Matter;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Risks, issues, complaints and the like as they stand. */
public record MattersPage(Room room, String base, DataTable table, boolean mayWrite) {

    static MattersPage of(Room room, String base, List<Matter> matters, boolean mayWrite, Instant now) {
        return new MattersPage(
                room,
                base,
                DataTable.of("matters", "Risks, issues, complaints and disputes")
                        .hideCaption()
                        .columns("What", "Type", "Whose", "Score", "Look at it by", "State")
                        .rows(matters.stream().map(m -> row(m, base, now)).toList())
                        .csv(base + "/matters.csv")
                        .empty("Nothing of this kind has been entered yet."),
                mayWrite);
    }

    private static DataTable.Row row(Matter m, String base, Instant now) {
        var score = m.score();
        return DataTable.Row.of(
                Cell.of(Tags.link(m.text(), base + "/" + m.number())),
                Cell.of(m.kind().words()),
                Cell.of(m.owner()),
                Cell.of(score == null ? "" : score(score)),
                Cell.of(due(m)),
                Cell.of(Tags.content(tag(m, now))));
    }

    static Tag tag(Matter m, Instant now) {
        if (!m.open()) {
            return Tag.good("Closed");
        }
        return m.late(now) ? Tag.urgent("Overdue") : Tag.active("Open");
    }

    /** {@code 20, high}; the bands are ours: to 5 low, to 12 medium. */
    static String score(int score) {
        return score + (score <= 5 ? ", low" : score <= 12 ? ", medium" : ", high");
    }

    /** The last day, or the hour where it is one. */
    static String due(Matter m) {
        @Nullable Instant due = m.dueAt();
        if (due == null) {
            return "";
        }
        return due.atZone(London.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT)
                ? London.show(London.day(due.minusMillis(1)))
                : London.show(due);
    }
}
