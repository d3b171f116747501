package care.backstop.people.rules;

import care.backstop.people.Capacity;
import care.backstop.people.PersonFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of a person when something is written about them, or when somebody asks what is still to do.
 *
 * @param today in London
 * @param capacity the latest for each decision that was assessed; there is no general one
 * @param wishes how many wishes and views are kept
 * @param others references of the other people of the incident
 * @param entries what was written before, the newest first
 */
public record Known(
        LocalDate today,
        PersonFacts person,
        Map<String, Capacity> capacity,
        int wishes,
        Set<String> others,
        List<Entry> entries) {

    /** Something that was written. */
    public record Entry(UUID id, EntryKind kind, Written said, LocalDate enteredOn, String byName) {}

    public Known {
        capacity = Map.copyOf(capacity);
        others = Set.copyOf(others);
        entries = List.copyOf(entries);
    }

    public List<Entry> all(EntryKind kind) {
        return entries.stream().filter(e -> e.kind() == kind).toList();
    }

    public Optional<Entry> latest(EntryKind kind) {
        return entries.stream().filter(e -> e.kind() == kind).findFirst();
    }

    public boolean has(EntryKind kind) {
        return latest(kind).isPresent();
    }

    /** Capacity for a decision; where to live and who gives the care are one question of table 2(d). */
    public Capacity capacity(String decision) {
        return Decision.of(decision).move()
                ? person.capacity()
                : capacity.getOrDefault(decision, Capacity.NOT_RECORDED);
    }

    /** Who decides about a move, as the law asks. */
    public DecisionMaking.Determination deciding(AdvocacyTrigger advocacy) {
        return DecisionMaking.determine(
                new DecisionMaking.Facts(
                        person.capacity(),
                        person.welfareAuthority(),
                        person.propertyAuthorityOnly(),
                        person.befriended(),
                        person.timeToInstruct(),
                        person.refuses()),
                advocacy);
    }

    DecisionMaking.Determination deciding() {
        return deciding(AdvocacyTrigger.NO_ONE_WILLING_AND_ABLE);
    }
}
