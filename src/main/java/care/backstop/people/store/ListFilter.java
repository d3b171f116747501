package care.backstop.people.store;

import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.Need;
import care.backstop.people.Status;
import org.jspecify.annotations.Nullable;

/** Which people of a list, and in which order. Null means all. */
public record ListFilter(
        @Nullable String q,
        @Nullable Colour colour,
        @Nullable Need need,
        @Nullable Funding funding,
        @Nullable Status status,
        @Nullable String group,
        @Nullable String round,
        Still still,
        Sort sort) {

    public static final ListFilter ALL =
            new ListFilter(null, null, null, null, null, null, null, Still.ANY, Sort.ORDER_OF_WORK);

    /** What is still to be done for them. */
    public enum Still {
        ANY("Everyone"),
        NOT_TOLD("Not told yet"),
        NOT_PLACED("Not placed yet"),
        NO_WORKER("Nobody in charge"),
        MINE("I am in charge");

        private final String words;

        Still(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The order. Every one ends in the reference, so that pages never overlap. */
    public enum Sort {
        ORDER_OF_WORK(
                "Order of work",
                "p.cleared desc, case when p.cleared then p.colour_rank end, case when p.cleared then p.factors end desc,"
                        + " case when p.cleared then p.weekly_minutes end desc nulls first,"
                        + " case when p.cleared then p.wants_early = 'YES' end desc, p.reference"),
        NAME("Name", "p.family_name nulls last, p.given_name nulls last, p.reference"),
        REFERENCE("Reference", "p.reference"),
        STATUS("How far", "p.status, p.reference"),
        FUNDING("Who pays", "p.funding, p.reference");

        private final String words;
        private final String sql;

        Sort(String words, String sql) {
            this.words = words;
            this.sql = sql;
        }

        public String words() {
            return words;
        }

        String sql() {
            return sql;
        }
    }
}
