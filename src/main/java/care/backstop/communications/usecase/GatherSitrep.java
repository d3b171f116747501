package care.backstop.communications.usecase;

import care.backstop.communications.model.Figure;
import care.backstop.communications.model.PeopleFigures;
import care.backstop.communications.model.Sitrep;
import care.backstop.communications.model.Sitrep.Entry;
import care.backstop.communications.model.Sitrep.Named;
import care.backstop.communications.rules.SitrepDue;
import care.backstop.communications.store.SitrepStore;
import care.backstop.incident.IncidentStanding;
import care.backstop.incident.IncidentStandings;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.People;
import care.backstop.people.PeopleCounts;
import care.backstop.people.PeopleReports;
import care.backstop.people.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together what is known now. All of it is read from one snapshot of the database, so that no number contradicts
 * another. Texts that seem to name one of the people are left out, with where they can be read.
 */
@Service
public class GatherSitrep {

    /** Decisions entered this long before the last sitrep are looked at again: they may have been on their way. */
    private static final Duration ON_THEIR_WAY = Duration.ofMinutes(10);

    /** Have accepted a place, whether they have moved or not. */
    public static final Set<Status> PLACED = EnumSet.of(Status.ACCEPTED, Status.MOVED);

    private final IncidentStandings standings;
    private final People people;
    private final PeopleReports reports;
    private final SitrepStore sitreps;

    GatherSitrep(IncidentStandings standings, People people, PeopleReports reports, SitrepStore sitreps) {
        this.standings = standings;
        this.people = people;
        this.reports = reports;
        this.sitreps = sitreps;
    }

    /** Everything as it stands, not yet a sitrep of any number. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Sitrep now(UUID id, Instant now, Actor by) {
        return gather(id, now, by);
    }

    /** The same inside a transaction that is there already. */
    public Sitrep gather(UUID id, Instant now, Actor by) {
        var last = sitreps.last(id).orElse(null);
        var since = last == null ? null : last.asAt();
        var standing = standings.of(id, now, since == null ? null : since.minus(ON_THEIR_WAY));
        var incident = standing.incident();
        boolean closed = incident.state().ended();
        Set<Long> told = last == null
                ? Set.of()
                : last.decisions().stream().map(Entry::number).collect(Collectors.toSet());
        var decisions = standing.decisions().stream()
                .filter(d -> !told.contains(d.number()))
                .toList();
        var naming = naming(id, decisions, standing.risks(), standing.plan().pressing());
        var closesOn = incident.endsOn();
        return new Sitrep(
                id,
                null,
                now,
                by.postName(),
                incident.name(),
                standing.places().stream()
                        .map(p -> new Sitrep.Service(p.location(), p.name(), p.providerName()))
                        .toList(),
                named(incident.service(), incident.service().words()),
                named(incident.kind(), incident.kind().words()),
                named(incident.state(), incident.state().words()),
                incident.leadName() == null ? null : new Sitrep.Lead(incident.leadName(), standing.leadPostName()),
                incident.notifiedAt(),
                incident.awareAt(),
                Duration.between(incident.awareAt(), now).toHours(),
                closesOn,
                closesOn == null ? null : ChronoUnit.DAYS.between(London.day(now), closesOn),
                standing.closedAt(),
                named(incident.verification(), incident.verification().words()),
                standing.verifiedAt(),
                standing.duties().stream().map(GatherSitrep::duty).toList(),
                standing.undecided(),
                figures(people.counts(id), reports.openByColour(id)),
                standing.peopleDecided().stream()
                        .map(c -> Figure.of(c.result(), c.words(), c.count()))
                        .toList(),
                actions(standing.plan(), naming),
                since,
                entries(decisions, naming),
                Figure.of("personDecisions", "Decisions about one person", standing.personDecisions()),
                entries(standing.risks(), naming),
                standing.nextMeeting() == null
                        ? null
                        : new Sitrep.Meeting(
                                standing.nextMeeting().at(),
                                standing.nextMeeting().first()),
                standing.deadlines().stream()
                        .map(d -> new Sitrep.Deadline(d.title(), d.clause(), d.dueAt(), d.late()))
                        .toList(),
                closed ? null : SitrepDue.next(incident.notifiedAt(), now),
                !closed && SitrepDue.missed(incident.notifiedAt(), since, now),
                List.of());
    }

