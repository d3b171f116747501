package care.backstop.testing;

import care.backstop.kernel.Actor;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real HTTP against the running program: {@link #api} with a post's bearer token, {@link #browser} with a session. */
public final class Web {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One client, and so one connection kept open, for all calls that carry a token: it keeps nothing else between them. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Environment environment;
    private final Actors actors;

    Web(Environment environment, Actors actors) {
        this.environment = environment;
        this.actors = actors;
    }

    /** A program of its own that listens on this port. */
    public static Web at(int port, Actors actors) {
        return new Web(new MockEnvironment().withProperty("local.server.port", Integer.toString(port)), actors);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
    }

    /** The API as this post. */
    public Api api(Actor actor) {
        return new Api(actors.token(actor));
    }

    /** The API as somebody without a post, by a link that is its own proof. */
    public Api apiOfNobody() {
        return new Api("");
    }

    /** A browser without script, signed in as this post (only in tests: see {@code TestSetup}). */
    public Browser browser(Actor actor) {
        return new Browser(actor);
    }

    /** A browser of someone who has not signed in. */
    public Browser nobody() {
        return new Browser(null);
    }

    /** An answer of the API. */
    public record Answer(int status, String body, HttpResponse<byte[]> raw) {
        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** A page as shown. */
    public record Page(int status, URI address, Document html, HttpResponse<byte[]> raw) {
        public String h1() {
            return html.select("h1").text();
        }

        public String text() {
            return html.select("main").text();
        }
    }

    /** Calls with a bearer token. */
    public final class Api {
        private final String token;

        Api(String token) {
            this.token = token;
        }

        public Answer get(String path) {
            return send(request(path).GET());
        }

        /** Asks for one form of it, such as {@code application/pdf}. */
        public Answer get(String path, String accept) {
            return send(request(path).header("Accept", accept).GET());
        }

        public Answer post(String path, Object body) {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            body instanceof String s ? s : JSON.writeValueAsString(body))));
        }

        public Answer put(String path, Object body) {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(
                            body instanceof String s ? s : JSON.writeValueAsString(body))));
        }

        public Answer delete(String path) {
            return send(request(path).DELETE());
        }

        /** One file as {@code file}, and other parts as text. */
        public Answer upload(String path, String fileName, byte[] file, Map<String, String> parts) {
            var boundary = "b" + UUID.randomUUID();
            return send(request(path)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(multipart(boundary, fileName, file, parts)));
        }

        private HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(uri(path));
            return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
        }

        private Answer send(HttpRequest.Builder request) {
            var response = exchange(CLIENT, request.build());
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
        }
    }

    /** Pages with a session, following redirects, keeping the form token. */
    public final class Browser {
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        private String token = "";

        Browser(@Nullable Actor actor) {
            if (actor != null) {
                open("/demonstration/test-sign-in?post=" + actor.post());
                open("/"); // the first form sent needs a token, and the page above has none
            }
        }

        public Page open(String path) {
            return page(exchange(client, request(path).GET().build()));
        }

        /** Sends a form; the hidden token of the last page shown goes with it. Several values: join by a line feed. */
        public Page submit(String path, Map<String, String> fields) {
            return send(path, fields, "&" + pair("_csrf", token));
        }

        /** As another site would send it. */
        public Page submitWithoutToken(String path, Map<String, String> fields) {
            return send(path, fields, "");
        }

        private Page send(String path, Map<String, String> fields, String more) {
            var body = fields.entrySet().stream()
                    .flatMap(e -> e.getValue()
                                    .lines()
                                    .map(v -> pair(e.getKey(), v))
                                    .toList()
                                    .isEmpty()
                            ? java.util.stream.Stream.of(pair(e.getKey(), ""))
                            : e.getValue().lines().map(v -> pair(e.getKey(), v)))
                    .collect(Collectors.joining("&"));
            var request = request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body + more));
            return page(exchange(client, request.build()));
        }

        public Page upload(String path, String fileName, byte[] file, Map<String, String> fields) {
            var boundary = "b" + UUID.randomUUID();
            var parts = new java.util.LinkedHashMap<>(fields);
            parts.put("_csrf", token);
            return page(exchange(
                    client,
                    request(path)
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(multipart(boundary, fileName, file, parts))
                            .build()));
        }

        /** Browsers say that they would rather have a page. */
        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(uri(path)).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        }

        private Page page(HttpResponse<byte[]> response) {
            var html = Jsoup.parse(
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.uri().toString());
            var field = html.selectFirst("input[name=_csrf]");
            if (field != null) {
                token = field.val();
            }
            return new Page(response.statusCode(), response.uri(), html, response);
        }

        private static String pair(String name, String value) {
            return URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<byte[]> exchange(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher multipart(
            String boundary, String fileName, byte[] file, Map<String, String> parts) {
        var out = new java.io.ByteArrayOutputStream();
        parts.forEach(
                (name, value) -> out.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, name, value)
                        .getBytes(StandardCharsets.UTF_8)));
        out.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, fileName)
                        .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(file);
        out.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.BodyPublishers.ofByteArray(out.toByteArray());
    }
}
