package care.backstop.communications.web;

import care.backstop.communications.model.Report;
import care.backstop.govuk.Paper;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A report as a web page that stands by itself, the same page as a tagged PDF, and as a Word document. */
@Component
class Documents {

    static final String WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    ResponseEntity<byte[]> webPage(Report report) {
        return Paper.shown(html(report));
    }

    ResponseEntity<byte[]> pdfFile(Report report, String name) {
        return Paper.file(MediaType.APPLICATION_PDF_VALUE, name + ".pdf", pdf(report));
    }

    ResponseEntity<byte[]> wordFile(Report report, String name) {
        return Paper.file(WORD_TYPE, name + ".docx", WordDocument.of(report));
    }

    String html(Report report) {
        return Paper.page("communications/document", report);
    }

    byte[] pdf(Report report) {
        return Paper.pdf(html(report));
    }
}