    private Set<String> naming(
            UUID id,
            List<IncidentStanding.Said> decisions,
            List<IncidentStanding.Said> risks,
            List<IncidentStanding.Line> lines) {
        var texts = new ArrayList<String>();
        decisions.forEach(d -> texts.add(d.text()));
        risks.forEach(r -> texts.add(r.text()));
        lines.stream().filter(IncidentStanding.Line::added).forEach(l -> texts.add(l.wording()));
        return reports.naming(id, texts);
    }

    private static List<Entry> entries(List<IncidentStanding.Said> said, Set<String> naming) {
        return said.stream()
                .map(s -> new Entry(
                        s.number(),
                        s.at(),
                        s.postName(),
                        naming.contains(s.text())
                                ? "Left out because it seems to name a person. Read entry %d of the log."
                                        .formatted(s.number())
                                : s.text()))
                .toList();
    }

    private static Sitrep.Duty duty(IncidentStanding.DutyInForce d) {
        return new Sitrep.Duty(
                d.name(),
                new Named(d.result(), d.words()),
                d.row(),
                d.authority(),
                d.advised(),
                d.decidedAt(),
                d.postName(),
                d.testedSince());
    }

    private static Sitrep.Actions actions(IncidentStanding.Plan plan, Set<String> naming) {
        return new Sitrep.Actions(
                plan.total(),
                plan.toDo(),
                plan.notYet(),
                plan.done(),
                plan.notApplicable(),
                plan.late(),
                plan.dueSoon(),
                plan.pressing().stream()
                        .map(l -> new Sitrep.Line(
                                l.number(),
                                l.added() && naming.contains(l.wording())
                                        ? "Left out because it seems to name a person. Read it in the action plan."
                                        : l.wording(),
                                l.agency(),
                                l.dueAt(),
                                l.late()))
                        .toList());
    }

    static PeopleFigures figures(PeopleCounts counts, Map<Colour, Integer> open) {
        boolean known = counts.listAsAt() != null || counts.total() > 0;
        return new PeopleFigures(
                counts.listAsAt(),
                figure(known, "total", "People affected", counts.total()),
                figure(known, "placed", "Have accepted a place", those(counts, PLACED::contains)),
                figure(known, "offered", "Have been offered a place", those(counts, s -> s == Status.OFFERED)),
                figure(known, "moved", "Have moved", those(counts, s -> s == Status.MOVED)),
                figure(known, "toMove", "Still to move", counts.open()),
                figure(known, "redToMove", "Red and still to move", open.getOrDefault(Colour.RED, 0)),
                parts(known, Status.values(), counts.statuses(), Status::words),
                parts(known, Colour.values(), counts.colours(), Colour::words),
                parts(known, Colour.values(), open, Colour::words),
                parts(known, Funding.values(), counts.funding(), Funding::words));
    }

    private static int those(PeopleCounts counts, Predicate<Status> which) {
        return counts.statuses().entrySet().stream()
                .filter(e -> which.test(e.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static Figure figure(boolean known, String key, String label, int count) {
        return known ? Figure.of(key, label, count) : Figure.notKnown(key, label);
    }

    private static <E extends Enum<E>> List<Figure> parts(
            boolean known, E[] all, Map<E, Integer> counts, Function<E, String> words) {
        return known
                ? Arrays.stream(all)
                        .filter(e -> counts.getOrDefault(e, 0) > 0)
                        .map(e -> Figure.of(e.name(), words.apply(e), counts.getOrDefault(e, 0)))
                        .toList()
                : List.of();
    }

    private static Named named(Enum<?> value, @Nullable String words) {
        return new Named(value.name(), words == null ? value.name() : words);
    }
}
