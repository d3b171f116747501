package care.backstop.access;

import care.backstop.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The posts of the demonstration, one click away: only where the demonstration runs, only from this machine. */
@Component
class DemonstrationPosts {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> PASSED_ON =
            Set.of("forwarded", "via", "x-real-ip", "x-client-ip", "x-original-forwarded-for", "true-client-ip");

    private final Accounts accounts;
    private final boolean on;

    /** Where the server rewrites requests by forwarding headers, it cannot be told any more where one came from. */
    DemonstrationPosts(
            Accounts accounts,
            @Value("${backstop.demonstration}") boolean demonstration,
            @Value("${server.forward-headers-strategy:none}") String forwarding) {
        this.accounts = accounts;
        this.on = demonstration && forwarding.equalsIgnoreCase("none");
    }

    List<SignInPage.DemonstrationPost> visibleTo(HttpServletRequest request) {
        return posts(request).stream()
                .map(a -> new SignInPage.DemonstrationPost(a.post().toString(), a.postName(), a.name(), a.agencyName()))
                .toList();
    }

    Optional<Actor> find(HttpServletRequest request, String post) {
        return posts(request).stream()
                .filter(a -> a.post().toString().equals(post))
                .findFirst();
    }

    private List<Actor> posts(HttpServletRequest request) {
        return on && fromThisMachine(request) ? accounts.demonstrationPosts() : List.of();
    }

    /**
     * A proxy on this machine would look like this machine, so a forwarded request never counts; nor does one that
     * called this machine by another name, as a page from elsewhere can make a browser do.
     */
    static boolean fromThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && OWN_NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))
                    && Collections.list(request.getHeaderNames()).stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .noneMatch(name -> name.startsWith("x-forwarded") || PASSED_ON.contains(name));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
