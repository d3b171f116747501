package care.backstop.incident.model;

import care.backstop.kernel.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the duty test answered for a service, kept for good.
 *
 * @param facts what was entered, by field name
 * @param sources where each fact came from, by field name; missing where nobody said
 * @param dutyFrom when the duty began, if the test found one
 * @param decision what was decided on it, or null
 */
public record ServiceTest(
        UUID id,
        String location,
        String locationName,
        Map<String, String> facts,
        Map<String, String> sources,
        String row,
        String result,
        List<Finding> findings,
        String explanation,
        String ruleVersion,
        Instant asOf,
        Instant testedAt,
        String testedBy,
        @Nullable Instant dutyFrom,
        @Nullable Decision decision) {

    public ServiceTest {
        facts = Map.copyOf(facts);
        sources = Map.copyOf(sources);
        findings = List.copyOf(findings);
    }
}
