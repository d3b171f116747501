package care.backstop.communications.web;

import care.backstop.communications.model.Report;
import care.backstop.communications.usecase.ReviewIncident;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The review report for machines; as JSON, a web page, a PDF or a Word document by {@code Accept}. */
@RestController
class ReviewApi {

    private static final String API = "/api/v1/incidents/{incident}/review-report";

    private final ReviewIncident review;
    private final Documents documents;
    private final Clock clock;

    ReviewApi(ReviewIncident review, Documents documents, Clock clock) {
        this.review = review;
        this.documents = documents;
        this.clock = clock;
    }

    @GetMapping(path = API, produces = MediaType.APPLICATION_JSON_VALUE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<Report> json(@PathVariable UUID incident, Actor actor) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(report(incident, actor));
    }

    @GetMapping(path = API, produces = MediaType.TEXT_HTML_VALUE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> html(@PathVariable UUID incident, Actor actor) {
        return documents.webPage(report(incident, actor));
    }

    @GetMapping(path = API, produces = MediaType.APPLICATION_PDF_VALUE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> pdf(@PathVariable UUID incident, Actor actor) {
        return documents.pdfFile(report(incident, actor), ReviewController.fileName(clock));
    }

    @GetMapping(path = API, produces = Documents.WORD_TYPE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> word(@PathVariable UUID incident, Actor actor) {
        return documents.wordFile(report(incident, actor), ReviewController.fileName(clock));
    }

    private Report report(UUID incident, Actor actor) {
        return ReviewReport.of(review.of(incident, actor), actor.council());
    }
}
