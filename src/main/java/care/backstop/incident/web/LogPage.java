package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.LogEntry;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The timeline of an incident. */
public record LogPage(
        Room room,
        String base,
        List<Line> lines,
        @Nullable LogKind kind,
        String words,
        boolean mayWrite,
        @Nullable String earlier,
        @Nullable String later,
        Map<String, String> typed,
        Errors errors) {

    /** How many entries one page shows. */
    public static final int SIZE = 50;

    /**
     * One entry.
     *
     * @param entered when it was written down, if that was not at once
     */
    public record Line(
            long number,
            String kind,
            String when,
            String instant,
            @Nullable String entered,
            String by,
            String text,
            @Nullable Long corrects,
            @Nullable Long correctedBy) {

        static Line of(LogEntry e) {
            boolean late = e.enteredAt().isAfter(e.happenedAt().plusSeconds(60));
            return new Line(
                    e.number(),
                    e.kind().words(),
                    London.show(e.happenedAt()),
                    e.happenedAt().toString(),
                    late ? London.show(e.enteredAt()) : null,
                    e.by() + ", " + e.postName(),
                    e.text(),
                    e.corrects(),
                    e.correctedBy());
        }
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
