package care.backstop.market.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Actor;
import care.backstop.testing.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Brings files in through the API and waits for them. */
final class Imports {

    static final Path DATA = Path.of("../shared/data/cqc");

    private final Web web;

    Imports(Web web) {
        this.web = web;
    }

    JsonNode shared(Actor actor, String file, boolean apply) {
        try {
            return bring(
                    actor,
                    Path.of(file).getFileName().toString(),
                    Files.readAllBytes(DATA.resolve(file)),
                    Map.of(),
                    apply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode csv(Actor actor, String name, boolean apply, String... lines) {
        return bring(
                actor, name, String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8), Map.of(), apply);
    }

    JsonNode bring(Actor actor, String name, byte[] file, Map<String, String> parts, boolean apply) {
        var answer = web.api(actor)
                .upload("/api/v1/register-imports" + (apply ? "?apply=true" : ""), name, file, new HashMap<>(parts));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return await(actor, answer.json().get("id").asString());
    }

    JsonNode await(Actor actor, String id) {
        for (int i = 0; i < 600; i++) {
            var now = get(actor, id);
            if (!now.get("state").asString().equals("RUNNING")) {
                return now;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("the import did not finish in a minute");
    }

    JsonNode get(Actor actor, String id) {
        return web.api(actor).get("/api/v1/register-imports/" + id).json();
    }

    Web.Answer apply(Actor actor, JsonNode imported) {
        return web.api(actor)
                .post("/api/v1/register-imports/" + imported.get("id").asString() + "/apply", "{}");
    }

    Web.Answer undo(Actor actor, JsonNode imported) {
        return web.api(actor)
                .post("/api/v1/register-imports/" + imported.get("id").asString() + "/undo", "{}");
    }

    /** added, changed, removed, unchanged, reregistered, rejected. */
    static List<Integer> counts(JsonNode i) {
        return List.of("added", "changed", "removed", "unchanged", "reregistered", "rejected").stream()
                .map(f -> i.get(f).asInt())
                .toList();
    }
}
