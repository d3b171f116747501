package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import care.backstop.people.Colour;
import care.backstop.people.rules.CareAlert;
import care.backstop.people.store.CareBoards.Told;
import care.backstop.people.store.CareBoards.ToldCount;
import care.backstop.people.store.Caseloads.Duty;
import care.backstop.people.usecase.KeepCaseloads;
import care.backstop.people.usecase.KeepCaseloads.About;
import care.backstop.people.usecase.PlanCalls;
import care.backstop.people.usecase.ReadCare;
import care.backstop.people.usecase.ReadCare.Which;
import care.backstop.people.usecase.TellMany;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The boards of people and the caseloads, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/people")
class CareApi {

    private final ReadCare boards;
    private final TellMany tell;
    private final KeepCaseloads caseloads;
    private final PlanCalls calls;

    CareApi(ReadCare boards, TellMany tell, KeepCaseloads caseloads, PlanCalls calls) {
        this.calls = calls;
        this.boards = boards;
        this.tell = tell;
        this.caseloads = caseloads;
    }

    /** Who has been told, counted over all and listed for one page. */
    record ToldView(List<ToldCount> counts, List<Told> lines, int total) {}

    @GetMapping("/told")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    ToldView told(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String whom,
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int size) {
        paged(page, size);
        var b = boards.told(incident, CareController.filter(whom, stand), (page - 1) * size, size, "ToldBoard");
        return new ToldView(b.counts(), b.lines(), b.total());
    }

    /** One letter and everybody it went to, each as {@code person:key} of the board. */
    record Letter(
            @Nullable List<String> told,
            @Nullable LocalDate on,
            @Nullable String letter) {}

    @PostMapping("/told/by-letter")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> byLetter(@PathVariable UUID incident, @RequestBody Letter b, Actor actor) {
        return Map.of(
                "told", tell.byLetter(incident, b.told() == null ? List.of() : b.told(), b.on(), b.letter(), actor));
    }

    /** Somebody to be seen; {@code colour} is absent where the reader is not cleared for it. */
    record SeenLine(
            UUID person,
            String reference,
            @Nullable String colour,
            @Nullable LocalDate seen,
            LocalDate dueOn,
            boolean late,
            long days,
            List<String> because,
            @Nullable String worker) {}

    /** Who must be seen next. */
    record SeenView(Map<Which, Integer> counts, List<SeenLine> lines, int total) {}

    @GetMapping("/seen")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    SeenView seen(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String which,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int size) {
        paged(page, size);
        var b = boards.seen(
                incident,
                CareController.which(which),
                BoardWords.one("priority", priority, Colour.values()),
                (page - 1) * size,
                size,
                "SeenBoard");
        return new SeenView(
                b.counts(),
                b.lines().stream()
                        .map(s -> new SeenLine(
                                s.person().id(),
                                s.person().reference(),
                                s.person().cleared() ? s.next().facts().colour().name() : null,
                                s.next().facts().seen(),
                                s.next().facts().dueOn(),
                                s.next().late(),
                                s.next().days(),
                                s.next().because(),
                                s.person().workerName()))
                        .toList(),
                b.total());
    }

    /** Who is called on which day; those for whom there are not enough callers are written to. */
    record CallLine(UUID person, String reference, String by, int day, int notReached) {}

    /** The plan of calls. */
    record CallsView(List<CallLine> calls, int reached) {}

    @GetMapping("/calls")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    CallsView calls(
            @PathVariable UUID incident, @RequestParam int days, @RequestParam int callers, @RequestParam int each) {
        var plan = calls.plan(incident, days, callers, each);
        return new CallsView(
                plan.calls().stream()
                        .map(c -> new CallLine(
                                c.person().id(),
                                c.person().reference(),
                                c.slot().by().name(),
                                c.slot().day(),
                                c.person().unreached()))
                        .toList(),
                plan.reached());
    }

    /** In whose care somebody is, with what is missing. */
    record CareLine(
            UUID person,
            String reference,
            @Nullable String worker,
            @Nullable String assessor,
            List<CareAlert> missing,
            List<LocalDate> missedChecks,
            @Nullable LocalDate reviewed,
            @Nullable LocalDate updated,
            @Nullable LocalDate caseRecord) {}

    /** In whose care everyone is. */
    record CareView(
            Map<CareAlert, Integer> counts,
            int all,
            int updatedToday,
            int caseRecords,
            int mayHaveSupport,
            int haveSupport,
            List<String> notUpdated,
            List<CareLine> lines,
            int total) {}

