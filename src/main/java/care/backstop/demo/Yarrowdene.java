package care.backstop.demo;

import static care.backstop.demo.Room.lines;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.Notification;
import care.backstop.incident.rules.ServiceState;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Role;
import care.backstop.market.ServiceKind;
import care.backstop.people.PeopleProgress;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.Wellbeing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** A small care home that closed some weeks ago: eighteen people, all moved, and the incident is over. */
@Component
class Yarrowdene {

    private static final String HOME = County.YARROWDENE;
    private static final int A_DAY = 3;

    private final Cast cast;
    private final Room room;
    private final Moving moving;
    private final PeopleProgress progress;

    Yarrowdene(Cast cast, Room room, Moving moving, PeopleProgress progress) {
        this.cast = cast;
        this.room = room;
        this.moving = moving;
        this.progress = progress;
    }

    List<Story.Scene> scenes(Story.Days days, County county, Consumer<Instant> turnTo) {
        var lead = cast.of(Role.INCIDENT_LEAD);
        var coordinator = cast.of(Role.INCIDENT_COORDINATOR);
        var placement = cast.of(Role.PLACEMENT_OFFICER);
        var social = cast.of(Role.PRACTITIONER);
        var all = new ArrayList<Story.Scene>();
        all.add(Story.Scene.of(days.at(-95, 10, 0), coordinator, "yarrowdene: opened", () -> room.open(told(days))));
        all.add(Story.Scene.of(days.at(-95, 11, 0), lead, "yarrowdene: acknowledged", () -> {
            room.acknowledge(id(), "In Backstop");
            room.invite(id(), cast.guests());
            room.verify(id(), Verification.VERIFIED, "The owner", "In a meeting", "Retires; nobody takes over");
        }));
        all.add(
                Story.Scene.of(
                        days.at(-94, 10, 0),
                        lead,
                        "yarrowdene: duty decided",
                        () -> room.settleService(
                                id(),
                                HOME,
                                new Room.Service(null, null, ServiceState.JEOPARDY, "", "The owner, in a meeting"),
                                "No listed event happened: the owner retires. Each person is looked at, and the home runs on meanwhile.")));
        all.add(Story.Scene.of(days.at(-94, 11, 0), coordinator, "yarrowdene: plan handed out", () -> {
            room.handTo(id(), coordinator, a -> true);
            room.planMeeting(id(), days.at(-93, 10, 0), "Video call");
            room.takeIn(id(), new PeopleLists(days.day(0)).yarrowdene(county), days.day(-94));
            room.putInCharge(id(), room.everybody(id()), social);
        }));
        all.add(Story.Scene.of(
                days.at(-93, 11, 0),
                coordinator,
                "yarrowdene: first meeting",
                () -> room.meetingHeld(
                        id(),
                        days.at(-93, 10, 0),
                        lead.name(),
                        "Council, ICB, the owner",
                        "Six weeks are enough; moves in threes")));
        all.add(Story.Scene.of(
                days.at(-93, 11, 30),
                lead,
                "yarrowdene: plan agreed by the council",
                () -> room.agreePlan(
                        id(),
                        "The owner retires",
                        "Six weeks, with a set day",
                        "Places enough in three homes nearby",
                        "The staff stay to the last day")));
        all.add(Story.Scene.of(
                days.at(-93, 11, 50),
                cast.of(Role.ICB_CLINICIAN),
                "yarrowdene: plan agreed by the NHS",
                () -> room.agreePlanToo(id())));
        all.add(Story.Scene.of(days.at(-90, 9, 0), social, "yarrowdene: judgements", () -> {
            for (var person : room.everybody(id())) {
                room.judge(id(), person, person.veryFrail() == Answer.YES);
                room.arrange(id(), person);
                room.wellbeing(id(), person, Wellbeing.Moment.BEFORE, 3, 3);
                room.write(
                        id(),
                        person,
                        EntryKind.RECORDS_ASKED,
                        Map.of(
                                "items", "PAPER_FILE,CARE_PLAN,MEDICATION_CHARTS,MONEY,PHOTOS",
                                "heldBy", "The manager of Yarrowdene",
                                "where", "The office of the home",
                                "askedOn", days.day(-90).toString(),
                                "wantedBy", days.day(-60).toString()));
                progress.told(id(), person.id(), social);
            }
        }));
        all.add(Story.Scene.of(
                days.at(-89, 9, 0), coordinator, "yarrowdene: everyone's duty", () -> room.testEveryone(id())));
        all.add(Story.Scene.of(
                days.at(-89, 10, 0), lead, "yarrowdene: duties decided", () -> room.decideAsAdvised(id(), 100)));
        all.add(Story.Scene.of(
                days.at(-82, 10, 0), coordinator, "yarrowdene: ready for moves", () -> room.readyForMoves(id())));
        for (int n = 0; n * A_DAY < 18; n++) {
            int from = n * A_DAY;
            int day = -80 + n * 4;
            all.add(Story.Scene.of(days.at(day, 9, 0), placement, "yarrowdene: moves from %d".formatted(from), () -> {
                var three = room.everybody(id()).subList(from, from + A_DAY);
                for (var person : three) {
                    moving.choose(id(), List.of(person), "Visited with family", new HashSet<>());
                    moving.hold(id(), person, 48);
                    moving.accept(id(), person);
                }
                int hour = 9;
                for (var person : three) {
                    moving.carryOut(id(), person, days.at(day + 1, hour, 30), turnTo);
                    hour += 2;
                }
            }));
        }
        all.add(Story.Scene.of(days.at(-30, 10, 0), social, "yarrowdene: reviews", () -> {
            moving.review(id());
            afterwards(days);
        }));
        all.add(Story.Scene.of(days.at(-28, 10, 0), coordinator, "yarrowdene: plan finished", () -> {
            room.notApplicable(
                    id(),
                    lines("2.5", "2.12", "4.3", "7.29", "7.30"),
                    "Not needed: a small home that closed in good order");
            room.done(id(), a -> true);
        }));
        all.add(Story.Scene.of(
                days.at(-28, 11, 0),
                coordinator,
                "yarrowdene: debrief planned",
                () -> room.planDebrief(id(), days.at(-27, 9, 0), "Civic Centre, room 2")));
        all.add(Story.Scene.of(days.at(-27, 11, 0), coordinator, "yarrowdene: debrief held", () -> {
            room.meetingHeld(
                    id(),
                    days.at(-27, 9, 0),
                    lead.name(),
                    "Council, ICB, the owner",
                    "It went well because there was time; transport came last and should come first");
            room.approveMinutes(
                    id(),
                    Map.of(
                            "What went well", "Everybody was visited twice before they chose.",
                            "What did not go well", "The minibus was booked after the first choices and was not free.",
                            "How those who did the work feel about it", "Tired, and content with how it ended.",
                            "How well people came through it", "The reviews found everybody settled.",
                            "What is to be learned, who does it and by when", "See the lessons.",
                            "What support is offered to staff",
                                    "Supervision, and an hour with the counselling service."));
            room.learn(
                    id(),
                    "Book the minibus before the first choice is made, not after",
                    Lesson.LeadsTo.TEMPLATE,
                    "soton/appendix-a",
                    coordinator,
                    days.day(21));
            room.learn(
                    id(),
                    "Ask families for the times at which they can visit before the list of homes goes out",
                    Lesson.LeadsTo.GUIDANCE,
                    null,
                    social,
                    days.day(-6));
            room.score(id(), 4, 5, 3, "Reviews after 28 days and what families said");
        }));
        all.add(Story.Scene.of(days.at(-27, 15, 0), lead, "yarrowdene: closed", () -> {
            room.endDuties(
                    id(),
                    "The home they chose, under a contract of its own",
                    "Visited there, and asked at the review after 28 days");
            room.notReferred(id(), "Nobody came to harm, and no agency thinks that the others failed");
            room.close(id(), "All eighteen people live in places they chose; reviews after 28 days found them settled");
        }));
        return all;
    }

