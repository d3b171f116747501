package care.backstop.incident.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question about a failure, the possible answers side by side, and what was chosen. */
public record Appraisal(
        UUID id,
        String question,
        Instant openedAt,
        String openedBy,
        List<Option> options,
        @Nullable Choice choice) {

    /** Kinds of answers. */
    public enum Kind {
        RESCUE("Rescue: keep the provider going"),
        MANAGED_TRANSFER("Managed transfer to another provider"),
        INTERIM_SUPPORT("Interim support until it is clear"),
        CLOSURE("Closure, and a new place for each person"),
        OTHER("Something else");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How risky an answer is for the people. */
    public enum Risk {
        LOW("Low"),
        MEDIUM("Medium"),
        HIGH("High"),
        VERY_HIGH("Very high"),
        NOT_KNOWN("Not known");

        private final String words;

        Risk(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The principles of intervention that a closure plan is held against (Lancashire 2.1). */
    public enum Principle {
        SAFETY("Safety of the people"),
        NEEDS_AND_VIEWS("Each person's needs and views"),
        OTHERS_VIEWS("The views of carers, relatives and advocates"),
        DIGNITY("Dignity"),
        CONTINUITY("Continuity of care"),
        EMPLOYER_DUTIES("The provider's duties as employer"),
        WORKFORCE("Working together to keep the workforce");

        private final String words;

        Principle(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One possible answer. Null numbers are not known, never nothing.
     *
     * @param principles what shows that each principle is met
     */
    public record Option(
            UUID id,
            Kind kind,
            String words,
            @Nullable Integer people,
            @Nullable Long costPence,
            @Nullable Integer days,
            Risk risk,
            @Nullable String riskBecause,
            @Nullable String inFavour,
            @Nullable String against,
            Map<Principle, String> principles,
            @Nullable Rejection rejected,
            int version) {

        public Option {
            principles = Map.copyOf(principles);
        }
    }

    /** Why an answer was not chosen. */
    public record Rejection(Instant at, String by, String because) {}

    /**
     * What was chosen.
     *
     * @param limitPence the limit of whoever decided, or null when none was recorded
     * @param overLimit why it was decided above the limit, or null when it was within
     * @param agencies whose signatures it needs, that of whoever decided among them
     */
    public record Choice(
            UUID id,
            UUID option,
            String lawful,
            String reasonable,
            String proportionate,
            @Nullable Long limitPence,
            @Nullable String overLimit,
            List<String> agencies,
            Instant at,
            String by,
            String postName,
            List<Signature> signatures) {

        /** Agencies that have not signed yet. */
        public List<String> unsigned() {
            return agencies.stream()
                    .filter(a -> signatures.stream().noneMatch(s -> s.agency().equals(a)))
                    .toList();
        }

        /** A joint decision stands once every agency has signed. */
        public boolean stands() {
            return unsigned().isEmpty();
        }
    }

    /** A signature for an agency. */
    public record Signature(String agency, String name, String postName, Instant at) {}

    public Appraisal {
        options = List.copyOf(options);
    }
}
