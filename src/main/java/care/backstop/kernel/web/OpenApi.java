package care.backstop.kernel.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Actor;
import care.backstop.kernel.OpenToAll;
import jakarta.servlet.ServletRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The API told to machines, read off the endpoints themselves: paths, parameters, what is sent and answered, and who
 * may call (in {@code x-access}). See ADR 0014 for why it is not a library's.
 */
@RestController
class OpenApi {

    private static final String ROOT = "/api/v1/";

    private final ObjectProvider<RequestMappingHandlerMapping> endpoints;

    OpenApi(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        this.endpoints = endpoints;
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAll(because = "it describes the API and holds nothing of any council")
    Map<String, Object> document() {
        var schemas = new JsonSchemas();
        var paths = new TreeMap<String, Map<String, Map<String, Object>>>();
        endpoints.getObject().getHandlerMethods().entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getValue().toString()))
                .forEach(e -> {
                    for (var pattern : e.getKey().getPatternValues()) {
                        if (pattern.startsWith(ROOT)) {
                            var at = paths.computeIfAbsent(plain(pattern), _ -> new TreeMap<>());
                            for (var method : methods(e.getKey())) {
                                at.merge(
                                        method.name().toLowerCase(Locale.ROOT),
                                        operation(e.getKey(), e.getValue(), schemas),
                                        OpenApi::both);
                            }
                        }
                    }
                });
        var problem = Map.of(
                "description",
                "Not done, with what is wrong and how to mend it (RFC 9457)",
                "content",
                Map.of("application/problem+json", Map.of("schema", schemas.problem())));
        return ordered(
                "openapi",
                "3.1.0",
                "info",
                ordered(
                        "title",
                        "Backstop",
                        "version",
                        "v1",
                        "description",
                        "JSON beside the pages, by the same rules and the same access checks. Send the bearer token of a"
                                + " post. What a post may not know exists answers 404. What is not known is left out, and"
                                + " is never nought."),
                "servers",
                List.of(Map.of("url", "/")),
                "security",
                List.of(Map.of("post", List.of())),
                "paths",
                paths,
                "components",
                ordered(
                        "securitySchemes",
                        Map.of(
                                "post",
                                Map.of("type", "http", "scheme", "bearer", "description", "The token of a post")),
                        "responses",
                        Map.of("Problem", problem),
                        "schemas",
                        schemas.all()));
    }

    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
    }

    /** {@code /things/{id:\d+}} is {@code /things/{id}} to a machine. */
    private static String plain(String pattern) {
        return pattern.replaceAll("\\{(\\w+):[^}]*(\\{[^}]*}[^}]*)*}", "{$1}");
    }

    private static Map<String, Object> operation(RequestMappingInfo info, HandlerMethod endpoint, JsonSchemas schemas) {
        var operation = new LinkedHashMap<String, Object>();
        var type = endpoint.getBeanType();
        var module = type.getPackageName().split("\\.", -1);
        operation.put(
                "operationId", type.getSimpleName() + "." + endpoint.getMethod().getName());
        operation.put("summary", words(endpoint.getMethod().getName()));
        operation.put("tags", List.of(module.length > 2 ? module[2] : "kernel"));
        var access = endpoint.getMethodAnnotation(Access.class);
        if (access != null) {
            operation.put(
                    "description",
                    "Needs %s of %s in the access matrix%s."
                            .formatted(
                                    access.act(),
                                    access.area(),
                                    access.on() == Access.On.INCIDENT ? ", and membership of the incident" : ""));
            operation.put(
                    "x-access",
                    ordered(
                            "area",
                            access.area().name(),
                            "act",
                            access.act().name(),
                            "on",
                            access.on().name()));
        }
        var open = endpoint.getMethodAnnotation(OpenToAll.class);
        if (open != null) {
            operation.put("description", "Needs no token: " + open.because() + ".");
            operation.put("security", List.of());
        }
        receive(operation, endpoint, schemas);
        operation.put("responses", answers(info, endpoint, schemas));
        return operation;
    }

    private static void receive(Map<String, Object> operation, HandlerMethod endpoint, JsonSchemas schemas) {
        var parameters = new ArrayList<Map<String, Object>>();
        var parts = new LinkedHashMap<String, Object>();
        boolean multipart = false;
        for (var p : endpoint.getMethodParameters()) {
            p.initParameterNameDiscovery(NAMES);
            var schema = schemas.of(p.getGenericParameterType());
            var path = p.getParameterAnnotation(PathVariable.class);
            var query = p.getParameterAnnotation(RequestParam.class);
            var header = p.getParameterAnnotation(RequestHeader.class);
            if (path != null) {
                parameters.add(parameter("path", named(path.name(), p), true, schema));
            } else if (MultipartFile.class.isAssignableFrom(p.getParameterType())) {
                multipart = true;
                parts.put(
                        named(query == null ? "" : query.name(), p),
                        Map.of("type", "string", "contentMediaType", "application/octet-stream"));
            } else if (query != null) {
                if (!Map.class.isAssignableFrom(p.getParameterType())) {
                    boolean needed = query.required()
                            && query.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                            && p.getParameterType() != java.util.Optional.class;
                    parameters.add(parameter("query", named(query.name(), p), needed, schema));
                }
            } else if (header != null) {
                boolean needed = header.required() && header.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                parameters.add(parameter("header", named(header.name(), p), needed, schema));
            } else if (p.hasParameterAnnotation(RequestBody.class)) {
                operation.put(
                        "requestBody",
                        ordered("required", true, "content", Map.of("application/json", Map.of("schema", schema))));
            } else if (p.getParameterType().isRecord() && p.getParameterType() != Actor.class) {
                for (var part : p.getParameterType().getRecordComponents()) {
                    parameters.add(parameter("query", part.getName(), false, schemas.of(part.getGenericType())));
                }
            } else if (ServletRequest.class.isAssignableFrom(p.getParameterType()) && takesBody(endpoint)) {
                operation.put(
                        "requestBody",
                        ordered("required", true, "content", Map.of("application/json", Map.of("schema", Map.of()))));
            }
        }
        if (multipart) {
            // the other values may stand in the form as well as in the query
            parameters.stream()
                    .filter(q -> q.get("in") == "query")
                    .forEach(q -> parts.put(String.valueOf(q.get("name")), q.get("schema")));
            parameters.stream().filter(q -> q.get("in") == "query").forEach(q -> q.put("required", false));
            operation.put(
                    "requestBody",
                    ordered(
                            "required",
                            true,
                            "content",
                            Map.of(
                                    "multipart/form-data",
                                    Map.of("schema", ordered("type", "object", "properties", parts)))));
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
    }

    private static final org.springframework.core.ParameterNameDiscoverer NAMES =
            new org.springframework.core.DefaultParameterNameDiscoverer();

    private static boolean takesBody(HandlerMethod endpoint) {
        var mapping = endpoint.getMethodAnnotation(org.springframework.web.bind.annotation.RequestMapping.class);
        return mapping != null
                && List.of(mapping.method()).stream().anyMatch(m -> m == RequestMethod.POST || m == RequestMethod.PUT);
    }

    private static String named(String given, MethodParameter parameter) {
        var name = parameter.getParameterName();
        return !given.isEmpty() ? given : name == null ? "value" : name;
    }

    private static Map<String, Object> parameter(String in, String name, boolean required, Object schema) {
        return ordered("name", name, "in", in, "required", required, "schema", schema);
    }

    private static Map<String, Object> answers(RequestMappingInfo info, HandlerMethod endpoint, JsonSchemas schemas) {
        var type = endpoint.getMethod().getGenericReturnType();
        var said = endpoint.getMethodAnnotation(ResponseStatus.class);
        boolean itsOwnStatus =
                HttpEntity.class.isAssignableFrom(endpoint.getMethod().getReturnType());
        var status = said != null ? Integer.toString(said.code().value()) : itsOwnStatus ? "2XX" : "200";
        var answer = new LinkedHashMap<String, Object>();
        answer.put("description", "Done");
        var body = body(type);
        if (body != void.class && body != Void.class) {
            var kinds = info.getProducesCondition().getProducibleMediaTypes();
            var content = new TreeMap<String, Object>();
            for (var kind : kinds.isEmpty() ? Set.of(MediaType.APPLICATION_JSON) : kinds) {
                content.put(
                        kind.toString(),
                        kind.isCompatibleWith(MediaType.APPLICATION_JSON)
                                ? Map.of("schema", schemas.of(body))
                                : Map.of());
            }
            answer.put("content", content);
        }
        return ordered(status, answer, "4XX", Map.of("$ref", "#/components/responses/Problem"));
    }

    private static Type body(Type type) {
        if (type instanceof ParameterizedType p
                && p.getRawType() instanceof Class<?> raw
                && HttpEntity.class.isAssignableFrom(raw)) {
            return p.getActualTypeArguments()[0];
        }
        return type == ResponseEntity.class ? Object.class : type;
    }

    /** Two endpoints of one address differ in the form they answer in: they are one operation with several forms. */
    @SuppressWarnings("unchecked") // both were made by operation()
    private static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
        var merged = new LinkedHashMap<>(one);
        var answers = new LinkedHashMap<>((Map<String, Object>) one.getOrDefault("responses", Map.of()));
        ((Map<String, Object>) other.getOrDefault("responses", Map.of())).forEach((status, answer) -> {
            var before = (Map<String, Object>) answers.get(status);
            if (before == null) {
                answers.put(status, answer);
            } else if (before.get("content") instanceof Map<?, ?> content
                    && ((Map<String, Object>) answer).get("content") instanceof Map<?, ?> more) {
                var all = new TreeMap<String, Object>((Map<String, Object>) content);
                all.putAll((Map<String, Object>) more);
                answers.put(status, ordered("description", "Done", "content", all));
            }
        });
        merged.put("responses", answers);
        return merged;
    }

    private static String words(String name) {
        var words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A map that keeps the order in which it is written here. */
    static Map<String, Object> ordered(@Nullable Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            var value = keysAndValues[i + 1];
            if (value != null) {
                map.put(String.valueOf(keysAndValues[i]), value);
            }
        }
        return map;
    }
}
