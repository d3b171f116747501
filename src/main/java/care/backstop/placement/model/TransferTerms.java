package care.backstop.placement.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a group passes to another provider, with which workers, and who has agreed. */
public record TransferTerms(
        @Nullable LocalDate consultedFrom,
        @Nullable LocalDate consultedUntil,
        @Nullable LocalDate effectiveOn,
        List<Staff> staff,
        List<Consent> consents) {

    /**
     * Workers of one job.
     *
     * @param minutes of all of them in a week
     * @param coming how many pass over; null while they have not been asked
     */
    public record Staff(
            String job,
            int number,
            int minutes,
            @Nullable Integer coming,
            @Nullable Integer comingMinutes) {}

    /** Whether a party has agreed. */
    public enum Said {
        ASKED("Asked"),
        YES("Agrees"),
        NO("Does not agree");

        private final String words;

        Said(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A party that has to agree.
     *
     * @param name who spoke for it; null while it has only been asked
     */
    public record Consent(
            TransferParty party, Said answer, @Nullable String name) {}

    public TransferTerms {
        staff = List.copyOf(staff);
        consents = List.copyOf(consents);
    }
}
