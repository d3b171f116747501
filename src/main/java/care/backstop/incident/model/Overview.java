package care.backstop.incident.model;

import care.backstop.incident.rules.Answers;
import care.backstop.incident.rules.TwoParties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an incident counts at one moment.
 *
 * @param unowned actions to do for which nobody answers
 * @param undecided services with a test that nobody has decided on
 * @param nextMeeting when the next planned meeting is, or null
 * @param settings the council's settings that it keeps, as a file, or null for one that keeps none
 */
public record Overview(
        int total,
        int toDo,
        int notYet,
        int done,
        int notApplicable,
        int late,
        int dueToday,
        int unowned,
        int undecided,
        int peopleDecided,
        @Nullable Decided lastDecision,
        @Nullable Instant nextMeeting,
        boolean nextIsFirst,
        Trading trading,
        List<Due> deadlines,
        Watch watch,
        Asked asked,
        @Nullable String settings,
        Response response,
        List<Shown> shown,
        Among among) {

    /**
     * How far the response has come.
     *
     * @param activation what council and NHS said about its start
     * @param agreed the latest edition of the plan that both have agreed, or null
     * @param put the latest edition put forward, or null
     * @param away actions of people who are away
     */
    public record Response(
            List<TwoParties.Said> activation,
            @Nullable Integer agreed,
            @Nullable Integer put,
            int away) {}

    /** The record of a line of the plan whose standing is shown on the incident itself. */
    public record Shown(UUID action, RecordForm form, Answers answers) {}

    /** Requests that wait for an answer. */
    public record Asked(int open, int late, int today) {}

    /**
     * An incident among others.
     *
     * @param services how many services have an incident of their own that is part of this one
     * @param parent the larger incident that this one is part of, or null
     * @param parentName what that is called; null for a reader who is not in it
     * @param running how many incidents run; the parts of one failure count as one
     * @param askedFor requests to other teams that wait for an answer
     * @param everAsked requests to other teams, answered or not
     * @param escalations texts for emergency planners
     */
    public record Among(
            int services,
            @Nullable UUID parent,
            @Nullable String parentName,
            int running,
            int askedFor,
            int everAsked,
            int escalations) {}

    /** The latest decision on a service. */
    public record Decided(String decided, String service, String by, Instant at) {}

    /**
     * What must be looked at: matters open and late, people at the site and those of them to be rung.
     *
     * @param held roles that somebody has
     * @param briefed whether the team was briefed today
     * @param handovers notes that nobody has taken over yet
     */
    public record Watch(int open, int late, int there, int alarms, int held, boolean briefed, int handovers) {}

    /**
     * Services that trade on after a failure.
     *
     * @param missing days that are over and have no record
     * @param prompts services whose duty test has not been run since a bad day
     */
    public record Trading(int watches, int missing, int prompts) {}

    public Overview {
        deadlines = List.copyOf(deadlines);
        shown = List.copyOf(shown);
    }
}
