package care.backstop.incident.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole question as people put it: what happened to whom, how the service is, and one person in it if wanted. It
 * works out the inputs of both tables and asks them.
 *
 * @param asOf the moment at which the facts are as given
 * @param awareAt when the council first knew, which starts the duty clock unless the service stopped on a later day
 * @param event what was reported, null when nothing was
 * @param person null to ask about the service alone
 */
public record DutyQuestion(
        Instant asOf,
        Instant awareAt,
        Answer registered,
        BusinessFailureEvents.@Nullable Report event,
        ServiceState state,
        @Nullable Extent extent,
        @Nullable LocalDate unableSince,
        @Nullable Person person,
        boolean urgencyFilter) {

    /** What must be known of one person. */
    public record Person(
            Answer metHereJustBefore,
            Answer nhsContinuingHealthcare,
            Answer owedS18,
            Answer ownArrangementAdequate,
            Urgency urgency,
            @Nullable ArrangedBy arrangedBy) {}

    /**
     * Both answers and how they came about.
     *
     * @param dutyFrom when the duty clock started, if a duty under section 48 was found
     */
    public record Answered(
            BusinessFailureEvents.Assessment failure,
            ServiceDuty.Determination service,
            PersonDuty.@Nullable Determination person,
            @Nullable Instant dutyFrom,
            String explanation,
            List<Finding> findings) {}

    /** Refuses facts that lie in the future or are missing where an answer hangs on them. */
    public Answered answer(Instant now) {
        var today = London.day(asOf);
        var problems = new ArrayList<Problem>();
        if (asOf.isAfter(now)) {
            problems.add(Problem.of("asOf", Problem.Code.VAL, "This time is in the future. Give the time up to now"));
        }
        if (awareAt.isAfter(now)) {
            problems.add(Problem.of(
                    "awareAt",
                    Problem.Code.VAL,
                    "The council cannot have become aware in the future. Give the time up to now"));
        }
        if (unableSince != null && unableSince.isAfter(today)) {
            problems.add(Problem.of(
                    "service.unableSince",
                    Problem.Code.VAL,
                    "The provider cannot have been unable to carry on since a day that has not come. Use JEOPARDY for a"
                            + " service that is about to stop"));
        }
        var failure = event == null ? BusinessFailureEvents.none() : BusinessFailureEvents.assess(event, today);
        if (failure.answer() == BusinessFailure.YES && failure.effectiveOn() == null && registered != Answer.NO) {
            problems.add(Problem.of("event.effectiveOn", Problem.Code.VAL, "Give the day the event took effect"));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }

        var service = ServiceDuty.determine(new ServiceDuty.Facts(
                failure.answer(), registered, state, extent, ServiceDuty.follows(failure.effectiveOn(), unableSince)));
        var findings = new ArrayList<Finding>(failure.findings());
        findings.addAll(service.findings());
        var words = new StringBuilder(failure.explanation()).append(' ').append(service.explanation());

        var who = person;
        PersonDuty.Determination personal = null;
        if (who != null) {
            personal = PersonDuty.determine(new PersonDuty.Facts(
                    service.result(),
                    who.nhsContinuingHealthcare(),
                    who.metHereJustBefore(),
                    who.owedS18(),
                    who.ownArrangementAdequate(),
                    who.urgency(),
                    who.arrangedBy(),
                    urgencyFilter));
            findings.addAll(personal.findings());
            words.append(' ').append(personal.explanation());
        }
        Instant from = null;
        if (service.result() == ServiceDuty.Result.DUTY_S48
                && (personal == null || personal.result() == PersonDuty.Result.DUTY_S48)) {
            var unable = unableSince;
            boolean knewBefore = unable != null && London.day(awareAt).isBefore(unable);
            from = unable != null && knewBefore
                    ? unable.atStartOfDay(London.ZONE).toInstant()
                    : awareAt;
            words.append(" The duty runs from ")
                    .append(London.show(from))
                    .append(
                            knewBefore
                                    ? ", the day the provider could not carry on; the council knew of the failure before."
                                    : ", when the council became aware.");
        }
        return new Answered(failure, service, personal, from, words.toString(), List.copyOf(findings));
    }
}
