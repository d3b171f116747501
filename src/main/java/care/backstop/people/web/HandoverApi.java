package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.model.HandoverPack;
import care.backstop.people.usecase.HandOver;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is handed over about a person, for machines: cut to its recipient as on the page. */
@RestController
class HandoverApi {

    private static final String PATH = "/api/v1/incidents/{incident}/people/{person}/handover";

    private final HandOver packs;
    private final Clock clock;

    HandoverApi(HandOver packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    @GetMapping(PATH)
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

    /** The same as a FHIR R4 document, for a program that asks for that kind. */
    @GetMapping(value = PATH, produces = HandoverBundle.TYPE)
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> bundle(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "care") String to,
            @RequestParam(defaultValue = "") String whom) {
        return ResponseEntity.ok()
                .header("Content-Type", HandoverBundle.TYPE)
                .cacheControl(CacheControl.noStore())
                .body(HandoverBundle.json(handover(incident, person, to, whom), clock.instant())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The same, for a program that can only name it in the address. */
    @GetMapping(value = PATH, params = "format=fhir")
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> named(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "care") String to,
            @RequestParam(defaultValue = "") String whom) {
        return bundle(incident, person, to, whom);
    }
}
