package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.GroupReport;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.DailyReport;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.StaffStore;
import care.backstop.incident.store.TeamStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.People;
import care.backstop.people.Status;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The operational group reports to the steering group each day. */
@Service
public class FileGroupReport {

    private static final String OPERATIONAL = "OPERATIONAL";

    private final IncidentStore incidents;
    private final TeamStore teams;
    private final StaffStore reports;
    private final People people;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    FileGroupReport(
            IncidentStore incidents,
            TeamStore teams,
            StaffStore reports,
            People people,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.teams = teams;
        this.reports = reports;
        this.people = people;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was reported, and what the list of people says now.
     *
     * @param formed whether there is an operational group
     * @param missing today's report is not there though it should be
     */
    public record Reported(List<GroupReport> reports, boolean formed, boolean missing, int identified, int moved) {}

    @Transactional(readOnly = true)
    public Reported of(UUID incident) {
        var i = incidents.find(incident);
        var group = teams.ofKind(incident, OPERATIONAL);
        var all = reports.reports(incident);
        var counts = people.counts(incident);
        return new Reported(
                all,
                group.isPresent(),
                !i.stage().state().ended()
                        && group.isPresent()
                        && DailyReport.missing(
                                group.get().formedAt(),
                                all.isEmpty() ? null : all.getFirst().day(),
                                clock.instant()),
                counts.total(),
                counts.statuses().getOrDefault(Status.MOVED, 0));
    }

    /** Files today's; filed again, the later one stands. */
    @Transactional
    public void file(
            UUID incident, @Nullable Integer identified, @Nullable Integer moved, @Nullable String note, Actor actor) {
        incidents.find(incident);
        if (teams.ofKind(incident, OPERATIONAL).isEmpty()) {
            throw Rejected.state("There is no operational group yet. Form it first");
        }
        var problems = new ArrayList<Problem>();
        if (identified == null || identified < 0) {
            problems.add(Problem.of("identified", Problem.Code.VAL, "Enter how many people are identified: 0 or more"));
        }
        if (moved == null || moved < 0) {
            problems.add(Problem.of("moved", Problem.Code.VAL, "Enter how many have moved: 0 or more"));
        } else if (identified != null && moved > identified) {
            problems.add(Problem.of(
                    "moved",
                    Problem.Code.VAL,
                    "%d cannot have moved of %d identified. Mend one of the two".formatted(moved, identified)));
        }
        if (!problems.isEmpty() || identified == null || moved == null) {
            throw new Rejected(problems);
        }
        var now = clock.instant();
        reports.add(
                incident,
                new GroupReport(
                        London.day(now), identified, moved, Words.optional("note", note, 2000), now, actor.name()),
                actor);
        log.append(
                incident,
                LogKind.MEETING,
                "Operational group reports: %d identified, %d moved, %s"
                        .formatted(identified, moved, DailyReport.words(identified, moved)),
                now,
                null);
        audit.changed("FileGroupReport", "incident:" + incident, List.of("identified", "moved"));
    }
}
