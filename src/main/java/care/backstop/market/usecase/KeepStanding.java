package care.backstop.market.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.market.StandingKind;
import care.backstop.market.store.Standings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the council knows of a service or its provider, and that it is so no longer. */
@Service
public class KeepStanding {

    private static final int LONGEST = 1000;

    private final Market market;
    private final Standings standings;
    private final ViewLocation view;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    KeepStanding(
            Market market,
            Standings standings,
            ViewLocation view,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.market = market;
        this.standings = standings;
        this.view = view;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A service with what is known of it. */
    public record Known(LocationView location, List<Standings.Standing> standings) {}

    /** For those cleared for commercial facts; to others it is not there. */
    @Transactional(readOnly = true)
    public Known known(String location, Actor actor) {
        if (!view.seesFees(actor)) {
            throw new NotThere("location");
        }
        var found = market.find(location).orElseThrow(() -> new NotThere("location"));
        return new Known(found, standings.of(found));
    }

    /** As typed. */
    public record Asked(
            @Nullable StandingKind kind,
            boolean wholeProvider,
            @Nullable LocalDate since,
            @Nullable String reason) {}

    @Transactional
    public UUID record(String location, Asked asked, Actor actor) {
        mayKeep(actor);
        var known = known(location, actor).location();
        var problems = new ArrayList<Problem>();
        var kind = asked.kind();
        var since = asked.since();
        var reason = text(asked.reason());
        if (kind == null) {
            problems.add(Problem.of("kind", Code.VAL, "Choose what is known of it"));
        }
        if (since == null || since.isAfter(London.day(clock.instant()))) {
            problems.add(Problem.of("since", Code.VAL, "Write the day since when it is so, for example 7 12 2020"));
        }
        if (reason == null) {
            problems.add(Problem.of("reason", Code.VAL, "Say why, and where it is written"));
        } else if (reason.length() > LONGEST) {
            problems.add(Problem.of("reason", Code.VAL, "At most 1,000 letters fit here"));
        }
        if (asked.wholeProvider() && known.providerId() == null) {
            problems.add(Problem.of("wholeProvider", Code.VAL, "Who provides this service is not known"));
        }
        if (!problems.isEmpty() || kind == null || since == null || reason == null) {
            throw new Rejected(problems);
        }
        var id = UUID.randomUUID();
        if (!standings.add(id, known, asked.wholeProvider(), kind, since, reason, clock.instant(), actor)) {
            throw new Rejected(Code.DUP, "kind", "This is recorded already and still stands. End that one first");
        }
        audit.changed("RecordStanding", "location:" + location, List.of(kind.name()));
        return id;
    }

    @Transactional
    public void end(String location, UUID standing, @Nullable String why, Actor actor) {
        mayKeep(actor);
        var mine = known(location, actor).standings().stream()
                .filter(s -> s.id().equals(standing))
                .findFirst()
                .orElseThrow(() -> new NotThere("standing"));
        var because = text(why);
        if (because == null || because.length() > LONGEST) {
            throw Rejected.invalid("why", "Say why it has ended, in at most 1,000 letters");
        }
        if (!standings.end(standing, because, clock.instant(), actor)) {
            throw Rejected.state("This has ended already");
        }
        audit.changed("EndStanding", "location:" + location, List.of(mine.kind().name()));
    }

    private void mayKeep(Actor actor) {
        if (permissions.scopes(actor, Area.MKT, Act.WRITE).equals(Set.of(Permissions.Scope.OWN_ITEMS))) {
            throw new NotThere("location");
        }
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
