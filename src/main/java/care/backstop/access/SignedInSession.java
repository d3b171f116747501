package care.backstop.access;

import care.backstop.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** What a session remembers: a post and since when, as text. Everything else is read anew. */
@Component
class SignedInSession {

    private static final String POST = "post";
    private static final String SINCE = "since";
    private static final String PROVED = "proved";
    private static final String HALFWAY = "halfway";
    private static final String HALFWAY_AT = "halfway-at";
    private static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final Duration FOR_THE_CODE = Duration.ofMinutes(10);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int AT_ONCE = 3;
    private static final Pattern OWN_PAGE =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@%?#-][A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*)?");

    private final Clock clock;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    SignedInSession(Clock clock, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.clock = clock;
        this.sessions = sessions;
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

    /** Someone has signed in: a session of their own, whatever was open in this browser before. */
    void enter(HttpServletRequest request, Actor actor) {
        leave(request);
        keepNewest(actor.user());
        var session = request.getSession(true);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, name(actor.user()));
        session.setAttribute(SINCE, clock.instant().toString());
        session.setAttribute(PROVED, clock.instant().toString());
        session.setAttribute(POST, actor.post().toString());
    }

    /** Another of one's own posts. The session gets a new id, so an old one is worth nothing, and keeps its age. */
    void switchTo(HttpServletRequest request, Actor actor) {
        request.changeSessionId();
        request.getSession().setAttribute(POST, actor.post().toString());
    }

    /** A code was shown again. */
    void proved(HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(PROVED, clock.instant().toString());
    }

    /** Whether a code was shown in the last ten minutes. */
    boolean fresh(HttpServletRequest request) {
        var session = request.getSession(false);
        var proved = session == null ? null : (@Nullable String) session.getAttribute(PROVED);
        return proved != null && Instant.parse(proved).plus(FRESH).isAfter(clock.instant());
    }

    /** The password was right; the code is still to come, within ten minutes. */
    void halfway(HttpServletRequest request, UUID account) {
        leave(request);
        var session = request.getSession(true);
        session.setAttribute(HALFWAY, account.toString());
        session.setAttribute(HALFWAY_AT, clock.instant().toString());
    }

    Optional<UUID> halfway(HttpServletRequest request) {
        var session = request.getSession(false);
        var account = session == null ? null : (@Nullable String) session.getAttribute(HALFWAY);
        if (session == null || account == null) {
            return Optional.empty();
        }
        var at = Instant.parse((String) session.getAttribute(HALFWAY_AT));
        return at.plus(FOR_THE_CODE).isAfter(clock.instant())
                ? Optional.of(UUID.fromString(account))
                : Optional.empty();
    }

    void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Ends every session of an account: its password has changed. */
    void endAll(UUID account) {
        sessions.findByPrincipalName(name(account)).keySet().forEach(sessions::deleteById);
    }

    /** Makes room for one more of the three that an account may have open. */
    private void keepNewest(UUID account) {
        sessions.findByPrincipalName(name(account)).values().stream()
                .sorted(Comparator.comparing(Session::getLastAccessedTime).reversed())
                .skip(AT_ONCE - 1L)
                .forEach(s -> sessions.deleteById(s.getId()));
    }

    private static String name(UUID account) {
        return account.toString();
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

    /**
     * Only a page of our own, never another site. Browsers drop tabs and line feeds from addresses and take a backslash
     * for a slash, so nothing but the plain characters of an address is let through.
     */
    static @Nullable String safe(@Nullable String to) {
        return to != null && to.length() < 2_000 && OWN_PAGE.matcher(to).matches() ? to : null;
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
