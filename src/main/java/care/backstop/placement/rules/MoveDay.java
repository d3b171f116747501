package care.backstop.placement.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.market.ServiceKind;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.CheckItem.When;
import care.backstop.placement.model.Transport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What must be settled before somebody leaves, and before a move is complete. */
@LegalRule(
        title = "Checklist of a move day",
        authority = {"Southampton procedure 8.4", "Southampton Appendix A 7.12 to 7.28", "Southampton procedure 1.3"},
        checked = "2026-11-22")
public final class MoveDay {

    private static final LocalTime FROM = LocalTime.of(8, 0);
    private static final LocalTime UNTIL = LocalTime.of(18, 0);

    /**
     * A move as it is planned.
     *
     * @param travels whether the person must be taken there, as {@link #travels} has it
     */
    public record Planned(
            Instant at,
            @Nullable String timeReason,
            Transport transport,
            @Nullable String payer,
            @Nullable String escort,
            Answer travels) {}

    /**
     * Whether somebody must be taken to the service that receives them: yes for whoever lives in a care home or leaves
     * their own; no for whoever is visited at home and will be, because only the workers change. In supported living and extra care it may be either:
     * a tenant may stay and a new provider come in, so it is asked for each person.
     *
     * @param left what the service gives that they leave; empty when that is not known
     */
    public static Answer travels(Set<ServiceKind> left, boolean needsCareAtHome) {
        if (left.contains(ServiceKind.HOME_CARE) && needsCareAtHome) {
            return Answer.NO;
        }
        if (left.stream().anyMatch(ServiceKind::residential)) {
            return Answer.YES;
        }
        if (needsCareAtHome) {
            return Answer.NO;
        }
        return left.equals(Set.of(ServiceKind.HOME_CARE)) ? Answer.YES : Answer.NOT_KNOWN;
    }

    /** Everything against planning it so; {@code lastDay} is the last day the service runs, null when not known. */
    public static List<Problem> againstPlan(
            Planned planned, @Nullable LocalDate lastDay, Instant now, boolean workingDay) {
        var problems = new ArrayList<Problem>();
        var at = planned.at.atZone(London.ZONE);
        if (planned.at.isBefore(now)) {
            problems.add(Problem.of("at", Code.VAL, "A move is planned for a time that is still to come"));
        }
        if (lastDay != null && at.toLocalDate().isAfter(lastDay)) {
            problems.add(Problem.of(
                    "at",
                    Code.CONF,
                    "The service runs until %s: plan the move for that day at the latest"
                            .formatted(London.show(lastDay))));
        }
        boolean usual = workingDay
                && !at.toLocalTime().isBefore(FROM)
                && at.toLocalTime().isBefore(UNTIL);
        if (!usual && blank(planned.timeReason)) {
            problems.add(Problem.of(
                    "timeReason",
                    Code.VAL,
                    "Moves are made on working days from 8am to 6pm. Choose such a time, or say why not"));
        }
        if (planned.transport == Transport.NONE && planned.travels == Answer.YES) {
            problems.add(
                    Problem.of("transport", Code.VAL, "This person leaves the home they live in: say how they travel"));
        }
        if (planned.transport.paidFor() && blank(planned.payer)) {
            problems.add(Problem.of("transportPayer", Code.VAL, "Say who pays for the transport"));
        }
        if (planned.transport != Transport.NONE && blank(planned.escort)) {
            problems.add(Problem.of("escort", Code.VAL, "Name who goes along as escort"));
        }
        return problems;
    }

    /** The items that stand in the way of leaving, or of completing the move. */
    public static List<Problem> open(When when, Transport transport, Collection<CheckItem> settled) {
        var problems = new ArrayList<Problem>();
        for (var item : CheckItem.of(transport)) {
            if (item.when() == when && !settled.contains(item)) {
                problems.add(Problem.of(item.name(), Code.STATE, "Not settled yet: " + item.words()));
            }
        }
        return problems;
    }

    /**
     * Everything against ticking that somebody familiar goes along: who it is and how they know the person are named.
     *
     * @param name who goes along
     * @param relationship what they are to the person
     */
    public static List<Problem> againstCompanion(@Nullable String name, @Nullable String relationship) {
        var problems = new ArrayList<Problem>();
        if (blank(name)) {
            problems.add(Problem.of("companion", Code.VAL, "Name who goes along"));
        }
        if (blank(relationship)) {
            problems.add(Problem.of(
                    "relationship", Code.VAL, "Say what they are to the person, for example daughter or key worker"));
        }
        return problems;
    }

    /** By when DWP is told of a new home: the first working day after the move. */
    public static LocalDate tellBy(LocalDate moved, Predicate<LocalDate> workingDay) {
        var day = moved.plusDays(1);
        while (!workingDay.test(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** How it stands with what is settled soon after the move. */
    public static String later(LocalDate by, LocalDate today) {
        return today.isAfter(by) ? "Late: it was due by " + London.show(by) : "Due by " + London.show(by);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private MoveDay() {}
}
