package care.backstop.incident.usecase;

import care.backstop.incident.KeepsOpen;
import care.backstop.incident.StillOpen;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Appraisal;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.SiteVisit;
import care.backstop.incident.rules.MayClose;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.AppraisalStore;
import care.backstop.incident.store.CallStore;
import care.backstop.incident.store.ClosingStore;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.MeetingStore;
import care.backstop.incident.store.RequestStore;
import care.backstop.incident.store.SiteStore;
import care.backstop.incident.store.TradingStore;
import care.backstop.kernel.London;
import care.backstop.people.People;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers everything that keeps an incident open, from this module and from those above it. */
@Service
public class ReadWhatIsOpen {

    private final ActionStore actions;
    private final DeadlineStore deadlines;
    private final DutyStore duties;
    private final TradingStore trading;
    private final CallStore calls;
    private final SiteStore sites;
    private final MeetingStore meetings;
    private final AppraisalStore appraisals;
    private final RequestStore requests;
    private final ClosingStore closing;
    private final HoldDebrief debrief;
    private final People people;
    private final List<KeepsOpen> above;

    ReadWhatIsOpen(
            ActionStore actions,
            DeadlineStore deadlines,
            DutyStore duties,
            TradingStore trading,
            CallStore calls,
            SiteStore sites,
            MeetingStore meetings,
            AppraisalStore appraisals,
            RequestStore requests,
            ClosingStore closing,
            HoldDebrief debrief,
            People people,
            List<KeepsOpen> above) {
        this.actions = actions;
        this.deadlines = deadlines;
        this.duties = duties;
        this.trading = trading;
        this.calls = calls;
        this.sites = sites;
        this.meetings = meetings;
        this.appraisals = appraisals;
        this.requests = requests;
        this.closing = closing;
        this.debrief = debrief;
        this.people = people;
        this.above = above;
    }

    @Transactional(readOnly = true)
    public List<StillOpen> of(UUID incident) {
        return MayClose.stillOpen(facts(incident));
    }

    private MayClose.Facts facts(UUID incident) {
        var counts = people.counts(incident);
        var compared = appraisals.of(incident);
        var planned = meetings.of(incident);
        return new MayClose.Facts(
                closing.owed(incident),
                duties.undecidedServices(incident),
                duties.pendingPeople(incident),
                closing.owesTemporaryDuty(incident) ? Math.max(0, counts.total() - closing.tested(incident)) : 0,
                counts.open(),
                counts.total(),
                actions.of(incident).stream()
                        .filter(a -> a.state() == State.TO_DO || a.state() == State.NOT_YET)
                        .map(Action::number)
                        .toList(),
                deadlines.of(incident).stream()
                        .filter(d -> d.metAt() == null)
                        .map(d -> "%s (%s)".formatted(d.title(), d.clause()))
                        .toList(),
                trading.watched(incident),
                calls.unjudged(incident),
                (int) requests.of(incident).stream()
                        .filter(r -> r.settledAt() == null)
                        .count(),
                matters(incident),
                (int) sites.of(incident).stream().filter(SiteVisit::there).count(),
                planned.stream()
                        .filter(m -> m.heldAt() != null && m.approvedAt() == null)
                        .map(ReadWhatIsOpen::named)
                        .toList(),
                planned.stream()
                        .filter(Meeting::planned)
                        .map(ReadWhatIsOpen::named)
                        .toList(),
                compared.stream()
                        .filter(a -> a.choice() == null)
                        .map(Appraisal::question)
                        .toList(),
                compared.stream()
                        .flatMap(a -> Stream.ofNullable(a.choice())
                                .filter(c -> !c.stands())
                                .map(c -> "%s: %s".formatted(String.join(", ", c.unsigned()), a.question())))
                        .toList(),
                debrief.forClosing(incident),
                debrief.referralDecided(incident),
                above.stream().flatMap(m -> m.open(incident).stream()).toList());
    }

    private Map<String, Integer> matters(UUID incident) {
        var words = new LinkedHashMap<String, Integer>();
        closing.matters(incident).forEach((kind, count) -> words.put(kind.words(), count));
        return words;
    }

    private static String named(Meeting m) {
        return "%s, %s".formatted(m.title(), London.show(London.day(m.at())));
    }
}
