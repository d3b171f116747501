package care.backstop.incident.model;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.market.ServiceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody told us: everything needed to open an incident.
 *
 * @param service what is delivered; null to take it from the register
 * @param causes the primary one first
 * @param causeNote the cause in words, wanted when it is {@link Cause#OTHER}
 * @param contact what they are to the service, and how to ring them back
 * @param how how they told us, such as by telephone
 * @param endsOn the closing date, or null when nobody knows it
 * @param handBack which part of the work comes back; needed for that kind and for no other
 * @param templates the procedures to make the plan from; null or empty for the one the council's profile names first
 */
public record Notification(
        List<String> locations,
        @Nullable ServiceKind service,
        IncidentKind kind,
        List<Cause> causes,
        @Nullable String causeNote,
        Instant notifiedAt,
        String notifiedBy,
        @Nullable String contact,
        @Nullable String how,
        Instant awareAt,
        @Nullable LocalDate endsOn,
        @Nullable String said,
        @Nullable List<String> templates,
        @Nullable HandBack handBack) {

    /** Anything but a hand-back. */
    public Notification(
            List<String> locations,
            @Nullable ServiceKind service,
            IncidentKind kind,
            List<Cause> causes,
            @Nullable String causeNote,
            Instant notifiedAt,
            String notifiedBy,
            @Nullable String contact,
            @Nullable String how,
            Instant awareAt,
            @Nullable LocalDate endsOn,
            @Nullable String said,
            @Nullable List<String> templates) {
        this(
                locations,
                service,
                kind,
                causes,
                causeNote,
                notifiedAt,
                notifiedBy,
                contact,
                how,
                awareAt,
                endsOn,
                said,
                templates,
                null);
    }

    public Notification {
        locations = List.copyOf(locations);
        causes = List.copyOf(causes);
        templates = templates == null ? null : List.copyOf(templates);
    }

    /** What is wrong with it at this moment; empty when nothing is. */
    public List<Problem> problems(Instant now) {
        var problems = new ArrayList<Problem>();
        if (locations.isEmpty()) {
            problems.add(Problem.of("locations", Problem.Code.VAL, "Choose the service it is about"));
        }
        var seen = new HashSet<String>();
        for (var location : locations) {
            if (!seen.add(location)) {
                problems.add(Problem.of(
                        "locations",
                        Problem.Code.DUP,
                        "The same service is given twice (" + location + "). Give it once"));
            }
        }
        if (causes.isEmpty()) {
            problems.add(Problem.of("cause", Problem.Code.VAL, "Choose what the cause is, as far as you know"));
        }
        if (causes.contains(Cause.OTHER) && (causeNote == null || causeNote.isBlank())) {
            problems.add(Problem.of("causeNote", Problem.Code.VAL, "Say in a few words what the cause is"));
        }
        if (notifiedBy.isBlank()) {
            problems.add(Problem.of("notifiedBy", Problem.Code.VAL, "Enter who told us"));
        }
        notLater("notifiedAt", "we were told", notifiedAt, now, problems);
        notLater("awareAt", "we became aware", awareAt, now, problems);
        if (endsOn != null && endsOn.isBefore(London.day(now))) {
            problems.add(Problem.of(
                    "endsOn",
                    Problem.Code.VAL,
                    "The closing date %s has passed. Enter today or a later day, or leave it empty if nobody knows it"
                            .formatted(London.show(endsOn))));
        }
        if (endsOn != null && endsOn.isAfter(London.day(now).plusYears(5))) {
            problems.add(Problem.of(
                    "endsOn",
                    Problem.Code.VAL,
                    "The closing date %s is more than five years away. Check the year".formatted(London.show(endsOn))));
        }
        if (kind == IncidentKind.HAND_BACK) {
            if (handBack == null) {
                problems.add(Problem.of(
                        "handBack", Problem.Code.VAL, "Say which part of the work comes back, and on what notice"));
            } else {
                problems.addAll(handBack.problems(endsOn, now));
            }
        } else if (handBack != null) {
            problems.add(Problem.of(
                    "handBack", Problem.Code.VAL, "Only a contract hand-back has a part of the work that comes back"));
        }
        return problems;
    }

    /** The same about some of its services only. */
    public Notification only(List<String> some) {
        return new Notification(
                some,
                service,
                kind,
                causes,
                causeNote,
                notifiedAt,
                notifiedBy,
                contact,
                how,
                awareAt,
                endsOn,
                said,
                templates,
                handBack);
    }

    private static void notLater(String field, String what, Instant at, Instant now, List<Problem> problems) {
        if (at.isAfter(now)) {
            problems.add(Problem.of(
                    field,
                    Problem.Code.VAL,
                    "The time %s, %s, is in the future. It is now %s"
                            .formatted(what, London.show(at), London.show(now))));
        } else if (London.day(at).isBefore(London.day(now).minusYears(5))) {
            problems.add(Problem.of(
                    field,
                    Problem.Code.VAL,
                    "The time %s, %s, is more than five years ago. Check the year".formatted(what, London.show(at))));
        }
    }
}
