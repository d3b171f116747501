package care.backstop.incident.usecase;

import care.backstop.incident.model.Action;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.model.Verified;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.MeetingStore;
import care.backstop.incident.store.VerificationStore;
import care.backstop.people.People;
import care.backstop.people.PeopleCounts;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An incident with everything that belongs to it, for machines and for the situation report. */
@Service
public class ReadWhole {

    /** All of it; of people only how many. */
    public record Whole(
            Incident incident,
            List<Due> deadlines,
            List<Action> actions,
            List<Meeting> meetings,
            List<Verified> verifications,
            List<ServiceTest> tests,
            List<PersonTest> personTests,
            PeopleCounts people) {}

    private final IncidentStore incidents;
    private final DeadlineStore deadlines;
    private final ActionStore actions;
    private final MeetingStore meetings;
    private final VerificationStore verifications;
    private final DutyStore duties;
    private final People people;

    ReadWhole(
            IncidentStore incidents,
            DeadlineStore deadlines,
            ActionStore actions,
            MeetingStore meetings,
            VerificationStore verifications,
            DutyStore duties,
            People people) {
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.actions = actions;
        this.meetings = meetings;
        this.verifications = verifications;
        this.duties = duties;
        this.people = people;
    }

    @Transactional(readOnly = true)
    public Whole of(UUID id) {
        return new Whole(
                incidents.find(id),
                deadlines.of(id),
                actions.of(id),
                meetings.of(id),
                verifications.of(id),
                duties.services(id),
                duties.latestOfPeople(id),
                people.counts(id));
    }
}
