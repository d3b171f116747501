package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.rules.FirstVisit;
import care.backstop.placement.store.MoveDays.PaperEntry;
import care.backstop.placement.store.MoveDays.Visit;
import care.backstop.placement.usecase.CarryOutMove;
import care.backstop.placement.usecase.ConfirmFirstVisit;
import care.backstop.placement.usecase.ReadMoveDay;
import care.backstop.placement.usecase.TypeFromPaper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The board of a day of moves and what comes back on paper, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class MoveDayApi {

    /** A move on the board; {@code open} holds the items that stand in the way of the next step. */
    record OnBoard(
            UUID move,
            UUID person,
            String reference,
            Instant plannedAt,
            String location,
            String locationName,
            String state,
            int version,
            List<CheckItem> open,
            FirstVisit.State firstVisit,
            @Nullable Visit visit,
            List<PaperEntry> paper) {}

    /** A sheet as typed: each time is the one on the paper. */
    record Paper(
            @Nullable String writtenBy,
            @Nullable Map<CheckItem, Instant> ticked,
            @Nullable Map<CheckItem, String> notNeeded,
            @Nullable Map<CheckItem, Set<Identifier>> matched,
            @Nullable Instant left,
            @Nullable Instant arrived,
            @Nullable String override,
            @Nullable String officer,
            @Nullable String companion,
            @Nullable String relationship) {}

    record Visited(@Nullable Instant visitedAt, @Nullable String confirmedBy) {}

    record Settled(@Nullable String note) {}

    private final ReadMoveDay read;
    private final ConfirmFirstVisit confirmVisit;
    private final TypeFromPaper typeFromPaper;

    MoveDayApi(ReadMoveDay read, ConfirmFirstVisit confirmVisit, TypeFromPaper typeFromPaper) {
        this.read = read;
        this.confirmVisit = confirmVisit;
        this.typeFromPaper = typeFromPaper;
    }

    @GetMapping("/move-day")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    List<OnBoard> board(
            @PathVariable UUID incident,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        return read.board(incident, day).rows().stream()
                .map(r -> new OnBoard(
                        r.move().id(),
                        r.person().id(),
                        r.person().reference(),
                        r.move().plannedAt(),
                        r.move().location(),
                        r.move().locationName(),
                        r.move().state(),
                        r.move().version(),
                        CheckItem.of(r.move().transport()).stream()
                                .filter(i -> r.move().arrivedAt() == null
                                        && i.when()
                                                == (r.move().leftAt() == null
                                                        ? CheckItem.When.BEFORE
                                                        : CheckItem.When.AFTER)
                                        && !r.settled(i))
                                .toList(),
                        r.firstVisit(),
                        r.visit(),
                        r.paper()))
                .toList();
    }

    @PostMapping("/moves/{move}/paper")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    TypeFromPaper.Typed type(
            @PathVariable UUID incident, @PathVariable UUID move, @RequestBody Paper sent, Actor actor) {
        return typeFromPaper.type(
                incident,
                move,
                new TypeFromPaper.Sheet(
                        sent.writtenBy,
                        sent.ticked == null ? Map.of() : sent.ticked,
                        sent.notNeeded == null ? Map.of() : sent.notNeeded,
                        sent.matched == null ? Map.of() : sent.matched,
                        sent.left,
                        sent.arrived,
                        new CarryOutMove.Emergency(sent.override, sent.officer),
                        new CarryOutMove.Companion(sent.companion, sent.relationship)),
                actor);
    }

    @PostMapping("/moves/{move}/first-visit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void firstVisit(@PathVariable UUID incident, @PathVariable UUID move, @RequestBody Visited sent, Actor actor) {
        confirmVisit.confirm(incident, move, sent.visitedAt, sent.confirmedBy, actor);
    }

    @PostMapping("/paper-entries/{line}/settled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void settle(@PathVariable UUID incident, @PathVariable long line, @RequestBody Settled sent, Actor actor) {
        typeFromPaper.settle(incident, line, sent.note, actor);
    }
}
