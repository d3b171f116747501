package care.backstop.demo;

import static care.backstop.demo.Room.lines;
import static care.backstop.demo.Room.parts;

import care.backstop.communications.usecase.MakeSitrep;
import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.LogKind;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Notification;
import care.backstop.incident.rules.Chasing.Connection;
import care.backstop.incident.rules.ServiceState;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Role;
import care.backstop.market.ServiceKind;
import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.Need;
import care.backstop.people.People;
import care.backstop.people.PeopleProgress;
import care.backstop.people.PersonFacts;
import care.backstop.people.model.Section;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.usecase.ChangePerson;
import care.backstop.people.usecase.WriteInRecord;
import care.backstop.placement.model.RefusedBecause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** A nursing home with 42 people that closes in three weeks: half way through, with people moving. */
@Component
class HarebellCourt {

    private static final String HOME = County.HAREBELL_COURT;
    private static final Set<String> MOVED = Set.of("Chess", "Cribbage");
    private static final String ACCEPTED = "Sunday singers";
    private static final String PASSES_OVER = "Radio club";

    private final Cast cast;
    private final Room room;
    private final Moving moving;
    private final Asking asking;
    private final Pacing pacing;
    private final WriteInRecord record;
    private final ChangePerson change;
    private final People people;
    private final PeopleProgress progress;
    private final MakeSitrep sitreps;

    HarebellCourt(
            Cast cast,
            Room room,
            Moving moving,
            Asking asking,
            Pacing pacing,
            WriteInRecord record,
            ChangePerson change,
            People people,
            PeopleProgress progress,
            MakeSitrep sitreps) {
        this.cast = cast;
        this.room = room;
        this.moving = moving;
        this.asking = asking;
        this.pacing = pacing;
        this.record = record;
        this.change = change;
        this.people = people;
        this.progress = progress;
        this.sitreps = sitreps;
    }

