package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who had been told of an incident and has to be told that it is stood down, or stands again.
 *
 * @param name who it is; null for a person the incident affects
 * @param person the person, or null
 * @param letter the letter that tells them, or null where somebody has to
 * @param before how they knew of it
 * @param toldAt when they were told, or null while they have not been
 */
public record ToTell(
        UUID id,
        UUID standDown,
        News news,
        Who who,
        @Nullable String name,
        @Nullable String agency,
        @Nullable UUID person,
        @Nullable UUID letter,
        String before,
        @Nullable Instant toldAt,
        @Nullable String toldHow,
        @Nullable String toldBy,
        @Nullable Instant withdrawnAt) {

    /** What they have to be told. */
    public enum News {
        STOOD_DOWN("Stood down"),
        STANDS_AGAIN("Stands again");

        private final String words;

        News(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What they are to the incident. */
    public enum Who {
        NOTIFIER("Told us"),
        CHECKED_WITH("Was asked whether it is true"),
        GROUP("Group"),
        TEAM("Emergency team"),
        READ_MINUTES("Has minutes"),
        ACTION_OWNER("Has an action"),
        ASKED("Was asked for something"),
        BODY("Council, NHS or other body"),
        PLANNER("Emergency planning"),
        LETTER("Had a letter"),
        OFFICE_HOLDER("Office-holder"),
        CONTACT("Contact"),
        MEMBER("Works in this incident"),
        PERSON("Person affected");

        private final String words;

        Who(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Still to be told. */
    public boolean open() {
        return toldAt == null && withdrawnAt == null;
    }
}
