package care.backstop.demo;

import static care.backstop.demo.Room.lines;
import static care.backstop.demo.Room.parts;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.LogKind;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Notification;
import care.backstop.incident.rules.ServiceState;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Role;
import care.backstop.market.ServiceKind;
import care.backstop.people.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A home-care agency in administration that still trades: 180 people in 14 rounds, nobody to be moved yet. */
@Component
class Merlinfold implements Story {

    private static final String AGENCY = County.MERLINFOLD;

    private final Cast cast;
    private final Room room;

    Merlinfold(Cast cast, Room room) {
        this.cast = cast;
        this.room = room;
    }

    @Override
    public List<Scene> scenes(Days days) {
        var lead = cast.of(Role.INCIDENT_LEAD);
        var coordinator = cast.of(Role.INCIDENT_COORDINATOR);
        var second = cast.second(Role.PRACTITIONER);
        var all = new ArrayList<Scene>();
        all.add(Scene.of(days.at(-6, 13, 30), coordinator, "merlinfold: opened", () -> room.open(told(days))));
        all.add(Scene.of(days.at(-6, 14, 5), lead, "merlinfold: acknowledged", () -> {
            room.acknowledge(id(), "In Backstop");
            room.invite(id(), cast.guests());
            room.invite(id(), List.of(cast.of(Role.CQC_LIAISON)));
        }));
        all.add(Scene.of(
                days.at(-6, 16, 0),
                lead,
                "merlinfold: verified",
                () -> room.verify(
                        id(),
                        Verification.VERIFIED,
                        "The joint administrators",
                        "By telephone, and their notice of appointment by e-mail",
                        "They trade on while they look for a buyer; the payroll of this month is covered")));
        all.add(
                Scene.of(
                        days.at(-5, 10, 30),
                        lead,
                        "merlinfold: duty decided",
                        () -> room.settleService(
                                id(),
                                AGENCY,
                                new Room.Service(
                                        "ADMINISTRATOR_APPOINTED",
                                        days.day(-7),
                                        ServiceState.RUNNING,
                                        "Notice of appointment, seen",
                                        "The administrators' agent, by telephone"),
                                "The agency still visits everyone. Watch it every day, make the contingency plan, move nobody early.")));
        all.add(Scene.of(days.at(-5, 11, 0), coordinator, "merlinfold: plan handed out", () -> {
            room.handTo(id(), coordinator, parts(1, 2, 6, 8, 9, 10));
            room.handTo(id(), second, parts(3, 5));
            room.handTo(id(), cast.of(Role.PLACEMENT_OFFICER), parts(4, 7));
            room.planMeeting(id(), days.at(-4, 14, 0), "Council offices, room 2");
        }));
        all.add(Scene.of(
                days.at(-5, 16, 20),
                coordinator,
                "merlinfold: people listed",
                () -> room.takeIn(id(), new PeopleLists(days.day(0)).merlinfold(), days.day(-5))));
        all.add(Scene.of(
                days.at(-5, 17, 5),
                coordinator,
                "merlinfold: the council's payments beside them",
                () -> room.takeIn(
                        id(), Source.COUNCIL, new PeopleLists(days.day(0)).merlinfoldPayments(), days.day(-5))));
        all.add(Scene.of(days.at(-4, 14, 50), lead, "merlinfold: plan agreed by the council", () -> {
            room.activate(id(), IncidentKind.FAILURE, "An administrator runs the agency and looks for a buyer");
            room.agreePlan(
                    id(),
                    "An administrator was appointed",
                    "Not known: as long as the administrators trade on",
                    "Three agencies could take rounds; none could take all of them",
                    "Wages are paid to the end of the month; care workers are leaving");
        }));
        all.add(Scene.of(
                days.at(-4, 15, 10),
                cast.of(Role.ICB_CLINICIAN),
                "merlinfold: plan agreed by the NHS",
                () -> room.agreePlanToo(id())));
        all.add(Scene.of(days.at(-4, 15, 40), coordinator, "merlinfold: first meeting", () -> {
            room.meetingHeld(
                    id(),
                    days.at(-4, 14, 0),
                    lead.name(),
                    "Council, ICB, CQC, the administrators' agent",
                    "Rounds move whole or not at all; three agencies are asked what they could take");
            room.done(id(), lines("1.1", "1.2", "2.1", "2.2", "2.3", "9.1"));
            room.putInCharge(id(), room.everybody(id()).subList(0, 60), second);
        }));
        all.add(Scene.of(days.at(-3, 9, 30), second, "merlinfold: first judgements", () -> {
            for (var person : room.everybody(id()).subList(0, 36)) {
                boolean alone = person.livesAlone() == Answer.YES && person.informalSupport() == Answer.NO;
                room.judge(id(), person, alone || person.veryFrail() == Answer.YES);
            }
        }));
        all.add(Scene.of(days.at(-2, 9, 15), coordinator, "merlinfold: calls", () -> {
            room.note(id(), LogKind.CALL, "Daily call with the agency: all visits made yesterday, four of them late");
            room.risk(id(), "Six care workers of the Brackenford rounds have handed in their notice", 4, 3);
        }));
        return all;
    }

    private UUID id() {
        return room.about(AGENCY);
    }

    private static Notification told(Days days) {
        return new Notification(
                List.of(AGENCY),
                ServiceKind.HOME_CARE,
                IncidentKind.FAILURE,
                List.of(Cause.BUSINESS_FAILURE),
                null,
                days.at(-6, 13, 5),
                "Joint administrators of Merlinfold Homecare Limited",
                "Insolvency practitioners, 01632 960 552",
                "By e-mail",
                days.at(-6, 13, 5),
                null,
                "Administrators took office. The agency trades on while a buyer is looked for.",
                null);
    }
}
