package care.backstop.people.usecase;

import care.backstop.kernel.Access;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.kernel.time.DeadlineRule;
import care.backstop.kernel.time.Deadlines;
import care.backstop.people.RegularWorker;
import care.backstop.people.RegularWorkers;
import care.backstop.people.Rights;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.EntryForm;
import care.backstop.people.model.Person;
import care.backstop.people.rules.AdvocacyTrigger;
import care.backstop.people.rules.AfterMatters;
import care.backstop.people.rules.CareGap;
import care.backstop.people.rules.DecisionMaking.Blocks;
import care.backstop.people.rules.DecisionMaking.Determination;
import care.backstop.people.rules.DecisionMaking.Gate;
import care.backstop.people.rules.DecisionMaking.Needs;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.ExceptionalCare;
import care.backstop.people.rules.Involvement;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.OpenMatters;
import care.backstop.people.rules.OpenMatters.Matter;
import care.backstop.people.rules.RegularVisitors;
import care.backstop.people.rules.RightsGate;
import care.backstop.people.store.Dossier;
import care.backstop.people.store.Entries;
import care.backstop.people.store.Persons;
import care.backstop.people.store.Purposes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is written about a person's rights, what is still to do, and what stands in the way of a place or a move. */
@Service
public class ReadRights implements Rights, RegularWorkers {

    private final Persons persons;
    private final Entries entries;
    private final Purposes purposes;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Deadlines deadlines;
    private final IncidentRoom room;
    private final CouncilsWay way;
    private final KeepRegisters registers;
    private final Dossier dossier;
    private final Clock clock;

