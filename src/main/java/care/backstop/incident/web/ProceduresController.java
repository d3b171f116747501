package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.Edition;
import care.backstop.incident.model.ProcedureTemplate.Agency;
import care.backstop.incident.model.ProcedureTemplate.Applies;
import care.backstop.incident.model.ProcedureTemplate.Event;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.ProcedureTemplate.Line;
import care.backstop.incident.usecase.EditProcedures;
import care.backstop.incident.usecase.EditProcedures.Draft;
import care.backstop.incident.usecase.EditProcedures.Why;
import care.backstop.incident.usecase.LearnLessons;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The council's procedures: read, changed line by line, each change an edition. */
@Controller
class ProceduresController {

    private static final String ONE = ProceduresPage.PATH + "/{owner}/{name}";

    private final EditProcedures procedures;
    private final LearnLessons lessons;
    private final Permissions permissions;
    private final Clock clock;

    ProceduresController(EditProcedures procedures, LearnLessons lessons, Permissions permissions, Clock clock) {
        this.procedures = procedures;
        this.lessons = lessons;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping(ProceduresPage.PATH)
    @Access(area = Area.INC, act = Act.READ)
    String all(Actor actor, Model model) {
        return all(Map.of(), Errors.none(), actor, model);
    }

    @PostMapping(ProceduresPage.PATH)
    @Access(area = Area.INC, act = Act.APPROVE)
    String fill(
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var made = procedures.fill(typed.get("slot"), typed.get("from"), why(typed), actor);
            then.addFlashAttribute("notice", made.template().title() + " is there. Change its lines to fit.");
            return "redirect:" + ProceduresPage.PATH + "/" + made.template().id();
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return all(typed, Errors.of(e), actor, model);
        }
    }

    @GetMapping(ONE)
    @Access(area = Area.INC, act = Act.READ)
    String one(@PathVariable String owner, @PathVariable String name, Actor actor, Model model) {
        model.addAttribute(
                "page",
                ProcedurePage.of(
                        procedures.editions(owner + "/" + name), permissions.may(actor, Area.INC, Act.APPROVE)));
        return "incident/procedure";
    }

    @GetMapping(ONE + "/lines")
    @Access(area = Area.INC, act = Act.APPROVE)
    String blank(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestParam int part,
            @RequestParam(required = false) @Nullable String lesson,
            Model model) {
        return line(owner + "/" + name, null, part, null, lesson, false, Errors.none(), model);
    }

    @PostMapping(ONE + "/lines")
    @Access(area = Area.INC, act = Act.APPROVE)
    String add(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestParam int part,
            @RequestParam int edition,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var id = owner + "/" + name;
        return saved(
                id,
                null,
                part,
                typed,
                () -> procedures.add(id, part, draft(typed), why(typed), edition, actor),
                model,
                response,
                then);
    }

    @GetMapping(ONE + "/lines/{number}")
    @Access(area = Area.INC, act = Act.APPROVE)
    String line(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String lesson,
            Model model) {
        return line(owner + "/" + name, number, 0, null, lesson, false, Errors.none(), model);
    }

    @PostMapping(ONE + "/lines/{number}")
    @Access(area = Area.INC, act = Act.APPROVE)
    String change(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String number,
            @RequestParam int edition,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var id = owner + "/" + name;
        return saved(
                id,
                number,
                0,
                typed,
                () -> procedures.change(id, number, draft(typed), why(typed), edition, actor),
                model,
                response,
                then);
    }

    @PostMapping(ONE + "/lines/{number}/remove")
    @Access(area = Area.INC, act = Act.APPROVE)
    String remove(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String number,
            @RequestParam int edition,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var id = owner + "/" + name;
        return saved(
                id,
                number,
                0,
                null,
                () -> procedures.remove(id, number, why(typed), edition, actor),
                model,
                response,
                then);
    }

    private String saved(
            String id,
            @Nullable String number,
            int part,
            @Nullable Map<String, String> typed,
            Supplier<Edition> work,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        Edition made;
        try {
            made = work.get();
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return line(id, number, part, typed, null, false, Errors.of(e), model);
        } catch (Stale e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return line(id, number, part, typed, null, true, Errors.none(), model);
        }
        then.addFlashAttribute(
                "notice",
                "Saved as edition %d. Plans made from now on have it; running ones can take what is new."
                        .formatted(made.number()));
        return "redirect:" + ProceduresPage.PATH + "/" + id;
    }

    private String all(Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                ProceduresPage.of(
                        procedures.all(),
                        procedures.empty(),
                        procedures.reviewMonths(),
                        London.day(clock.instant()),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        typed,
                        errors));
        return "incident/procedures";
    }

    private String line(
            String id,
            @Nullable String number,
            int part,
            @Nullable Map<String, String> typed,
            @Nullable String lesson,
            boolean stale,
            Errors errors,
            Model model) {
        var now = procedures.editions(id).getFirst();
        Line line = null;
        if (number != null) {
            line = now.template().line(number).orElseThrow(() -> new NotThere("action"));
        } else if (now.template().parts().stream().noneMatch(p -> p.number() == part)) {
            throw new NotThere("part");
        }
        model.addAttribute(
                "page",
                LinePage.of(
                        now,
                        line,
                        line == null ? part : line.part(),
                        typed,
                        lessons.waitingFor(id),
                        lesson,
                        stale,
                        errors));
        return "incident/line";
    }

    private static Draft draft(Map<String, String> typed) {
        var read = new Typed();
        var applies = read.oneOf("applies", typed.get("applies"), Applies.class, "Choose the services", true);
        var first =
                read.oneOf("accountable", typed.get("accountable"), Agency.class, "Choose who answers for it", true);
        var from = read.oneOf("dueFrom", typed.get("dueFrom"), Event.class, "Choose what it is counted from", false);
        var gate = read.oneOf("gate", typed.get("gate"), Gate.class, "Choose what waits for it", false);
        var days = typed.getOrDefault("takes", "").strip();
        if (!days.matches("\\d{0,3}")) {
            read.wrong("takes", "Enter a number of days from 1 to 365, or leave it empty");
        }
        read.check();
        var with = Arrays.stream(Agency.values())
                .filter(a -> typed.containsKey("with-" + a.name()))
                .collect(Collectors.toSet());
        return new Draft(
                typed.get("wording"),
                typed.get("clause"),
                applies == null ? Applies.ALL : applies,
                EditProcedures.agencies(first, with),
                typed.get("dueRule"),
                from,
                typed.get("dueBasis"),
                typed.get("evidence"),
                gate,
                typed.get("after"),
                days.isEmpty() ? null : Integer.valueOf(days),
                typed.containsKey("afterwards"),
                typed.containsKey("protects"),
                typed.get("record"));
    }

    private static Why why(Map<String, String> typed) {
        return new Why(typed.get("because"), typed.get("lesson"), TeamController.id(typed.get("lessonId")));
    }
}
