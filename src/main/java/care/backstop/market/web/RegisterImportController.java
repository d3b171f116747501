package care.backstop.market.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.usecase.ApplyRegisterImport;
import care.backstop.market.usecase.ReadRegisterImports;
import care.backstop.market.usecase.StageRegisterImport;
import care.backstop.market.usecase.StartRegisterImport;
import care.backstop.market.web.RegisterImportsPage.Typed;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages on which published files are brought in, looked at, applied and undone. */
@Controller
class RegisterImportController {

    private final StartRegisterImport starting;
    private final StageRegisterImport staging;
    private final ApplyRegisterImport applying;
    private final ReadRegisterImports reading;
    private final Permissions permissions;

    RegisterImportController(
            StartRegisterImport starting,
            StageRegisterImport staging,
            ApplyRegisterImport applying,
            ReadRegisterImports reading,
            Permissions permissions) {
        this.starting = starting;
        this.staging = staging;
        this.applying = applying;
        this.reading = reading;
        this.permissions = permissions;
    }

    @GetMapping(RegisterImportsPage.PATH)
    @Access(area = Area.MKT, act = Act.READ)
    String all(Actor actor, Model model) {
        return list(actor, Typed.NOTHING, Errors.none(), model);
    }

    private String list(Actor actor, Typed typed, Errors errors, Model model) {
        model.addAttribute("page", RegisterImportsPage.of(reading.latest(), mayWrite(actor), typed, errors));
        return "market/imports";
    }

    private boolean mayWrite(Actor actor) {
        return permissions.may(actor, Area.MKT, Act.WRITE);
    }

    @PostMapping(RegisterImportsPage.PATH)
    @Access(area = Area.MKT, act = Act.WRITE)
    String start(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "auto") String kind,
            @RequestParam(name = "asAt-day", required = false) @Nullable String day,
            @RequestParam(name = "asAt-month", required = false) @Nullable String month,
            @RequestParam(name = "asAt-year", required = false) @Nullable String year,
            Actor actor,
            Model model)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw Rejected.invalid(
                        "file", "Choose the published file. An empty file does not mean that everything closed.");
            }
            try (var in = file.getInputStream()) {
                var id = starting.start(
                        in,
                        Objects.requireNonNullElse(file.getOriginalFilename(), "file"),
                        RegisterImportApi.kind(kind),
                        asAt(day, month, year),
                        false,
                        actor);
                return "redirect:" + RegisterImportsPage.PATH + "/" + id;
            }
        } catch (Rejected e) {
            return list(actor, new Typed(kind, day, month, year), Errors.of(e), model);
        }
    }

    private static @Nullable LocalDate asAt(@Nullable String day, @Nullable String month, @Nullable String year) {
        if (blank(day) && blank(month) && blank(year)) {
            return null;
        }
        try {
            return LocalDate.of(number(year), number(month), number(day));
        } catch (DateTimeException | NumberFormatException e) {
            throw Rejected.invalid("asAt", "The day must be a date that exists, such as 1 9 2026.");
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static int number(@Nullable String text) {
        return Integer.parseInt(text == null ? "" : text.strip());
    }

    @GetMapping(RegisterImportsPage.PATH + "/{id}")
    @Access(area = Area.MKT, act = Act.READ)
    String one(@PathVariable UUID id, Actor actor, Model model) {
        return review(id, actor, Errors.none(), model);
    }

    private String review(UUID id, Actor actor, Errors errors, Model model) {
        var details = reading.details(id);
        model.addAttribute(
                "page",
                RegisterImportPage.of(
                        details,
                        mayWrite(actor),
                        details.summary().startedUser().equals(actor.user()),
                        errors));
        return "market/import";
    }

    @PostMapping(RegisterImportsPage.PATH + "/{id}/apply")
    @Access(area = Area.MKT, act = Act.WRITE)
    String apply(@PathVariable UUID id, Actor actor, Model model, RedirectAttributes flash) {
        try {
            applying.apply(id, actor);
        } catch (Rejected e) {
            if (e.problems().getFirst().code() == Problem.Code.CONF) {
                staging.recount(id);
            }
            return review(id, actor, Errors.of(e), model);
        }
        flash.addFlashAttribute("notice", "The file is now part of the register");
        return "redirect:" + RegisterImportsPage.PATH + "/" + id;
    }

    @PostMapping(RegisterImportsPage.PATH + "/{id}/undo")
    @Access(area = Area.MKT, act = Act.WRITE)
    String undo(@PathVariable UUID id, Actor actor, Model model, RedirectAttributes flash) {
        try {
            applying.undo(id, actor);
        } catch (Rejected e) {
            return review(id, actor, Errors.of(e), model);
        }
        flash.addFlashAttribute("notice", "The register is as it was before this file");
        return "redirect:" + RegisterImportsPage.PATH + "/" + id;
    }
}