    List<Story.Scene> scenes(Story.Days days, County county, List<String> likely, Consumer<Instant> turnTo) {
        var lead = cast.of(Role.INCIDENT_LEAD);
        var coordinator = cast.of(Role.INCIDENT_COORDINATOR);
        var placement = cast.of(Role.PLACEMENT_OFFICER);
        var social = cast.of(Role.PRACTITIONER);
        var second = cast.second(Role.PRACTITIONER);
        var nurse = cast.of(Role.ICB_CLINICIAN);
        var all = new ArrayList<Story.Scene>();
        all.add(Story.Scene.of(days.at(-9, 16, 40), coordinator, "harebell: opened", () -> room.open(told(days))));
        all.add(Story.Scene.of(days.at(-9, 17, 25), lead, "harebell: acknowledged", () -> {
            room.acknowledge(id(), "By telephone, then in Backstop");
            room.invite(id(), cast.guests());
            room.invite(
                    id(), List.of(cast.of(Role.CQC_LIAISON), cast.of(Role.LEAVING_PROVIDER), cast.of(Role.ADVOCATE)));
        }));
        all.add(Story.Scene.of(days.at(-8, 9, 30), lead, "harebell: verified", () -> {
            room.verify(
                    id(),
                    Verification.VERIFIED,
                    "The company's liquidator and the CQC inspection manager",
                    "By telephone, and the notice of the resolution by e-mail",
                    "The home runs on until the closing date; wages are secured until then");
            room.note(
                    id(),
                    LogKind.CALL,
                    "Rang the registered manager: staffing is safe this week, two agency nurses booked for nights");
        }));
        all.add(
                Story.Scene.of(
                        days.at(-8, 11, 10),
                        lead,
                        "harebell: duty decided",
                        () -> room.settleService(
                                id(),
                                HOME,
                                new Room.Service(
                                        "CREDITORS_VOLUNTARY_WINDING_UP",
                                        days.day(-10),
                                        ServiceState.JEOPARDY,
                                        "Notice of the resolution, sent by the liquidator",
                                        "The registered manager, by telephone"),
                                "The company is being wound up and the home is about to stop. Prepare now; the duty begins when it stops.")));
        all.add(Story.Scene.of(days.at(-8, 11, 40), coordinator, "harebell: plan handed out", () -> {
            room.handTo(id(), coordinator, parts(1, 2, 8, 9, 10));
            room.handTo(id(), social, parts(3, 5));
            room.handTo(id(), cast.of(Role.COMMUNICATIONS_OFFICER), parts(6));
            room.handTo(id(), placement, parts(4, 7));
            room.due(id(), days.day(-5), Set.of("2.6", "5.1"));
            room.due(id(), days.day(3), Set.of("6.1", "7.1", "7.2", "7.4", "5.2"));
            room.due(id(), days.day(9), Set.of("7.6", "7.10", "4.4", "4.6"));
            room.planMeeting(id(), days.at(-7, 10, 0), "Video call");
        }));
        all.add(Story.Scene.of(
                days.at(-8, 12, 20),
                coordinator,
                "harebell: liquidator asked",
                () -> room.ask(
                        id(),
                        "The company's liquidator",
                        Connection.OFFICE_HOLDER,
                        "Until when wages and agency nurses are paid",
                        days.day(-7))));
        all.add(Story.Scene.of(
                days.at(-7, 9, 40),
                coordinator,
                "harebell: liquidator answered",
                () -> room.answered(id(), "Wages and agency nurses are paid until the closing date")));
        all.add(Story.Scene.of(days.at(-7, 10, 30), lead, "harebell: plan agreed by the council", () -> {
            room.activate(id(), IncidentKind.FAILURE, "The company is being wound up; 38 people need somewhere to be");
            room.agreePlan(
                    id(),
                    "Creditors' voluntary winding up",
                    "The home closes in four weeks",
                    "Enough places within fifteen miles, few of them for nursing",
                    "Wages are secured until the closing date; nights depend on an agency");
        }));
        all.add(Story.Scene.of(days.at(-7, 10, 50), nurse, "harebell: plan agreed by the NHS", () -> {
            room.activate(id(), IncidentKind.FAILURE, "Agreed with the council on the call");
            room.agreePlanToo(id());
        }));
        all.add(Story.Scene.of(days.at(-7, 11, 15), coordinator, "harebell: first meeting", () -> {
            room.meetingHeld(
                    id(),
                    days.at(-7, 10, 0),
                    lead.name(),
                    "Council, ICB, CQC, Harebell Court, advocacy",
                    "Move nobody before their choice is recorded; friends are offered places together; daily call at 9.15");
            room.done(id(), lines("1.1", "1.2", "2.1", "2.3", "2.9", "2.10", "9.1"));
        }));
        all.add(Story.Scene.of(
                days.at(-7, 14, 5),
                coordinator,
                "harebell: people listed",
                () -> room.takeIn(id(), new PeopleLists(days.day(0)).harebellCourt(county, likely), days.day(-7))));
        all.add(Story.Scene.of(days.at(-7, 15, 0), coordinator, "harebell: workers named", () -> {
            var everyone = room.everybody(id());
            var nhs = everyone.stream()
                    .filter(p -> p.funding() == Funding.CHC_LOCAL)
                    .toList();
            room.putInCharge(id(), nhs, nurse);
            room.putInCharge(id(), everyone.subList(0, 24), social);
            room.putInCharge(id(), everyone.subList(24, everyone.size()), second);
            room.done(id(), lines("2.2", "3.1", "4.1"));
            pacing.worker(id(), social, 24, second);
            pacing.worker(id(), second, 16, social);
            pacing.give(id(), everyone.subList(0, 24), social, null);
            pacing.give(id(), everyone.subList(24, everyone.size()), second, lead.name());
        }));
        all.add(Story.Scene.of(
                days.at(-6, 10, 0), social, "harebell: visits by the first social worker", () -> visits(0, 24, days)));
        all.add(Story.Scene.of(
                days.at(-6, 11, 0),
                second,
                "harebell: visits by the second social worker",
                () -> visits(24, 38, days)));
        all.add(Story.Scene.of(days.at(-5, 9, 20), coordinator, "harebell: everyone's duty", () -> {
            room.testEveryone(id());
            room.risk(id(), "Two night nurses leave at the end of next week: ask the ICB for cover now", 4, 4);
        }));
        all.add(Story.Scene.of(
                days.at(-5, 10, 0), lead, "harebell: duties decided", () -> room.decideAsAdvised(id(), 22)));
        all.add(Story.Scene.of(
                days.at(-5, 12, 10),
                coordinator,
                "harebell: landlord asked",
                () -> room.ask(
                        id(),
                        "The landlord of Harebell Court",
                        Connection.LANDLORD,
                        "Whether the building may be used for some days beyond the closing date",
                        days.day(0))));
        all.add(Story.Scene.of(days.at(-5, 15, 30), coordinator, "harebell: actions", () -> {
            room.done(id(), lines("2.7", "2.8", "2.13", "3.2", "3.3", "3.5", "5.1", "8.1"));
            room.notApplicable(id(), lines("4.3"), "Nobody here pays a third-party top-up");
        }));
        all.add(Story.Scene.of(days.at(-4, 10, 0), placement, "harebell: choices", () -> {
            choices();
            var some = alone();
            pacing.visited(id(), some.getFirst(), days.day(-4), true, "I like the garden. I want my own chair there");
            pacing.visited(id(), some.get(1), days.day(-4), false, "My sister lived there. I know it well");
        }));
        all.add(Story.Scene.of(days.at(-4, 15, 0), placement, "harebell: friends' places", () -> {
            for (var group : MOVED) {
                together(group, 48);
            }
        }));
        all.add(Story.Scene.of(
                days.at(-4, 15, 30),
                coordinator,
                "harebell: more room asked for",
                () -> asking.forMoreRoom(id(), days.day(2), days.at(-4, 17, 10), turnTo)));
        all.add(Story.Scene.of(
                days.at(-3, 12, 0), coordinator, "harebell: ready for moves", () -> room.readyForMoves(id())));
        all.add(Story.Scene.of(days.at(-3, 14, 0), placement, "harebell: first moves", () -> {
            int hour = 9;
            for (var person : room.everybody(id())) {
                if (person.group() != null && MOVED.contains(person.group())) {
                    moving.carryOut(id(), person, days.at(-2, hour, 30), turnTo);
                    hour += 2;
                }
            }
        }));
        all.add(Story.Scene.repeatable(
                days.at(-2, 16, 0),
                coordinator,
                "harebell: sitrep",
                () -> sitreps.make(id(), "demonstration", coordinator)));
        all.add(Story.Scene.of(days.at(-2, 16, 30), placement, "harebell: places accepted", () -> {
            together(ACCEPTED, 48);
            int hour = 10;
            for (var person : ofGroup(ACCEPTED)) {
                moving.plan(id(), person, days.at(2, hour++, 30));
            }
        }));
        all.add(Story.Scene.of(
                days.at(-2, 17, 0),
                placement,
                "harebell: providers asked",
                () -> asking.forPlaces(id(), room.everybody(id()), days.at(-1, 10, 30), days.day(3), turnTo)));
        all.add(Story.Scene.of(days.at(-1, 15, 0), placement, "harebell: places held", () -> holds()));
        all.add(Story.Scene.of(days.at(-1, 15, 40), placement, "harebell: pace and a group", () -> {
            pacing.limit(id(), days);
            pacing.together(id(), ofGroup(PASSES_OVER), days);
        }));
        all.add(Story.Scene.of(
                days.at(-1, 15, 50), social, "harebell: records and handovers", () -> papers(0, 24, days)));
        all.add(Story.Scene.of(
                days.at(-1, 15, 55), second, "harebell: more records and handovers", () -> papers(24, 42, days)));
        all.add(Story.Scene.of(days.at(-1, 16, 10), coordinator, "harebell: yesterday's log", () -> {
            room.note(
                    id(),
                    LogKind.CONTACT,
                    "Families' meeting at the home: 31 relatives came; most ask about friends staying together");
            room.note(id(), LogKind.MEASURE, "A council nurse visits the home every evening until it closes");
            room.planMeeting(id(), days.at(1, 10, 0), "Video call");
        }));
        all.add(Story.Scene.of(days.now(), social, "harebell: first reviews", () -> moving.review(id())));
        all.add(Story.Scene.repeatable(
                days.now(), placement, "harebell: plan for everyone", () -> moving.planForEveryone(id())));
        return all;
    }

