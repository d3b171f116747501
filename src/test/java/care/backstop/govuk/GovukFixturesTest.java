package care.backstop.govuk;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds every component to GOV.UK Frontend's own fixtures: the options of each case become our record, our template is
 * rendered, and the result must be the same document. A case is left out only when it uses an option that
 * {@link GovukMapping} names as one we do not offer.
 */
class GovukFixturesTest {

    @Test
    void rendersWhatGovukRenders() {
        var wrong = new ArrayList<String>();
        int passed = 0;
        int leftOut = 0;
        for (var component : GovukMapping.ALL) {
            for (var fixture : fixtures(component.name())) {
                var options = fixture.options();
                var names = Options.names("", options);
                if (names.stream().anyMatch(component.unsupported()::contains)) {
                    leftOut++;
                    continue;
                }
                var problem = compare(component, Options.of(options), fixture.html());
                if (problem.isEmpty()) {
                    passed++;
                } else {
                    wrong.add(component.name() + " / " + fixture.name() + "\n  " + options + "\n" + problem);
                }
            }
        }
        System.out.printf(
                "govuk: %d cases of %d components pass, %d not expressible%n",
                passed, GovukMapping.ALL.size(), leftOut);
        if (!wrong.isEmpty()) {
            fail(wrong.size() + " cases differ\n" + String.join("\n\n", wrong));
        }
        assertTrue(
                passed >= recorded("cases"),
                passed + " cases pass, " + recorded("cases") + " did when src/test/resources/govuk-conformance"
                        + ".properties was written");
        assertTrue(GovukMapping.ALL.size() >= recorded("components"), "fewer components than recorded");
    }

    private static String compare(GovukMapping.Component component, Options options, String expected) {
        String actual;
        try {
            actual = Rendered.of(component.template(), component.parameters().apply(options));
        } catch (RuntimeException e) {
            return "  " + e;
        }
        var left = options.leftOver();
        if (!left.isEmpty()) {
            return "  options neither mapped nor named as unsupported: " + left;
        }
        var want = Dom.of(expected);
        var got = Dom.of(actual);
        return want.equals(got) ? "" : "--- GOV.UK\n" + want + "\n--- ours\n" + got;
    }

    /** One case of GOV.UK's: what its macro is given, and what that makes. */
    private record Fixture(String name, Object options, String html) {}

    private static List<Fixture> fixtures(String component) {
        var path = "/META-INF/resources" + Shell.FRONTEND + "components/" + component + "/fixtures.json";
        try (var in = Objects.requireNonNull(GovukFixturesTest.class.getResourceAsStream(path), path)) {
            var fixtures = new ArrayList<Fixture>();
            for (var fixture : JsonMapper.shared().readTree(in).path("fixtures")) {
                fixtures.add(new Fixture(
                        fixture.path("name").asString(),
                        JsonMapper.shared().convertValue(fixture.path("options"), Map.class),
                        fixture.path("html").asString()));
            }
            return fixtures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int recorded(String name) {
        var properties = new Properties();
        var path = "/govuk-conformance.properties";
        try (var in = Objects.requireNonNull(GovukFixturesTest.class.getResourceAsStream(path), path)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Integer.parseInt(Objects.requireNonNull(properties.getProperty(name), name));
    }
}
