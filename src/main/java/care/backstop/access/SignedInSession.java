package care.backstop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.stereotype.Component;

/** What a session remembers: a post and since when, as text. Everything else is read anew. */
@Component
class SignedInSession {

    private static final String POST = "post";
    private static final String SINCE = "since";
    private static final String HALFWAY = "halfway";
    private static final Duration ABSOLUTE = Duration.ofHours(12);

    private final Clock clock;

    SignedInSession(Clock clock) {
        this.clock = clock;
    }

    Optional<UUID> post(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || session.getAttribute(POST) == null) {
            return Optional.empty();
        }
        var since = Instant.parse((String) session.getAttribute(SINCE));
        if (since.plus(ABSOLUTE).isBefore(clock.instant())) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(UUID.fromString((String) session.getAttribute(POST)));
    }

    /** A new session id at every sign-in and switch of post, so an old one is worth nothing. */
    void enter(HttpServletRequest request, UUID post) {
        var session = renewed(request);
        if (session.getAttribute(SINCE) == null) {
            session.setAttribute(SINCE, clock.instant().toString());
        }
        session.removeAttribute(HALFWAY);
        session.setAttribute(POST, post.toString());
    }

    /** The password was right; the code is still to come. */
    void halfway(HttpServletRequest request, UUID account) {
        renewed(request).setAttribute(HALFWAY, account.toString());
    }

    Optional<UUID> halfway(HttpServletRequest request) {
        var session = request.getSession(false);
        var account = session == null ? null : (@Nullable String) session.getAttribute(HALFWAY);
        return Optional.ofNullable(account).map(UUID::fromString);
    }

    void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static HttpSession renewed(HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        return request.getSession(true);
    }

    /** The sign-in page, which afterwards leads back to the page that was asked for. */
    static String signInFor(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod()) || "/".equals(request.getRequestURI())) {
            return "/sign-in";
        }
        var query = request.getQueryString();
        var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        return "/sign-in?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }

    /** Sessions hold text only, so nothing is ever deserialised into objects. */
    @Configuration(proxyBeanMethods = false)
    static class TextOnly {

        @Bean("springSessionConversionService")
        GenericConversionService springSessionConversionService() {
            var conversions = new GenericConversionService();
            conversions.addConverter(Object.class, byte[].class, o -> ((String) o).getBytes(StandardCharsets.UTF_8));
            conversions.addConverter(byte[].class, Object.class, b -> new String(b, StandardCharsets.UTF_8));
            return conversions;
        }
    }
}