    /** Nearly every record has come and gone on; one set of charts is missing. Most are better than before. */
    private void afterwards(Story.Days days) {
        int n = 0;
        for (var person : room.everybody(id())) {
            boolean missing = n == 4;
            room.write(
                    id(),
                    person,
                    EntryKind.RECORDS_HANDED_ON,
                    Map.of(
                            "items",
                            missing
                                    ? "PAPER_FILE,CARE_PLAN,MONEY,PHOTOS"
                                    : "PAPER_FILE,CARE_PLAN,MEDICATION_CHARTS,MONEY,PHOTOS",
                            "form",
                            "ORIGINAL",
                            "to",
                            "PROVIDER",
                            "name",
                            "The manager of the new home",
                            "on",
                            days.day(-58).toString(),
                            "receipt",
                            "Y-%02d".formatted(n + 1)));
            if (missing) {
                room.write(
                        id(),
                        person,
                        EntryKind.RECORDS_MISSING,
                        Map.of(
                                "items", "MEDICATION_CHARTS",
                                "on", days.day(-58).toString(),
                                "done", "The night office was searched; the pharmacy sent its own record"));
            }
            room.wellbeing(id(), person, Wellbeing.Moment.DAYS_28, n % 6 == 5 ? 2 : 3 + n % 2, 4);
            n++;
        }
    }

    private UUID id() {
        return room.about(HOME);
    }

    private static Notification told(Story.Days days) {
        return new Notification(
                List.of(HOME),
                ServiceKind.CARE_HOME,
                IncidentKind.EXIT,
                List.of(Cause.STRATEGIC_EXIT),
                null,
                days.at(-95, 9, 30),
                "Owner of Yarrowdene Care Homes Limited",
                "Owner, 01632 960 118",
                "In person",
                days.at(-95, 9, 30),
                days.day(-50),
                "The owner retires and closes the home in six weeks.",
                null);
    }
}
