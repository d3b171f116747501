package care.backstop.people.web;

import care.backstop.govuk.Paper;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.FreshProof;
import care.backstop.kernel.NotThere;
import care.backstop.people.model.HandoverPack;
import care.backstop.people.rules.Recipient;
import care.backstop.people.usecase.HandOver;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is handed over about a person: on a page, in large type on paper, and as a PDF that can be read aloud. */
@Controller
@RequestMapping("/incidents/{incident}/people/{person}")
class HandoverController {

    private final HandOver packs;

    HandoverController(HandOver packs) {
        this.packs = packs;
    }

    @GetMapping("/handover")
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    String page(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "care") String to,
            @RequestParam(defaultValue = "") String whom,
            Model model,
            RedirectAttributes flash) {
        var opened = packs.open(incident, person, recipient(to), whom);
        var back = "/incidents/" + incident + "/people/" + person;
        if (opened.isEmpty()) {
            flash.addFlashAttribute("notice", "Say first why you need to see health and care");
            return "redirect:" + back;
        }
        model.addAttribute("page", HandoverPage.of(opened.get(), back));
        return "people/handover";
    }

    /** In large type, by itself. */
    @GetMapping("/handover/print")
    @FreshProof
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> print(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "care") String to,
            @RequestParam(defaultValue = "") String whom) {
        return Paper.shown(html(pack(incident, person, to, whom)));
    }

    @GetMapping("/handover.pdf")
    @FreshProof
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> pdf(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "care") String to,
            @RequestParam(defaultValue = "") String whom) {
        var pack = pack(incident, person, to, whom);
        return Paper.file(
                MediaType.APPLICATION_PDF_VALUE,
                "handover-%s-%s.pdf"
                        .formatted(
                                pack.reference().replaceAll("[^A-Za-z0-9-]", "_"),
                                pack.recipient().path()),
                Paper.pdf(html(pack)));
    }

    private HandoverPack pack(UUID incident, UUID person, String to, String whom) {
        return packs.open(incident, person, recipient(to), whom)
                .orElseThrow(() -> new NotThere("person"))
                .pack();
    }

    static String html(HandoverPack pack) {
        return Paper.page("people/handover-paper", pack);
    }

    static Recipient recipient(String path) {
        return Recipient.at(path).orElseThrow(() -> new NotThere("page"));
    }
}
