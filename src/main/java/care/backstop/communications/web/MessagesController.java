package care.backstop.communications.web;

import care.backstop.communications.model.Sitrep;
import care.backstop.communications.usecase.MakeSitrep;
import care.backstop.communications.usecase.ReadLetters;
import care.backstop.communications.usecase.ReadSitreps;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.sheet.CsvTable;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The door "Messages": the sitreps of an incident, and the way to its letters. */
@Controller
@RequestMapping("/incidents/{incident}")
class MessagesController {

    static final String DOOR = "/messages";

    private static final CsvTable<ReadSitreps.Made> SITREPS = CsvTable.<ReadSitreps.Made>named("sitreps")
            .column("version", m -> m.sitrep().version())
            .column("as_at", m -> m.sitrep().asAt())
            .column("made_by", ReadSitreps.Made::by)
            .column("post", ReadSitreps.Made::postName)
            .column("people", m -> m.sitrep().people().total().shown())
            .column("placed", m -> m.sitrep().people().placed().shown())
            .column("offered", m -> m.sitrep().people().offered().shown())
            .column("moved", m -> m.sitrep().people().moved().shown())
            .column("still_to_move", m -> m.sitrep().people().toMove().shown())
            .column("red_still_to_move", m -> m.sitrep().people().redToMove().shown())
            .column("actions", m -> m.sitrep().actions().total())
            .column("actions_done", m -> m.sitrep().actions().done())
            .column("actions_late", m -> m.sitrep().actions().late())
            .column("actions_due_in_24_hours", m -> m.sitrep().actions().dueIn24Hours());

    private final ReadSitreps read;
    private final MakeSitrep make;
    private final ReadLetters letters;
    private final IncidentRoom rooms;
    private final Documents documents;
    private final Clock clock;

    MessagesController(
            ReadSitreps read,
            MakeSitrep make,
            ReadLetters letters,
            IncidentRoom rooms,
            Documents documents,
            Clock clock) {
        this.read = read;
        this.make = make;
        this.letters = letters;
        this.rooms = rooms;
        this.documents = documents;
        this.clock = clock;
    }

    @GetMapping(DOOR)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String messages(@PathVariable UUID incident, Actor actor, Model model) {
        model.addAttribute(
                "page",
                MessagesPage.of(
                        rooms.of(incident, DOOR),
                        read.book(incident, actor),
                        letters.mayRead(actor),
                        letters.toLookAt(incident, actor)));
        return "communications/messages";
    }

    @GetMapping(DOOR + ".csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident, Actor actor) {
        return SITREPS.file(read.book(incident, actor).made(), clock.instant());
    }

    @PostMapping(DOOR + "/sitreps")
    @Access(area = Area.COM, act = Act.WRITE, on = On.INCIDENT)
    String make(
            @PathVariable UUID incident,
            @RequestParam(name = "_once", required = false) @Nullable String key,
            Actor actor,
            RedirectAttributes then) {
        var made = make.make(incident, key, actor);
        then.addFlashAttribute(
                "notice", "Sitrep %d is made. Its numbers stay as they are now.".formatted(made.version()));
        return "redirect:/incidents/%s/messages/sitreps/%d".formatted(incident, made.version());
    }

    /** What a sitrep would say now; kept nowhere. */
    @GetMapping(DOOR + "/now")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String now(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, read.now(incident, actor), actor, model);
    }

    @GetMapping(DOOR + "/now.pdf")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> nowPdf(@PathVariable UUID incident, Actor actor) {
        return pdf(read.now(incident, actor), actor);
    }

    @GetMapping(DOOR + "/now.docx")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> nowWord(@PathVariable UUID incident, Actor actor) {
        return word(read.now(incident, actor), actor);
    }

    @GetMapping(DOOR + "/sitreps/{version:\\d+}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String sitrep(@PathVariable UUID incident, @PathVariable int version, Actor actor, Model model) {
        return show(incident, read.version(incident, version, actor), actor, model);
    }

    @GetMapping(DOOR + "/sitreps/{version:\\d+}.pdf")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> pdf(@PathVariable UUID incident, @PathVariable int version, Actor actor) {
        return pdf(read.version(incident, version, actor), actor);
    }

    @GetMapping(DOOR + "/sitreps/{version:\\d+}.docx")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> word(@PathVariable UUID incident, @PathVariable int version, Actor actor) {
        return word(read.version(incident, version, actor), actor);
    }

    private String show(UUID incident, Sitrep sitrep, Actor actor, Model model) {
        var base = "/incidents/" + incident + DOOR;
        var at = sitrep.version() == null ? base + "/now" : base + "/sitreps/" + sitrep.version();
        model.addAttribute(
                "page",
                new SitrepPage(
                        rooms.of(incident, DOOR),
                        base,
                        SitrepReport.of(sitrep, actor.council()),
                        sitrep.version() != null,
                        at + ".pdf",
                        at + ".docx"));
        return "communications/sitrep";
    }

    private ResponseEntity<byte[]> pdf(Sitrep sitrep, Actor actor) {
        return documents.pdfFile(SitrepReport.of(sitrep, actor.council()), SitrepApi.fileName(sitrep));
    }

    private ResponseEntity<byte[]> word(Sitrep sitrep, Actor actor) {
        return documents.wordFile(SitrepReport.of(sitrep, actor.council()), SitrepApi.fileName(sitrep));
    }
}
