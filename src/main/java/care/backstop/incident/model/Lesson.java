package care.backstop.incident.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an incident taught, and who does something about it.
 *
 * @param incidentName null for whoever was not in the incident
 * @param template the procedure that is to change, and {@code line} the action of it, where it leads there
 * @param edition the edition of the procedure that came of it
 * @param dueAt from when on it is late
 * @param outcome what came of it, once it is settled
 */
public record Lesson(
        UUID id,
        UUID incident,
        @Nullable String incidentName,
        int number,
        String text,
        LeadsTo leadsTo,
        @Nullable String template,
        @Nullable String line,
        Owner owner,
        LocalDate dueOn,
        Instant dueAt,
        State state,
        @Nullable String outcome,
        @Nullable Integer edition,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        Instant recordedAt,
        String recordedBy,
        int version) {

    /** What changes because of it. */
    public enum LeadsTo {
        TEMPLATE("A line of a procedure"),
        SETTING("A setting of the council"),
        TRAINING("Training"),
        CONTRACT("A contract"),
        GUIDANCE("Guidance or a form"),
        SYSTEM("A computer system"),
        OTHER("Something else");

        private final String words;

        LeadsTo(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How far it has come. */
    public enum State {
        OPEN("Open"),
        DONE("Done"),
        DROPPED("Not followed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Whoever does it, by post where they have one here. */
    public record Owner(@Nullable UUID post, String name, String agency) {}

    /** Something that was done about it. */
    public record Step(What what, String text, Instant at, String by) {}

    /** What can be done about it. */
    public enum What {
        CHANGED("Changed"),
        CHASED("Chased"),
        SHARED("Shared with others"),
        DONE("Done"),
        DROPPED("Not followed"),
        REOPENED("Taken up again");

        private final String words;

        What(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public boolean open() {
        return state == State.OPEN;
    }

    public boolean late(Instant now) {
        return open() && !now.isBefore(dueAt);
    }
}
