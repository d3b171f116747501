package care.backstop.incident.model;

import care.backstop.incident.model.LogForm.Choice;
import care.backstop.incident.model.LogForm.Field;
import care.backstop.incident.model.LogForm.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a service ends or what the response is planned by, as somebody recorded it. The latest of a kind counts;
 * earlier ones stay.
 *
 * @param location the service it is about, for kinds that ask for one
 * @param warning what somebody should know about it, or null
 */
public record Particular(
        UUID id,
        Kind kind,
        @Nullable String location,
        Map<String, String> details,
        @Nullable String warning,
        Instant recordedAt,
        String by,
        String postName) {

    private static final Choice YES = new Choice("YES", "Yes");
    private static final Choice NO = new Choice("NO", "No");
    private static final Choice NOT_KNOWN = new Choice("NOT_KNOWN", "Not known");

    /** What is recorded. */
    public enum Kind {
        FAILURE_DATE(
                "When the service fails",
                "Southampton procedure, Appendix A 2.1",
                "For each service: the day it stops, or that nobody knows it. The earliest day known is the closing date from which due times are counted.",
                true,
                Field.ask("known", "Is the day known?", Type.CHOICE)
                        .from(new Choice("KNOWN", "Yes"), new Choice("UNKNOWN", "Nobody knows")),
                Field.mayAsk("failsOn", "The day it stops", Type.DAY).neededWhen("known", "KNOWN"),
                Field.ask("source", "Who says so?", Type.LINE)),
        TIMESCALE(
                "Timescale",
                "Southampton procedure 1.7",
                "Either it happens at once and without a plan, or it is planned for a set date.",
                false,
                Field.ask("scale", "Which is it?", Type.CHOICE)
                        .from(
                                new Choice("IMMEDIATE", "At once, unplanned"),
                                new Choice("PLANNED", "Planned, with a set date")),
                Field.mayAsk("setOn", "The set date", Type.DAY).neededWhen("scale", "PLANNED")),
        CAUSE(
                "Cause",
                "Southampton procedure 1.5",
                "Each cause is one entry; several may hold.",
                false,
                Field.ask("cause", "Which cause?", Type.CHOICE)
                        .from(
                                new Choice("REGULATOR_CLOSURE", "The regulator closes it"),
                                new Choice("COMMISSIONER_TERMINATION", "A commissioner ends the contract"),
                                new Choice("PREMISES_DAMAGE", "The building is damaged"),
                                new Choice("FINANCIAL", "Money: closure or insolvency"),
                                new Choice("REDESIGN", "The service is designed anew"),
                                new Choice("PANDEMIC_ISOLATION", "Staff isolate in a pandemic")),
                Field.mayAsk("isolating", "How many staff isolate?", Type.NUMBER)
                        .neededWhen("cause", "PANDEMIC_ISOLATION"),
                Field.mayAsk("staff", "Of how many?", Type.NUMBER).neededWhen("cause", "PANDEMIC_ISOLATION"),
                Field.mayAsk("note", "What else is known?", Type.TEXT)),
        EXIT_REASON(
                "Why the provider leaves",
                "Lancashire procedure 2.1",
                "A strategic exit has a reason and a day, and makes the timescale a planned one.",
                false,
                Field.ask("reason", "Why?", Type.CHOICE)
                        .from(
                                new Choice("RETIREMENT", "Retirement"),
                                new Choice("DISINVESTMENT", "Disinvestment"),
                                new Choice("REGISTRATION", "Change of registration"),
                                new Choice("SERVICE_TYPE", "Change of the type of service")),
                Field.ask("exitOn", "The day of the exit", Type.DAY)),
        CONTRACT_NOTICE(
                "Notice that ends the contract",
                "Southampton procedure 4.1",
                "The day of the notice and its period together are the day on which the contract ends.",
                false,
                Field.ask("noticeOn", "Day of the notice", Type.DAY),
                Field.ask("days", "Period in days", Type.NUMBER),
                Field.ask("endsOn", "The contract ends on", Type.DAY)),
        OPPOSITION(
                "Whether the provider opposes the closure",
                "Southampton procedure 4.1",
                "A closure after safeguarding findings that the provider opposes waits for the procedure of the contract.",
                false,
                Field.ask("opposes", "Does the provider oppose it?", Type.CHOICE)
                        .from(YES, NO, NOT_KNOWN),
                Field.mayAsk("procedure", "The procedure of the contract", Type.CHOICE)
                        .from(
                                new Choice("NONE", "Not begun"),
                                new Choice("PREPARED", "In preparation"),
                                new Choice("ACTIVE", "Active"))
                        .neededWhen("opposes", "YES"),
                Field.mayAsk("reference", "Its reference", Type.LINE)),
        CLOSURE(
                "Managed closure",
                "Lancashire procedure 3.11",
                "It starts when all four are recorded, and is then run by the council's quality service. The lead may start it with one missing, and says why.",
                false,
                Field.ask("failureConfirmed", "Is the failure confirmed?", Type.CHOICE)
                        .from(YES, NO, NOT_KNOWN),
                Field.ask("decommissioning", "Was decommissioning received?", Type.CHOICE)
                        .from(YES, NO, NOT_KNOWN),
                Field.ask("noticeReceived", "Was notice under the contract received?", Type.CHOICE)
                        .from(YES, NO, NOT_KNOWN),
                Field.ask("peopleMustMove", "Must people move or be provided for otherwise?", Type.CHOICE)
                        .from(YES, NO, NOT_KNOWN),
                Field.mayAsk("override", "The lead: why it starts all the same", Type.TEXT)),
        AGREED_NOTICE(
                "Notice agreed with the provider",
                "Lancashire procedure 3.11",
                "A period agreed under the contract. Once it is agreed, somebody leads the closure.",
                false,
                Field.ask("fromOn", "It runs from", Type.DAY),
                Field.ask("days", "Days agreed", Type.NUMBER),
                Field.ask("endsOn", "It ends on", Type.DAY),
                Field.mayAsk(
                        "contractDays", "Days that the contract gives, if no notice is recorded here", Type.NUMBER),
                Field.mayAsk("shorterBecause", "If shorter than the contract: why", Type.TEXT),
                Field.ask("lead", "Who leads the closure from now on?", Type.LINE)),
        FACTORS(
                "What the plan is made by",
                "Southampton procedure 1.10",
                "A plan is agreed only when all four are written down; they may be written one after another.",
                false,
                Field.mayAsk("cause", "Cause", Type.TEXT),
                Field.mayAsk("timescale", "Timescale", Type.TEXT),
                Field.mayAsk("supply", "What supply there is in the area", Type.TEXT),
                Field.mayAsk("staffing", "Staffing, of the provider and of the council", Type.TEXT));

        private final String title;
        private final String clause;
        private final String says;
        private final boolean perService;
        private final List<Field> fields;

        Kind(String title, String clause, String says, boolean perService, Field... fields) {
            this.title = title;
            this.clause = clause;
            this.says = says;
            this.perService = perService;
            this.fields = List.of(fields);
        }

        public String title() {
            return title;
        }

        public String clause() {
            return clause;
        }

        public String says() {
            return says;
        }

        /** Whether each service has its own. */
        public boolean perService() {
            return perService;
        }

        public List<Field> fields() {
            return fields;
        }

        /** As in an address: {@code contract-notice}. */
        public String path() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(@Nullable String written) {
            var name = written == null
                    ? ""
                    : written.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst();
        }
    }

    public Particular {
        details = Map.copyOf(details);
    }
}