    private UUID id() {
        return room.about(HOME);
    }

    private static Notification told(Story.Days days) {
        return new Notification(
                List.of(HOME),
                ServiceKind.CARE_HOME_NURSING,
                IncidentKind.FAILURE,
                List.of(Cause.BUSINESS_FAILURE, Cause.STAFF_LOSS),
                null,
                days.at(-9, 16, 20),
                "Odile Marzenowska, registered manager",
                "Manager of the home, 01632 960 417",
                "By telephone",
                days.at(-9, 16, 20),
                days.day(21),
                "The owners resolved to wind the company up. The home will close; 42 people live there.",
                null);
    }

    /** What a social worker finds out about those they look after: urgency, capacity, who speaks for whom. */
    private void visits(int from, int to, Story.Days days) {
        var everyone = room.everybody(id());
        for (int i = from; i < to; i++) {
            var person = everyone.get(i);
            boolean frail = person.veryFrail() == Answer.YES || person.endOfLife() == Answer.YES;
            if (i % 6 != 5) {
                room.judge(id(), person, frail || i % 11 == 0);
            }
            room.arrange(id(), person);
            capacity(person, i, days);
            progress.told(id(), person.id(), Acting.current());
        }
    }

    private void capacity(PersonFacts person, int i, Story.Days days) {
        var me = Acting.current();
        boolean dementia = person.need() == Need.DEMENTIA_NURSING || person.need() == Need.DEMENTIA_RESIDENTIAL;
        boolean friends = person.group() != null && (MOVED.contains(person.group()) || ACCEPTED.equals(person.group()));
        if (!dementia || friends) {
            if (i % 2 == 0) {
                record.capacity(
                        id(), person.id(), "ACCOMMODATION", "HAS", days.day(-6), "Weighed two homes and told why", me);
            }
            return;
        }
        switch (i % 5) {
            case 0 ->
                record.capacity(
                        id(), person.id(), "ACCOMMODATION", "HAS", days.day(-6), "Able to weigh it in the morning", me);
            case 1 ->
                record.capacity(
                        id(),
                        person.id(),
                        "ACCOMMODATION",
                        "DOUBT",
                        days.day(-6),
                        "Could not hold on to the question",
                        me);
            case 2 -> {
                lacks(person, days, me);
                record.contact(
                        id(),
                        person.id(),
                        new WriteInRecord.NewContact(
                                "WELFARE_ATTORNEY",
                                "Perrin " + County.NEIGHBOUR,
                                "Nephew",
                                "01632 960 2%02d".formatted(i),
                                false,
                                "YES",
                                "LPA 000 4%02d".formatted(i)),
                        me);
            }
            default -> {
                lacks(person, days, me);
                if (i % 2 == 0) {
                    asked(person, me);
                }
            }
        }
    }

