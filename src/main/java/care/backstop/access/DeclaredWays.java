package care.backstop.access;

import care.backstop.kernel.Access;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Signposts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Reads off the endpoints themselves who may open them: the same {@link Access} that {@link AccessCheck} asks. */
@Component
class DeclaredWays implements Signposts {

    private record Way(PathPattern path, @Nullable Access access) {}

    private final Permissions permissions;
    private final ObjectProvider<Closed> closed;
    private final Supplier<List<Way>> ways;

    DeclaredWays(
            Permissions permissions,
            ObjectProvider<Closed> closed,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        this.permissions = permissions;
        this.closed = closed;
        this.ways = SingletonSupplier.of(() -> read(endpoints.getObject()));
    }

    private static List<Way> read(RequestMappingHandlerMapping endpoints) {
        return endpoints.getHandlerMethods().entrySet().stream()
                .filter(e -> e.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(e -> e.getKey().getPatternValues().stream()
                        .map(PathPatternParser.defaultInstance::parse)
                        .map(p -> new Way(p, e.getValue().getMethodAnnotation(Access.class))))
                .sorted(Comparator.comparing(Way::path, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    private boolean allows(@Nullable Access access, Actor actor) {
        return access == null || permissions.may(actor, access.area(), access.act());
    }

    @Override
    public boolean leadsSomewhere(Actor actor, String path) {
        var end = path.indexOf('?');
        var asked = PathContainer.parsePath(end < 0 ? path : path.substring(0, end));
        return ways.get().stream()
                .filter(w -> w.path().matches(asked))
                .findFirst()
                .filter(w -> allows(w.access(), actor))
                .filter(_ -> closed.stream().noneMatch(c -> c.to(actor, asked.value())))
                .isPresent();
    }
}
