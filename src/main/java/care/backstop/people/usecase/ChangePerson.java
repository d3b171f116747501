package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.market.Market;
import care.backstop.people.Funding;
import care.backstop.people.Payers;
import care.backstop.people.model.CellReader;
import care.backstop.people.model.CellReader.Said;
import care.backstop.people.model.CellReader.Wrong;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.ListField;
import care.backstop.people.model.ListWords;
import care.backstop.people.model.Person;
import care.backstop.people.model.Section;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects one part of what is known of a person. What an officer sets, a later list leaves alone. */
@Service
public class ChangePerson {

    private final Persons persons;
    private final RatePeople ratings;
    private final ListWords words;
    private final Permissions permissions;
    private final Market market;
    private final Payers payers;
    private final AuditTrail audit;
    private final Clock clock;

    ChangePerson(
            Persons persons,
            RatePeople ratings,
            ListWords words,
            Permissions permissions,
            Market market,
            Payers payers,
            AuditTrail audit,
            Clock clock) {
        this.persons = persons;
        this.ratings = ratings;
        this.words = words;
        this.permissions = permissions;
        this.market = market;
        this.payers = payers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param typed by column, as typed; an empty one means that nobody knows, an absent one leaves it as it is
     * @throws care.backstop.kernel.Stale when somebody else changed the person since {@code version}
     */
    @Transactional
    public void change(UUID incident, UUID id, int version, Section section, Map<String, String> typed, Actor actor) {
        var person = persons.find(incident, id).orElseThrow(() -> new NotThere("person"));
        var clearance = Clearance.of(permissions, actor);
        if (section.health() ? !clearance.mayWriteHealth(person) : !clearance.mayWriteIdentity(person)) {
            throw new Rejected(
                    Code.AUTH, null, "Your post may not change this. Whoever is in charge of the person may.");
        }
        var values = understand(section, typed);
        unused(incident, id, values);
        known(values);
        payerKnown(person, values, actor);
        if (values.isEmpty()) {
            return;
        }
        persons.set(incident, id, version, values, actor.post(), clock.instant());
        ratings.place(incident);
        ratings.rate(incident, List.of(id), clock.instant());
        audit.changed("ChangePerson", "person:" + id, values.keySet());
    }

    private Map<String, @Nullable Object> understand(Section section, Map<String, String> typed) {
        var reader = new CellReader(words, London.day(clock.instant()));
        var values = new LinkedHashMap<String, @Nullable Object>();
        var problems = new ArrayList<Problem>();
        for (var field : section.fields()) {
            var text = typed.get(field.column());
            if (text == null) {
                continue;
            }
            switch (reader.read(field, text)) {
                case Wrong w -> problems.add(Problem.of(field.column(), w.code(), w.message()));
                case Said s -> values.put(field.column(), s.values().getOrDefault(field.column(), nobodyKnows(field)));
            }
        }
        for (var question : section.questions()) {
            var text = typed.get(question.column());
            if (text != null) {
                Arrays.stream(Answer.values())
                        .filter(a -> a.name().equals(text))
                        .findFirst()
                        .ifPresentOrElse(
                                a -> values.put(question.column(), a.name()),
                                () -> problems.add(
                                        Problem.of(question.column(), Code.VAL, "Choose Yes, No or Not known.")));
            }
        }
        if (section == Section.IDENTITY
                && typed.containsKey(ListField.FAMILY_NAME.column())
                && values.get(ListField.FAMILY_NAME.column()) == null
                && values.get(ListField.GIVEN_NAME.column()) == null
                && problems.isEmpty()) {
            problems.add(Problem.of(
                    ListField.FAMILY_NAME.column(), Code.VAL, "A name is needed. If nobody knows it, write Unknown."));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        return values;
    }

    private static @Nullable Object nobodyKnows(ListField field) {
        return switch (field.kind()) {
            case ANSWER, FUNDING -> "NOT_KNOWN";
            case LOCATIONS, WORDS -> List.of();
            default -> null;
        };
    }

    private void unused(UUID incident, UUID id, Map<String, @Nullable Object> values) {
        if (values.get(ListField.NHS_NUMBER.column()) instanceof String number
                && persons.ofNhsNumber(incident, number)
                        .filter(other -> !other.equals(id))
                        .isPresent()) {
            throw new Rejected(
                    Code.DUP,
                    ListField.NHS_NUMBER.column(),
                    "Another person of this incident has this NHS number. Check both.");
        }
    }

    private void known(Map<String, @Nullable Object> values) {
        if (!(values.get(ListField.CHOICES.column()) instanceof Collection<?> ids) || ids.isEmpty()) {
            return;
        }
        var asked = ids.stream().map(Object::toString).toList();
        if (market.findAll(asked).size() < asked.size()) {
            throw Rejected.invalid(
                    ListField.CHOICES.column(),
                    "One of these is not a location of the register. Check the CQC location ID.");
        }
    }

    private void payerKnown(Person person, Map<String, @Nullable Object> values, Actor actor) {
        var facts = person.facts();
        var funding =
                values.getOrDefault(ListField.FUNDING.column(), facts.funding().name());
        var funder = ListField.FUNDER.column();
        if (Funding.PERSONAL_BUDGET.name().equals(funding)
                && (values.containsKey(funder) ? values.get(funder) : facts.funder()) instanceof String named) {
            payers.of(facts.incident(), actor.council()).wrongWith(named).ifPresent(wrong -> {
                throw Rejected.invalid(funder, wrong);
            });
        }
    }

    /** A person whose record somebody wants to write in, if they may. */
    static Person writable(
            Persons persons, Permissions permissions, UUID incident, UUID id, Actor actor, boolean health) {
        var person = persons.find(incident, id).orElseThrow(() -> new NotThere("person"));
        var clearance = Clearance.of(permissions, actor);
        if (health ? !clearance.mayWriteHealth(person) : !clearance.mayWriteIdentity(person)) {
            throw new Rejected(
                    Code.AUTH, null, "Your post may not write this. Whoever is in charge of the person may.");
        }
        return person;
    }
}
