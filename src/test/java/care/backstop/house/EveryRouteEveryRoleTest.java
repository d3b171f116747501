package care.backstop.house;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Access;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Role;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every route of the program as every role. What the matrix refuses answers 403; an incident one is not a member
 * of answers 404, like one that does not exist; without signing in there is nothing.
 */
@DatabaseTest
class EveryRouteEveryRoleTest {

    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Permissions permissions;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    private record Route(RequestMethod method, String path, boolean multipart, Access access) {
        boolean isApi() {
            return path.startsWith("/api/");
        }
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        mappings.getHandlerMethods().forEach((info, endpoint) -> {
            var access = endpoint.getMethodAnnotation(Access.class);
            if (access == null || !isOurs(endpoint)) {
                return;
            }
            for (var pattern : info.getPatternValues()) {
                var methods = info.getMethodsCondition().getMethods();
                for (var method : methods.isEmpty() ? List.of(RequestMethod.GET) : methods) {
                    var multipart = info.getConsumesCondition().getConsumableMediaTypes().stream()
                            .anyMatch(MediaType.MULTIPART_FORM_DATA::includes);
                    routes.add(new Route(method, filled(pattern), multipart, access));
                }
            }
        });
        return routes;
    }

    /** The path with nobody's id for each variable, or 1 where it asks for a number: {@code {version:\\d{1,9}}}. */
    private static String filled(String pattern) {
        return pattern.replaceAll("\\{\\w+:\\\\d(?:[^{}]|\\{[^}]*})*}", "1").replaceAll("\\{[^{}]+}", NOBODYS);
    }

    private static boolean isOurs(HandlerMethod endpoint) {
        return endpoint.getBeanType().getPackageName().startsWith("care.backstop");
    }

    @Test
    void theMatrixHoldsOnEveryRouteForEveryRole() {
        var routes = routes();
        var wrong = new ArrayList<String>();
        var asked = 0;
        for (var role : Role.values()) {
            var actor = actors.of(role);
            var api = web.api(actor);
            var browser = web.browser(actor);
            for (var route : routes) {
                var allowed = permissions.may(
                        actor, route.access().area(), route.access().act());
                var membersOnly = route.access().on() == Access.On.INCIDENT;
                if (allowed && !membersOnly) {
                    continue; // what an allowed call does is the business of that module's own tests
                }
                asked++;
                int status = status(api, browser, route);
                var expected = membersOnly ? 404 : 403;
                if (status != expected) {
                    wrong.add("%s %s as %s: %d, not %d"
                            .formatted(route.method(), route.path(), role.key(), status, expected));
                }
            }
        }
        System.out.printf(
                "access: %d routes, %d refusals asked for as %d roles%n", routes.size(), asked, Role.values().length);
        assertThat(wrong).isEmpty();
        assertThat(routes).hasSizeGreaterThan(5);
    }

    private static int status(Web.Api api, Web.Browser browser, Route route) {
        if (route.multipart()) {
            return route.isApi()
                    ? api.upload(route.path(), "x.csv", new byte[0], Map.of()).status()
                    : browser.upload(route.path(), "x.csv", new byte[0], Map.of())
                            .status();
        }
        if (route.isApi()) {
            return switch (route.method()) {
                case GET -> api.get(route.path()).status();
                case PUT -> api.put(route.path(), Map.of()).status();
                case DELETE -> api.delete(route.path()).status();
                case POST -> api.post(route.path(), Map.of()).status();
                default -> throw new IllegalStateException("no test sends " + route.method());
            };
        }
        return route.method() == RequestMethod.GET
                ? browser.open(route.path()).status()
                : browser.submit(route.path(), Map.of()).status();
    }

    @Test
    void withoutSigningInThereIsNothing() {
        var stranger = web.nobody();
        for (var route : routes()) {
            if (route.method() != RequestMethod.GET) {
                continue;
            }
            if (route.isApi()) {
                assertThat(stranger.open(route.path()).status())
                        .as(route.path())
                        .isEqualTo(401);
            } else {
                assertThat(stranger.open(route.path()).address().getPath())
                        .as(route.path())
                        .isEqualTo("/sign-in");
            }
        }
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        var browser = web.browser(actors.of(Role.ACCESS_ADMINISTRATOR));
        assertThat(browser.submitWithoutToken("/administration/agencies", Map.of("agency", "Sneaked in"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.open("/administration").text()).doesNotContain("Sneaked in");
    }
}
