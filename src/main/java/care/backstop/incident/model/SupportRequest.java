package care.backstop.incident.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hours asked of another team while several incidents run, and what it answered. */
public record SupportRequest(
        UUID id,
        Team team,
        int weeklyMinutes,
        LocalDate fromOn,
        @Nullable LocalDate untilOn,
        String purpose,
        Instant askedAt,
        String askedBy,
        String postName,
        @Nullable Reply reply,
        int version) {

    /** Who can be asked (Lancashire 3.10). */
    public enum Team {
        ADULT_CARE("Adult care"),
        LEARNING_DISABILITY("Learning disability and autism"),
        SAFEGUARDING("Safeguarding");

        private final String words;

        Team(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What a team may answer. */
    public enum Answer {
        GIVEN("All of it"),
        PARTLY("Part of it"),
        REFUSED("None of it");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What the team answered. */
    public record Reply(
            Answer answer, int weeklyMinutes, @Nullable String note, String by, Instant at, String recordedBy) {}

    /** As people say it: {@code 37.5 hours a week}. */
    public static String hours(int minutes) {
        return minutes == 60 ? "1 hour a week" : HandBack.hours(minutes) + " hours a week";
    }
}
