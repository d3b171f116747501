package care.backstop.access;

import care.backstop.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The posts of the demonstration, one click away: only where the demonstration runs, only from this machine. */
@Component
class DemonstrationPosts {

    private final Accounts accounts;
    private final boolean on;

    DemonstrationPosts(Accounts accounts, @Value("${backstop.demonstration}") boolean on) {
        this.accounts = accounts;
        this.on = on;
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

    /** A proxy on this machine would look like this machine, so a forwarded request never counts. */
    private static boolean fromThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
