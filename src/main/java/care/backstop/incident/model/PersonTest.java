package care.backstop.incident.model;

import care.backstop.kernel.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the duty test answered for one person, kept for good. */
public record PersonTest(
        UUID id,
        UUID person,
        UUID serviceTest,
        Map<String, String> facts,
        String row,
        String result,
        String response,
        List<Finding> findings,
        String ruleVersion,
        Instant testedAt,
        String testedBy,
        @Nullable Decision decision) {

    public PersonTest {
        facts = Map.copyOf(facts);
        findings = List.copyOf(findings);
    }
}
