package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.Aim;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.Emphasis;
import care.backstop.placement.model.Explained;
import care.backstop.placement.model.Familiar;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.model.OfferAnswer;
import care.backstop.placement.model.RefusedBecause;
import care.backstop.placement.model.ReviewOutcome;
import care.backstop.placement.model.Transport;
import care.backstop.placement.rules.KeptTogether;
import care.backstop.placement.rules.SecondMove;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Plans;
import care.backstop.placement.usecase.AskForPlan;
import care.backstop.placement.usecase.CarryOutMove;
import care.backstop.placement.usecase.ChoosePlace;
import care.backstop.placement.usecase.ComparePlans;
import care.backstop.placement.usecase.FindOptions;
import care.backstop.placement.usecase.FixPlace;
import care.backstop.placement.usecase.NoteWhatStayed;
import care.backstop.placement.usecase.OfferPlace;
import care.backstop.placement.usecase.PlanMove;
import care.backstop.placement.usecase.PromiseSecondMove;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.ReviewMove;
import care.backstop.placement.usecase.StayTogether;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Options, plans, choices, offers, moves and reviews, for machines. Same rules and checks as the pages. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class PlacementApi {

    private final FindOptions options;
    private final AskForPlan askForPlan;
    private final FixPlace fixPlace;
    private final ChoosePlace choosePlace;
    private final OfferPlace offerPlace;
    private final PlanMove planMove;
    private final CarryOutMove carryOut;
    private final ReviewMove reviewMove;
    private final NoteWhatStayed whatStayed;
    private final StayTogether together;
    private final PromiseSecondMove promises;
    private final ReadPlacement read;
    private final Clock clock;

    PlacementApi(
            FindOptions options,
            AskForPlan askForPlan,
            FixPlace fixPlace,
            ChoosePlace choosePlace,
            OfferPlace offerPlace,
            PlanMove planMove,
            CarryOutMove carryOut,
            ReviewMove reviewMove,
            NoteWhatStayed whatStayed,
            StayTogether together,
            PromiseSecondMove promises,
            ReadPlacement read,
            Clock clock) {
        this.options = options;
        this.askForPlan = askForPlan;
        this.fixPlace = fixPlace;
        this.choosePlace = choosePlace;
        this.offerPlace = offerPlace;
        this.planMove = planMove;
        this.carryOut = carryOut;
        this.reviewMove = reviewMove;
        this.whatStayed = whatStayed;
        this.together = together;
        this.promises = promises;
        this.read = read;
        this.clock = clock;
    }

    @GetMapping("/people/{person}/options")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    FindOptions.Found options(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String home) {
        return options.find(incident, person, limit, home);
    }

    record Started(UUID id, String state) {}

    /** What it is called, and what matters more or less in it than the council publishes; both may be left out. */
    record PlanAsked(@Nullable String name, @Nullable Map<Aim, Aim.Level> emphasis) {}

    @PostMapping("/plans")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    Started startPlan(
            @PathVariable UUID incident, @RequestBody(required = false) @Nullable PlanAsked asked, Actor actor) {
        var emphasis = asked == null || asked.emphasis() == null ? Emphasis.PUBLISHED : new Emphasis(asked.emphasis());
        return new Started(
                askForPlan.start(incident, asked == null ? null : asked.name(), emphasis, actor),
                Plans.State.WAITING.name());
    }

    @GetMapping("/plans")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    List<Plans.Made> plans(@PathVariable UUID incident) {
        return read.plans(incident);
    }

    record Placed(
            UUID person,
            String location,
            @Nullable String name,
            @Nullable String kind,
            @Nullable Integer week,
            @Nullable Integer metres,
            @Nullable Long cost,
            boolean fixed,
            List<String> reasons) {}

    record NotPlaced(UUID person, List<String> because) {}

    /** A group of friends, how many of it go where, by location, and how many nowhere; parted ones first. */
    record Group(String friends, KeptTogether.Outcome outcome, Map<String, Integer> byPlace, int without) {}

    /** A plan as design.md has it: progress first, then the whole of it. */
    record PlanShown(
            UUID id,
            String state,
            int percent,
            String progress,
            @Nullable String failure,
            List<Placed> placements,
            List<NotPlaced> unplaced,
            List<Group> groups,
            @Nullable Integer groupsKept,
            @Nullable Integer groupsSplit,
            @Nullable Integer firstChoices,
            @Nullable Long objective,
            @Nullable Long bound,
            @Nullable Double gap,
            @Nullable Double gapOfPlaced,
            @Nullable Integer medianMetres,
            @Nullable Integer p95Metres,
            @Nullable Long milliseconds,
            @Nullable String stoppedBecause,
            List<String> warnings,
            Map<String, Long> weights) {}

    @GetMapping("/plans/{plan}")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    PlanShown plan(@PathVariable UUID incident, @PathVariable UUID plan) {
        var shown = read.plan(incident, plan);
        var made = shown.made();
        return new PlanShown(
                made.id(),
                made.state().name(),
                made.percent(),
                made.progress(),
                made.failure(),
                shown.lines().stream()
                        .filter(l -> l.location() != null)
                        .map(l -> new Placed(
                                l.person(),
                                String.valueOf(l.location()),
                                shown.nameOf(l),
                                l.kind(),
                                l.week(),
                                l.metres(),
                                l.cost(),
                                l.fixed(),
                                l.reasons()))
                        .toList(),
                shown.lines().stream()
                        .filter(l -> l.location() == null)
                        .map(l -> new NotPlaced(l.person(), l.reasons()))
                        .toList(),
                KeptTogether.placed(ComparePlans.going(shown.lines())).stream()
                        .sorted(Comparator.comparing(KeptTogether.Placed::outcome))
                        .map(g -> new Group(g.group(), g.outcome(), g.byPlace(), g.without()))
                        .toList(),
                made.groupsKept(),
                made.groupsSplit(),
                made.firstChoices(),
                made.cost(),
                made.bound(),
                made.gap(),
                made.gapOfPlaced(),
                made.medianMetres(),
                made.p95Metres(),
                made.milliseconds(),
                made.stoppedBecause(),
                made.warnings(),
                made.weights());
    }

    @PostMapping("/plans/{plan}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void stopPlan(@PathVariable UUID incident, @PathVariable UUID plan) {
        askForPlan.stop(incident, plan);
    }

    record Fixed(
            @Nullable String location,
            @Nullable String reason,
            @Nullable String apartBecause) {}

    @PostMapping("/people/{person}/fixed-place")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void fix(@PathVariable UUID incident, @PathVariable UUID person, @RequestBody Fixed fixed, Actor actor) {
        fixPlace.fix(incident, person, fixed.location(), fixed.reason(), fixed.apartBecause(), actor);
    }

    @DeleteMapping("/people/{person}/fixed-place")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void release(@PathVariable UUID incident, @PathVariable UUID person, Actor actor) {
        fixPlace.release(incident, person, actor);
    }

    @PostMapping("/people/{person}/choice")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    Offers.ChoiceMade choose(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody Chosen chosen, Actor actor) {
        return choosePlace.choose(
                incident,
                person,
                new ChoosePlace.Asked(
                        chosen.location(),
                        chosen.decidedBy(),
                        chosen.decisionMaker(),
                        chosen.helpedBy(),
                        Boolean.TRUE.equals(chosen.advocateReport()),
                        chosen.emergency(),
                        chosen.note(),
                        chosen.apartBecause(),
                        Boolean.TRUE.equals(chosen.forNow()),
                        chosen.lookAgain()),
                actor);
    }

    record Chosen(
            @Nullable String location,
            @Nullable Decided decidedBy,
            @Nullable String decisionMaker,
            @Nullable String helpedBy,
            @Nullable Boolean advocateReport,
            @Nullable String emergency,
            @Nullable String note,
            @Nullable String apartBecause,
            @Nullable Boolean forNow,
            @Nullable LocalDate lookAgain) {}

    record Friend(@Nullable String reference) {}

    record FriendShown(String reference, @Nullable String location) {}

    /** {@code prompts} are for the key worker: whom to ask. */
    record GroupShown(@Nullable String group, List<FriendShown> others, List<String> prompts) {}

    @PostMapping("/people/{person}/friends")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    GroupShown nameFriend(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody Friend friend, Actor actor) {
        together.link(incident, person, friend.reference(), actor);
        return friends(incident, person);
    }

    @GetMapping("/people/{person}/friends")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    GroupShown friends(@PathVariable UUID incident, @PathVariable UUID person) {
        var group = together.shown(incident, person);
        return new GroupShown(
                group.name(),
                group.others().stream()
                        .map(f -> new FriendShown(f.reference(), f.place()))
                        .toList(),
                group.prompts(null));
    }

    record Ended(
            SecondMove.@Nullable Outcome outcome,
            @Nullable String reason,
            @Nullable Integer version) {}

    @PostMapping("/people/{person}/second-move")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void settleSecondMove(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody Ended ended, Actor actor) {
        promises.settle(incident, person, ended.outcome(), ended.reason(), ended.version(), actor);
    }

    @GetMapping("/second-moves")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    List<PromiseSecondMove.Promised> secondMoves(@PathVariable UUID incident) {
        return promises.open(incident);
    }

    record Hold(
            @Nullable Integer hours,
            @Nullable String outOfTurn,
            @Nullable String confirmed,
            @Nullable String offFramework) {}

    record OfferShown(
            UUID id,
            UUID person,
            String location,
            String name,
            String service,
            String state,
            Instant heldAt,
            Instant expiresAt,
            int version) {}

    @PostMapping("/people/{person}/offers")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    OfferShown hold(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestBody(required = false) @Nullable Hold hold,
            Actor actor) {
        return shown(offerPlace.hold(
                incident,
                person,
                hold == null ? null : hold.hours(),
                hold == null
                        ? Explained.NOTHING
                        : new Explained(hold.outOfTurn(), hold.confirmed(), hold.offFramework()),
                actor));
    }

    @GetMapping("/people/{person}/offers")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    List<OfferShown> offers(@PathVariable UUID incident, @PathVariable UUID person) {
        return read.offers(incident, person).stream().map(this::shown).toList();
    }

    private OfferShown shown(Offers.Offer o) {
        var now = clock.instant();
        return new OfferShown(
                o.id(),
                o.person(),
                o.location(),
                o.locationName(),
                o.service(),
                o.answer() != null ? o.answer().name() : o.expired(now) ? "EXPIRED" : "HELD",
                o.heldAt(),
                o.expiresAt(),
                o.version());
    }

    record Answered(
            @Nullable OfferAnswer answer,
            @Nullable String by,
            @Nullable RefusedBecause code,
            @Nullable String reason) {}

    /** Figures only, nobody is in them. */
    @GetMapping("/framework")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    Offers.FrameworkShare framework(@PathVariable UUID incident) {
        return read.framework(incident);
    }

    @PostMapping("/people/{person}/offers/{offer}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void answer(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID offer,
            @RequestBody Answered answered,
            Actor actor) {
        mustBeTheirs(read.offers(incident, person).stream().anyMatch(o -> o.id().equals(offer)), "offer");
        switch (answered.answer()) {
            case null -> throw Rejected.invalid("answer", "Use ACCEPTED, REFUSED or WITHDRAWN");
            case ACCEPTED -> offerPlace.accept(incident, offer, answered.by(), actor);
            case REFUSED, WITHDRAWN ->
                offerPlace.refuse(
                        incident, offer, answered.answer(), answered.code(), answered.reason(), answered.by(), actor);
        }
    }

    private static void mustBeTheirs(boolean theirs, String what) {
        if (!theirs) {
            throw new NotThere(what);
        }
    }

    record MovePlanned(
            @Nullable Instant at,
            @Nullable String timeReason,
            @Nullable Transport transport,
            @Nullable String transportPayer,
            @Nullable Integer transportPence,
            @Nullable String escort,
            @Nullable String receivingCouncil,
            @Nullable String receivingIcb,
            @Nullable String representative,
            @Nullable String legalAdvice) {

        PlanMove.Asked asked() {
            return new PlanMove.Asked(
                    at,
                    timeReason,
                    transport,
                    transportPayer,
                    transportPence,
                    escort,
                    receivingCouncil,
                    receivingIcb,
                    representative,
                    legalAdvice);
        }
    }

    record MoveShown(
            UUID id,
            UUID person,
            String location,
            String name,
            String state,
            Instant plannedAt,
            @Nullable String timeReason,
            Transport transport,
            @Nullable String transportPayer,
            @Nullable Integer transportPence,
            @Nullable String escort,
            @Nullable String receivingCouncil,
            @Nullable String receivingIcb,
            @Nullable String representative,
            @Nullable String legalAdvice,
            @Nullable Instant leftAt,
            @Nullable Instant arrivedAt,
            int version) {

        static MoveShown of(Moves.Move m) {
            return new MoveShown(
                    m.id(),
                    m.person(),
                    m.location(),
                    m.locationName(),
                    m.state(),
                    m.plannedAt(),
                    m.timeReason(),
                    m.transport(),
                    m.transportPayer(),
                    m.transportPence(),
                    m.escort(),
                    m.receivingCouncil(),
                    m.receivingIcb(),
                    m.representative(),
                    m.legalAdvice(),
                    m.leftAt(),
                    m.arrivedAt(),
                    m.version());
        }
    }

    @PostMapping("/people/{person}/moves")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    MoveShown planMove(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody MovePlanned planned, Actor actor) {
        return MoveShown.of(planMove.plan(incident, person, planned.asked(), actor));
    }

    @GetMapping("/people/{person}/moves")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    List<MoveShown> moves(@PathVariable UUID incident, @PathVariable UUID person) {
        return read.moves(incident, person).stream().map(MoveShown::of).toList();
    }

    record MoveChanged(
            @Nullable Integer version,
            @Nullable Instant at,
            @Nullable String timeReason,
            @Nullable Transport transport,
            @Nullable String transportPayer,
            @Nullable Integer transportPence,
            @Nullable String escort,
            @Nullable String receivingCouncil,
            @Nullable String receivingIcb,
            @Nullable String representative,
            @Nullable String legalAdvice) {

        PlanMove.Asked asked() {
            return new PlanMove.Asked(
                    at,
                    timeReason,
                    transport,
                    transportPayer,
                    transportPence,
                    escort,
                    receivingCouncil,
                    receivingIcb,
                    representative,
                    legalAdvice);
        }
    }

    /** The whole of what is planned, put in place of the version that was read. */
    @PutMapping("/people/{person}/moves/{move}")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    MoveShown changeMove(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID move,
            @RequestBody MoveChanged changed) {
        theirs(incident, person, move);
        if (changed.version() == null) {
            throw Rejected.invalid("version", "Send the version of the move that you read and changed");
        }
        return MoveShown.of(planMove.change(incident, move, changed.asked(), changed.version()));
    }

    record Ticked(
            @Nullable CheckItem item,
            @Nullable Boolean notNeeded,
            @Nullable Boolean undone,
            @Nullable String detail,
            @Nullable Set<Identifier> matched,
            @Nullable Boolean mismatch,
            @Nullable String companion,
            @Nullable String relationship) {}

    @PostMapping("/people/{person}/moves/{move}/checks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void tick(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID move,
            @RequestBody Ticked ticked,
            Actor actor) {
        theirs(incident, person, move);
        carryOut.tick(
                incident,
                move,
                new CarryOutMove.Ticked(
                        ticked.item(),
                        Boolean.TRUE.equals(ticked.notNeeded()),
                        Boolean.TRUE.equals(ticked.undone()),
                        ticked.detail(),
                        ticked.matched() == null ? Set.of() : ticked.matched(),
                        Boolean.TRUE.equals(ticked.mismatch()),
                        new CarryOutMove.Companion(ticked.companion(), ticked.relationship())),
                actor);
    }

    record Left(
            @Nullable Integer version,
            @Nullable String override,
            @Nullable String officer) {}

    @PostMapping("/people/{person}/moves/{move}/left")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void left(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID move,
            @RequestBody(required = false) @Nullable Left left,
            Actor actor) {
        var found = theirs(incident, person, move);
        carryOut.leave(
                incident,
                move,
                left == null
                        ? CarryOutMove.Emergency.NONE
                        : new CarryOutMove.Emergency(left.override(), left.officer()),
                left == null || left.version() == null ? found.version() : left.version(),
                actor);
    }

    record Arrived(@Nullable Integer version) {}

    @PostMapping("/people/{person}/moves/{move}/arrived")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void arrived(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID move,
            @RequestBody(required = false) @Nullable Arrived arrived,
            Actor actor) {
        var found = theirs(incident, person, move);
        carryOut.arrive(
                incident,
                move,
                arrived == null || arrived.version() == null ? found.version() : arrived.version(),
                actor);
    }

    record Cancelled(@Nullable Integer version, @Nullable String reason) {}

    @PostMapping("/people/{person}/moves/{move}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void cancel(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID move,
            @RequestBody Cancelled cancelled,
            Actor actor) {
        var found = theirs(incident, person, move);
        planMove.cancel(
                incident,
                move,
                cancelled.reason(),
                cancelled.version() == null ? found.version() : cancelled.version(),
                actor);
    }

    private Moves.Move theirs(UUID incident, UUID person, UUID move) {
        return read.moves(incident, person).stream()
                .filter(m -> m.id().equals(move))
                .findFirst()
                .orElseThrow(() -> new NotThere("move"));
    }

    record Reviewed(
            @Nullable UUID review,
            @Nullable ReviewOutcome outcome,
            @Nullable String note) {}

    @GetMapping("/people/{person}/reviews")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    List<Moves.Review> reviews(@PathVariable UUID incident, @PathVariable UUID person) {
        return read.reviews(incident, person);
    }

    @PostMapping("/people/{person}/reviews")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void review(@PathVariable UUID incident, @PathVariable UUID person, @RequestBody Reviewed reviewed, Actor actor) {
        if (reviewed.review() == null) {
            throw new Rejected(Code.VAL, "review", "Say which review: its id is in the list of this person's reviews");
        }
        mustBeTheirs(read.reviews(incident, person).stream().anyMatch(r -> r.id().equals(reviewed.review())), "review");
        reviewMove.finish(incident, reviewed.review(), reviewed.outcome(), reviewed.note(), actor);
    }

    /** The post that does a review: one in charge of the person. */
    record Reviewer(@Nullable UUID post) {}

    @PutMapping("/people/{person}/reviews/{review}/reviewer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void reviewer(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID review,
            @RequestBody Reviewer reviewer) {
        mustBeTheirs(read.reviews(incident, person).stream().anyMatch(r -> r.id().equals(review)), "review");
        reviewMove.allocate(incident, review, reviewer.post());
    }

    record Stayed(
            @Nullable Set<Familiar> kept,
            @Nullable Integer changes,
            @Nullable Integer gapDays,
            @Nullable String reason,
            @Nullable String minimised) {}

    @PostMapping("/people/{person}/moves/{move}/what-stayed")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    NoteWhatStayed.Measured whatStayed(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID move,
            @RequestBody Stayed stayed,
            Actor actor) {
        theirs(incident, person, move);
        whatStayed.note(
                incident,
                move,
                new NoteWhatStayed.Asked(
                        stayed.kept() == null ? Set.of() : stayed.kept(),
                        stayed.changes(),
                        stayed.gapDays(),
                        stayed.reason(),
                        stayed.minimised()),
                actor);
        return stayed(incident, move);
    }

    @GetMapping("/people/{person}/moves/{move}/what-stayed")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    NoteWhatStayed.Measured whatStayed(
            @PathVariable UUID incident, @PathVariable UUID person, @PathVariable UUID move) {
        theirs(incident, person, move);
        return stayed(incident, move);
    }

    private NoteWhatStayed.Measured stayed(UUID incident, UUID move) {
        var stayed = read.move(incident, move).stayed();
        if (stayed == null) {
            throw new NotThere("what stayed");
        }
        return stayed;
    }

    @GetMapping("/run-down")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    ReadPlacement.RunDown runDown(@PathVariable UUID incident) {
        return read.runDown(incident);
    }
}
