package care.backstop.communications.web;

import care.backstop.communications.model.Report;
import care.backstop.communications.usecase.ReviewIncident;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.room.IncidentRoom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The review report of an incident: as a page, a PDF and a Word document. */
@Controller
class ReviewController {

    private static final String DOOR = "/learning";
    private static final String HERE = "/incidents/{incident}" + DOOR + "/report";

    private final ReviewIncident review;
    private final IncidentRoom rooms;
    private final Documents documents;
    private final Clock clock;

    ReviewController(ReviewIncident review, IncidentRoom rooms, Documents documents, Clock clock) {
        this.review = review;
        this.rooms = rooms;
        this.documents = documents;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String page(@PathVariable UUID incident, Actor actor, Model model) {
        model.addAttribute(
                "page",
                new ReviewPage(rooms.of(incident, DOOR), "/incidents/" + incident + DOOR, report(incident, actor)));
        return "communications/review";
    }

    @GetMapping(HERE + ".pdf")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> pdf(@PathVariable UUID incident, Actor actor) {
        return documents.pdfFile(report(incident, actor), fileName(clock));
    }

    @GetMapping(HERE + ".docx")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> word(@PathVariable UUID incident, Actor actor) {
        return documents.wordFile(report(incident, actor), fileName(clock));
    }

    private Report report(UUID incident, Actor actor) {
        return ReviewReport.of(review.of(incident, actor), actor.council());
    }

    /** Says of which day it is, and not of which incident. */
    static String fileName(Clock clock) {
        return "review-%s".formatted(London.day(clock.instant()));
    }
}
