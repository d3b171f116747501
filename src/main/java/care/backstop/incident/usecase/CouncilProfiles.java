package care.backstop.incident.usecase;

import care.backstop.incident.model.ProfileVersion;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.ProfileStore;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.profile.Profiles;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A council's settings: read, changed and confirmed as whole versions. A running incident keeps the version it started
 * under.
 */
@Service
public class CouncilProfiles implements Profiles {

    /** What a council that has chosen none begins with. */
    private static final String FIRST = "SOTON";

    private static final int MOST_REMEMBERED = 1_000;

    /** Remembered for readers of one council, so that whoever may not see the incident learns nothing from it. */
    private record Whose(String council, UUID incident) {}

    /** What is frozen never changes, and nearly every page asks for it. */
    private final Map<Whose, ProfileVersion> frozen = new ConcurrentHashMap<>();

    private final ProfileStore store;
    private final IncidentStore incidents;
    private final AuditTrail audit;
    private final Clock clock;

    CouncilProfiles(ProfileStore store, IncidentStore incidents, AuditTrail audit, Clock clock) {
        this.store = store;
        this.incidents = incidents;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public AuthorityProfile current() {
        return now().profile();
    }

    @Override
    @Transactional(readOnly = true)
    public AuthorityProfile of(UUID incident) {
        return kept(incident).profile();
    }

    /** The latest version. */
    @Transactional(readOnly = true)
    public ProfileVersion now() {
        return store.latest().orElseGet(CouncilProfiles::shipped);
    }

    /** The version an incident keeps. */
    @Transactional(readOnly = true)
    public ProfileVersion kept(UUID incident) {
        var key = new Whose(Acting.current().council(), incident);
        var known = frozen.get(key);
        if (known != null) {
            return known;
        }
        var read = store.frozen(incident);
        if (frozen.size() >= MOST_REMEMBERED) {
            frozen.clear();
        }
        read.ifPresent(version -> frozen.put(key, version));
        return read.orElseGet(() -> new ProfileVersion(
                AuthorityProfile.load(incidents.find(incident).profile()), 0, null, null, null));
    }

    /** Every version, the latest first; the shipped one last. */
    @Transactional(readOnly = true)
    public List<ProfileVersion> versions() {
        var versions = new ArrayList<>(store.versions());
        versions.add(shipped());
        return List.copyOf(versions);
    }

    /** Part of opening an incident. */
    void freeze(UUID incident, ProfileVersion version, Instant at) {
        store.freeze(incident, version, at);
    }

    /** Sets another value. */
    @Transactional
    public ProfileVersion change(
            String key,
            @Nullable String value,
            @Nullable String source,
            @Nullable String because,
            int seen,
            Actor actor) {
        var which = key(key);
        var why = Words.required("because", because, 500, "Enter why it is changed");
        var from = Words.required("source", source, 300, "Enter the clause or the decision that this comes from");
        var typed = value == null ? "" : value;
        if (typed.length() > 2_000) {
            throw Rejected.invalid("value", "Shorten this to 2,000 characters or fewer");
        }
        return save(now().profile().with(which, typed, from), which.written() + ": " + why, seen, actor, which);
    }

    /** An owner stands behind a value that no document sets. */
    @Transactional
    public ProfileVersion confirm(String key, @Nullable String by, @Nullable LocalDate on, int seen, Actor actor) {
        var which = key(key);
        var who = Words.required("by", by, 200, "Enter who confirmed it");
        if (on == null) {
            throw Rejected.invalid("on", "Enter the day on which it was confirmed");
        }
        if (on.isAfter(London.day(clock.instant()))) {
            throw Rejected.invalid(
                    "on", "%s is still to come. Enter today or an earlier day".formatted(London.show(on)));
        }
        return save(
                now().profile().confirmed(which, who, on),
                "%s: confirmed by %s".formatted(which.written(), who),
                seen,
                actor,
                which);
    }

    /** Begins again from a profile that comes with the program. */
    @Transactional
    public ProfileVersion begin(@Nullable String profile, @Nullable String because, int seen, Actor actor) {
        var base = AuthorityProfile.load(Words.required("profile", profile, 20, "Choose the profile to begin from"));
        var why = Words.required("because", because, 500, "Enter why it is changed");
        return save(base, "Began from %s: %s".formatted(base.name(), why), seen, actor, null);
    }

    private ProfileVersion save(
            AuthorityProfile profile, String because, int seen, Actor actor, @Nullable Key changed) {
        var before = now();
        if (before.number() != seen) {
            throw new Stale("profile", before.number());
        }
        var now = clock.instant();
        var next = new ProfileVersion(profile, seen + 1, now, actor.name(), because);
        if (!store.add(next, actor, now)) {
            throw new Stale("profile", seen + 1);
        }
        audit.changed(
                "ChangeProfile",
                "profile:" + profile.key(),
                changed == null ? List.of("profile") : List.of(changed.written()));
        return next;
    }

    private static Key key(String written) {
        return Key.parse(written)
                .orElseThrow(() ->
                        Rejected.invalid(written, "There is no setting '%s'. Check the spelling".formatted(written)));
    }

    private static ProfileVersion shipped() {
        return new ProfileVersion(AuthorityProfile.load(FIRST), 0, null, null, null);
    }
}
