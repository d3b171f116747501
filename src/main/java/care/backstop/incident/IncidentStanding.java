package care.backstop.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands at one moment, for reports: what is decided, done and late. Nobody the incident affects is
 * in it, except that {@link Said#text} and the wording of a line the group added were typed by officers.
 *
 * @param leadPostName the post of whoever leads, or null while nobody does
 * @param verifiedAt when somebody last found out how true it is, or null
 * @param duties the decision in force for each location, and nothing for a location without one
 * @param undecided locations whose latest test nobody has decided on
 * @param peopleDecided how many people have each decision, the latest for each person
 * @param decisions what was decided after the moment asked for, the latest first; those about one person are only
 *     counted
 * @param personDecisions how many decisions about one person were made after that moment
 * @param risks every risk in the log that no later entry puts right, the latest first
 */
public record IncidentStanding(
        IncidentView incident,
        List<Place> places,
        @Nullable String leadPostName,
        @Nullable Instant verifiedAt,
        @Nullable Instant closedAt,
        List<DutyInForce> duties,
        int undecided,
        List<Counted> peopleDecided,
        Plan plan,
        List<Said> decisions,
        int personDecisions,
        List<Said> risks,
        @Nullable NextMeeting nextMeeting,
        List<Running> deadlines) {

    /** A location it is about. */
    public record Place(
            String location, String name, @Nullable String providerName) {}

    /**
     * What a named officer decided for a location.
     *
     * @param result as tables and the API name it, such as {@code DUTY_S48}
     * @param row the row of table A1 that the test matched
     * @param authority the provisions that were looked at
     * @param advised what the test answered, where the decision differs from it, or null
     * @param testedSince whether a later test has not been decided on
     */
    public record DutyInForce(
            String location,
            String name,
            String result,
            String words,
            String row,
            List<String> authority,
            @Nullable String advised,
            Instant decidedAt,
            String postName,
            boolean testedSince) {}

    /** So many people with one result. */
    public record Counted(String result, String words, int count) {}

    /** The action plan in numbers, with the lines that cannot wait: late ones first, then those due in 24 hours. */
    public record Plan(
            int total, int toDo, int notYet, int done, int notApplicable, int late, int dueSoon, List<Line> pressing) {
        public Plan {
            pressing = List.copyOf(pressing);
        }
    }

    /**
     * A line of the plan that cannot wait.
     *
     * @param agency the agency that answers for it, or null while none does
     * @param added whether officers of the group wrote it
     */
    public record Line(
            UUID id,
            String number,
            String wording,
            @Nullable String agency,
            Instant dueAt,
            boolean late,
            boolean added) {}

    /** An entry of the log, with its number there. */
    public record Said(long number, Instant at, String postName, String text) {}

    /** The meeting that comes next. */
    public record NextMeeting(Instant at, boolean first) {}

    /** A deadline in force that is not met yet. */
    public record Running(String title, String clause, Instant dueAt, boolean late) {}

    public IncidentStanding {
        places = List.copyOf(places);
        duties = List.copyOf(duties);
        peopleDecided = List.copyOf(peopleDecided);
        decisions = List.copyOf(decisions);
        risks = List.copyOf(risks);
        deadlines = List.copyOf(deadlines);
    }
}
