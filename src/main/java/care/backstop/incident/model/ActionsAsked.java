package care.backstop.incident.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which lines of the plan to show, and in which order. Null leaves a question open. */
public record ActionsAsked(
        @Nullable Integer part,
        @Nullable String agency,
        @Nullable UUID owner,
        Action.@Nullable State state,
        @Nullable When when,
        Sort sort) {

    public static final ActionsAsked EVERYTHING = new ActionsAsked(null, null, null, null, null, Sort.NUMBER);

    /** Narrowed by the clock. */
    public enum When {
        LATE("Late"),
        TODAY("Due today"),
        NEXT_DAY("Due within 24 hours"),
        NO_DATE("To do with no due date"),
        NO_OWNER("To do with nobody accountable"),
        BLOCKED("Waiting for another action"),
        TOO_LATE("Past its last safe day"),
        NEWS("New or changed in the procedure");

        private final String words;

        When(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Order of the list. */
    public enum Sort {
        NUMBER("Number"),
        DUE("Due date"),
        STATE("Status"),
        OWNER("Owner");

        private final String words;

        Sort(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Those of the plan that were asked for, in the order asked for. */
    public List<Action> of(List<Action> plan, Timetable timetable, Instant now) {
        return plan.stream()
                .filter(a -> keeps(a, timetable, now))
                .sorted(order())
                .toList();
    }

    private boolean keeps(Action a, Timetable timetable, Instant now) {
        return (part == null || a.part() == part)
                && (agency == null
                        || a.agencies().contains(agency)
                        || a.owners().stream().anyMatch(o -> o.agency().equals(agency)))
                && (owner == null || a.ownedBy(owner))
                && (state == null || a.state() == state)
                && (when == null
                        || switch (when) {
                            case LATE -> a.late(now);
                            case TODAY -> a.dueToday(now) && !a.late(now);
                            case NEXT_DAY -> a.dueWithin(Duration.ofHours(24), now);
                            case NO_DATE -> a.open() && a.dueAt() == null;
                            case NO_OWNER -> a.open() && a.accountable().isEmpty();
                            case BLOCKED -> a.open() && !timetable.before(a).isEmpty();
                            case TOO_LATE -> timetable.tooLate(a);
                            case NEWS -> a.procedure().news() != null;
                        });
    }

    private Comparator<Action> order() {
        Comparator<Action> number = Comparator.comparingInt(Action::part).thenComparingInt(Action::position);
        return switch (sort) {
            case NUMBER -> number;
            case DUE ->
                Comparator.comparing(Action::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(number);
            case STATE -> Comparator.comparing(Action::state).thenComparing(number);
            case OWNER ->
                Comparator.comparing(
                                (Action a) -> a.accountable()
                                        .map(o -> o.name().toLowerCase(Locale.UK))
                                        .orElse(null),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(number);
        };
    }
}
