package care.backstop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * The token that shows a form to be ours, kept in a cookie. Over TLS the cookie's name begins with {@code __Host-}: a
 * neighbouring host cannot plant one of its own.
 */
final class FormToken implements CsrfTokenRepository {

    private static final String NAME = "backstop-form";

    private final CookieCsrfTokenRepository overTls = kept("__Host-" + NAME);
    private final CookieCsrfTokenRepository here = kept(NAME);

    private static CookieCsrfTokenRepository kept(String name) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(name);
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(c -> c.sameSite("Strict"));
        return tokens;
    }

    private CookieCsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? overTls : here;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }
}
