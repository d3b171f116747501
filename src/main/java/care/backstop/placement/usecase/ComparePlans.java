package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import care.backstop.placement.rules.KeptTogether;
import care.backstop.placement.rules.PlansApart;
import care.backstop.placement.store.Plans;
import care.backstop.placement.store.Plans.Adopted;
import care.backstop.placement.store.Plans.Contested;
import care.backstop.placement.store.Plans.Line;
import care.backstop.placement.store.Plans.Made;
import care.backstop.placement.store.Plans.Parted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans side by side, the one that is worked to, and what a plan says of one person, as it was kept with the plan. */
@Service
public class ComparePlans {

    private static final int MOST = 3;
    private static final int SHORTEST_REASON = 20;

    private final Plans plans;
    private final People people;
    private final IncidentRoom rooms;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    ComparePlans(Plans plans, People people, IncidentRoom rooms, IncidentLog log, AuditTrail audit, Clock clock) {
        this.plans = plans;
        this.people = people;
        this.rooms = rooms;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** A plan with what it comes to. */
    public record Column(Made made, PlansApart.Figures figures) {}

    /** Two or three plans and for whom they differ; people as the reader may see them. */
    public record Compared(
            Room room,
            List<Column> plans,
            List<PlansApart.Apart> apart,
            Map<UUID, String> references,
            Map<UUID, PersonView> people,
            @Nullable Adopted adopted) {

        public String called(UUID person) {
            var view = people.get(person);
            return view == null ? references.getOrDefault(person, "Somebody you may not see") : view.called();
        }
    }

    @Transactional
    public Compared compare(UUID incident, List<UUID> ids) {
        return compare(incident, ids, "PlansCompared");
    }

    /** The same to be taken away; the audit trail tells it apart. */
    @Transactional
    public Compared export(UUID incident, List<UUID> ids) {
        return compare(incident, ids, "PlansComparedExport");
    }

    private Compared compare(UUID incident, List<UUID> asked, String what) {
        var ids = new LinkedHashSet<>(asked);
        if (ids.size() < 2 || ids.size() > MOST) {
            throw Rejected.invalid("plan", "Choose two or three plans to compare");
        }
        var columns = new ArrayList<Column>();
        SequencedMap<UUID, Map<UUID, PlansApart.Line>> said = new LinkedHashMap<>();
        var references = new HashMap<UUID, String>();
        for (var id : ids) {
            var made = find(incident, id);
            if (made.cost() == null) {
                throw Rejected.state("\"%s\" is not ready: %s"
                        .formatted(made.called(), made.state().words()));
            }
            var lines = new HashMap<UUID, PlansApart.Line>();
            for (var line : plans.lines(incident, id)) {
                lines.put(line.person(), line(line));
                if (line.kept().reference() != null) {
                    references.put(line.person(), line.kept().reference());
                }
            }
            said.put(id, lines);
            columns.add(new Column(made, PlansApart.figures(lines.values())));
        }
        var apart = PlansApart.differences(said);
        audit.read(
                what,
                "incident:" + incident,
                apart.stream().map(PlansApart.Apart::person).toList());
        return new Compared(
                rooms.of(incident, "/places"), columns, apart, references, byId(incident), latest(incident));
    }

    private static PlansApart.Line line(Line l) {
        var kept = l.kept();
        return new PlansApart.Line(
                l.location() == null ? null : kept.locationName() == null ? l.location() : kept.locationName(),
                kept.weeklyPence(),
                kept.outOfArea(),
                kept.rating(),
                kept.byHand(),
                l.reasons());
    }

    private Map<UUID, PersonView> byId(UUID incident) {
        return people.of(incident).stream().collect(Collectors.toMap(PersonView::id, v -> v));
    }

    private Made find(UUID incident, UUID plan) {
        return plans.find(plan).filter(p -> p.incident().equals(incident)).orElseThrow(() -> new NotThere("plan"));
    }

    private @Nullable Adopted latest(UUID incident) {
        return plans.adopted(incident).stream().findFirst().orElse(null);
    }

    /** The plan the incident works to, or null. */
    @Transactional(readOnly = true)
    public @Nullable Adopted adopted(UUID incident) {
        return latest(incident);
    }

    /**
     * From now on the incident works to this plan. The others are kept; nobody is moved by it, and people still choose.
     *
     * @param because why friends are parted, by group: for each group that the plan parts
     */
    @Transactional
    public void adopt(UUID incident, UUID plan, @Nullable String reason, Map<String, String> because, Actor actor) {
        var made = find(incident, plan);
        var why = ChoosePlace.text(reason);
        if (made.cost() == null) {
            throw Rejected.state("This plan is not ready: " + made.state().words());
        }
        var problems = new ArrayList<Problem>();
        if (why == null || why.length() < SHORTEST_REASON || why.length() > 1000) {
            problems.add(Problem.of("reason", Code.VAL, "Say in 20 to 1,000 characters why this plan and not another"));
        }
        var parted = groupsParted(incident, made);
        problems.addAll(KeptTogether.againstParting(parted, because));
        if (!problems.isEmpty() || why == null) {
            throw new Rejected(problems);
        }
        var now = clock.instant();
        plans.adopt(
                incident,
                plan,
                why,
                parted.stream()
                        .map(p -> new Parted(
                                p.group(), because.getOrDefault(p.group(), "").strip()))
                        .toList(),
                now,
                actor.post(),
                actor.name());
        log.append(
                incident,
                LogKind.PLACE,
                "Adopted: %s. %s%s"
                        .formatted(
                                made.called(),
                                why,
                                parted.isEmpty()
                                        ? ""
                                        : ". Friends parted, each with a reason: " + parted.size()
                                                + (parted.size() == 1 ? " group" : " groups")),
                now,
                "plan:" + plan);
        audit.changed("PlanAdopted", "incident:" + incident, List.of("plan:" + plan));
    }

    /** The friends a plan weighed each of its people with, and where they go. */
    public static List<KeptTogether.Going> going(List<Line> lines) {
        return lines.stream()
                .map(l -> new KeptTogether.Going(l.kept().friends(), l.location()))
                .toList();
    }

    /** The groups of friends that this plan parts, by name. */
    @Transactional(readOnly = true)
    public List<String> partedBy(UUID incident, UUID plan) {
        return groupsParted(incident, find(incident, plan)).stream()
                .map(KeptTogether.Placed::group)
                .toList();
    }

    private List<KeptTogether.Placed> groupsParted(UUID incident, Made plan) {
        return KeptTogether.parted(going(plans.lines(incident, plan.id())));
    }

    /** Why friends are parted by this plan, as said when it was adopted; empty when it was not, or parts nobody. */
    @Transactional(readOnly = true)
    public List<Parted> parted(UUID incident, UUID plan) {
        return plans.parted(incident, plan);
    }

    /**
     * What a plan says of one person, and who else wanted the places it was about.
     *
     * @param parted why they are parted from friends, as said when the plan was adopted, or null
     * @param references of everybody of the plan, as kept with it
     */
    public record OfOne(
            Room room,
            Made made,
            Line line,
            String called,
            String reference,
            @Nullable Parted parted,
            List<Contested> contests,
            Map<UUID, String> references) {}

    @Transactional
    public OfOne ofOne(UUID incident, UUID plan, UUID person) {
        var made = find(incident, plan);
        var view = people.find(incident, person).orElseThrow(() -> new NotThere("person"));
        var lines = plans.lines(incident, plan);
        var line = lines.stream()
                .filter(l -> l.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new NotThere("person"));
        var contests = plans.contests(incident, plan, person);
        var shown = new HashSet<UUID>();
        shown.add(person);
        contests.forEach(c -> shown.addAll(c.rivals()));
        audit.read("PlanOfPerson", "plan:" + plan, shown);
        return new OfOne(
                rooms.of(incident, "/places"),
                made,
                line,
                view.called(),
                view.reference(),
                plans.parted(incident, plan).stream()
                        .filter(p -> p.friends().equals(line.kept().friends()))
                        .findFirst()
                        .orElse(null),
                contests,
                references(lines));
    }

    private static Map<UUID, String> references(List<Line> lines) {
        var references = new HashMap<UUID, String>();
        for (var line : lines) {
            var reference = line.kept().reference();
            if (reference != null) {
                references.put(line.person(), reference);
            }
        }
        return references;
    }
}
