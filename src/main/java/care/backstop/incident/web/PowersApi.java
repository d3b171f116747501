package care.backstop.incident.web;

import care.backstop.incident.Cause;
import care.backstop.incident.rules.Disruption;
import care.backstop.incident.rules.Powers;
import care.backstop.incident.rules.Powers.Citations;
import care.backstop.incident.rules.Powers.Power;
import care.backstop.incident.rules.Powers.Situation;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Area;
import care.backstop.kernel.profile.Terms;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the law offers in a situation, and the disruptions that are no business failure, for machines. */
@RestController
class PowersApi {

    record Offered(String power, String words, String citation) {}

    /** What is offered, and what is hidden because the council cites it by nothing. */
    record Shown(String situation, List<Offered> available, List<String> gaps) {}

    record Type(String type, String words, List<String> causes) {}

    private final CouncilProfiles profiles;

    PowersApi(CouncilProfiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/api/v1/powers")
    @Access(area = Area.INC, act = Act.READ)
    Shown powers(@RequestParam(required = false) @Nullable String situation) {
        var typed = new Typed();
        var asked = typed.oneOf("situation", situation, Situation.class, "Give the situation", true);
        typed.check();
        var in = Objects.requireNonNull(asked);
        var shown = Powers.in(in, Citations.of(Terms.of(profiles.current()).urgentPower()));
        return new Shown(
                in.name(),
                shown.available().stream()
                        .map(a -> new Offered(a.power().name(), a.power().words(), a.citation()))
                        .toList(),
                shown.gaps().stream().map(Power::name).toList());
    }

    @GetMapping("/api/v1/disruption-types")
    @Access(area = Area.INC, act = Act.READ)
    List<Type> disruptions() {
        return Arrays.stream(Disruption.values())
                .map(d -> new Type(
                        d.name(),
                        d.words(),
                        d.causes().stream().map(Cause::name).sorted().toList()))
                .toList();
    }
}
