package care.backstop.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.testing.DatabaseTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class OpenApiTest {

    /** The calls of the API contract; what stands in braces is called differently here and there. */
    private static final List<String> CONTRACT = List.of(
            "POST /api/v1/register-imports",
            "GET /api/v1/register-imports/{}",
            "POST /api/v1/register-imports/{}/apply",
            "POST /api/v1/register-imports/{}/undo",
            "GET /api/v1/locations",
            "GET /api/v1/locations/{}",
            "PUT /api/v1/locations/{}/capacity",
            "POST /api/v1/duty-tests",
            "POST /api/v1/kpi-ratings",
            "POST /api/v1/incidents",
            "GET /api/v1/incidents/{}",
            "POST /api/v1/incidents/{}/people-imports",
            "GET /api/v1/incidents/{}/people",
            "GET /api/v1/incidents/{}/reconciliation",
            "GET /api/v1/incidents/{}/people/{}/options",
            "POST /api/v1/incidents/{}/plans",
            "GET /api/v1/incidents/{}/plans/{}",
            "POST /api/v1/placement-problems",
            "POST /api/v1/incidents/{}/people/{}/choice",
            "POST /api/v1/incidents/{}/people/{}/offers",
            "POST /api/v1/incidents/{}/people/{}/moves",
            "POST /api/v1/incidents/{}/people/{}/reviews",
            "GET /api/v1/incidents/{}/sitrep",
            "GET /api/v1/audit/verification");

    @Autowired
    Environment environment;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    private JsonNode document() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:%s/api/v1/openapi.json"
                                    .formatted(environment.getRequiredProperty("local.server.port"))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return JsonMapper.builder().build().readTree(answer.body());
        }
    }

    private static Set<String> told(JsonNode document) {
        var told = new TreeSet<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> told.add((operation.getKey() + " " + anyName(path.getKey()))
                                .replaceFirst(
                                        "^" + operation.getKey(),
                                        operation.getKey().toUpperCase(java.util.Locale.ROOT)))));
        return told;
    }

    private Set<String> served() {
        var served = new TreeSet<String>();
        endpoints
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().forEach(pattern -> {
                    if (pattern.startsWith("/api/v1/")) {
                        info.getMethodsCondition().getMethods().forEach(m -> served.add(m + " " + anyName(pattern)));
                    }
                }));
        return served;
    }

    private static String anyName(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void tellsEveryCallThatIsServedToAnybodyWhoAsks() throws Exception {
        var told = told(document());
        var served = served();
        assertThat(told).isEqualTo(served);
        assertThat(told)
                .contains("GET /api/v1/incidents/{}/sitrep", "POST /api/v1/incidents", "GET /api/v1/openapi.json");
        var missing = new ArrayList<>(CONTRACT);
        missing.removeAll(told);
        System.out.printf(
                "openapi: %d calls told; %d of %d of the contract, without %s%n",
                told.size(), CONTRACT.size() - missing.size(), CONTRACT.size(), missing);
        assertThat(told).containsAll(CONTRACT.stream().filter(served::contains).toList());
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryPathNamesItsVariables() throws Exception {
        var document = document();
        var references = new HashSet<String>();
        collect(document, references);
        assertThat(references).hasSizeGreaterThan(10);
        for (var reference : references) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    var named = new TreeSet<String>();
                    operation.path("parameters").forEach(p -> {
                        if (p.get("in").asString().equals("path")) {
                            named.add("{" + p.get("name").asString() + "}");
                            assertThat(p.get("required").asBoolean()).isTrue();
                        }
                    });
                    var inPath = new TreeSet<String>();
                    java.util.regex.Pattern.compile("\\{\\w+}")
                            .matcher(path.getKey())
                            .results()
                            .forEach(m -> inPath.add(m.group()));
                    assertThat(named).as(path.getKey()).isEqualTo(inPath);
                    assertThat(path.getKey()).doesNotContain(":");
                }));
    }

    private static void collect(JsonNode node, Set<String> into) {
        if (node.has("$ref")) {
            into.add(node.get("$ref").asString());
        }
        node.forEach(child -> collect(child, into));
    }

    @Test
    void saysFormsTypesAndAccess() throws Exception {
        var document = document();
        var sitrep = document.at("/paths/~1api~1v1~1incidents~1{incident}~1sitrep/get");
        assertThat(sitrep.at("/responses/2XX/content").propertyNames())
                .containsExactlyInAnyOrder(
                        "application/json",
                        "text/html",
                        "application/pdf",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(sitrep.at("/x-access/area").asString()).isEqualTo("INC");
        assertThat(sitrep.at("/x-access/on").asString()).isEqualTo("INCIDENT");
        var of = document.at("/components/schemas/Sitrep");
        assertThat(of.at("/properties/asAt/format").asString()).isEqualTo("date-time");
        assertThat(of.at("/properties/closesOn/format").asString()).isEqualTo("date");
        assertThat(of.at("/properties/hoursSinceAware/type").asString()).isEqualTo("integer");
        var required = new ArrayList<String>();
        of.get("required").forEach(r -> required.add(r.asString()));
        assertThat(required).contains("asAt", "people").doesNotContain("version", "closesOn", "nextDue");

        var imports = document.at("/paths/~1api~1v1~1incidents~1{incident}~1people-imports/post");
        assertThat(imports.at("/requestBody/content/multipart~1form-data/schema/properties")
                        .propertyNames())
                .contains("file", "source");
        assertThat(document.at("/paths/~1api~1v1~1openapi.json/get/security").isEmpty())
                .isTrue();
    }
}