    @GetMapping("/care")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    CareView care(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String missing,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int size) {
        paged(page, size);
        var b = boards.care(
                incident, BoardWords.one("missing", missing, CareAlert.values()), (page - 1) * size, size, "CareBoard");
        return new CareView(
                b.counts(),
                b.all(),
                b.updatedToday(),
                b.caseRecords(),
                b.mayHaveSupport(),
                b.haveSupport(),
                b.notUpdated(),
                b.lines().stream()
                        .map(c -> new CareLine(
                                c.person().id(),
                                c.person().reference(),
                                c.person().workerName(),
                                c.person().assessorName(),
                                c.alerts(),
                                c.missed(),
                                c.person().reviewed(),
                                c.person().updated(),
                                c.person().caseRecord()))
                        .toList(),
                b.total());
    }

    /** A worker with how many people they have. */
    record WorkerLine(
            UUID post,
            String name,
            @Nullable String kind,
            boolean registered,
            int cases,
            int most,
            int assessments,
            @Nullable Integer minutesAWeek,
            @Nullable String deputy,
            int version) {}

    /** The caseloads and the council's limit. */
    record CaseloadsView(int limit, List<WorkerLine> workers) {}

    @GetMapping("/caseloads")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    CaseloadsView caseloads(@PathVariable UUID incident) {
        var o = caseloads.open(incident);
        return new CaseloadsView(
                o.limit(),
                o.loads().stream()
                        .map(l -> new WorkerLine(
                                l.worker().post(),
                                l.worker().name(),
                                l.worker().kind() == null
                                        ? null
                                        : l.worker().kind().name(),
                                l.kept().registration() != null,
                                l.worker().cases(),
                                l.worker().most(),
                                l.kept().assessments(),
                                l.worker().minutes(),
                                l.kept().deputyName(),
                                l.kept().version()))
                        .toList());
    }

    /** What a worker is. */
    @PutMapping("/caseloads/{post}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void describe(@PathVariable UUID incident, @PathVariable UUID post, @RequestBody About b, Actor actor) {
        caseloads.describe(incident, post, b, actor);
    }

    @PostMapping("/caseloads/{post}/stand-in")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> standIn(@PathVariable UUID incident, @PathVariable UUID post, Actor actor) {
        return Map.of("put", caseloads.standIn(incident, post, actor));
    }

    /** Who could be given to whom; {@code post} null where nobody can take them. */
    record SuggestionLine(
            UUID person,
            String reference,
            @Nullable UUID post,
            @Nullable String worker,
            List<String> because) {}

    @GetMapping("/caseloads/suggestion")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    List<SuggestionLine> suggestion(@PathVariable UUID incident) {
        return caseloads.suggest(incident).suggestions().stream()
                .map(s -> {
                    var worker = s.suggestion().worker();
                    return new SuggestionLine(
                            s.person().id(),
                            s.person().reference(),
                            worker == null ? null : worker.post(),
                            worker == null ? null : worker.name(),
                            s.suggestion().because());
                })
                .toList();
    }

    /** Who gets whose case, or answers for whose assessment. */
    record Gives(
            @Nullable UUID post,
            @Nullable List<UUID> people,
            @Nullable String agreed) {}

    @PostMapping("/caseloads/cases")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> cases(@PathVariable UUID incident, @RequestBody Gives b, Actor actor) {
        var posts = new LinkedHashMap<UUID, UUID>();
        (b.people() == null ? List.<UUID>of() : b.people()).forEach(p -> posts.put(p, post(b)));
        return Map.of("given", caseloads.allocate(incident, posts, b.agreed(), actor));
    }

    @PostMapping("/caseloads/assessments")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> assessments(@PathVariable UUID incident, @RequestBody Gives b, Actor actor) {
        return Map.of("given", caseloads.assess(incident, b.people() == null ? List.of() : b.people(), post(b), actor));
    }

    @DeleteMapping("/{person}/case")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeCase(@PathVariable UUID incident, @PathVariable UUID person, Actor actor) {
        caseloads.take(incident, Duty.WORKER, person, actor);
    }

    @DeleteMapping("/{person}/assessment")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeAssessment(@PathVariable UUID incident, @PathVariable UUID person, Actor actor) {
        caseloads.take(incident, Duty.ASSESSOR, person, actor);
    }

    /** Whose workers are asked by letter to look at their list. */
    record Look(@Nullable List<UUID> people) {}

    @PostMapping("/caseloads/ask-to-look")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    KeepCaseloads.Sent askToLook(@PathVariable UUID incident, @RequestBody Look b, Actor actor) {
        return caseloads.askToLook(incident, b.people() == null ? List.of() : b.people(), actor);
    }

    private static UUID post(Gives b) {
        var post = b.post();
        if (post == null) {
            throw Rejected.invalid("post", "Say which worker's post.");
        }
        return post;
    }

    private static void paged(int page, int size) {
        if (page < 1 || page > 100_000 || size < 1 || size > 500) {
            throw Rejected.invalid("size", "Pages start at 1 and hold 1 to 500 lines.");
        }
    }
}
