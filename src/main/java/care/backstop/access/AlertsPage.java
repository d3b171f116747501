package care.backstop.access;

import care.backstop.kernel.London;
import java.util.List;

/** Alerts as a privacy officer reads them. */
public record AlertsPage(List<Row> rows) {

    public record Row(String id, String what, String who, String when, boolean open) {}

    static AlertsPage of(List<Alerts.Alert> alerts) {
        return new AlertsPage(alerts.stream()
                .map(a -> new Row(a.id().toString(), what(a), a.who(), London.show(a.at()), a.seenAt() == null))
                .toList());
    }

    private static String what(Alerts.Alert alert) {
        return switch (alert.kind()) {
            case PEOPLE_EXPORTED -> "Exported %d people of %s".formatted(alert.people(), alert.subject());
            case TOKEN_ISSUED -> "Issued a bearer token for " + alert.subject();
            case LINK_ISSUED -> "Issued a password link for " + alert.subject();
            case GLASS_BROKEN ->
                "Saw a person they are not in charge of, for four hours, in %s. Look at it the next working day"
                        .formatted(alert.subject());
        };
    }
}
