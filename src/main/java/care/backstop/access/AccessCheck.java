package care.backstop.access;

import care.backstop.govuk.ShownAsCsv;
import care.backstop.kernel.Access;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.FreshProof;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Once;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Stands before every endpoint: no {@link Access} and no {@link OpenToAll} means no entry. An incident one does not
 * belong to looks exactly like one that does not exist.
 */
@Component
class AccessCheck implements HandlerInterceptor {

    private final Permissions permissions;
    private final Members members;
    private static final Set<Area> PEOPLE = Set.of(Area.PPL, Area.SPC, Area.SAF);

    private final AuditTrail audit;
    private final SignedInSession session;
    private final boolean demonstration;

    AccessCheck(
            Permissions permissions,
            Members members,
            AuditTrail audit,
            SignedInSession session,
            @Value("${backstop.demonstration}") boolean demonstration) {
        this.permissions = permissions;
        this.members = members;
        this.audit = audit;
        this.session = session;
        this.demonstration = demonstration;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object endpoint)
            throws IOException {
        if (endpoint instanceof ResourceHttpRequestHandler) {
            return true; // stylesheets and scripts
        }
        if (!(endpoint instanceof HandlerMethod method)) {
            throw new NotThere("page");
        }
        var access = method.getMethodAnnotation(Access.class);
        if (access == null) {
            if (method.hasMethodAnnotation(OpenToAll.class) || isFrameworks(method)) {
                return true;
            }
            throw new IllegalStateException(method.getShortLogMessage() + " declares no access");
        }
        var actor = Acting.current();
        if (access.on() == Access.On.INCIDENT && !members.isMine(incident(request))) {
            audit.refused(method.getMethod().getName(), "incident:" + incident(request), Problem.Code.AUTH);
            throw new NotThere("incident");
        }
        if (!permissions.may(actor, access.area(), access.act())) {
            audit.refused(method.getMethod().getName(), request.getRequestURI(), Problem.Code.AUTH);
            throw new Rejected(
                    Problem.Code.AUTH,
                    null,
                    "Your post (%s) may not do this. Ask an access administrator if it should."
                            .formatted(actor.postName()));
        }
        var get = "GET".equals(request.getMethod());
        if (access.act() == Access.Act.EXPORT || (get && request.getParameter(ShownAsCsv.PARAMETER) != null)) {
            if (PEOPLE.contains(access.area()) && mustProve(request)) {
                response.sendRedirect("/confirm?to=" + URLEncoder.encode(afterwards(request), StandardCharsets.UTF_8));
                return false;
            }
            Exporting.begin();
        }
        if (method.hasMethodAnnotation(FreshProof.class) && mustProve(request)) {
            response.sendRedirect("/confirm?to=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8));
            return false;
        }
        if (!get) {
            var header = request.getHeader("Idempotency-Key");
            Once.during(header == null ? request.getParameter("_once") : header);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object endpoint, @Nullable Exception failure) {
        Once.over();
        Exporting.over();
    }

    /**
     * People leave the program only by the hand of someone who showed a code within ten minutes. A machine
     * has its token, and in the demonstration nobody has either.
     */
    private boolean mustProve(HttpServletRequest request) {
        return !demonstration && !request.getRequestURI().startsWith("/api/") && !session.fresh(request);
    }

    /** The same download again, or the page that its form stood on. */
    private static String afterwards(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (!"GET".equals(request.getMethod())) {
            return path.substring(0, path.lastIndexOf('/'));
        }
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    /** Spring's own error page and health endpoints. */
    private static boolean isFrameworks(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.springframework.boot.");
    }

    @SuppressWarnings("unchecked") // the attribute is documented as a map of strings
    private static UUID incident(HttpServletRequest request) {
        var variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        try {
            return UUID.fromString(variables.getOrDefault("incident", ""));
        } catch (IllegalArgumentException e) {
            throw new NotThere("incident");
        }
    }
}
