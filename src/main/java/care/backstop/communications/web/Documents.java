package care.backstop.communications.web;

import care.backstop.communications.model.Report;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A report as a web page that stands by itself, and the same page as a tagged PDF. */
@Component
class Documents {

    /** Shipped with PDFBox. Its bold is not, so the template sets headings apart by size, colour and rules. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        XRLog.listRegisteredLoggers().forEach(log -> XRLog.setLevel(log, Level.WARNING)); // it reports every page
    }

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "gg.jte.generated.precompiled");

    static final String WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    ResponseEntity<byte[]> webPage(Report report) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(html(report).getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> pdfFile(Report report, String name) {
        return file(MediaType.APPLICATION_PDF_VALUE, name + ".pdf", pdf(report));
    }

    ResponseEntity<byte[]> wordFile(Report report, String name) {
        return file(WORD_TYPE, name + ".docx", WordDocument.of(report));
    }

    private static ResponseEntity<byte[]> file(String type, String name, byte[] bytes) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .cacheControl(CacheControl.noStore())
                .body(bytes);
    }

    String html(Report report) {
        var out = new StringOutput();
        templates.render("communications/document.jte", report, out);
        return out.toString();
    }

    byte[] pdf(Report report) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(Documents::font, "Liberation Sans")
                    .useUriResolver((_, _) -> null) // a document fetches nothing
                    .withProducer("Backstop")
                    .withHtmlContent(html(report), null)
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static InputStream font() {
        var font = PDDocument.class.getResourceAsStream(FONT);
        if (font == null) {
            throw new IllegalStateException("PDFBox no longer ships " + FONT);
        }
        return font;
    }
}
