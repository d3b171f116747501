package care.backstop.incident.model;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.IncidentView;
import care.backstop.incident.Verification;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.ServiceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One actual, potential or planned failure or exit. */
public record Incident(
        UUID id,
        String council,
        String name,
        IncidentKind kind,
        ServiceKind service,
        List<Site> sites,
        List<Cause> causes,
        @Nullable String causeNote,
        Instant notifiedAt,
        String notifiedBy,
        @Nullable String notifiedContact,
        @Nullable String notifiedHow,
        Instant awareAt,
        @Nullable LocalDate endsOn,
        @Nullable String said,
        Verification verification,
        Stage stage,
        String profile,
        String template,
        String templateVersion,
        @Nullable HandBack handBack,
        int version) {

    public Incident {
        sites = List.copyOf(sites);
        causes = List.copyOf(causes);
    }

    /**
     * A location the incident is about, as the register had it then.
     *
     * @param registered whether CQC registers it; null when the register did not say
     */
    public record Site(
            String location,
            String name,
            @Nullable String provider,
            @Nullable String providerName,
            @Nullable String localAuthority,
            @Nullable Boolean registered) {}

    /** A named lead says they have it. A message left is not an acknowledgement. */
    public Incident acknowledge(Stage.Lead lead) {
        return switch (stage) {
            case Stage.Notified() -> at(new Stage.Acknowledged(lead));
            case Stage.Acknowledged(var has) ->
                throw Rejected.state("%s already has this incident. Ask them to hand it over".formatted(has.name()));
            case Stage.StoodDown _ -> throw Rejected.state("This incident is stood down");
            case Stage.Closed _ -> throw Rejected.state("This incident is closed");
        };
    }

    /** It turned out not to be needed. */
    public Incident standDown(Instant at, String by, String because) {
        return switch (stage) {
            case Stage.Notified() ->
                throw Rejected.state(
                        "Nobody has acknowledged this incident yet. A named lead has to before it is stood down");
            case Stage.Acknowledged(var lead) -> at(new Stage.StoodDown(lead, at, by, because));
            case Stage.StoodDown(var _, var _, var before, var _) ->
                throw new Rejected(Problem.Code.DUP, null, before + " has stood this incident down already");
            case Stage.Closed _ -> throw Rejected.state("This incident is closed");
        };
    }

    /** It is needed after all; whoever led it leads it again. */
    public Incident standAgain() {
        return switch (stage) {
            case Stage.StoodDown(var lead, var _, var _, var _) -> at(new Stage.Acknowledged(lead));
            case Stage.Closed _ ->
                throw Rejected.state("This incident is closed. Open another if it is needed after all");
            case Stage.Notified(), Stage.Acknowledged _ -> throw Rejected.state("This incident is not stood down");
        };
    }

    /** Closes it, unless something is still open; then every open thing is named. */
    public Incident close(Instant at, String by, String because, List<String> stillOpen) {
        return switch (stage) {
            case Stage.Notified() ->
                throw Rejected.state(
                        "Nobody has acknowledged this incident yet. A named lead has to before it can close");
            case Stage.Closed(var _, var _, var closer, var _) -> throw Rejected.state("Already closed by " + closer);
            case Stage.Acknowledged(var lead) -> closed(lead, at, by, because, stillOpen);
            case Stage.StoodDown(var lead, var _, var _, var _) -> closed(lead, at, by, because, stillOpen);
        };
    }

    private Incident closed(Stage.Lead lead, Instant at, String by, String because, List<String> stillOpen) {
        if (!stillOpen.isEmpty()) {
            var problems = new ArrayList<Problem>();
            stillOpen.forEach(open -> problems.add(Problem.of(null, Problem.Code.STATE, open)));
            throw new Rejected(problems);
        }
        return at(new Stage.Closed(lead, at, by, because));
    }

    /** Goes on after all, under the lead it had. */
    public Incident reopen() {
        return switch (stage) {
            case Stage.Closed(var lead, var _, var _, var _) -> at(new Stage.Acknowledged(lead));
            case Stage.Notified _, Stage.Acknowledged _ -> throw Rejected.state("This incident is open");
            case Stage.StoodDown _ -> throw Rejected.state("This incident is stood down. Stand it up again instead");
        };
    }

    private Incident at(Stage next) {
        return new Incident(
                id,
                council,
                name,
                kind,
                service,
                sites,
                causes,
                causeNote,
                notifiedAt,
                notifiedBy,
                notifiedContact,
                notifiedHow,
                awareAt,
                endsOn,
                said,
                verification,
                next,
                profile,
                template,
                templateVersion,
                handBack,
                version);
    }

    /** Who has it, or null while nobody has. */
    public Stage.@Nullable Lead lead() {
        return switch (stage) {
            case Stage.Notified() -> null;
            case Stage.Acknowledged(var lead) -> lead;
            case Stage.StoodDown(var lead, var _, var _, var _) -> lead;
            case Stage.Closed(var lead, var _, var _, var _) -> lead;
        };
    }

    public IncidentView view() {
        var lead = lead();
        return new IncidentView(
                id,
                name,
                kind,
                stage.state(),
                service,
                sites.stream().map(Site::location).toList(),
                causes,
                notifiedAt,
                notifiedBy,
                awareAt,
                endsOn,
                verification,
                lead == null ? null : lead.post(),
                lead == null ? null : lead.name(),
                version);
    }
}
