package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.London;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whom a council may ask for facts, how a request stands, and what a refusal leads to. Not only the provider may be
 * asked but anybody in its business; somebody with no part in it may not. What is late is the business of whoever leads.
 */
@LegalRule(
        title = "Asking, chasing, and what a refusal leads to",
        authority = {"Care Act 2014 s 52", "Lancashire procedure 3.2", "Kent protocol 4.14"},
        checked = "2026-11-25")
public final class Chasing {

    /** Who is asked. */
    public enum Whom {
        PROVIDER("The provider"),
        BUSINESS("Somebody else in its business"),
        AGENCY("Another agency"),
        PERSON("A person, or whoever acts for them"),
        LEAD("The lead officer: a decision");

        private final String words;

        Whom(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What somebody has to do with the provider's business. */
    public enum Connection {
        OFFICE_HOLDER("Administrator, receiver or liquidator"),
        OWNER("Owner, shareholder or director"),
        PARENT("Parent company or brand"),
        LANDLORD("Landlord"),
        LENDER("Lender"),
        MANAGER("Manager of the service"),
        STAFFING_AGENCY("Staffing agency"),
        SUPPLIER("Supplier"),
        INSURER("Insurer"),
        ADVISER("Accountant or solicitor");

        private final String words;

        Connection(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How a request stands. */
    public enum Standing {
        LATE("Late"),
        DUE_TODAY("Due today"),
        REFUSED("Refused"),
        WAITING("Waiting"),
        ANSWERED("Answered"),
        WITHDRAWN("Taken back");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Nothing more will come of it. */
        public boolean settled() {
            return this == ANSWERED || this == WITHDRAWN;
        }
    }

    /** Whether somebody may be asked. */
    public sealed interface Link {}

    /** They may. */
    public record Linked() implements Link {}

    /** They may not, and why. */
    public record NotLinked(String field, String because) implements Link {}

    /**
     * Whether the recipient has to do with the provider.
     *
     * @param providers the providers of the services that the incident is about
     */
    public static Link link(
            Whom whom, String recipient, @Nullable Connection connection, Collection<String> providers) {
        return switch (whom) {
            case PROVIDER ->
                providers.stream().anyMatch(p -> p.equalsIgnoreCase(recipient.strip()))
                        ? new Linked()
                        : new NotLinked(
                                "recipient",
                                "%s is not the provider here, which is %s. Choose somebody else in its business and say what they are to it"
                                        .formatted(
                                                recipient.strip(),
                                                providers.isEmpty() ? "not known" : String.join(", ", providers)));
            case BUSINESS ->
                connection == null
                        ? new NotLinked(
                                "connection",
                                "Say what %s has to do with the provider's business. Nobody outside it may be asked on this footing"
                                        .formatted(recipient.strip()))
                        : new Linked();
            case AGENCY, PERSON, LEAD -> new Linked();
        };
    }

    /**
     * How it stands at one moment.
     *
     * @param settled whether it was answered, or false when it was taken back; null while neither
     * @param refused whether a refusal stands, not asked again since
     */
    public static Standing standing(Instant dueAt, @Nullable Boolean settled, boolean refused, Instant now) {
        if (settled != null) {
            return settled ? Standing.ANSWERED : Standing.WITHDRAWN;
        }
        if (refused) {
            return Standing.REFUSED;
        }
        if (!now.isBefore(dueAt)) {
            return Standing.LATE;
        }
        return London.day(dueAt.minusMillis(1)).equals(London.day(now)) ? Standing.DUE_TODAY : Standing.WAITING;
    }

    /** Whether Legal is asked for advice: a refusal that continues. */
    public static boolean goesToLegal(int refusals, @Nullable Integer after) {
        return after != null && after > 0 && refusals >= after;
    }

    private Chasing() {}
}
