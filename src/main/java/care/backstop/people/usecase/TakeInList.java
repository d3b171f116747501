package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.people.AffectedLocations;
import care.backstop.people.Payers;
import care.backstop.people.PeopleListed;
import care.backstop.people.Source;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.ListField;
import care.backstop.people.model.ListWords;
import care.backstop.people.store.Intakes;
import care.backstop.people.store.Intakes.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in a list of people: all of it or nothing. A row that is wrong keeps every row out, an empty list never means
 * that everyone has gone, and an older list never overwrites a newer one of the same source.
 */
@Service
public class TakeInList {

    private final Intakes intakes;
    private final LinkAlike alike;
    private final RatePeople ratings;
    private final ListWords words;
    private final MapHeadings headings;
    private final Permissions permissions;
    private final AffectedLocations affected;
    private final Market market;
    private final Payers payers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TakeInList(
            Intakes intakes,
            LinkAlike alike,
            RatePeople ratings,
            ListWords words,
            MapHeadings headings,
            Permissions permissions,
            AffectedLocations affected,
            Market market,
            Payers payers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.intakes = intakes;
        this.alike = alike;
        this.ratings = ratings;
        this.words = words;
        this.headings = headings;
        this.permissions = permissions;
        this.affected = affected;
        this.market = market;
        this.payers = payers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a list does or would do.
     *
     * @param id the staged list; null when nothing was kept
     * @param accepted rows that can be, or were, taken in
     * @param errors what is wrong, by row; with any of them nothing is taken in
     */
    public record Outcome(
            @Nullable UUID id,
            int rows,
            int accepted,
            List<Problem> errors,
            int added,
            int changed,
            int matched,
            List<String> notes) {

        public boolean clean() {
            return errors.isEmpty();
        }
    }

    /** Says what the list would do, and leaves nothing behind. */
    @Transactional
    public Outcome tryOut(UUID incident, Source source, LocalDate asAt, Path file, String fileName, Actor actor) {
        var outcome = stageRows(incident, source, asAt, file, fileName, actor);
        intakes.drop(idOf(outcome));
        audit.changed("ListTriedOut", "incident:" + incident, List.of());
        return new Outcome(
                null,
                outcome.rows(),
                outcome.accepted(),
                outcome.errors(),
                outcome.added(),
                outcome.changed(),
                outcome.matched(),
                outcome.notes());
    }

    /** Keeps the list ready to be taken in by {@link #confirm}, or says what is wrong with it and keeps nothing. */
    @Transactional
    public Outcome stage(UUID incident, Source source, LocalDate asAt, Path file, String fileName, Actor actor) {
        var outcome = stageRows(incident, source, asAt, file, fileName, actor);
        if (!outcome.clean()) {
            intakes.drop(idOf(outcome));
        }
        audit.changed("ListStaged", "incident:" + incident, List.of());
        return outcome;
    }

    /**
     * Keeps a list that came by a link for an officer to confirm. Whoever sent it is told what is wrong in it and
     * nothing of the people known already: what clashes with those is told to the officer.
     */
    @Transactional
    Outcome receive(UUID incident, Source source, LocalDate asAt, Path file, String fileName, UUID link, Actor actor) {
        var outcome = stageRows(incident, source, asAt, file, fileName, actor, link);
        if (!outcome.clean()) {
            intakes.drop(idOf(outcome));
        }
        audit.changed("ListStaged", "incident:" + incident, List.of());
        return outcome;
    }

    /** Takes a file in at once, or throws {@link Rejected} with every problem and leaves everything as it was. */
    @Transactional
    public Outcome takeIn(UUID incident, Source source, LocalDate asAt, Path file, String fileName, Actor actor) {
        var outcome = stageRows(incident, source, asAt, file, fileName, actor);
        if (!outcome.clean()) {
            throw new Rejected(outcome.errors());
        }
        apply(incident, idOf(outcome), source, outcome, actor);
        return outcome;
    }

    /** Takes a staged list in. What has changed since it was staged is looked at again. */
    @Transactional
    public Outcome confirm(UUID incident, UUID id, Actor actor) {
        mayTakeIn(actor);
        intakes.queue(incident);
        var intake = find(incident, id);
        if (!intake.state().equals("STAGED")) {
            throw Rejected.state("This list has already been dealt with.");
        }
        notOlder(incident, intake.source(), intake.asAt());
        match(id, incident, intake.source());
        var errors = clashes(incident, id, intake.source());
        if (!errors.isEmpty()) {
            throw new Rejected(errors);
        }
        var effects = intakes.effects(id);
        intakes.counted(id, intake.rows(), effects, intake.notes());
        var outcome = new Outcome(
                id, intake.rows(), intake.rows(), List.of(), effects[0], effects[1], effects[2], intake.notes());
        apply(incident, id, intake.source(), outcome, actor);
        return outcome;
    }

    /** Forgets a staged list. */
    @Transactional
    public void drop(UUID incident, UUID id, Actor actor) {
        mayTakeIn(actor);
        if (!find(incident, id).state().equals("STAGED")) {
            throw Rejected.state("Only a list that has not been taken in can be dropped.");
        }
        intakes.drop(id);
        audit.changed("ListDropped", "incident:" + incident, List.of());
    }

    /** Puts everything back as it was before the last list, unless somebody has worked on its people since. */
    @Transactional
    public void undo(UUID incident, UUID id, Actor actor) {
        mayTakeIn(actor);
        intakes.queue(incident);
        var intake = find(incident, id);
        var last = intakes.last(incident).map(Intake::id);
        if (!intake.state().equals("APPLIED") || !last.equals(java.util.Optional.of(id))) {
            throw Rejected.state("Only the last list that was taken in can be undone.");
        }
        int movedOn = intakes.movedOn(id, incident);
        if (movedOn > 0) {
            throw Rejected.state(
                    "%d of the people on this list have been worked on since. Correct them one by one instead."
                            .formatted(movedOn));
        }
        var people = intakes.people(id);
        intakes.undo(id, incident, actor, clock.instant());
        ratings.rate(incident, people, null);
        audit.changed("ListUndone", "incident:" + incident, List.of("people"));
    }

    @Transactional
    public List<Intake> lists(UUID incident) {
        return intakes.of(incident);
    }

    @Transactional
    public Intake find(UUID incident, UUID id) {
        return intakes.find(incident, id).orElseThrow(() -> new NotThere("list"));
    }

    private Outcome stageRows(UUID incident, Source source, LocalDate asAt, Path file, String fileName, Actor actor) {
        return stageRows(incident, source, asAt, file, fileName, actor, null);
    }

    private Outcome stageRows(
            UUID incident,
            Source source,
            LocalDate asAt,
            Path file,
            String fileName,
            Actor actor,
            @Nullable UUID link) {
        mayTakeIn(actor);
        var now = clock.instant();
        if (asAt.isAfter(London.day(now))) {
            throw Rejected.invalid("asAt", "The day of the list cannot be in the future.");
        }
        intakes.queue(incident);
        notOlder(incident, source, asAt);
        var id = UUID.randomUUID();
        intakes.stage(id, incident, source, asAt, hash(file), actor, link, now);
        var list = new ListFile(
                words,
                headings.known(source),
                London.day(now),
                affected(incident),
                payers.of(incident, actor.council()),
                part -> intakes.stageRows(id, incident, part));
        try {
            list.read(file, fileName);
        } finally {
            headings.unknown(source, list.unknown(), actor);
        }
        var errors = new ArrayList<>(list.problems());
        errors.addAll(unknownPlaces(list.places()));
        if (errors.isEmpty()) {
            match(id, incident, source);
            if (link == null) {
                errors.addAll(clashes(incident, id, source));
            }
        }
        errors.sort(Comparator.comparing(Problem::row, Comparator.nullsLast(Comparator.naturalOrder())));
        int wrong = (int) errors.stream()
                .map(Problem::row)
                .filter(r -> r != null)
                .distinct()
                .count();
        var effects = errors.isEmpty() ? intakes.effects(id) : new int[3];
        intakes.counted(id, list.rows(), effects, list.notes());
        return new Outcome(
                id,
                list.rows(),
                list.rows() - wrong,
                List.copyOf(errors),
                effects[0],
                effects[1],
                effects[2],
                list.notes());
    }

    /** By what identifies somebody, then by likeness; last what is different. */
    private void match(UUID id, UUID incident, Source source) {
        intakes.match(id, incident, source);
        alike.link(incident, id);
        intakes.compare(id, incident, source);
    }

    private void apply(UUID incident, UUID id, Source source, Outcome outcome, Actor actor) {
        var now = clock.instant();
        intakes.apply(id, incident, source, actor, now);
        ratings.place(incident);
        ratings.rate(incident, intakes.people(id), now);
        events.publishEvent(new PeopleListed(
                incident, id, source.name(), outcome.added(), outcome.changed(), outcome.matched(), actor, now));
    }

    /** Whether the actor is there for everybody of an incident. */
    public boolean may(Actor actor) {
        return Clearance.of(permissions, actor).writesAll();
    }

    /** A list is about everyone, so whoever is there for some people only may not take one in. */
    private void mayTakeIn(Actor actor) {
        if (!may(actor)) {
            throw new Rejected(Code.AUTH, null, "Your post may not take in lists. The incident coordinator may.");
        }
    }

    private void notOlder(UUID incident, Source source, LocalDate asAt) {
        intakes.newest(incident, source).filter(asAt::isBefore).ifPresent(newer -> {
            throw Rejected.state(
                    "A newer list of the same source, of %s, has been taken in. An older one would undo it."
                            .formatted(London.show(newer)));
        });
    }

    private Map<String, LocationView> affected(UUID incident) {
        return market.findAll(affected.of(incident));
    }

    private List<Problem> unknownPlaces(Map<String, List<Integer>> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        places.keySet().stream()
                .filter(k -> k.startsWith(ListField.CHOICES.name()))
                .forEach(k -> ids.add(k.substring(k.indexOf(' ') + 1)));
        var known = market.findAll(ids).keySet();
        var problems = new ArrayList<Problem>();
        places.forEach((key, rows) -> {
            var id = key.substring(key.indexOf(' ') + 1);
            if (ids.contains(id) && !known.contains(id) && key.startsWith(ListField.CHOICES.name())) {
                rows.forEach(row -> problems.add(new Problem(
                        row,
                        ListField.CHOICES.heading(),
                        Code.VAL,
                        "One of these is not a location of the register. Check the CQC location ID.")));
            }
        });
        return problems;
    }

    private List<Problem> clashes(UUID incident, UUID id, Source source) {
        var numbers = alike.twoPeople(incident, id).stream()
                .map(n -> new Problem(
                        n.row(),
                        ListField.NHS_NUMBER.heading(),
                        Code.DUP,
                        "This NHS number belongs to another person of this incident, %s. Check both."
                                .formatted(n.reference())));
        var others = intakes.clashes(id, incident, source).stream().map(c -> switch (c.kind()) {
            case "REFERENCE" ->
                new Problem(
                        c.row(),
                        ListField.REFERENCE.heading(),
                        Code.CONF,
                        "This reference belongs to a person with another name and date of birth. Check both.");
            default ->
                new Problem(
                        c.row(),
                        ListField.FAMILY_NAME.heading(),
                        Code.DUP,
                        "Two rows are about the same person, %s. Keep one.".formatted(c.reference()));
        });
        return Stream.concat(numbers, others).toList();
    }

    private static UUID idOf(Outcome outcome) {
        return java.util.Objects.requireNonNull(outcome.id());
    }

    private static byte[] hash(Path file) {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
