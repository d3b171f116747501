package care.backstop.access;

import java.io.PrintStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says on the console where to go and how to sign in; the first administrator's link is printed once and never kept. */
@Component
class WelcomeBanner {

    private final Accounts accounts;
    private final boolean demonstration;
    private final PrintStream console = System.out;

    WelcomeBanner(Accounts accounts, @Value("${backstop.demonstration}") boolean demonstration) {
        this.accounts = accounts;
        this.demonstration = demonstration;
    }

    /** After the demonstration, if there is one, has been loaded. */
    @EventListener
    @Order(100)
    void on(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        var address = "http://localhost:" + web.getWebServer().getPort();
        console.println();
        console.println("Backstop is ready: " + address);
        if (demonstration) {
            console.println(
                    "Sign in: open it and choose one of the demonstration's posts. Everyone in it is invented.");
        } else if (accounts.nobodyYet()) {
            console.println("Nobody can sign in yet. The first administrator starts here, once, within 24 hours:");
            console.println("  " + address + accounts.firstLink());
        } else {
            console.println("Sign in with your user name, password and code.");
        }
        console.println();
    }
}
