package care.backstop.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie that carries a session. Over TLS its name begins with {@code __Host-}, so that browsers take it from this
 * host alone; without TLS (a browser on the same machine) they would refuse such a name, and it has none. What it
 * holds is marked with a key from outside the database: whoever reads the table of sessions cannot make one.
 */
@Component
final class SessionCookie implements CookieSerializer {

    private static final String NAME = "backstop";
    private static final String PURPOSE = "session";

    private final SecretBox box;

    SessionCookie(SecretBox box) {
        this.box = box;
    }

    static String name(HttpServletRequest request, String name) {
        return request.isSecure() ? "__Host-" + name : name;
    }

    @Override
    public void writeCookieValue(CookieValue cookie) {
        var request = cookie.getRequest();
        var id = cookie.getCookieValue();
        var gone = id == null || id.isEmpty();
        var written = ResponseCookie.from(name(request, NAME), gone ? "" : id + "." + box.mark(PURPOSE, id))
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
        if (gone) {
            written.maxAge(0);
        }
        cookie.getResponse().addHeader(HttpHeaders.SET_COOKIE, written.build().toString());
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        var cookies = request.getCookies();
        var wanted = name(request, NAME);
        return cookies == null
                ? List.of()
                : Stream.of(cookies)
                        .filter(c -> c.getName().equals(wanted))
                        .map(c -> c.getValue().split("\\.", 2))
                        .filter(parts -> parts.length == 2 && box.isMark(PURPOSE, parts[0], parts[1]))
                        .map(parts -> parts[0])
                        .toList();
    }
}
