package care.backstop.placement.usecase;

import care.backstop.incident.Incidents;
import care.backstop.kernel.Answer;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.PersonView;
import care.backstop.placement.rules.GroupTransfer;
import care.backstop.placement.rules.GroupTransfer.TakeUp;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Transfers;
import care.backstop.placement.store.Transfers.Member;
import care.backstop.placement.store.Transfers.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Groups that pass to another provider, and who comes along. Whoever is shown is written to the audit trail here. */
@Service
public class ReadTransfers {

    private final IncidentRoom rooms;
    private final Incidents incidents;
    private final People people;
    private final WhoTravels whoTravels;
    private final Transfers transfers;
    private final Moves moves;
    private final AuditTrail audit;

    ReadTransfers(
            IncidentRoom rooms,
            Incidents incidents,
            People people,
            WhoTravels whoTravels,
            Transfers transfers,
            Moves moves,
            AuditTrail audit) {
        this.rooms = rooms;
        this.incidents = incidents;
        this.people = people;
        this.whoTravels = whoTravels;
        this.transfers = transfers;
        this.moves = moves;
        this.audit = audit;
    }

    /** A group and how much of it comes along; nobody is in it. */
    public record Summary(Transfer transfer, TakeUp takeUp) {}

    /**
     * All groups that pass over.
     *
     * @param groups rounds and groups of people who still have to move, and how many they are
     */
    public record All(Room room, List<Summary> transfers, SortedMap<String, Integer> groups) {}

    @Transactional(readOnly = true)
    public All all(UUID incident) {
        var groups = new TreeMap<String, Integer>();
        people.facts(incident).stream()
                .filter(f -> f.status().open())
                .map(TransferGroup::groupOf)
                .filter(g -> g != null)
                .forEach(g -> groups.merge(g, 1, Integer::sum));
        return new All(
                rooms.of(incident, "/moves"),
                transfers.of(incident).stream()
                        .map(t -> new Summary(t, takeUp(incident, t, transfers.members(incident, t.id()))))
                        .toList(),
                groups);
    }

    /**
     * One of the group as they are shown.
     *
     * @param move null while none is planned to the new provider
     * @param travels whether they must be taken there
     */
    public record Row(
            PersonView person, Member member, @Nullable Move move, Answer travels) {

        /** Comes along, but no move is planned yet. */
        public boolean toPlan() {
            return move == null && member.answer() != null && member.answer().comes();
        }
    }

    /** One group with its people. */
    public record Shown(Room room, Transfer transfer, TakeUp takeUp, List<Row> rows) {}

    @Transactional
    public Shown one(UUID incident, UUID transfer) {
        return one(incident, transfer, "Transfer");
    }

    /** The same to be taken away; the audit trail tells it apart. */
    @Transactional
    public Shown exportOne(UUID incident, UUID transfer) {
        return one(incident, transfer, "TransferExport");
    }

    private Shown one(UUID incident, UUID transfer, String what) {
        var found = transfers.find(incident, transfer).orElseThrow(() -> new NotThere("transfer"));
        var members = transfers.members(incident, transfer);
        var views = people.of(incident).stream().collect(Collectors.toMap(PersonView::id, v -> v));
        var planned = moves.of(incident).stream()
                .filter(m -> m.cancelledAt() == null && m.location().equals(found.location()))
                .collect(Collectors.toMap(Move::person, m -> m, (_, later) -> later));
        var facts = facts(incident);
        var travels = whoTravels.of(
                incidents.find(incident),
                members.stream()
                        .map(m -> facts.get(m.person()))
                        .filter(Objects::nonNull)
                        .toList());
        var rows = new ArrayList<Row>();
        for (var member : members) {
            var view = views.get(member.person());
            if (view != null) {
                rows.add(new Row(
                        view,
                        member,
                        planned.get(member.person()),
                        travels.getOrDefault(member.person(), Answer.NOT_KNOWN)));
            }
        }
        rows.sort(Comparator.comparing(r -> r.person.called()));
        audit.read(
                what,
                "incident:" + incident,
                rows.stream().map(r -> r.person.id()).toList());
        return new Shown(rooms.of(incident, "/moves"), found, takeUp(facts, found, members), rows);
    }

    TakeUp takeUp(UUID incident, Transfer transfer, List<Member> members) {
        return takeUp(facts(incident), transfer, members);
    }

    private Map<UUID, PersonFacts> facts(UUID incident) {
        return people.facts(incident).stream().collect(Collectors.toMap(PersonFacts::id, f -> f));
    }

    private static TakeUp takeUp(Map<UUID, PersonFacts> facts, Transfer transfer, List<Member> members) {
        return GroupTransfer.takeUp(
                members.stream()
                        .map(m -> {
                            var answer = m.answer();
                            var person = facts.get(m.person());
                            return new GroupTransfer.Member(
                                    answer == null ? null : Boolean.valueOf(answer.comes()),
                                    person == null ? null : Demand.weeklyMinutes(person));
                        })
                        .toList(),
                transfer.terms().staff());
    }
}
