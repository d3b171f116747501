package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.people.PersonView;
import care.backstop.placement.store.Enquiries.Enquiry;
import care.backstop.placement.usecase.AskProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Providers asked for a place by a link, and what they said. */
@Controller
@RequestMapping("/incidents/{incident}")
class EnquiriesController {

    private record Row(@Nullable PersonView person, Enquiry enquiry, String state) {}

    private static final CsvTable<Row> ENQUIRIES = CsvTable.<Row>named("providers-asked")
            .column("reference", r -> r.person() == null ? null : r.person().reference())
            .column("location", r -> r.enquiry().location())
            .column("place", r -> r.enquiry().locationName())
            .column("asked_of", r -> r.enquiry().askedOf())
            .column("asked_at", r -> r.enquiry().askedAt())
            .column("until", r -> r.enquiry().expiresAt())
            .column("answer", Row::state)
            .column(
                    "reason",
                    r -> r.enquiry().reasonCode() == null
                            ? null
                            : r.enquiry().reasonCode().name())
            .column("weekly_pence", r -> r.enquiry().fee())
            .column("free_from", r -> r.enquiry().freeFrom())
            .column("kept_until", r -> r.enquiry().heldUntil());

    private final AskProvider ask;
    private final Permissions permissions;
    private final Clock clock;

    EnquiriesController(AskProvider ask, Permissions permissions, Clock clock) {
        this.ask = ask;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/enquiries")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String enquiries(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable String location,
            Actor actor,
            Model model) {
        return all(
                incident,
                person,
                null,
                Errors.none(),
                location == null ? Map.of() : Map.of("location", location),
                actor,
                model);
    }

    private String all(
            UUID incident,
            @Nullable UUID person,
            @Nullable String made,
            Errors errors,
            Map<String, String> typed,
            Actor actor,
            Model model) {
        model.addAttribute(
                "page",
                EnquiriesPage.of(
                        ask.of(incident, person),
                        permissions.may(actor, Area.PLC, Act.WRITE),
                        permissions.may(actor, Area.PPL, Act.EXPORT),
                        made,
                        ask.called(typed.get("location")),
                        errors,
                        typed));
        return "placement/enquiries";
    }

    @PostMapping("/people/{person}/enquiries")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String ask(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        try {
            var made = ask.ask(
                    incident,
                    person,
                    typed.get("location"),
                    typed.get("askedOf"),
                    typed.get("address"),
                    PlacesController.number("hours", typed.get("hours")),
                    actor);
            return all(
                    incident,
                    person,
                    ServletUriComponentsBuilder.fromCurrentContextPath().build() + AskProvider.PATH + made.secret(),
                    Errors.none(),
                    Map.of(),
                    actor,
                    model);
        } catch (Rejected e) {
            response.setStatus(422);
            return all(incident, person, null, Errors.of(e), typed, actor, model);
        }
    }

    @GetMapping("/enquiries/{enquiry}")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String one(@PathVariable UUID incident, @PathVariable UUID enquiry, Actor actor, Model model) {
        return one(incident, enquiry, Errors.none(), Map.of(), actor, model);
    }

    private String one(
            UUID incident, UUID enquiry, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        model.addAttribute(
                "page",
                EnquiryPage.of(ask.one(incident, enquiry), permissions.may(actor, Area.PLC, Act.WRITE), errors, typed));
        return "placement/enquiry";
    }

    @PostMapping("/enquiries/{enquiry}/{what:answer|told|withdraw}")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String came(
            @PathVariable UUID incident,
            @PathVariable UUID enquiry,
            @PathVariable String what,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            switch (what) {
                case "answer" ->
                    ask.answer(incident, enquiry, question(typed.get("question")), typed.get("answer"), actor);
                case "told" -> ask.told(incident, enquiry, SaidFields.said(typed));
                default -> ask.withdraw(incident, enquiry, actor);
            }
        } catch (Rejected e) {
            response.setStatus(422);
            return one(incident, enquiry, Errors.of(e), typed, actor, model);
        }
        then.addFlashAttribute("notice", "Recorded.");
        return "redirect:/incidents/%s/enquiries/%s".formatted(incident, enquiry);
    }

    private static UUID question(@Nullable String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException e) {
            throw new NotThere("question");
        }
    }

    /** Whoever is in the file goes to the audit trail. */
    @GetMapping("/enquiries.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> file(@PathVariable UUID incident, @RequestParam(required = false) @Nullable UUID person) {
        var seen = ask.export(incident, person);
        return ENQUIRIES.file(
                seen.enquiries().stream()
                        .map(e -> new Row(seen.people().get(e.person()), e, e.state(seen.now())))
                        .toList(),
                clock.instant());
    }
}
