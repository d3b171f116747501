package care.backstop.incident.web;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.IncidentState;
import care.backstop.incident.Verification;
import care.backstop.incident.model.HandBack;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.usecase.ReadWhole.Whole;
import care.backstop.kernel.Finding;
import care.backstop.market.ServiceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An incident as the API answers it. What is not known is left out. */
record IncidentJson(
        UUID id,
        String name,
        IncidentKind kind,
        IncidentState state,
        ServiceKind service,
        List<Location> locations,
        Cause cause,
        List<Cause> causes,
        @Nullable String causeNote,
        Instant notifiedAt,
        String notifiedBy,
        Instant awareAt,
        @Nullable LocalDate endsOn,
        Verification verification,
        @Nullable Lead lead,
        String template,
        @Nullable HandBack handBack,
        int version,
        List<Deadline> deadlines,
        List<Line> actions,
        List<Decided> decisions,
        List<Meeting> meetings,
        Counts counts) {

    record Location(
            String id,
            String name,
            @Nullable String providerId,
            @Nullable String provider) {}

    record Lead(UUID post, String name, Instant acknowledgedAt) {}

    record Deadline(
            String kind,
            String title,
            String clause,
            String rule,
            Instant countedFrom,
            LocalDate dueOn,
            Instant dueAt,
            @Nullable String calendarVersion,
            String explanation,
            @Nullable Instant metAt,
            boolean late) {}

    record Owner(String agency, @Nullable UUID post, String name, boolean accountable) {}

    record Line(
            UUID id,
            String number,
            int part,
            String partTitle,
            String action,
            String clause,
            List<String> agencies,
            String state,
            @Nullable String dueRule,
            @Nullable Instant dueAt,
            boolean late,
            @Nullable String evidence,
            @Nullable String reason,
            List<Owner> owners,
            int version) {}

    /** A test of a service and, once somebody has decided, the decision on it. */
    record Decided(
            UUID test,
            String location,
            String row,
            String advised,
            List<Finding> findings,
            String explanation,
            Instant testedAt,
            String testedBy,
            @Nullable String decided,
            @Nullable String reasons,
            @Nullable String differsBecause,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {

        static Decided of(ServiceTest t) {
            var d = t.decision();
            return new Decided(
                    t.id(),
                    t.location(),
                    t.row(),
                    t.result(),
                    t.findings(),
                    t.explanation(),
                    t.testedAt(),
                    t.testedBy(),
                    d == null ? null : d.decided(),
                    d == null ? null : d.reasons(),
                    d == null ? null : d.differsBecause(),
                    d == null ? null : d.at(),
                    d == null ? null : d.by());
        }
    }

    record Meeting(
            UUID id,
            boolean first,
            Instant scheduledAt,
            String place,
            @Nullable Instant heldAt,
            @Nullable String chair) {}

    /** People by what was decided for them; {@code people} is left out while there is no list. */
    record Counts(
            int actions,
            int toDo,
            int notYet,
            int done,
            int notApplicable,
            int late,
            @Nullable Integer people,
            @Nullable Integer peopleOpen,
            Map<String, Long> personResults) {}

    /** An incident in a list. */
    record Short(
            UUID id,
            String name,
            IncidentKind kind,
            IncidentState state,
            ServiceKind service,
            List<String> locations,
            Instant notifiedAt,
            Instant awareAt,
            @Nullable LocalDate endsOn,
            Verification verification,
            int version) {
        static Short of(Incident i) {
            return new Short(
                    i.id(),
                    i.name(),
                    i.kind(),
                    i.stage().state(),
                    i.service(),
                    i.sites().stream().map(Incident.Site::location).toList(),
                    i.notifiedAt(),
                    i.awareAt(),
                    i.endsOn(),
                    i.verification(),
                    i.version());
        }
    }

    record Page(List<Short> incidents, int total) {}

    static IncidentJson of(Whole w, Instant now) {
        var i = w.incident();
        var lead = i.lead();
        return new IncidentJson(
                i.id(),
                i.name(),
                i.kind(),
                i.stage().state(),
                i.service(),
                i.sites().stream()
                        .map(s -> new Location(s.location(), s.name(), s.provider(), s.providerName()))
                        .toList(),
                i.causes().getFirst(),
                i.causes(),
                i.causeNote(),
                i.notifiedAt(),
                i.notifiedBy(),
                i.awareAt(),
                i.endsOn(),
                i.verification(),
                lead == null ? null : new Lead(lead.post(), lead.name(), lead.since()),
                i.template(),
                i.handBack(),
                i.version(),
                w.deadlines().stream()
                        .map(d -> new Deadline(
                                d.kind(),
                                d.title(),
                                d.clause(),
                                d.rule(),
                                d.countedFrom(),
                                d.dueOn(),
                                d.dueAt(),
                                d.calendarVersion(),
                                d.explanation(),
                                d.metAt(),
                                d.late(now)))
                        .toList(),
                w.actions().stream()
                        .map(a -> new Line(
                                a.id(),
                                a.number(),
                                a.part(),
                                a.partTitle(),
                                a.wording(),
                                a.clause(),
                                a.agencies(),
                                a.state().name(),
                                a.dueRule(),
                                a.dueAt(),
                                a.late(now),
                                a.evidence(),
                                a.reason(),
                                a.owners().stream()
                                        .map(o -> new Owner(o.agency(), o.post(), o.name(), o.accountable()))
                                        .toList(),
                                a.version()))
                        .toList(),
                w.tests().stream().map(Decided::of).toList(),
                w.meetings().stream()
                        .map(m -> new Meeting(m.id(), m.first(), m.scheduledAt(), m.place(), m.heldAt(), m.chair()))
                        .toList(),
                counts(w, now));
    }

    private static Counts counts(Whole w, Instant now) {
        var states = w.actions().stream()
                .collect(Collectors.groupingBy(a -> a.state().name(), Collectors.counting()));
        boolean listed = w.people().listAsAt() != null || w.people().total() > 0;
        return new Counts(
                w.actions().size(),
                states.getOrDefault("TO_DO", 0L).intValue(),
                states.getOrDefault("NOT_YET", 0L).intValue(),
                states.getOrDefault("DONE", 0L).intValue(),
                states.getOrDefault("NOT_APPLICABLE", 0L).intValue(),
                (int) w.actions().stream().filter(a -> a.late(now)).count(),
                listed ? w.people().total() : null,
                listed ? w.people().open() : null,
                w.personTests().stream()
                        .collect(Collectors.groupingBy(t -> t.result(), TreeMap::new, Collectors.counting())));
    }
}
