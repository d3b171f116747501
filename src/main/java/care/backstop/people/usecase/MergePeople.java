package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.store.Merges;
import care.backstop.people.store.Merges.Merge;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes two records of one person one. One officer asks, another does it, and it can be undone. Only while nobody has
 * worked with the record that goes: what was decided about somebody is never moved to somebody else.
 */
@Service
public class MergePeople {

    private final Merges merges;
    private final Persons persons;
    private final RatePeople ratings;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    MergePeople(
            Merges merges,
            Persons persons,
            RatePeople ratings,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.merges = merges;
        this.persons = persons;
        this.ratings = ratings;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks that {@code gone} become part of {@code kept}; a colleague decides. */
    @Transactional
    public UUID ask(UUID incident, UUID kept, UUID gone, @Nullable String why, Actor actor) {
        Reconcile.mayReconcile(permissions, actor);
        Reconcile.both(persons, incident, kept, gone);
        var words = Reconcile.reason(why, "Say how you know that they are one person.");
        if (merges.waiting(incident, kept, gone)) {
            throw Rejected.state("One of the two waits to be merged already. Decide on that first.");
        }
        mayGo(incident, kept, gone);
        var id = UUID.randomUUID();
        merges.ask(id, incident, kept, gone, words, actor, clock.instant());
        audit.changed("MergeAsked", "person:" + kept, List.of("merge:" + id, "person:" + gone));
        return id;
    }

    private void mayGo(UUID incident, UUID kept, UUID gone) {
        if (merges.onOneList(incident, kept, gone)) {
            throw Rejected.state(
                    "One list names both, so to whoever keeps it they are two people. Have that list corrected first.");
        }
        if (!merges.workedOn(gone).isEmpty()) {
            throw Rejected.state(
                    merges.workedOn(kept).isEmpty()
                            ? "Somebody has worked with the record that would go. Keep that one, and let the other go."
                            : "Somebody has worked with both records. What was decided stays with whom it was decided"
                                    + " about: keep both, and settle the one that is not needed as left, saying why.");
        }
    }

    /** Merges or refuses what a colleague asked for. */
    @Transactional
    public void decide(UUID incident, UUID id, boolean merge, Actor actor) {
        Reconcile.mayAnswerFor(permissions, actor);
        var asked = find(incident, id);
        if (!asked.state().equals("ASKED")) {
            throw Rejected.state("This has been decided already.");
        }
        if (merge && asked.askedUser().equals(actor.user())) {
            throw new Rejected(
                    Code.AUTH, null, "Two people are needed to merge records. Ask a colleague to look and to do it.");
        }
        if (!merge) {
            merges.refuse(id, actor, clock.instant());
            audit.changed("MergeRefused", "person:" + asked.kept(), List.of("merge:" + id));
            return;
        }
        Reconcile.both(persons, incident, asked.kept(), asked.gone());
        mayGo(incident, asked.kept(), asked.gone());
        merges.merge(incident, asked, actor, clock.instant());
        ratings.rate(incident, List.of(asked.kept()), null);
        audit.changed("Merged", "person:" + asked.kept(), List.of("merge:" + id, "person:" + asked.gone()));
    }

    /** Makes them two again. */
    @Transactional
    public void undo(UUID incident, UUID id, @Nullable String why, Actor actor) {
        Reconcile.mayAnswerFor(permissions, actor);
        var merged = find(incident, id);
        if (!merged.state().equals("MERGED")) {
            throw Rejected.state("Only two records that were merged can be parted again.");
        }
        var words = Reconcile.reason(why, "Say how you know that they are two people after all.");
        merges.undo(incident, merged, words, actor, clock.instant());
        ratings.rate(incident, List.of(merged.kept(), merged.gone()), null);
        audit.changed("MergeUndone", "person:" + merged.kept(), List.of("merge:" + id, "person:" + merged.gone()));
    }

    @Transactional
    public Merge find(UUID incident, UUID id) {
        return merges.find(incident, id).orElseThrow(() -> new NotThere("merge"));
    }
}
