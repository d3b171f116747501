package care.backstop.access;

import care.backstop.govuk.NavItem;
import care.backstop.govuk.Shell;
import care.backstop.govuk.ShellSource;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.ReadOnly;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What stands around a page: the council, the active post, and the rooms this post may enter. */
@Component
class CouncilShell implements ShellSource {

    private final Permissions permissions;
    private final ReadOnly readOnly;
    private final boolean demonstration;

    CouncilShell(
            Permissions permissions, ReadOnly readOnly, @Value("${backstop.demonstration}") boolean demonstration) {
        this.permissions = permissions;
        this.readOnly = readOnly;
        this.demonstration = demonstration;
    }

    @Override
    public Shell shell(HttpServletRequest request) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var actor = Acting.orNull();
        return new Shell(
                actor == null ? "" : actor.council(),
                actor == null ? null : actor.postName(),
                actor == null ? null : actor.name(),
                actor == null ? null : "/posts",
                actor == null ? List.of() : navigation(actor, request.getRequestURI()),
                actor == null || !permissions.may(actor, Area.MKT, Act.READ) ? null : "/market",
                csrf == null ? "_csrf" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken(),
                request.getRequestURI(),
                notice(request),
                demonstration,
                readOnly.now() ? ReadOnly.NOTICE : null);
    }

    private List<NavItem> navigation(Actor actor, String path) {
        var items = new ArrayList<NavItem>();
        items.add(new NavItem("Home", "/", path.equals("/")));
        if (permissions.may(actor, Area.MKT, Act.READ)) {
            items.add(NavItem.of("Market", "/market", path));
        }
        if (permissions.may(actor, Area.INC, Act.READ)) {
            items.add(NavItem.of("Incidents", "/incidents", path));
        }
        if (permissions.may(actor, Area.ACC, Act.READ)) {
            items.add(NavItem.of("Administration", "/administration", path));
        } else if (permissions.may(actor, Area.INC, Act.APPROVE)) {
            // Whoever decides in incidents also decides on the council's own settings and procedures.
            items.add(new NavItem("Administration", "/administration/profile", path.startsWith("/administration/")));
        }
        if (permissions.may(actor, Area.AUD, Act.APPROVE)) {
            items.add(NavItem.of("Alerts", "/alerts", path));
        }
        return items;
    }

    /** What was just done: a controller adds it as the flash attribute {@code notice} before it redirects. */
    private static @Nullable String notice(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null ? null : (String) flash.get("notice");
    }
}
