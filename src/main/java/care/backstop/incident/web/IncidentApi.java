package care.backstop.incident.web;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.HandBack;
import care.backstop.incident.model.Notification;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.ReadWhole;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.ServiceKind;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Incidents for machines: the same use cases as the pages. */
@RestController
class IncidentApi {

    /** Which part of its work a provider gives back; hours may have a fraction. */
    record Back(
            @Nullable Integer people,
            @Nullable Double weeklyHours,
            @Nullable String rounds,
            @Nullable String area,
            @Nullable String noticeOn,
            @Nullable Integer contractDays) {

        HandBack read(Typed typed) {
            var notice = typed.day("handBack.noticeOn", noticeOn(), "Give the day of the notice");
            typed.check();
            return new HandBack(
                    people(),
                    weeklyHours() == null ? null : HoursTyped.minutes(weeklyHours()),
                    rounds(),
                    area(),
                    notice,
                    contractDays());
        }
    }

    /** What is sent to open one; times ISO 8601, London time where they say no other. */
    record Told(
            @Nullable List<String> locations,
            @Nullable String cause,
            @Nullable List<String> causes,
            @Nullable String causeNote,
            @Nullable String kind,
            @Nullable String service,
            @Nullable String notifiedAt,
            @Nullable String notifiedBy,
            @Nullable String contact,
            @Nullable String how,
            @Nullable String awareAt,
            @Nullable String endsOn,
            @Nullable String said,
            @Nullable Back handBack,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<String> template) {

        Notification notification() {
            var typed = new Typed();
            var kind = typed.oneOf("kind", kind(), IncidentKind.class, "Give the kind of incident", true);
            var notifiedAt = typed.moment("notifiedAt", notifiedAt(), "Give when the council was told", true);
            var awareAt = typed.moment("awareAt", awareAt(), "Give when the council first became aware", true);
            var endsOn = typed.day("endsOn", endsOn(), "Give the closing date");
            var service = typed.parsed(
                    "service",
                    service(),
                    ServiceKind::parse,
                    "This is not a kind of service. Leave it out to go by the register");
            if (notifiedBy() == null || notifiedBy().isBlank()) {
                typed.wrong("notifiedBy", "Give who told the council");
            }
            if (locations() == null || locations().isEmpty()) {
                typed.wrong("locations", "Give the CQC location ID of each service it is about");
            }
            var given = new ArrayList<String>();
            if (cause() != null && !cause().isBlank()) {
                given.add(cause());
            }
            if (causes() != null) {
                given.addAll(causes());
            }
            if (given.isEmpty()) {
                typed.wrong("cause", "Give the cause, as far as it is known");
            }
            typed.check();
            if (kind == null || notifiedAt == null || awareAt == null || notifiedBy() == null || locations() == null) {
                throw new Rejected(Problem.Code.VAL, null, "Something needed is missing");
            }
            var causes = given.stream()
                    .map(c -> Cause.parse(c).orElse(Cause.OTHER))
                    .distinct()
                    .toList();
            // A cause that the list does not have is kept in the words in which it came.
            var inWords = given.stream().filter(c -> Cause.parse(c).isEmpty()).findFirst();
            return new Notification(
                    locations().stream().map(String::strip).toList(),
                    service,
                    kind,
                    causes,
                    causeNote() == null ? inWords.orElse(null) : causeNote(),
                    notifiedAt,
                    notifiedBy(),
                    contact(),
                    how(),
                    awareAt,
                    endsOn,
                    said(),
                    template(),
                    handBack() == null ? null : handBack().read(typed));
        }
    }

    private final OpenIncident open;
    private final ReadIncidents incidents;
    private final ReadWhole whole;
    private final Clock clock;

    IncidentApi(OpenIncident open, ReadIncidents incidents, ReadWhole whole, Clock clock) {
        this.open = open;
        this.incidents = incidents;
        this.whole = whole;
        this.clock = clock;
    }

    @PostMapping("/api/v1/incidents")
    @Access(area = Area.INC, act = Act.WRITE)
    ResponseEntity<IncidentJson> open(
            @RequestBody Told told,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor) {
        if (key != null && key.length() > 200) {
            throw Rejected.invalid("Idempotency-Key", "Use a key of at most 200 characters");
        }
        var id = open.open(
                told.notification(),
                key == null || key.isBlank() ? UUID.randomUUID().toString() : "api:" + key,
                actor);
        return ResponseEntity.created(URI.create("/api/v1/incidents/" + id)).body(read(id));
    }

    @GetMapping("/api/v1/incidents")
    @Access(area = Area.INC, act = Act.READ)
    IncidentJson.Page list() {
        var all = incidents.all().stream().map(i -> IncidentJson.Short.of(i)).toList();
        return new IncidentJson.Page(all, all.size());
    }

    @GetMapping("/api/v1/incidents/{incident}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    IncidentJson one(@PathVariable UUID incident) {
        return read(incident);
    }

    private IncidentJson read(UUID id) {
        return IncidentJson.of(whole.of(id), clock.instant());
    }
}
