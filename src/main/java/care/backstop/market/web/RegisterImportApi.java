package care.backstop.market.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.register.Kind;
import care.backstop.market.register.RegisterImport;
import care.backstop.market.usecase.ApplyRegisterImport;
import care.backstop.market.usecase.ReadRegisterImports;
import care.backstop.market.usecase.StageRegisterImport;
import care.backstop.market.usecase.StartRegisterImport;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports of the register for other programs. */
@RestController
@RequestMapping("/api/v1/register-imports")
class RegisterImportApi {

    /** The import that was started. */
    record Started(UUID id) {}

    /** An import as it stands. */
    record Import(
            UUID id,
            String state,
            String kind,
            @Nullable String layout,
            @Nullable LocalDate asAt,
            @Nullable String asAtFrom,
            String fileName,
            String doing,
            @Nullable String problem,
            List<String> notes,
            int rows,
            int added,
            int changed,
            int removed,
            int unchanged,
            int older,
            int reregistered,
            int rejected,
            boolean needsSecondPerson,
            List<Problem> rejectedRows) {

        static Import of(RegisterImport i, List<Problem> leftOut) {
            return new Import(
                    i.id(),
                    i.state().name(),
                    i.kind().key(),
                    i.layout(),
                    i.asAt(),
                    i.asAtFrom(),
                    i.fileName(),
                    i.doing(),
                    i.problem(),
                    i.notes(),
                    i.rows(),
                    i.counts().added(),
                    i.counts().changed(),
                    i.counts().removed(),
                    i.counts().unchanged(),
                    i.counts().older(),
                    i.counts().reregistered(),
                    i.rejected(),
                    i.needsSecondPerson(),
                    leftOut);
        }
    }

    private final StartRegisterImport starting;
    private final StageRegisterImport staging;
    private final ApplyRegisterImport applying;
    private final ReadRegisterImports reading;

    RegisterImportApi(
            StartRegisterImport starting,
            StageRegisterImport staging,
            ApplyRegisterImport applying,
            ReadRegisterImports reading) {
        this.starting = starting;
        this.staging = staging;
        this.applying = applying;
        this.reading = reading;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(area = Area.MKT, act = Act.WRITE)
    Started start(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam(defaultValue = "auto") String kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asAt,
            @RequestParam(defaultValue = "false") boolean apply,
            Actor actor)
            throws IOException {
        if (file == null) {
            throw Rejected.invalid("file", "Send the published file as the part named \"file\".");
        }
        try (var in = file.getInputStream()) {
            return new Started(starting.start(
                    in,
                    Objects.requireNonNullElse(file.getOriginalFilename(), "file"),
                    kind(kind),
                    asAt,
                    apply,
                    actor));
        }
    }

    static Kind kind(String key) {
        return Kind.ofKey(key)
                .orElseThrow(() -> Rejected.invalid(
                        "kind",
                        "The kind must be one of %s."
                                .formatted(Arrays.stream(Kind.values())
                                        .map(Kind::key)
                                        .collect(Collectors.joining(", ")))));
    }

    @GetMapping("/{id}")
    @Access(area = Area.MKT, act = Act.READ)
    Import one(@PathVariable UUID id) {
        return Import.of(reading.get(id), reading.leftOut(id));
    }

    @GetMapping
    @Access(area = Area.MKT, act = Act.READ)
    List<Import> all() {
        return reading.latest().stream().map(i -> Import.of(i, List.of())).toList();
    }

    @PostMapping("/{id}/apply")
    @Access(area = Area.MKT, act = Act.WRITE)
    Import apply(@PathVariable UUID id, Actor actor) {
        try {
            applying.apply(id, actor);
        } catch (Rejected e) {
            if (e.problems().getFirst().code() == Problem.Code.CONF) {
                staging.recount(id);
            }
            throw e;
        }
        return one(id);
    }

    @PostMapping("/{id}/undo")
    @Access(area = Area.MKT, act = Act.WRITE)
    Import undo(@PathVariable UUID id, Actor actor) {
        applying.undo(id, actor);
        return one(id);
    }
}
