package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Key;
import care.backstop.market.Market;
import care.backstop.people.PeopleMoved;
import care.backstop.people.model.Person;
import care.backstop.people.model.ReadEntry;
import care.backstop.people.rules.Advocacy;
import care.backstop.people.rules.CareGap;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.ExceptionalCare;
import care.backstop.people.rules.HandoverReceipts;
import care.backstop.people.rules.HowNeedsAreMet;
import care.backstop.people.rules.InCare;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.Powers;
import care.backstop.people.rules.Refusals;
import care.backstop.people.rules.Written;
import care.backstop.people.store.Caseloads;
import care.backstop.people.store.Entries;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down something about a person's rights, choices or care. What was written before stays as it is. */
@Service
public class WriteEntry {

    private final Persons persons;
    private final Entries entries;
    private final ReadRights rights;
    private final HandOver packs;
    private final WriteInRecord record;
    private final RatePeople ratings;
    private final Caseloads caseloads;
    private final CouncilsWay way;
    private final Market market;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WriteEntry(
            Persons persons,
            Entries entries,
            ReadRights rights,
            HandOver packs,
            WriteInRecord record,
            RatePeople ratings,
            Caseloads caseloads,
            CouncilsWay way,
            Market market,
            Permissions permissions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.persons = persons;
        this.entries = entries;
        this.rights = rights;
        this.packs = packs;
        this.record = record;
        this.ratings = ratings;
        this.caseloads = caseloads;
        this.way = way;
        this.market = market;
        this.permissions = permissions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What was kept, what it comes to, and what to look at again. */
    public record Kept(UUID id, List<String> notes) {}

    /** @param typed answers by question; several ticks stand side by side with commas */
    @Transactional
    public Kept write(UUID incident, UUID id, EntryKind kind, Map<String, String> typed, Actor actor) {
        var person = ChangePerson.writable(persons, permissions, incident, id, actor, true);
        var now = clock.instant();
        var form = rights.form(kind, person);
        var read = ReadEntry.of(form, typed, London.day(now));
        var known = rights.knownWithOthers(person);
        var problems = new ArrayList<>(read.problems());
        if (problems.isEmpty()) {
            problems.addAll(form.against(read.written(), known));
        }
        var location = read.written().of("location");
        if (kind == EntryKind.REGULAR_WORKER
                && location != null
                && market.find(location.strip()).isEmpty()) {
            problems.add(Problem.of("location", Code.VAL, "The market knows no service of this CQC number. Check it."));
        }
        if (problems.isEmpty() && InCare.asksWhoWrites(kind)) {
            problems.addAll(InCare.against(kind, caseloads.writer(incident, id, actor.post())));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var written = kind == EntryKind.HANDED_OVER ? stamped(incident, person, known, read.written()) : read.written();
        var entry = entries.add(incident, id, kind, written, now, actor.post(), actor.name());
        audit.changed("Write" + kind.name(), "person:" + id, written.answers().keySet());
        follow(incident, person, kind, written, now, actor);
        return new Kept(entry, notes(incident, known, kind, written));
    }

    /** With the version that was handed over, so that it can be told whether anything has changed since. */
    private Written stamped(UUID incident, Person person, Known known, Written w) {
        var answers = new LinkedHashMap<>(w.answers());
        answers.put(
                "version",
                packs.version(
                        incident,
                        person,
                        known,
                        HandoverReceipts.recipient(w),
                        Objects.requireNonNullElse(w.of("whom"), "")));
        return new Written(answers);
    }

    /** What follows from it in the same moment. */
    private void follow(UUID incident, Person person, EntryKind kind, Written w, Instant now, Actor actor) {
        switch (kind) {
            case POWER -> hold(incident, person, w, actor);
            case DOLS -> {
                var values = new LinkedHashMap<String, @Nullable Object>();
                values.put("dols", "YES");
                values.put("dols_until", w.of("until"));
                set(incident, person, values, now, actor);
            }
            case REASSESSED -> {
                set(incident, person, Map.of("need", Objects.requireNonNull(w.of("need"))), now, actor);
                events.publishEvent(new PeopleMoved(incident, actor, now));
            }
            case EXCEPTIONAL -> set(incident, person, ExceptionalCare.facts(w), now, actor);
            case EARLY_WISH ->
                set(incident, person, Map.of("wants_early", w.is("what", "WITHDRAWN") ? "NO" : "YES"), now, actor);
            case CAN_NAME_OTHERS -> {
                if (Advocacy.raises(w)) {
                    entries.add(
                            incident,
                            person.id(),
                            EntryKind.ADVOCACY_NEED,
                            new Written(Map.of(
                                    "who",
                                    "PERSON",
                                    "needed",
                                    "YES",
                                    "type",
                                    "CARE_ACT",
                                    "raisedOn",
                                    London.day(now).toString(),
                                    "reason",
                                    "Cannot name anybody, and nobody suitable was found")),
                            now,
                            actor.post(),
                            actor.name());
                    audit.changed("WriteADVOCACY_NEED", "person:" + person.id(), List.of("needed"));
                }
            }
            case TOLD -> {
                if (w.is("whom", "PERSON") && persons.told(incident, person.id(), actor.post(), now)) {
                    audit.changed("PersonTold", "person:" + person.id(), List.of("told_at"));
                }
            }
            default -> {}
        }
    }

    /** What is written changes what is known of the person, and with it who comes first. */
    private void set(UUID incident, Person person, Map<String, @Nullable Object> values, Instant now, Actor actor) {
        persons.set(incident, person.id(), person.version(), values, actor.post(), now);
        ratings.rate(incident, List.of(person.id()), now);
        audit.changed("ChangePerson", "person:" + person.id(), values.keySet());
    }

    /** Whoever holds a power is a contact too, with a power that reaches as far as it says. */
    private void hold(UUID incident, Person person, Written w, Actor actor) {
        var kind = switch (Objects.requireNonNullElse(w.of("kind"), "")) {
            case "LPA_WELFARE" -> "WELFARE_ATTORNEY";
            case "LPA_MONEY" -> "PROPERTY_ATTORNEY";
            case "EPA" -> "EPA_ATTORNEY";
            case "DEPUTY_WELFARE" -> "WELFARE_DEPUTY";
            default -> "PROPERTY_DEPUTY";
        };
        var contact = record.contact(
                incident,
                person.id(),
                new WriteInRecord.NewContact(
                        kind,
                        w.of("holder"),
                        null,
                        w.of("phone"),
                        !w.said("phone"),
                        w.of("registered"),
                        w.of("reference")),
                actor);
        entries.limit(
                contact,
                !kind.startsWith("WELFARE") || Powers.reachesMove(w),
                w.day("from").orElse(null),
                w.day("until").orElse(null));
        ratings.rate(incident, List.of(person.id()), null);
    }

    private List<String> notes(UUID incident, Known known, EntryKind kind, Written w) {
        var notes = new ArrayList<String>();
        switch (kind) {
            case ARRANGEMENT -> {
                int same = entries.sameWords(incident, known.person().id(), kind, "whyPerson", w.of("whyPerson"));
                if (same + 1 >= HowNeedsAreMet.SAME_WORDS) {
                    notes.add("The same words are written for %d people. Look at each person's own circumstances."
                            .formatted(same + 1));
                }
            }
            case CARE_TIMES ->
                CareGap.gap(w)
                        .ifPresent(gap -> notes.add(
                                "There is a gap of %d hours without care. Cover it now.".formatted(gap.toHours())));
            case ASSESSMENT_REFUSED ->
                notes.add(Refusals.assessment(known.person().capacity(), w).words());
            case REASSESSED -> notes.add("The places that suit are worked out anew: look at their options again.");
            case BACKSTOP -> notes.add(HowNeedsAreMet.backstop(w));
            case WORKER_REVIEW -> {
                if (InCare.late(w)) {
                    notes.add("Late: the review came after the move.");
                }
            }
            case CARER_SERVICE -> {
                if (way.of(incident).list(Key.CARER_SERVICES).isEmpty()) {
                    notes.add(
                            "The council lists no carers' support service. Add one, so that carers are helped in time.");
                }
            }
            default -> {}
        }
        return notes;
    }
}
