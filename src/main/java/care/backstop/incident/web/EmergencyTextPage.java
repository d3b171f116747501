package care.backstop.incident.web;

import care.backstop.incident.model.Escalation;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.ArrayList;
import java.util.List;

/** One version of a text for emergency planners, to be printed or read out. */
public record EmergencyTextPage(Room room, String title, String written, List<Part> parts, String plain, String back) {

    /** A heading with its text. */
    public record Part(String letter, String heading, String text) {}

    static EmergencyTextPage of(Room room, Escalation e) {
        var base = "/incidents/" + room.incident() + "/emergency";
        var parts = new ArrayList<Part>();
        e.parts().forEach((heading, text) -> parts.add(new Part(heading.substring(0, 1), heading, text)));
        return new EmergencyTextPage(
                room,
                "%s, version %d".formatted(e.shape().name(), e.version()),
                "Written by %s (%s), %s".formatted(e.by(), e.postName(), London.show(e.writtenAt())),
                parts,
                base + "/" + e.id() + ".txt",
                base);
    }
}
