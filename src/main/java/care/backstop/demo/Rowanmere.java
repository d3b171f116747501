package care.backstop.demo;

import static care.backstop.demo.Room.parts;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Notification;
import care.backstop.kernel.Role;
import care.backstop.market.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A provider that means to give up supported living in eleven weeks: twelve people, just begun. */
@Component
class Rowanmere implements Story {

    private static final String SERVICE = County.ROWANMERE;

    private final Cast cast;
    private final Room room;
    private final County county = County.wealdmoor();

    Rowanmere(Cast cast, Room room) {
        this.cast = cast;
        this.room = room;
    }

    @Override
    public List<Scene> scenes(Days days) {
        var lead = cast.of(Role.INCIDENT_LEAD);
        var coordinator = cast.of(Role.INCIDENT_COORDINATOR);
        var all = new ArrayList<Scene>();
        all.add(Scene.of(days.at(-2, 11, 20), coordinator, "rowanmere: opened", () -> room.open(told(days))));
        all.add(Scene.of(days.at(-2, 12, 0), lead, "rowanmere: acknowledged", () -> {
            room.acknowledge(id(), "In Backstop");
            room.invite(id(), cast.guests());
        }));
        all.add(Scene.of(
                days.at(-1, 14, 0),
                coordinator,
                "rowanmere: people listed",
                () -> room.takeIn(id(), new PeopleLists(days.day(0)).rowanmere(county), days.day(-1))));
        all.add(Scene.of(days.at(-1, 14, 30), coordinator, "rowanmere: plan handed out", () -> {
            room.handTo(id(), coordinator, parts(1, 2));
            room.planMeeting(id(), days.at(1, 14, 0), "Video call");
            room.note(
                    id(),
                    LogKind.CALL,
                    "The provider asks to tell the families itself first; agreed to do it together");
        }));
        return all;
    }

    private UUID id() {
        return room.about(SERVICE);
    }

    private static Notification told(Days days) {
        return new Notification(
                List.of(SERVICE),
                ServiceKind.SUPPORTED_LIVING,
                IncidentKind.EXIT,
                List.of(Cause.STRATEGIC_EXIT),
                null,
                days.at(-2, 11, 0),
                "Director of Rowanmere Housing and Support",
                "Director of the provider, 01632 960 238",
                "By letter, then by telephone",
                days.at(-2, 11, 0),
                days.day(77),
                "The provider gives notice on its contract for supported living. The tenancies go on.",
                null);
    }
}