    private void lacks(PersonFacts person, Story.Days days, Actor me) {
        record.capacity(
                id(),
                person.id(),
                "ACCOMMODATION",
                "LACKS",
                days.day(-6),
                "Cannot weigh one home against another, even with pictures and time",
                me);
    }

    private void asked(PersonFacts person, Actor me) {
        var version = people.find(id(), person.id()).orElseThrow().version();
        change.change(id(), person.id(), version, Section.DECISION, Map.of("authority_asked", "YES"), me);
    }

    /** What was asked of the company, told to others and handed on about those who have moved. */
    private void papers(int from, int to, Story.Days days) {
        for (var person : room.everybody(id()).subList(from, to)) {
            if (person.group() != null && MOVED.contains(person.group())) {
                room.write(
                        id(),
                        person,
                        EntryKind.RECORDS_ASKED,
                        Map.of(
                                "items", "PAPER_FILE,CARE_PLAN,MEDICATION_CHARTS",
                                "heldBy", "The registered manager of Harebell Court",
                                "where", "Locked cupboard in the office",
                                "askedOn", days.day(-3).toString(),
                                "wantedBy", days.day(4).toString()));
                room.write(
                        id(),
                        person,
                        EntryKind.HANDED_OVER,
                        Map.of(
                                "to", "CARE",
                                "whom", "The nurse in charge of the new home",
                                "how", "PAPER",
                                "at", days.day(-2) + "T09:00"));
            }
        }
    }

    private List<PersonFacts> ofGroup(String group) {
        return room.everybody(id()).stream()
                .filter(p -> group.equals(p.group()))
                .toList();
    }

    /** People on their own who can say where they want to go. */
    private List<PersonFacts> alone() {
        return room.everybody(id()).stream()
                .filter(p -> p.group() == null && Moving.decides(p) && p.colour() != Colour.UNRATED)
                .toList();
    }

    private void choices() {
        var some = alone();
        var gone = new HashSet<String>();
        for (var person : some.subList(0, Math.min(10, some.size()))) {
            moving.choose(id(), List.of(person), "Shown pictures of three homes; a daughter was there", gone);
        }
        for (var group : MOVED) {
            moving.choose(id(), ofGroup(group), "Visited together", gone);
        }
        moving.choose(id(), ofGroup(ACCEPTED), "Visited together", gone);
    }

    private void together(String group, int hours) {
        for (var person : ofGroup(group)) {
            moving.hold(id(), person, hours);
            moving.accept(id(), person);
        }
    }

    /** Four places are held and wait for an answer; one was held and refused. */
    private void holds() {
        var some = alone();
        for (var person : some.subList(0, 4)) {
            moving.hold(id(), person, 72);
        }
        moving.hold(id(), some.get(4), 24);
        moving.refuse(id(), some.get(4), RefusedBecause.TOO_FAR, "Two buses for the family");
    }
}
