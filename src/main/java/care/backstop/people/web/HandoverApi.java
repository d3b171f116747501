package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.model.HandoverPack;
import care.backstop.people.usecase.HandOver;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is handed over about a person, for machines: cut to its recipient as on the page. */
@RestController
class HandoverApi {

    private final HandOver packs;

    HandoverApi(HandOver packs) {
        this.packs = packs;
    }

    @GetMapping("/api/v1/incidents/{incident}/people/{person}/handover")
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    HandoverPack handover(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "care") String to,
            @RequestParam(defaultValue = "") String whom) {
        return packs.open(incident, person, HandoverController.recipient(to), whom)
                .orElseThrow(() -> new Rejected(
                        Problem.Code.AUTH,
                        "purpose",
                        "Say first why you need to see health and care: POST to /people/purposes."))
                .pack();
    }
}
