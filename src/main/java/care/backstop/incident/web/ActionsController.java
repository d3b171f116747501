package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.usecase.AskLegal;
import care.backstop.incident.usecase.CountDueTimes;
import care.backstop.incident.usecase.ReadPlan;
import care.backstop.incident.usecase.ReadRecords;
import care.backstop.incident.usecase.WorkThePlan;
import care.backstop.incident.usecase.WorkThePlan.Named;
import care.backstop.incident.usecase.WorkThePlan.Seen;
import care.backstop.incident.web.ActionsPage.Asked;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The action plan: the list, one line, and changes to many. */
@Controller
class ActionsController {

    private static final CsvTable<Action> CSV = CsvTable.<Action>named("actions")
            .column("number", Action::number)
            .column("part", Action::partTitle)
            .column("action", Action::wording)
            .column("clause", Action::clause)
            .column("after", a -> String.join("; ", a.procedure().after()))
            .column("agencies", a -> String.join("; ", a.agencies()))
            .column("status", a -> a.state().words())
            .column("due", a -> a.dueAt() == null ? null : London.day(a.dueAt().minusMillis(1)))
            .column("due_rule", Action::dueRule)
            .column("accountable", a -> a.accountable().map(Action.Owner::name).orElse(null))
            .column(
                    "owners",
                    a -> a.owners().stream()
                            .map(o -> o.name() + " (" + o.agency() + ")")
                            .collect(Collectors.joining("; ")))
            .column("evidence", Action::evidence)
            .column("reason", Action::reason)
            .column("settled_at", Action::settledAt)
            .column("settled_by", Action::settledBy);

    private final ReadPlan plans;
    private final WorkThePlan work;
    private final AskLegal legal;
    private final CountDueTimes dueTimes;
    private final ReadRecords records;
    private final Permissions permissions;
    private final Clock clock;

    ActionsController(
            ReadPlan plans,
            WorkThePlan work,
            AskLegal legal,
            CountDueTimes dueTimes,
            ReadRecords records,
            Permissions permissions,
            Clock clock) {
        this.plans = plans;
        this.work = work;
        this.legal = legal;
        this.dueTimes = dueTimes;
        this.records = records;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/actions")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String list(@PathVariable UUID incident, @ModelAttribute Asked asked, Actor actor, Model model) {
        return show(incident, asked, Set.of(), Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/actions.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident, @ModelAttribute Asked asked) {
        var now = clock.instant();
        var seen = plans.of(incident);
        return CSV.file(ActionsPage.shown(seen.plan(), seen.timetable(), asked, now), now);
    }

    @PostMapping("/incidents/{incident}/actions/bulk")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String bulk(
            @PathVariable UUID incident,
            @RequestParam(name = "chosen", required = false) @Nullable List<String> chosen,
            @ModelAttribute Asked asked,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var ticked = chosen == null ? Set.<String>of() : Set.copyOf(chosen);
        try {
            var read = new Typed();
            var dueOn = read.day("dueOn", typed.get("dueOn"), "Enter the due date");
            var state = read.oneOf("toState", typed.get("toState"), State.class, "Choose a status", false);
            read.check();
            int changed = work.changeAll(
                    incident,
                    ticked.stream().map(ActionsController::seen).toList(),
                    Asked.id(typed.get("toOwner")),
                    dueOn,
                    state,
                    typed.get("reason"),
                    actor);
            then.addFlashAttribute("notice", Spans.counted(changed, "action") + " changed.");
            return "redirect:" + asked.href("/incidents/" + incident + "/actions");
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, asked, ticked, typed, new Errors(onThePage(e)), actor, model);
        }
    }

