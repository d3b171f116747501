package care.backstop.people.web;

import care.backstop.govuk.Paper;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.FreshProof;
import care.backstop.kernel.London;
import care.backstop.people.usecase.HandOver;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The packs of an incident in one file, to be printed before it is needed. */
@Controller
class HandoversController {

    private final HandOver packs;
    private final Clock clock;

    HandoversController(HandOver packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/people/handovers.pdf")
    @FreshProof
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> all(@PathVariable UUID incident) {
        var all = packs.all(incident);
        var onPaper = new HandoversOnPaper(all.packs(), all.more(), London.show(clock.instant()));
        return Paper.file(
                MediaType.APPLICATION_PDF_VALUE,
                "handovers.pdf",
                Paper.pdf(Paper.page("people/handover-all", onPaper)));
    }
}
