package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.placement.model.Guide;
import care.backstop.placement.usecase.KeepGuidance;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The council's guidance on moves, for machines. */
@RestController
class GuidanceApi {

    private final KeepGuidance guidance;

    GuidanceApi(KeepGuidance guidance) {
        this.guidance = guidance;
    }

    @GetMapping("/api/v1/move-guidance")
    @Access(area = Area.PLC, act = Act.READ)
    List<KeepGuidance.Standing> all() {
        return guidance.all();
    }

    @PutMapping("/api/v1/move-guidance/{guide}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE)
    void keep(@PathVariable Guide guide, @RequestBody KeepGuidance.Asked asked, Actor actor) {
        guidance.keep(guide, asked, actor);
    }
}
