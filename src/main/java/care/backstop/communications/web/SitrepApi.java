package care.backstop.communications.web;

import care.backstop.communications.model.Sitrep;
import care.backstop.communications.usecase.MakeSitrep;
import care.backstop.communications.usecase.ReadSitreps;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sitreps for machines. {@code GET …/sitrep} says what is known now, or with {@code at} or {@code version} what a
 * sitrep said; as JSON, a web page, a PDF or a Word document by {@code Accept}.
 */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class SitrepApi {

    private final ReadSitreps read;
    private final MakeSitrep make;
    private final Documents documents;

    SitrepApi(ReadSitreps read, MakeSitrep make, Documents documents) {
        this.read = read;
        this.make = make;
        this.documents = documents;
    }

    @GetMapping(path = "/sitrep", produces = MediaType.APPLICATION_JSON_VALUE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<Sitrep> json(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable Integer version,
            Actor actor) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(find(incident, at, version, actor));
    }

    @GetMapping(path = "/sitrep", produces = MediaType.TEXT_HTML_VALUE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> html(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable Integer version,
            Actor actor) {
        return documents.webPage(SitrepReport.of(find(incident, at, version, actor), actor.council()));
    }

    @GetMapping(path = "/sitrep", produces = MediaType.APPLICATION_PDF_VALUE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> pdf(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable Integer version,
            Actor actor) {
        var sitrep = find(incident, at, version, actor);
        return documents.pdfFile(SitrepReport.of(sitrep, actor.council()), fileName(sitrep));
    }

    @GetMapping(path = "/sitrep", produces = Documents.WORD_TYPE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> word(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable Integer version,
            Actor actor) {
        var sitrep = find(incident, at, version, actor);
        return documents.wordFile(SitrepReport.of(sitrep, actor.council()), fileName(sitrep));
    }

    /** Those that were made, the latest first. */
    @GetMapping("/sitreps")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Sitrep> all(@PathVariable UUID incident, Actor actor) {
        return read.book(incident, actor).made().stream()
                .map(ReadSitreps.Made::sitrep)
                .toList();
    }

    /** Makes one and keeps it. */
    @PostMapping("/sitreps")
    @Access(area = Area.COM, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Sitrep> make(
            @PathVariable UUID incident,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor) {
        var made = make.make(incident, key, actor);
        return ResponseEntity.created(
                        URI.create("/api/v1/incidents/%s/sitrep?version=%d".formatted(incident, made.version())))
                .body(made);
    }

    private Sitrep find(UUID incident, @Nullable Instant at, @Nullable Integer version, Actor actor) {
        if (at != null && version != null) {
            throw Rejected.invalid("at", "Ask for a moment or for a version, not for both");
        }
        if (version != null) {
            return read.version(incident, version, actor);
        }
        return at == null ? read.now(incident, actor) : read.at(incident, at, actor);
    }

    /** Says which sitrep it is and of which day, and not of which incident. */
    static String fileName(Sitrep sitrep) {
        var day = care.backstop.kernel.London.day(sitrep.asAt());
        return sitrep.version() == null
                ? "situation-%s".formatted(day)
                : "sitrep-%d-%s".formatted(sitrep.version(), day);
    }
}
