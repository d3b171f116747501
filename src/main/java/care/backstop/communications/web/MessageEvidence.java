package care.backstop.communications.web;

import care.backstop.communications.usecase.ReadSitreps;
import care.backstop.communications.usecase.ReviewIncident;
import care.backstop.incident.Evidence;
import care.backstop.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was reported about an incident: each sitrep as it was made, and the review report. */
@Component
class MessageEvidence implements Evidence {

    private final ReadSitreps sitreps;
    private final ReviewIncident review;
    private final Documents documents;

    MessageEvidence(ReadSitreps sitreps, ReviewIncident review, Documents documents) {
        this.sitreps = sitreps;
        this.review = review;
        this.documents = documents;
    }

    @Override
    public List<Exhibit> exhibits(UUID incident, boolean withPeople, Actor reader) {
        var files = new ArrayList<Exhibit>();
        for (var made : sitreps.book(incident, reader).made()) {
            files.add(new Exhibit(
                    "messages/sitrep-%02d.pdf".formatted(made.sitrep().version()),
                    documents.pdf(SitrepReport.of(made.sitrep(), reader.council()))));
        }
        files.add(new Exhibit(
                "learning/review-report.pdf",
                documents.pdf(ReviewReport.of(review.of(incident, reader), reader.council()))));
        return files;
    }
}
