package care.backstop.communications.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an incident at one moment. Kept as it is when it is made; every form is drawn from this record and
 * from nothing else.
 *
 * @param version which one of the incident, from 1; null for one that was only looked at
 * @param madeBy the post that made it
 * @param hoursSinceAware whole hours since the council became aware
 * @param closesOn the closing date, or null when nobody knows it
 * @param daysToClosing days from the day of this sitrep to the closing date; negative once it has passed
 * @param servicesUndecided services with a duty test that nobody has decided on
 * @param since the moment of the sitrep before, or null for the first one
 * @param decisions those since then
 * @param nextDue when the next sitrep is due, or null when none is
 * @param missed whether one was due before this moment and not made
 * @param withheld what a reader with this post is not shown, in words; empty when nothing is left out
 */
public record Sitrep(
        UUID incident,
        @Nullable Integer version,
        Instant asAt,
        String madeBy,
        String name,
        List<Service> services,
        Named serviceKind,
        Named kind,
        Named state,
        @Nullable Lead lead,
        Instant notifiedAt,
        Instant awareAt,
        long hoursSinceAware,
        @Nullable LocalDate closesOn,
        @Nullable Long daysToClosing,
        @Nullable Instant closedAt,
        Named verification,
        @Nullable Instant verifiedAt,
        List<Duty> duties,
        int servicesUndecided,
        PeopleFigures people,
        List<Figure> peopleDecided,
        Actions actions,
        @Nullable Instant since,
        List<Entry> decisions,
        Figure personDecisions,
        List<Entry> risks,
        @Nullable Meeting nextMeeting,
        List<Deadline> deadlines,
        @Nullable Instant nextDue,
        boolean missed,
        List<String> withheld) {

    /** A location the incident is about. */
    public record Service(
            String location, String name, @Nullable String provider) {}

    /** A value as machines and as people call it. */
    public record Named(String code, String words) {}

    /** Who leads: an officer. */
    public record Lead(String name, @Nullable String post) {}

    /**
     * The decision in force for a service.
     *
     * @param row the row of the duty table that the test matched
     * @param advised what the test answered, where the decision differs from it
     * @param testedSince whether a later test waits for its decision
     */
    public record Duty(
            String service,
            Named decided,
            String row,
            List<String> authority,
            @Nullable String advised,
            Instant decidedAt,
            String decidedBy,
            boolean testedSince) {
        public Duty {
            authority = List.copyOf(authority);
        }
    }

    /** The action plan in numbers, and the lines that cannot wait. */
    public record Actions(
            int total,
            int toDo,
            int notYet,
            int done,
            int notApplicable,
            int late,
            int dueIn24Hours,
            List<Line> pressing) {
        public Actions {
            pressing = List.copyOf(pressing);
        }
    }

    /** A line of the plan. */
    public record Line(
            String number, String wording, @Nullable String agency, Instant dueAt, boolean late) {}

    /**
     * A decision or a risk from the log.
     *
     * @param number of the entry in the log
     */
    public record Entry(long number, Instant at, String post, String text) {}

    /** The steering group's next meeting. */
    public record Meeting(Instant at, boolean first) {}

    /** A deadline that runs or has passed. */
    public record Deadline(String title, String clause, Instant dueAt, boolean late) {}

    public Sitrep {
        services = List.copyOf(services);
        duties = List.copyOf(duties);
        peopleDecided = List.copyOf(peopleDecided);
        decisions = List.copyOf(decisions);
        risks = List.copyOf(risks);
        deadlines = List.copyOf(deadlines);
        withheld = List.copyOf(withheld);
    }

    /** The same, as the so-manieth of its incident. */
    public Sitrep issued(int number) {
        return new Sitrep(
                incident,
                number,
                asAt,
                madeBy,
                name,
                services,
                serviceKind,
                kind,
                state,
                lead,
                notifiedAt,
                awareAt,
                hoursSinceAware,
                closesOn,
                daysToClosing,
                closedAt,
                verification,
                verifiedAt,
                duties,
                servicesUndecided,
                people,
                peopleDecided,
                actions,
                since,
                decisions,
                personDecisions,
                risks,
                nextMeeting,
                deadlines,
                nextDue,
                missed,
                withheld);
    }

    /** The same for somebody who may see less. */
    public Sitrep reading(
            PeopleFigures people,
            List<Figure> peopleDecided,
            Figure personDecisions,
            List<Entry> decisions,
            List<Entry> risks,
            List<String> withheld) {
        return new Sitrep(
                incident,
                version,
                asAt,
                madeBy,
                name,
                services,
                serviceKind,
                kind,
                state,
                lead,
                notifiedAt,
                awareAt,
                hoursSinceAware,
                closesOn,
                daysToClosing,
                closedAt,
                verification,
                verifiedAt,
                duties,
                servicesUndecided,
                people,
                peopleDecided,
                actions,
                since,
                decisions,
                personDecisions,
                risks,
                nextMeeting,
                deadlines,
                nextDue,
                missed,
                withheld);
    }
}
