package care.backstop.placement.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.Guide;
import care.backstop.placement.rules.MoveGuidance;
import care.backstop.placement.store.Guides;
import care.backstop.placement.store.Guides.Kept;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps where the guidance is that goes with every move, and says which is missing. */
@Service
public class KeepGuidance {

    private final Guides guides;
    private final AuditTrail audit;
    private final Clock clock;

    KeepGuidance(Guides guides, AuditTrail audit, Clock clock) {
        this.guides = guides;
        this.audit = audit;
        this.clock = clock;
    }

    /** One piece of guidance as it stands; {@code now} is null when its file is missing. */
    public record Standing(Guide guide, @Nullable Kept now, List<Kept> before) {}

    @Transactional(readOnly = true)
    public List<Standing> all() {
        var kept = guides.all();
        return Arrays.stream(Guide.values())
                .map(guide -> {
                    var mine = kept.stream().filter(k -> k.guide() == guide).toList();
                    return new Standing(
                            guide,
                            mine.isEmpty() ? null : mine.getFirst(),
                            mine.isEmpty() ? List.of() : mine.subList(1, mine.size()));
                })
                .toList();
    }

    /** As typed. */
    public record Asked(
            @Nullable String owner,
            @Nullable String version,
            @Nullable String address) {}

    @Transactional
    public void keep(Guide guide, Asked asked, Actor actor) {
        var now = all().stream()
                .filter(s -> s.guide() == guide)
                .findFirst()
                .orElseThrow()
                .now();
        var problems = MoveGuidance.against(
                now == null ? null : now.version(), asked.owner(), asked.version(), asked.address());
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        guides.add(guide, text(asked.owner()), text(asked.version()), text(asked.address()), clock.instant(), actor);
        audit.changed("KeepGuidance", "guide:" + guide.name(), List.of("version"));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNull(typed).strip();
    }
}
