package care.backstop.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at a running program with the demonstration: its pages as one post, its API as any role. Times are the client's. */
final class Visitor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WARM = 50;
    private static final int REQUESTS = 350;
    private static final Duration APART = Duration.ofMillis(100);

    /** How often {@link #measure} asks for a page. */
    static final int REQUESTS_OF_A_PAGE = REQUESTS + WARM;

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String address;
    private final JsonNode tokens;

    Visitor(int port, Path data) throws IOException {
        address = "http://localhost:" + port;
        tokens = JSON.readTree(Files.readString(data.resolve("demo-tokens.json")));
    }

    /** One click, as somebody of the demonstration whose post holds these words. */
    void signIn(String post) throws Exception {
        var page = Jsoup.parse(text("/sign-in"));
        var form = page.select("form[action=/demonstration/sign-in]").stream()
                .filter(f -> f.text().toLowerCase(Locale.ROOT).contains(post))
                .findFirst()
                .orElseThrow();
        var body = new ArrayList<String>();
        form.select("input").forEach(i -> body.add(i.attr("name") + "=" + URLEncoder.encode(i.val(), StandardCharsets.UTF_8)));
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(address + "/demonstration/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("sign-in: " + answer.statusCode());
        }
    }

    /** Presses the button of a form on a page; milliseconds until a page is there that holds these words. */
    double press(String path, String action, String words) throws Exception {
        var form = Jsoup.parse(text(path)).select("form[action=" + action + "]").stream().findFirst().orElseThrow();
        var body = ((FormElement) form)
                .formData().stream()
                        .map(field -> field.key() + "=" + URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var begun = System.nanoTime();
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(address + action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var shown = answer.body();
        while (!shown.contains(words) && System.nanoTime() - begun < 60e9) {
            Thread.sleep(100);
            shown = text(answer.uri().getPath());
        }
        if (!shown.contains(words)) {
            throw new IllegalStateException(action + ": " + answer.statusCode() + " at " + answer.uri());
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Ten requests a second, whether or not the last has been answered; 95% of them must take less than so many milliseconds. */
    void measure(String path, int milliseconds, Scoreboard board) throws Exception {
        for (int i = 0; i < WARM; i++) {
            text(path);
        }
        var took = new long[REQUESTS];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                var n = i;
                threads.submit(() -> {
                    var begun = System.nanoTime();
                    text(path);
                    took[n] = System.nanoTime() - begun;
                    return n;
                });
                next += APART.toNanos();
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
        }
        Arrays.sort(took);
        var page = path.replaceAll("[0-9a-f-]{36}", "…");
        board.note(took[REQUESTS / 2] / 1e6, "ms for half of the requests, at 10 a second", page);
        board.under(milliseconds, took[REQUESTS * 95 / 100] / 1e6, "ms for 95% of the requests, at 10 a second", page);
    }

    String text(String path) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in") != path.equals("/sign-in")) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " at " + answer.uri());
        }
        return answer.body();
    }

    JsonNode get(String path, String role) throws Exception {
        return answer(request(path, role).GET());
    }

    JsonNode post(String path, String role, Object body) throws Exception {
        return answer(request(path, role)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    JsonNode upload(String path, String role, String name, byte[] file, Map<String, String> parts) throws Exception {
        var boundary = "b" + UUID.randomUUID();
        var out = new java.io.ByteArrayOutputStream();
        parts.forEach((k, v) -> out.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, k, v).getBytes(StandardCharsets.UTF_8)));
        out.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, name).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(file);
        out.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return answer(request(path, role)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray())));
    }

    private HttpRequest.Builder request(String path, String role) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + tokens.get(role).asString());
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
