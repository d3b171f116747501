package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import care.backstop.people.Source;
import care.backstop.people.rules.ConfirmedNumber;
import care.backstop.people.rules.ConfirmedNumber.Category;
import care.backstop.people.store.Records.Reason;
import care.backstop.people.store.Signatures.Signed;
import care.backstop.people.usecase.MergePeople;
import care.backstop.people.usecase.Reconcile;
import care.backstop.people.usecase.Reconcile.Compared;
import care.backstop.people.usecase.Reconcile.FundingKnown;
import care.backstop.people.usecase.SignNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists compared, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/reconciliation")
class ReconciliationApi {

    private final Reconcile reconcile;
    private final MergePeople merge;
    private final SignNumber sign;

    ReconciliationApi(Reconcile reconcile, MergePeople merge, SignNumber sign) {
        this.reconcile = reconcile;
        this.merge = merge;
        this.sign = sign;
    }

    /** One list that is compared. */
    record ListLine(String source, int people, LocalDate asAt) {}

    /** A field on which lists differ; {@code said} is absent where the reader may not see it. */
    record DifferenceLine(
            UUID person,
            String reference,
            String field,
            List<String> sources,
            @Nullable Map<String, String> said,
            String seen) {}

    /** Two who may be one, with why. */
    record PairLine(UUID one, UUID other, String source, double probability, String doubt, List<Reason> because) {}

    /** Somebody a list should name and does not. */
    record MissingLine(UUID person, String reference, String missingFrom, List<String> namedBy) {}

    /** A number as it was signed. */
    record SignedLine(
            int said,
            String saidBy,
            Instant saidAt,
            int counted,
            int variance,
            int open,
            Map<Category, Integer> byCategory,
            @Nullable String why,
            Instant signedAt,
            String signedBy) {

        static SignedLine of(Signed s) {
            return new SignedLine(
                    s.said(),
                    s.saidBy(),
                    s.saidAt(),
                    s.counted(),
                    ConfirmedNumber.variance(s.said(), s.counted()),
                    s.open(),
                    s.byCategory(),
                    s.why(),
                    s.signedAt(),
                    s.byName());
        }
    }

    /** Everything that is not settled, and what was signed. */
    record Whole(
            List<ListLine> lists,
            int people,
            Map<Category, Integer> byCategory,
            int linkedByLikeness,
            int differing,
            List<DifferenceLine> differences,
            List<PairLine> perhapsOne,
            List<MissingLine> missing,
            FundingKnown funding,
            List<SignedLine> signed) {

        static Whole of(Compared c) {
            return new Whole(
                    c.lists().stream()
                            .map(l -> new ListLine(l.source().name(), l.people(), l.asAt()))
                            .toList(),
                    c.people(),
                    c.byCategory(),
                    c.linkedByLikeness(),
                    c.differing(),
                    c.differences().stream()
                            .map(d -> new DifferenceLine(
                                    d.person(),
                                    d.reference(),
                                    d.field(),
                                    d.said().keySet().stream().map(Source::name).toList(),
                                    c.sees().field(d.field())
                                            ? d.said().entrySet().stream()
                                                    .collect(Collectors.toMap(
                                                            e -> e.getKey().name(), Map.Entry::getValue))
                                            : null,
                                    d.seen()))
                            .toList(),
                    c.perhaps().stream()
                            .map(p -> new PairLine(
                                    p.one(),
                                    p.other(),
                                    p.source().name(),
                                    p.probability(),
                                    p.doubt().words(),
                                    p.because()))
                            .toList(),
                    c.missing().stream()
                            .map(m -> new MissingLine(
                                    m.person(),
                                    m.reference(),
                                    m.from().name(),
                                    m.on().stream().map(Source::name).toList()))
                            .toList(),
                    c.funding(),
                    c.signed().stream().map(SignedLine::of).toList());
        }
    }

    @GetMapping
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    Whole all(@PathVariable UUID incident) {
        return Whole.of(reconcile.look(incident));
    }

    /** Whose word is right on one field; {@code seen} as the difference was read. */
    record SettleBody(
            @Nullable String field,
            @Nullable String seen,
            @Nullable String chosen,
            @Nullable String why) {}

    @PostMapping("/people/{person}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Void> settle(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody SettleBody b, Actor actor) {
        reconcile.settle(
                incident, person, b.field(), b.seen(), ReconciliationController.source(b.chosen()), b.why(), actor);
        return ResponseEntity.noContent().build();
    }

    /** Two people who look alike: two, or one that keeps {@code one}. */
    record PairBody(
            @Nullable UUID one,
            @Nullable UUID other,
            @Nullable String why) {

        UUID first() {
            return needed(one, "one");
        }

        UUID second() {
            return needed(other, "other");
        }

        private static UUID needed(@Nullable UUID id, String field) {
            if (id == null) {
                throw Rejected.invalid(field, "Say which two records are meant.");
            }
            return id;
        }
    }

    @PostMapping("/different")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Void> keepBoth(@PathVariable UUID incident, @RequestBody PairBody b, Actor actor) {
        reconcile.keepBoth(incident, b.first(), b.second(), b.why(), actor);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/merges")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Map<String, UUID>> ask(@PathVariable UUID incident, @RequestBody PairBody b, Actor actor) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(Map.of("id", merge.ask(incident, b.first(), b.second(), b.why(), actor)));
    }

    /** {@code decision}: MERGE, REFUSE or UNDO, the last with why. */
    record DecisionBody(@Nullable String decision, @Nullable String why) {}

    @PostMapping("/merges/{merge}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Void> decide(
            @PathVariable UUID incident, @PathVariable("merge") UUID id, @RequestBody DecisionBody b, Actor actor) {
        switch (b.decision() == null ? "" : b.decision()) {
            case "MERGE" -> merge.decide(incident, id, true, actor);
            case "REFUSE" -> merge.decide(incident, id, false, actor);
            case "UNDO" -> merge.undo(incident, id, b.why(), actor);
            default -> throw Rejected.invalid("decision", "Write MERGE, REFUSE or UNDO.");
        }
        return ResponseEntity.noContent().build();
    }

    /** What the provider says. What we count is never sent: it is counted. */
    record NumberBody(
            @Nullable Integer said,
            @Nullable Map<Category, Integer> byCategory,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String why) {}

    @PostMapping("/number")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<SignedLine> sign(@PathVariable UUID incident, @RequestBody NumberBody b, Actor actor) {
        var signed = sign.sign(
                incident,
                new SignNumber.Said(
                        b.said(), b.byCategory() == null ? Map.of() : b.byCategory(), b.by(), b.at(), b.why()),
                actor);
        return ResponseEntity.status(HttpStatus.CREATED).body(SignedLine.of(signed));
    }
}