    @PostMapping("/incidents/{incident}/actions")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String add(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var added = work.add(incident, typed.get("number"), typed.get("wording"), null, actor);
            then.addFlashAttribute("notice", "Action %s added. Say who answers for it.".formatted(added.number()));
            return "redirect:/incidents/%s/actions/%s".formatted(incident, added.id());
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, Asked.NOTHING, Set.of(), typed, Errors.of(e), actor, model);
        }
    }

    /** The list of people is complete, or it was not after all. */
    @PostMapping("/incidents/{incident}/actions/list")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String list(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at = read.moment("listedAt", typed.get("listedAt"), "Enter when the list was complete", false);
            read.check();
            var complete = !"false".equals(typed.get("complete"));
            int set = complete
                    ? dueTimes.listComplete(incident, at, actor)
                    : dueTimes.listNotComplete(incident, typed.get("missing"), actor);
            then.addFlashAttribute(
                    "notice", "%s %s.".formatted(Spans.counted(set, "due date"), complete ? "set" : "taken back"));
            return "redirect:/incidents/" + incident + "/actions";
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, Asked.NOTHING, Set.of(), typed, new Errors(onThePage(e)), actor, model);
        }
    }

    @PostMapping("/incidents/{incident}/actions/recount")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String recount(@PathVariable UUID incident, Actor actor, RedirectAttributes then) {
        then.addFlashAttribute(
                "notice", "%s moved.".formatted(Spans.counted(dueTimes.recount(incident, actor), "due date")));
        return "redirect:/incidents/" + incident + "/actions";
    }

    @GetMapping("/incidents/{incident}/actions/{action}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String one(@PathVariable UUID incident, @PathVariable UUID action, Actor actor, Model model) {
        return show(incident, action, null, false, Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/actions/{action}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String change(
            @PathVariable UUID incident,
            @PathVariable UUID action,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var dueOn = read.day("dueOn", typed.get("dueOn"), "Enter the due date");
            var state = read.oneOf("state", typed.get("state"), State.class, "Choose a status", false);
            read.check();
            work.change(
                    incident,
                    new Seen(action, version),
                    owners(typed),
                    dueOn,
                    state,
                    typed.get("evidence"),
                    typed.get("reason"),
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, action, typed, false, Errors.of(e), actor, model);
        } catch (Stale e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(incident, action, typed, true, Errors.none(), actor, model);
        }
        then.addFlashAttribute("notice", "The action is saved.");
        return "redirect:/incidents/%s/actions/%s".formatted(incident, action);
    }

    /** Asks Legal about an action that touches the commercial side of an insolvency. */
    @PostMapping("/incidents/{incident}/actions/{action}/legal")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String askLegal(
            @PathVariable UUID incident,
            @PathVariable UUID action,
            @RequestParam(required = false) @Nullable String because,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            then.addFlashAttribute(
                    "notice",
                    "Legal is asked by action %s. This action is not done before that one is."
                            .formatted(legal.ask(incident, action, because, actor)));
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, action, null, false, Errors.of(e), actor, model);
        }
        return "redirect:/incidents/%s/actions/%s".formatted(incident, action);
    }

    private static List<Named> owners(Map<String, String> typed) {
        var owners = new ArrayList<Named>();
        var accountable = Asked.id(typed.get("owner"));
        if (typed.getOrDefault("owner", "").startsWith(ActionPage.CODE)) {
            owners.add(new Named(
                    null, null, null, true, typed.getOrDefault("owner", "").substring(ActionPage.CODE.length())));
        } else if (accountable != null) {
            owners.add(new Named(accountable, null, null, true));
        }
        for (int n = 1; n <= ActionPage.OTHERS; n++) {
            var agency = typed.getOrDefault("agency" + n, "");
            var name = typed.getOrDefault("name" + n, "");
            if (!agency.isBlank() || !name.isBlank()) {
                owners.add(new Named(null, agency, name, false));
            }
        }
        return owners;
    }

    /** The filter has an owner and a status of its own. */
    private static List<Problem> onThePage(Rejected e) {
        return e.problems().stream()
                .map(p -> switch (p.field()) {
                    case "owner", "owners" -> Problem.of("toOwner", p.code(), p.message());
                    case "state" -> Problem.of("toState", p.code(), p.message());
                    case "at" -> Problem.of("listedAt", p.code(), p.message());
                    case "because" -> Problem.of("missing", p.code(), p.message());
                    case null, default -> p;
                })
                .toList();
    }

    private static Seen seen(String key) {
        var parts = key.split("_", 2);
        try {
            return new Seen(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Rejected.invalid("chosen", "Select the actions again");
        }
    }

    private String show(
            UUID incident,
            Asked asked,
            Set<String> ticked,
            Map<String, String> typed,
            Errors errors,
            Actor actor,
            Model model) {
        var seen = plans.of(incident);
        model.addAttribute(
                "page",
                ActionsPage.of(
                        seen.room(),
                        seen.plan(),
                        seen.timetable(),
                        seen.members(),
                        actor.post(),
                        asked,
                        permissions.may(actor, Area.INC, Act.WRITE),
                        seen.clocks(),
                        seen.warnings(),
                        ticked,
                        typed,
                        errors,
                        clock.instant()));
        return "incident/actions";
    }

    private String show(
            UUID incident,
            UUID action,
            @Nullable Map<String, String> typed,
            boolean stale,
            Errors errors,
            Actor actor,
            Model model) {
        var seen = plans.one(incident, action);
        boolean mayWrite = permissions.may(actor, Area.INC, Act.WRITE);
        var record = records.of(incident, action)
                .map(r -> RecordView.of(
                        r, actor.post(), "/incidents/" + incident + "/actions", mayWrite, null, null, false, errors))
                .orElse(null);
        model.addAttribute(
                "page",
                ActionPage.of(
                        seen.room(),
                        seen.plan().getFirst(),
                        seen.timetable(),
                        seen.members(),
                        legal.about(incident, action).orElse(null),
                        mayWrite,
                        typed,
                        stale,
                        errors,
                        record,
                        clock.instant()));
        return "incident/action";
    }
}
