package care.backstop.people.web;

import care.backstop.govuk.Checkboxes;
import care.backstop.govuk.Choice;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Procedure;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.people.PersonView;
import care.backstop.people.PersonView.Details;
import care.backstop.people.PersonView.Flags;
import care.backstop.people.PersonView.Name;
import care.backstop.people.PersonView.Payer;
import care.backstop.people.PersonView.Worker;
import care.backstop.people.usecase.GivePurpose;
import care.backstop.people.usecase.LookAtPeople;
import care.backstop.people.usecase.PutInCharge;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

/** The list of people of an incident: filtered, in the order of work, ticked in bulk, printed, taken away as CSV. */
@Controller
@RequestMapping("/incidents/{incident}")
class PeopleController {

    private static final int MOST_EXPORTED = 50_000;

    /** Identity and standing only. Health leaves the room in the incident's own pack, never as a list. */
    private static final CsvTable<PersonView> PEOPLE = CsvTable.<PersonView>named("people")
            .column("reference", PersonView::reference)
            .column("family_name", p -> of(p.name(), Name::family))
            .column("given_names", p -> of(p.name(), Name::given))
            .column("likes_to_be_called", p -> of(p.name(), Name::knownAs))
            .column("birth_date", p -> of(p.details(), Details::birthDate))
            .column("nhs_number", p -> of(p.details(), Details::nhsNumber))
            .column("address", p -> of(p.details(), Details::address))
            .column("postcode", p -> of(p.details(), Details::postcode))
            .column("phone", p -> of(p.details(), Details::phone))
            .column("leaving", PersonView::location)
            .column("who_pays", p -> of(p.funding(), f -> f.category().words()))
            .column("council_or_icb", p -> of(p.funding(), Payer::body))
            .column("status", p -> p.status().words())
            .column("told_on", p -> p.told() == null ? null : London.day(p.told()))
            .column(
                    "in_charge",
                    p -> String.join(
                            "; ", p.workers().stream().map(Worker::name).toList()))
            .column("friendship_group", p -> of(p.flags(), Flags::group))
            .column("round", p -> of(p.flags(), Flags::round));

    private final LookAtPeople look;
    private final GivePurpose purposes;
    private final PutInCharge charge;
    private final Permissions permissions;
    private final IncidentRoom rooms;
    private final Clock clock;

    PeopleController(
            LookAtPeople look,
            GivePurpose purposes,
            PutInCharge charge,
            Permissions permissions,
            IncidentRoom rooms,
            Clock clock) {
        this.look = look;
        this.purposes = purposes;
        this.charge = charge;
        this.permissions = permissions;
        this.rooms = rooms;
        this.clock = clock;
    }

    @GetMapping("/people")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String list(
            @PathVariable UUID incident,
            PeopleQuery query,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Model model) {
        int shown = Math.clamp(page, 1, 100_000);
        var found = look.listInRoom(incident, query.filter(), (shown - 1) * PeoplePage.SIZE, PeoplePage.SIZE);
        model.addAttribute(
                "page",
                PeoplePage.of(
                        found.room(),
                        found.listed(),
                        query,
                        shown,
                        permissions.may(actor, Area.PPL, Act.EXPORT),
                        permissions.may(actor, Area.PPL, Act.WRITE)));
        return "people/list";
    }

    @GetMapping("/people.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident, PeopleQuery query) {
        var all = look.list(incident, query.filter(), 0, MOST_EXPORTED, "PeopleExport");
        return PEOPLE.file(all.people(), clock.instant());
    }

    @PostMapping("/people/selected.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> csvOfSelected(
            @PathVariable UUID incident, @RequestParam(required = false) @Nullable List<UUID> people) {
        return PEOPLE.file(look.chosen(incident, ticked(people), "PeopleExport"), clock.instant());
    }

    @PostMapping("/people/selected")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String print(
            @PathVariable UUID incident, @RequestParam(required = false) @Nullable List<UUID> people, Model model) {
        var room = rooms.of(incident, LookAtPeople.DOOR);
        model.addAttribute("page", PrintPage.of(room, look.chosen(incident, ticked(people), "PeoplePrint")));
        return "people/print";
    }

    /** Who is to be in charge of those ticked. */
    @PostMapping("/people/in-charge/choose")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String choose(
            @PathVariable UUID incident, @RequestParam(required = false) @Nullable List<UUID> people, Model model) {
        return chooseWorker(incident, ticked(people), Errors.none(), model);
    }

    private String chooseWorker(UUID incident, List<UUID> people, Errors errors, Model model) {
        var back = "/incidents/" + incident + "/people";
        var ticked = look.chosen(incident, people, "PutInCharge");
        var who = Checkboxes.of("people", "Of whom?")
                .choices(ticked.stream()
                        .map(p -> Choice.of(p.id().toString(), p.called()))
                        .toList())
                .chosen(ticked.stream().map(p -> p.id().toString()).toList());
        model.addAttribute(
                "page",
                new FormPage(
                        rooms.of(incident, LookAtPeople.DOOR),
                        "Put somebody in charge",
                        "the list",
                        back,
                        back + "/in-charge",
                        List.of(PersonPage.worker(charge.candidates(incident)).error(errors.on("post")), who),
                        Map.of(),
                        "Put in charge",
                        new Procedure(
                                "Give each person one named worker, who sees their health details and speaks with them.",
                                "Southampton procedure, Appendix A 7.1; Lancashire procedure 3.11"),
                        errors));
        return "people/form";
    }

    @PostMapping("/people/in-charge")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String putInCharge(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable List<UUID> people,
            @RequestParam(required = false) @Nullable UUID post,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (post == null) {
            response.setStatus(422);
            return chooseWorker(
                    incident,
                    ticked(people),
                    Errors.of(Rejected.invalid("post", "Choose who should be in charge.")),
                    model);
        }
        int put = charge.put(incident, ticked(people), post, actor);
        flash.addFlashAttribute("notice", "Put in charge of " + put + (put == 1 ? " person" : " people"));
        return "redirect:/incidents/" + incident + "/people";
    }

    /** Back to the list as it was; the purpose is asked for everyone the reader is cleared for on that page of it. */
    @PostMapping("/people/purposes")
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    String purpose(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable List<UUID> people,
            @RequestParam(required = false) @Nullable String purpose,
            Actor actor) {
        purposes.give(incident, ticked(people), purpose, actor);
        var one = people != null && people.size() == 1 ? "/" + people.getFirst() : "";
        return "redirect:/incidents/" + incident + "/people" + one;
    }

    static List<UUID> ticked(@Nullable List<UUID> people) {
        if (people == null || people.isEmpty()) {
            throw Rejected.invalid("people", "Tick at least one person first.");
        }
        if (people.size() > 500) {
            throw Rejected.invalid("people", "At most 500 people at once.");
        }
        return people;
    }

    private static <P, T> @Nullable T of(@Nullable P part, Function<P, @Nullable T> value) {
        return part == null ? null : value.apply(part);
    }
}
