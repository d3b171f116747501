package care.backstop.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class CookiesTest {

    private static final String ID = "5d3a1a8e-6f3b-4a55-9a0a-1f9f2a9e0c11";

    private final SessionCookie cookies = new SessionCookie(box("07"));

    private static SecretBox box(String octet) {
        return new SecretBox(
                Path.of("unused"), HexFormat.of().formatHex(HexFormat.of().parseHex(octet.repeat(32))));
    }

    private static MockHttpServletRequest request(boolean secure) {
        var request = new MockHttpServletRequest();
        request.setSecure(secure);
        return request;
    }

    private static String written(SessionCookie cookies, boolean secure, String id) {
        var response = new MockHttpServletResponse();
        cookies.writeCookieValue(new CookieValue(request(secure), response, id));
        return String.valueOf(response.getHeader("Set-Cookie"));
    }

    @Test
    void overTlsTheCookieIsOfThisHostAlone() {
        assertThat(written(cookies, true, ID))
                .startsWith("__Host-backstop=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain", "Max-Age");
        assertThat(written(cookies, false, ID)).startsWith("backstop=").doesNotContain("Secure");
        assertThat(written(cookies, true, "")).contains("Max-Age=0", "Secure");
    }

    @Test
    void aSessionReadOffTheDatabaseOpensNothing() {
        var value = written(cookies, true, ID).split("[=;]", 3)[1];
        var stolen = request(true);
        stolen.setCookies(new Cookie("__Host-backstop", ID), new Cookie("__Host-backstop", ID + ".x"));
        assertThat(cookies.readCookieValues(stolen)).isEmpty();
        var plain = request(true);
        plain.setCookies(new Cookie("backstop", value));
        assertThat(cookies.readCookieValues(plain))
                .as("over TLS the unguarded name is not looked at")
                .isEmpty();
        var own = request(true);
        own.setCookies(new Cookie("__Host-backstop", value));
        assertThat(cookies.readCookieValues(own)).containsExactly(ID);
        assertThat(new SessionCookie(box("08")).readCookieValues(own))
                .as("another key")
                .isEmpty();
    }

    @Test
    void theFormTokenIsOfThisHostAloneToo() {
        var tokens = new FormToken();
        for (var secure : new boolean[] {true, false}) {
            var response = new MockHttpServletResponse();
            tokens.saveToken(tokens.generateToken(request(secure)), request(secure), response);
            assertThat(response.getHeader("Set-Cookie"))
                    .startsWith(secure ? "__Host-backstop-form=" : "backstop-form=")
                    .contains("HttpOnly", "Path=/");
            assertThat(response.getCookies()[0].getAttribute("SameSite")).isEqualTo("Strict");
            assertThat(response.getHeader("Set-Cookie").contains("Secure")).isEqualTo(secure);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /incidents/1?tab=people&x=a%20b | kept
            /                               | kept
            //elsewhere.example             | dropped
            /\\elsewhere.example            | dropped
            https://elsewhere.example/      | dropped
            elsewhere                       | dropped
            /{template}                     | dropped
            none                            | dropped
            """)
    void leadsBackToPagesOfOursOnly(String to, String what) {
        assertThat(SignedInSession.safe(to)).isEqualTo(what.equals("kept") ? to : null);
    }

    @Test
    void browsersDropTabsAndLineFeeds() {
        assertThat(SignedInSession.safe("/\t/elsewhere.example")).isNull();
        assertThat(SignedInSession.safe("/\n/elsewhere.example")).isNull();
        assertThat(SignedInSession.safe("/a\r\nSet-Cookie: x=y")).isNull();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(nullValues = "none", textBlock = """
            127.0.0.1,   localhost,          none,               true
            127.0.0.1,   127.0.0.1,          none,               true
            ::1,         localhost,          none,               true
            192.0.2.7,   localhost,          none,               false
            127.0.0.1,   rebound.example,    none,               false
            127.0.0.1,   localhost,          X-Forwarded-For,    false
            127.0.0.1,   localhost,          X-Forwarded-Host,   false
            127.0.0.1,   localhost,          Forwarded,          false
            127.0.0.1,   localhost,          Via,                false
            127.0.0.1,   localhost,          X-Real-IP,          false
            """)
    void oneClickIsForThisMachineUnderItsOwnName(String from, String host, String header, boolean may) {
        var request = request(false);
        request.setRemoteAddr(from);
        request.setServerName(host);
        if (header != null) {
            request.addHeader(header, "127.0.0.1");
        }
        assertThat(DemonstrationPosts.fromThisMachine(request)).isEqualTo(may);
    }
}
