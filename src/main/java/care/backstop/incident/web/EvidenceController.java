package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.EvidencePack;
import care.backstop.incident.usecase.EvidencePacks;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Packs of evidence: asked for, agreed to, taken away. */
@Controller
class EvidenceController {

    private static final String HERE = "/incidents/{incident}/learning/evidence";

    private static final CsvTable<EvidencePack> CSV = CsvTable.<EvidencePack>named("evidence-packs")
            .column("pack", EvidencePack::id)
            .column("for_whom", EvidencePack::forWhom)
            .column("purpose", EvidencePack::purpose)
            .column("with_people", EvidencePack::withPeople)
            .column("state", p -> p.state().words())
            .column("asked_at", EvidencePack::askedAt)
            .column("asked_by", EvidencePack::askedBy)
            .column("decided_by", EvidencePack::decidedBy)
            .column("made_at", EvidencePack::madeAt)
            .column("files", EvidencePack::files)
            .column("bytes", EvidencePack::bytes)
            .column("sha256", EvidencePack::sha256);

    private final EvidencePacks packs;
    private final ReadIncidents incidents;
    private final Clock clock;

    EvidenceController(EvidencePacks packs, ReadIncidents incidents, Clock clock) {
        this.packs = packs;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String packs(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping(HERE + ".csv")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident) {
        return CSV.file(packs.of(incident), clock.instant());
    }

    @PostMapping(HERE)
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String ask(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        boolean people = "true".equals(typed.get("withPeople"));
        return change(
                incident,
                typed,
                () -> packs.ask(incident, typed.get("purpose"), typed.get("forWhom"), people, actor),
                people
                        ? "It is asked for. It is made once a second person has agreed."
                        : "It is asked for. You may leave this page while it is made.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping(HERE + "/{pack}/agreement")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String agree(
            @PathVariable UUID incident,
            @PathVariable UUID pack,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                Map.of(),
                () -> packs.agree(incident, pack, actor),
                "It is being made. You may leave this page.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping(HERE + "/{pack}/refusal")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String refuse(
            @PathVariable UUID incident,
            @PathVariable UUID pack,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var with = new HashMap<>(typed);
        with.put("pack", pack.toString());
        return change(
                incident,
                with,
                () -> packs.refuse(incident, pack, typed.get("because"), actor),
                "It does not leave.",
                actor,
                model,
                response,
                then);
    }

    @GetMapping(HERE + "/{pack}/file")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> file(@PathVariable UUID incident, @PathVariable UUID pack, Actor actor) {
        return file(packs.one(incident, pack), packs.take(incident, pack, actor));
    }

    /** The file, under a name that says neither whose incident it is nor who is in it. */
    static ResponseEntity<byte[]> file(EvidencePack pack, byte[] content) {
        return ResponseEntity.ok()
                .header("Content-Type", "application/zip")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("evidence-%s.zip".formatted(London.day(pack.askedAt())))
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    private String change(
            UUID incident,
            Map<String, String> typed,
            Runnable work,
            String done,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            work.run();
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", done);
        return "redirect:/incidents/" + incident + "/learning/evidence";
    }

    private String show(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                EvidencePage.of(incidents.of(incident, "/learning"), packs.of(incident), actor.user(), typed, errors));
        return "incident/evidence";
    }
}
