package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.TransferTerms;
import care.backstop.placement.model.TransferTerms.Consent;
import care.backstop.placement.model.TransferTerms.Staff;
import care.backstop.placement.model.Transport;
import care.backstop.placement.rules.GroupTransfer.TakeUp;
import care.backstop.placement.store.Transfers.Member;
import care.backstop.placement.store.Transfers.Transfer;
import care.backstop.placement.usecase.PlanGroupMoves;
import care.backstop.placement.usecase.ReadTransfers;
import care.backstop.placement.usecase.TransferGroup;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups that pass to another provider, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/transfers")
class TransfersApi {

    /** {@code group} is a round or a group as the list of people has it; or name the {@code people}. */
    record Opened(
            @Nullable String group,
            @Nullable List<UUID> people,
            @Nullable String location,
            @Nullable LocalDate consultedFrom,
            @Nullable LocalDate consultedUntil,
            @Nullable LocalDate effectiveOn,
            @Nullable List<Staff> staff,
            @Nullable List<Consent> consents) {}

    record Terms(
            @Nullable Integer version,
            @Nullable LocalDate consultedFrom,
            @Nullable LocalDate consultedUntil,
            @Nullable LocalDate effectiveOn,
            @Nullable List<Staff> staff,
            @Nullable List<Consent> consents) {}

    record Said(
            @Nullable Boolean comes,
            @Nullable Decided decidedBy,
            @Nullable String decisionMaker) {}

    record Ended(@Nullable Integer version, @Nullable String reason) {}

    /** How one of them travels; the payer and the escort only where they are not those of the group. */
    record OneTravels(
            @Nullable UUID person,
            @Nullable Transport transport,
            @Nullable String transportPayer,
            @Nullable String escort) {}

    /**
     * Whoever is cared for at home needs no line in {@code people}; whoever leaves a home to live in does.
     *
     * @param transportPayer for all of whom nobody else is named; so is {@code escort}
     */
    record Travel(
            @Nullable List<OneTravels> people,
            @Nullable String transportPayer,
            @Nullable String escort,
            @Nullable String timeReason) {}

    /** {@code people} is empty in the list of all. */
    record Shown(Transfer transfer, TakeUp takeUp, List<Member> people) {}

    private final ReadTransfers read;
    private final TransferGroup transferGroup;
    private final PlanGroupMoves planGroup;

    TransfersApi(ReadTransfers read, TransferGroup transferGroup, PlanGroupMoves planGroup) {
        this.read = read;
        this.transferGroup = transferGroup;
        this.planGroup = planGroup;
    }

    @GetMapping
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    List<Shown> all(@PathVariable UUID incident) {
        return read.all(incident).transfers().stream()
                .map(s -> new Shown(s.transfer(), s.takeUp(), List.of()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    Transfer open(@PathVariable UUID incident, @RequestBody Opened sent, Actor actor) {
        return transferGroup.open(
                incident,
                new TransferGroup.Asked(
                        sent.group,
                        sent.people == null ? List.of() : sent.people,
                        sent.location,
                        new TransferTerms(
                                sent.consultedFrom,
                                sent.consultedUntil,
                                sent.effectiveOn,
                                sent.staff == null ? List.of() : sent.staff,
                                sent.consents == null ? List.of() : sent.consents)),
                actor);
    }

    @GetMapping("/{transfer}")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    Shown one(@PathVariable UUID incident, @PathVariable UUID transfer) {
        var shown = read.one(incident, transfer);
        return new Shown(
                shown.transfer(),
                shown.takeUp(),
                shown.rows().stream().map(ReadTransfers.Row::member).toList());
    }

    @PutMapping("/{transfer}")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    Shown change(@PathVariable UUID incident, @PathVariable UUID transfer, @RequestBody Terms sent) {
        transferGroup.change(
                incident,
                transfer,
                new TransferTerms(
                        sent.consultedFrom,
                        sent.consultedUntil,
                        sent.effectiveOn,
                        sent.staff == null ? List.of() : sent.staff,
                        sent.consents == null ? List.of() : sent.consents),
                version(sent.version));
        return one(incident, transfer);
    }

    @PostMapping("/{transfer}/people/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void answer(
            @PathVariable UUID incident,
            @PathVariable UUID transfer,
            @PathVariable UUID person,
            @RequestBody Said sent,
            Actor actor) {
        transferGroup.answer(incident, transfer, person, sent.comes, sent.decidedBy, sent.decisionMaker, actor);
    }

    @PostMapping("/{transfer}/moves")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    List<PlanGroupMoves.Outcome> plan(
            @PathVariable UUID incident, @PathVariable UUID transfer, @RequestBody Travel sent, Actor actor) {
        return planGroup.plan(
                incident,
                transfer,
                new PlanGroupMoves.Asked(travel(sent.people), sent.transportPayer, sent.escort, sent.timeReason),
                actor);
    }

    private static Map<UUID, PlanGroupMoves.Travel> travel(@Nullable List<OneTravels> sent) {
        var travel = new LinkedHashMap<UUID, PlanGroupMoves.Travel>();
        for (var one : sent == null ? List.<OneTravels>of() : sent) {
            if (one.person == null) {
                throw new Rejected(Code.VAL, "people", "Say of each line whom it is about");
            }
            travel.put(one.person, new PlanGroupMoves.Travel(one.transport, one.transportPayer, one.escort));
        }
        return travel;
    }

    @PostMapping("/{transfer}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void end(@PathVariable UUID incident, @PathVariable UUID transfer, @RequestBody Ended sent) {
        transferGroup.end(incident, transfer, sent.reason, version(sent.version));
    }

    private static int version(@Nullable Integer sent) {
        if (sent == null) {
            throw new Rejected(Code.VAL, "version", "Say which version this changes");
        }
        return sent;
    }
}