    ReadRights(
            Persons persons,
            Entries entries,
            Purposes purposes,
            Permissions permissions,
            AuditTrail audit,
            Deadlines deadlines,
            IncidentRoom room,
            CouncilsWay way,
            KeepRegisters registers,
            Dossier dossier,
            Clock clock) {
        this.persons = persons;
        this.entries = entries;
        this.purposes = purposes;
        this.permissions = permissions;
        this.audit = audit;
        this.deadlines = deadlines;
        this.room = room;
        this.way = way;
        this.registers = registers;
        this.dossier = dossier;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RegularWorker> of(UUID incident, UUID person) {
        return RegularVisitors.of(known(find(incident, person)));
    }

    /** Something to do, with its last day. */
    public record Due(Matter matter, LocalDate by, boolean late) {}

    /**
     * The page.
     *
     * @param closed the gates that nothing in the record has opened
     * @param blocked what would be said to whoever started a move today
     */
    public record Opened(
            String called,
            String reference,
            Known known,
            Determination deciding,
            List<Gate> closed,
            List<Problem> blocked,
            List<Due> due,
            Involvement.Consultation consultation,
            CareGap.Standing care,
            boolean mayWrite,
            boolean mayKeepRegisters,
            Room room) {}

    /** Empty when the reader may see it but has not said today what for. */
    @Transactional
    public Optional<Opened> open(UUID incident, UUID id) {
        var person = readable(incident, id);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        var clearance = Clearance.of(permissions, Acting.current());
        var p = person.get();
        var known = known(p);
        var advocacy = advocacy(incident);
        var deciding = known.deciding(advocacy);
        var met = RightsGate.met(known);
        audit.read("RightsPage", "person:" + id, List.of(id));
        return Optional.of(new Opened(
                p.called(),
                p.facts().reference(),
                known,
                deciding,
                Stream.of(Blocks.values())
                        .flatMap(b -> deciding.closed(b, met, false).stream())
                        .toList(),
                RightsGate.againstMoving(deciding, known, EnumSet.noneOf(Needs.class), false),
                due(known, advocacy),
                Involvement.consultation(known),
                CareGap.standing(
                        known.latest(EntryKind.CARE_TIMES)
                                .map(Known.Entry::said)
                                .orElse(null),
                        known.today()),
                clearance.mayWriteHealth(p),
                permissions.may(Acting.current(), Area.INC, Access.Act.WRITE),
                room.of(incident, LookAtPeople.DOOR)));
    }

    /** A form to fill in, for whoever may write it and has said what for. */
    public record Asking(EntryForm form, String called, String reference, Room room) {}

    @Transactional
    public Asking ask(UUID incident, UUID id, EntryKind kind) {
        var person = readable(incident, id).orElseThrow(() -> new NotThere("person"));
        if (!Clearance.of(permissions, Acting.current()).mayWriteHealth(person)) {
            throw new NotThere("person");
        }
        audit.read("Write" + kind.name(), "person:" + id, List.of(id));
        return new Asking(
                form(kind, person), person.called(), person.facts().reference(), room.of(incident, LookAtPeople.DOOR));
    }

    EntryForm form(EntryKind kind, Person person) {
        var form = EntryForm.of(kind);
        return switch (kind) {
            case ARRANGEMENT -> form.with("ways", registers.ways());
            case GP_CHANGED -> form.with("gp", registers.practices());
            case SYSTEM_TOLD -> form.with("system", registers.systems());
            case TOLD -> form.with("whom", dossier.toBeTold(person.facts().incident(), person.id()));
            default -> form;
        };
    }

    /** Every form that differs between councils or people. */
    @Transactional
    public Map<EntryKind, EntryForm> forms(UUID incident, UUID id) {
        var person = readable(incident, id).orElseThrow(() -> new NotThere("person"));
        return Stream.of(EntryKind.ARRANGEMENT, EntryKind.GP_CHANGED, EntryKind.SYSTEM_TOLD, EntryKind.TOLD)
                .collect(Collectors.toMap(k -> k, k -> form(k, person)));
    }

    /** Empty when the reader is cleared for health but has not said today what for. */
    Optional<Person> readable(UUID incident, UUID id) {
        var actor = Acting.current();
        var person = persons.find(incident, id).orElseThrow(() -> new NotThere("person"));
        if (Clearance.of(permissions, actor).health(person) != Clearance.Depth.FULL) {
            throw new NotThere("person");
        }
        return purposes.given(actor.user(), List.of(id), clock.instant()).contains(id)
                ? Optional.of(person)
                : Optional.empty();
    }

    Known known(Person p) {
        var f = p.facts();
        return new Known(
                London.day(clock.instant()),
                f,
                entries.capacity(f.incident(), f.id()),
                entries.wishes(f.incident(), f.id()),
                Set.of(),
                entries.of(f.incident(), f.id()));
    }

    Known knownWithOthers(Person p) {
        var known = known(p);
        return new Known(
                known.today(),
                known.person(),
                known.capacity(),
                known.wishes(),
                entries.references(p.facts().incident()),
                known.entries());
    }

    AdvocacyTrigger advocacy(UUID incident) {
        return CouncilsWay.advocacy(way.of(incident));
    }

    private List<Due> due(Known known, AdvocacyTrigger advocacy) {
        return Stream.concat(
                        OpenMatters.of(known, advocacy).stream(),
                        AfterMatters.of(
                                known,
                                registers.systems(),
                                way.chaseAfter(known.person().incident()))
                                .stream())
                .map(m -> {
                    var by = deadlines
                            .project(DeadlineRule.parse(m.within()), m.since())
                            .dueOn();
                    return new Due(m, by, known.today().isAfter(by));
                })
                .sorted(java.util.Comparator.comparing((Due d) -> !d.matter().alarm())
                        .thenComparing(Due::by))
                .toList();
    }

    @Override
    @Transactional
    public List<Problem> againstDeciding(UUID incident, UUID person, boolean emergency) {
        var known = known(find(incident, person));
        return RightsGate.againstDeciding(deciding(known), known, emergency);
    }

    @Override
    @Transactional
    public List<Problem> againstPlanning(UUID incident, UUID person) {
        return ExceptionalCare.againstPlanning(known(find(incident, person)));
    }

    @Override
    @Transactional
    public List<Problem> againstMoving(
            UUID incident, UUID person, boolean represented, boolean advised, boolean emergency) {
        var known = known(find(incident, person));
        var also = EnumSet.noneOf(Needs.class);
        if (represented) {
            also.add(Needs.REPRESENTATIVE);
        }
        if (advised) {
            also.add(Needs.OBJECTION_ADVICE);
        }
        return RightsGate.againstMoving(deciding(known), known, also, emergency);
    }

    private static Determination deciding(Known known) {
        return known.deciding(AdvocacyTrigger.NO_ONE_WILLING_AND_ABLE);
    }

    private Person find(UUID incident, UUID person) {
        return persons.find(incident, person).orElseThrow(() -> new NotThere("person"));
    }
}
