package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.PeopleCounts;
import care.backstop.people.PersonView;
import care.backstop.people.Source;
import care.backstop.people.model.Section;
import care.backstop.people.usecase.ChangePerson;
import care.backstop.people.usecase.GivePurpose;
import care.backstop.people.usecase.JudgeUrgency;
import care.backstop.people.usecase.LookAtPeople;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.SettlePerson;
import care.backstop.people.usecase.TakeInList;
import care.backstop.people.usecase.WriteInRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** People affected, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class PeopleApi {

    private final TakeInList takeIn;
    private final LookAtPeople look;
    private final GivePurpose purposes;
    private final JudgeUrgency urgency;
    private final ChangePerson change;
    private final WriteInRecord record;
    private final PutInCharge charge;
    private final AuditTrail audit;
    private final SettlePerson settle;
    private final Clock clock;

    PeopleApi(
            TakeInList takeIn,
            LookAtPeople look,
            GivePurpose purposes,
            JudgeUrgency urgency,
            ChangePerson change,
            WriteInRecord record,
            PutInCharge charge,
            SettlePerson settle,
            AuditTrail audit,
            Clock clock) {
        this.settle = settle;
        this.urgency = urgency;
        this.change = change;
        this.record = record;
        this.charge = charge;
        this.takeIn = takeIn;
        this.look = look;
        this.purposes = purposes;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of a list. */
    record Imported(
            int rows,
            int accepted,
            List<Problem> errors,
            int added,
            int changed,
            int matched,
            boolean dryRun,
            List<String> notes) {

        static Imported of(TakeInList.Outcome o, boolean dryRun) {
            return new Imported(
                    o.rows(), o.accepted(), o.errors(), o.added(), o.changed(), o.matched(), dryRun, o.notes());
        }
    }

    @PostMapping(path = "/people-imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<?> takeIn(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable LocalDate asAt,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor) {
        var whose = source(source);
        var day = asAt == null ? London.day(clock.instant()) : asAt;
        try {
            var outcome = Upload.read(
                    file,
                    path -> dryRun
                            ? takeIn.tryOut(incident, whose, day, path, name(file), actor)
                            : takeIn.takeIn(incident, whose, day, path, name(file), actor));
            return ResponseEntity.ok(Imported.of(outcome, dryRun));
        } catch (Rejected e) {
            if (e.problems().stream().allMatch(p -> p.row() == null)) {
                throw e;
            }
            return notTakenIn(incident, e.problems());
        }
    }

    /** A problem that has the counts of the contract as well: nothing accepted, nothing changed. */
    private ResponseEntity<ProblemDetail> notTakenIn(UUID incident, List<Problem> problems) {
        var first = problems.getFirst();
        audit.refused("TakeInList", "incident:" + incident, first.code());
        var detail = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        detail.setTitle("Not done");
        detail.setDetail("Nothing was taken in. Mend what is listed and send the whole list again.");
        detail.setProperty("errors", problems);
        for (var count : List.of("accepted", "added", "changed", "matched")) {
            detail.setProperty(count, 0);
        }
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static String name(@Nullable MultipartFile file) {
        return file == null ? "list" : Upload.name(file);
    }

    private static Source source(@Nullable String source) {
        return Arrays.stream(Source.values())
                .filter(s -> s.name().equalsIgnoreCase(source))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("source", "Say whose list it is: PROVIDER, COUNCIL or ICB."));
    }

    /** A page of the list in the order of work. */
    record Listed(
            List<PersonLine> people,
            int total,
            int page,
            int size,
            boolean purposeNeeded,
            @Nullable Instant listAsAt) {}

    /** A colour with its reasons, as far as the reader is cleared for them. */
    record PriorityLine(
            String colour,
            boolean stale,
            @Nullable String row,
            @Nullable List<String> reasons,
            @Nullable List<String> unanswered) {}

    /** A person; what the reader is not cleared for is absent, what nobody knows is null or NOT_KNOWN. */
    record PersonLine(
            UUID id,
            String reference,
            @Nullable String name,
            @Nullable String knownAs,
            @Nullable LocalDate birthDate,
            @Nullable String nhsNumber,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable List<String> choices,
            @Nullable String funding,
            @Nullable String funder,
            @Nullable String location,
            String status,
            @Nullable Instant toldAt,
            List<String> inCharge,
            @Nullable PriorityLine priority,
            @Nullable String group,
            @Nullable String round,
            @Nullable Answer doubleUp,
            @Nullable Boolean speakToSafeguardingLead,
            @Nullable Boolean stopBeforeMove,
            @Nullable String need,
            @Nullable Integer weeklyMinutes,
            int version) {

        static PersonLine of(PersonView v) {
            var details = v.details();
            var flags = v.flags();
            var health = v.health();
            var need = v.need();
            var name = v.name();
            var funding = v.funding();
            return new PersonLine(
                    v.id(),
                    v.reference(),
                    name == null ? null : name.called(),
                    name == null ? null : name.knownAs(),
                    details == null ? null : details.birthDate(),
                    details == null ? null : details.nhsNumber(),
                    details == null ? null : details.address(),
                    details == null ? null : details.postcode(),
                    details == null ? null : details.choices(),
                    funding == null ? null : funding.category().name(),
                    funding == null ? null : funding.body(),
                    v.location(),
                    v.status().name(),
                    v.told(),
                    v.workers().stream().map(PersonView.Worker::name).toList(),
                    flags == null
                            ? null
                            : new PriorityLine(
                                    flags.colour().name(),
                                    flags.stale(),
                                    health == null ? null : health.row(),
                                    health == null ? null : health.reasons(),
                                    health == null ? null : health.unanswered()),
                    flags == null ? null : flags.group(),
                    flags == null ? null : flags.round(),
                    flags == null ? null : flags.doubleUp(),
                    flags == null ? null : flags.safeguarding(),
                    flags == null ? null : flags.stopBeforeMove(),
                    need == null || need.kind() == null ? null : need.kind().name(),
                    need == null ? null : need.weeklyMinutes(),
                    v.version());
        }
    }

    /** {@code purpose} records why the reader needs health details; without it they stay absent. */
    @GetMapping("/people")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    Listed list(
            @PathVariable UUID incident,
            PeopleQuery query,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int size) {
        if (page < 1 || page > 100_000 || size < 1 || size > 500) {
            throw Rejected.invalid("size", "Pages start at 1 and hold 1 to 500 people.");
        }
        var listed = look.list(incident, query.filter(), (page - 1) * size, size, "PeopleList");
        return new Listed(
                listed.people().stream().map(PersonLine::of).toList(),
                listed.total(),
                page,
                size,
                listed.mayAskForHealth(),
                listed.counts().listAsAt());
    }

    @GetMapping("/people/{person}")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    PersonLine one(@PathVariable UUID incident, @PathVariable UUID person) {
        return look.chosen(incident, List.of(person), "PersonPage").stream()
                .findFirst()
                .map(PersonLine::of)
                .orElseThrow(() -> new NotThere("person"));
    }

    /** Why the reader needs health details of these people. */
    record PurposeGiven(@Nullable String purpose, @Nullable List<UUID> people) {}

    @PostMapping("/people/purposes")
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<Void> purpose(@PathVariable UUID incident, @RequestBody PurposeGiven given, Actor actor) {
        purposes.give(incident, given.people() == null ? List.of() : given.people(), given.purpose(), actor);
        return ResponseEntity.noContent().build();
    }

    /** One person's urgency; several at once are refused. {@code judgedAt} null is now. */
    record UrgencyBody(
            @Nullable List<UUID> people,
            @Nullable Answer life,
            @Nullable Answer physical,
            @Nullable Answer mental,
            @Nullable String howSoon,
            @Nullable String howBad,
            @Nullable String note,
            @Nullable Instant judgedAt) {}

    @PostMapping("/people/urgency")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    Map<String, String> urgency(@PathVariable UUID incident, @RequestBody UrgencyBody b, Actor actor) {
        var people = b.people() == null ? List.<UUID>of() : b.people();
        var result = urgency.judge(
                incident,
                people,
                new JudgeUrgency.Judging(
                        b.life(), b.physical(), b.mental(), b.howSoon(), b.howBad(), b.note(), b.judgedAt()),
                actor);
        return Map.of("result", result);
    }

    /** Fields of one part of a person by column name, with the version they were read at. */
    record ChangeBody(int version, @Nullable Map<String, String> fields) {}

    @PutMapping("/people/{person}/{section}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    PersonLine change(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable String section,
            @RequestBody ChangeBody b,
            Actor actor) {
        var part = Arrays.stream(Section.values())
                .filter(s -> s.path().equals(section))
                .findFirst()
                .orElseThrow(() -> new NotThere("section"));
        change.change(incident, person, b.version(), part, b.fields() == null ? Map.of() : b.fields(), actor);
        return one(incident, person);
    }

    /** What somebody said, added to what was said before. */
    record WishBody(
            @Nullable LocalDate saidOn,
            @Nullable String voice,
            @Nullable String relation,
            @Nullable String words) {}

    @PostMapping("/people/{person}/wishes")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Void> wish(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody WishBody b, Actor actor) {
        record.wish(incident, person, b.saidOn(), b.voice(), b.relation(), b.words(), actor);
        return ResponseEntity.status(HttpStatus.CREATED).build();
    }

    /** Capacity for one decision on one day. */
    record CapacityBody(
            @Nullable String decision,
            @Nullable String result,
            @Nullable LocalDate assessedOn,
            @Nullable String note) {}

    /** How it ended for somebody who was not moved by us: STAYING, LEFT, DIED, or WAITING where that was a mistake. */
    record OutcomeBody(
            @Nullable String status,
            @Nullable LocalDate on,
            @Nullable String note) {}

    @PostMapping("/people/{person}/outcome")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Void> outcome(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody OutcomeBody b, Actor actor) {
        settle.settle(incident, person, PersonController.status(b.status()), b.on(), b.note(), actor);
        return ResponseEntity.status(HttpStatus.CREATED).build();
    }

    @PostMapping("/people/{person}/capacity")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Void> capacity(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody CapacityBody b, Actor actor) {
        record.capacity(incident, person, b.decision(), b.result(), b.assessedOn(), b.note(), actor);
        return ResponseEntity.status(HttpStatus.CREATED).build();
    }

    @PostMapping("/people/{person}/contacts")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Map<String, UUID>> contact(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestBody WriteInRecord.NewContact b,
            Actor actor) {
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", record.contact(incident, person, b, actor)));
    }

    /** Which post is put in charge of which people. */
    record ChargeBody(@Nullable UUID post, @Nullable List<UUID> people) {}

    @PostMapping("/people/in-charge")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> inCharge(@PathVariable UUID incident, @RequestBody ChargeBody b, Actor actor) {
        if (b.post() == null
                || b.people() == null
                || b.people().isEmpty()
                || b.people().size() > 500) {
            throw Rejected.invalid("people", "Name a post and between 1 and 500 people.");
        }
        return Map.of("put", charge.put(incident, b.people(), b.post(), actor));
    }

    @GetMapping("/people/counts")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    PeopleCounts counts(@PathVariable UUID incident) {
        return look.counts(incident);
    }
}
