package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.Incidents;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.market.Market;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.TransferTerms;
import care.backstop.placement.rules.GroupTransfer;
import care.backstop.placement.store.Transfers;
import care.backstop.placement.store.Transfers.Answered;
import care.backstop.placement.store.Transfers.Transfer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a round or a group pass to one provider with its workers. Whoever says no stays out of it and loses nothing. */
@Service
public class TransferGroup {

    private final Incidents incidents;
    private final People people;
    private final Market market;
    private final Transfers transfers;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    TransferGroup(
            Incidents incidents,
            People people,
            Market market,
            Transfers transfers,
            IncidentLog log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.people = people;
        this.market = market;
        this.transfers = transfers;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * As typed.
     *
     * @param group a round or a friendship group as the list of people has it; or null when {@code people} are named
     */
    public record Asked(
            @Nullable String group,
            List<UUID> people,
            @Nullable String location,
            TransferTerms terms) {}

    @Transactional
    public Transfer open(UUID incident, Asked asked, Actor actor) {
        var view = incidents.find(incident);
        var now = clock.instant();
        var group = ChoosePlace.text(asked.group());
        var problems = new ArrayList<>(GroupTransfer.againstTerms(asked.terms(), view.endsOn()));
        var members = new LinkedHashSet<UUID>();
        for (var facts : people.facts(incident)) {
            if (facts.status().open()
                    && (asked.people().contains(facts.id()) || (group != null && group.equals(groupOf(facts))))) {
                members.add(facts.id());
            }
        }
        if (members.isEmpty()) {
            problems.add(
                    Problem.of("group", Code.VAL, "Choose a round or a group in which somebody still has to move"));
        }
        for (var person : members) {
            transfers
                    .groupOf(incident, person)
                    .ifPresent(other -> problems.add(Problem.of(
                            "group",
                            Code.DUP,
                            "%s is in the transfer of %s already: end that one first"
                                    .formatted(people.facts(incident, person).reference(), other))));
        }
        var location = asked.location() == null
                ? null
                : market.find(asked.location().strip()).orElse(null);
        if (location == null || view.locationIds().contains(location.id())) {
            problems.add(
                    Problem.of("location", Code.VAL, "Give the CQC number of the service that takes the group on"));
        }
        if (!problems.isEmpty() || location == null) {
            throw new Rejected(problems);
        }
        var transfer = new Transfer(
                UUID.randomUUID(),
                incident,
                group == null ? "%d people".formatted(members.size()) : group,
                location.id(),
                location.name(),
                asked.terms(),
                null,
                null,
                0);
        transfers.add(transfer, List.copyOf(members), now, actor.post(), actor.name());
        log.append(
                incident,
                LogKind.PLACE,
                "%s is to pass to %s on %s"
                        .formatted(
                                transfer.name(),
                                location.name(),
                                asked.terms().effectiveOn() == null
                                        ? "a day to be fixed"
                                        : London.show(asked.terms().effectiveOn())),
                now,
                null);
        audit.changed("TransferOpened", "transfer:" + transfer.id(), List.of("people", "location", "effectiveOn"));
        return transfer;
    }

    /** A round, or a group of friends, of somebody. */
    static @Nullable String groupOf(PersonFacts facts) {
        return facts.round() != null ? facts.round() : facts.group();
    }

    @Transactional
    public int change(UUID incident, UUID transfer, TransferTerms terms, int version) {
        var found = live(incident, transfer);
        var problems =
                GroupTransfer.againstTerms(terms, incidents.find(incident).endsOn());
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        transfers.replace(found.with(terms).version(version));
        log.append(
                incident,
                LogKind.PLACE,
                "The transfer of %s was changed".formatted(found.name()),
                clock.instant(),
                null);
        audit.changed("TransferChanged", "transfer:" + transfer, List.of("terms"));
        return version + 1;
    }

    /** What somebody decided about going along; they may change their mind until their move is planned. */
    @Transactional
    public void answer(
            UUID incident,
            UUID transfer,
            UUID person,
            @Nullable Boolean comes,
            @Nullable Decided decidedBy,
            @Nullable String decisionMaker,
            Actor actor) {
        live(incident, transfer);
        if (transfers.members(incident, transfer).stream()
                .noneMatch(m -> m.person().equals(person))) {
            throw new NotThere("person");
        }
        var maker = ChoosePlace.text(decisionMaker);
        var problems = new ArrayList<Problem>();
        if (comes == null) {
            problems.add(Problem.of("comes", Code.VAL, "Say whether they come along"));
        }
        if (decidedBy == null) {
            problems.add(Problem.of("decidedBy", Code.VAL, "Say who decided"));
        }
        if (decidedBy != null && decidedBy != Decided.PERSON && maker == null) {
            problems.add(Problem.of("decisionMaker", Code.VAL, "Name who decided for them"));
        }
        ChoosePlace.tooLong(maker, 200, "decisionMaker", problems);
        if (comes == null || decidedBy == null || !problems.isEmpty()) {
            throw new Rejected(problems);
        }
        transfers.answer(
                incident, transfer, person, new Answered(comes, decidedBy, maker, clock.instant(), actor.name()));
        audit.changed("TransferAnswered", "person:" + person, List.of("comes", "decidedBy"));
    }

    /** It comes to nothing, or is done. What is planned for anybody stays planned. */
    @Transactional
    public void end(UUID incident, UUID transfer, @Nullable String reason, int version) {
        var found = live(incident, transfer);
        var why = ChoosePlace.text(reason);
        if (why == null || why.length() > 500) {
            throw Rejected.invalid("reason", "Say in at most 500 characters why it ends");
        }
        transfers.end(found.version(version), clock.instant(), why);
        log.append(
                incident, LogKind.PLACE, "The transfer of %s has ended".formatted(found.name()), clock.instant(), null);
        audit.changed("TransferEnded", "transfer:" + transfer, List.of("endedAt"));
    }

    private Transfer live(UUID incident, UUID transfer) {
        var found = transfers.find(incident, transfer).orElseThrow(() -> new NotThere("transfer"));
        if (found.endedAt() != null) {
            throw Rejected.state("This transfer has ended: " + found.endedReason());
        }
        return found;
    }
}
