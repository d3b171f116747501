package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.model.ExitScore;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.ReviewSent;
import care.backstop.incident.usecase.EditProcedures;
import care.backstop.incident.usecase.HoldDebrief;
import care.backstop.incident.usecase.HoldDebrief.Recipient;
import care.backstop.incident.usecase.LearnLessons;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.WhoLearns;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an incident taught. */
@Controller
class LearningController {

    private static final String HERE = "/incidents/{incident}/learning";

    private static final CsvTable<ExitScore> SCORES = CsvTable.<ExitScore>named("exit-scores")
            .column("at", ExitScore::at)
            .column("continuity", ExitScore::continuity)
            .column("consultation", ExitScore::consultation)
            .column("communication_and_planning", ExitScore::planning)
            .column("because", ExitScore::because)
            .column("by", ExitScore::by)
            .column("post", ExitScore::postName);

    private static final CsvTable<ReviewSent> SENT = CsvTable.<ReviewSent>named("review-report-sent")
            .column("name", ReviewSent::name)
            .column("kind", s -> s.kind().words())
            .column("sent_on", ReviewSent::sentOn)
            .column("recorded_by", ReviewSent::recordedBy);

    private final HoldDebrief debrief;
    private final LearnLessons lessons;
    private final EditProcedures procedures;
    private final ReadIncidents incidents;
    private final IncidentMembers members;
    private final WhoLearns who;
    private final Permissions permissions;
    private final Clock clock;

    LearningController(
            HoldDebrief debrief,
            LearnLessons lessons,
            EditProcedures procedures,
            ReadIncidents incidents,
            IncidentMembers members,
            WhoLearns who,
            Permissions permissions,
            Clock clock) {
        this.debrief = debrief;
        this.lessons = lessons;
        this.procedures = procedures;
        this.incidents = incidents;
        this.members = members;
        this.who = who;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String learning(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping(HERE + "/lessons.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> lessonsCsv(@PathVariable UUID incident, Actor actor) {
        who.require(actor);
        return LessonTable.CSV.file(lessons.of(incident), clock.instant());
    }

    @GetMapping(HERE + "/scores.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> scoresCsv(@PathVariable UUID incident, Actor actor) {
        who.require(actor);
        return SCORES.file(debrief.of(incident).scores(), clock.instant());
    }

    @GetMapping(HERE + "/sent.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> sentCsv(@PathVariable UUID incident, Actor actor) {
        who.require(actor);
        return SENT.file(debrief.of(incident).sent(), clock.instant());
    }

    @PostMapping(HERE + "/debrief")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String plan(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                typed,
                () -> {
                    var read = new Typed();
                    var at = read.moment("scheduledAt", typed.get("scheduledAt"), "Enter the day and time", true);
                    read.check();
                    debrief.plan(incident, at, typed.get("place"), actor);
                },
                "The debrief is planned.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping(HERE + "/left-out")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String leaveOut(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                typed,
                () -> debrief.leaveOut(incident, typed.get("leftOutBecause"), actor),
                "It is recorded that there is no debrief.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping(HERE + "/no-lessons")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String noLessons(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                typed,
                () -> debrief.confirmNoLessons(incident, typed.get("noLessonsBecause"), actor),
                "It is confirmed that the debrief taught nothing new.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping(HERE + "/referral")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String refer(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                typed,
                () -> {
                    var read = new Typed();
                    var on = read.day("referredOn", typed.get("referredOn"), "Enter the day of the referral");
                    read.check();
                    debrief.refer(
                            incident,
                            switch (typed.getOrDefault("referred", "")) {
                                case "YES" -> Boolean.TRUE;
                                case "NO" -> Boolean.FALSE;
                                default -> null;
                            },
                            on,
                            typed.get("referralBecause"),
                            actor);
                },
                "The decision is recorded.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping(HERE + "/scores")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String score(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                typed,
                () -> debrief.score(
                        incident,
                        whole(typed.get("continuity")),
                        whole(typed.get("consultation")),
                        whole(typed.get("planning")),
                        typed.get("scoredBecause"),
                        actor),
                "The scores are saved.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping(HERE + "/sent")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String sent(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                typed,
                () -> {
                    var read = new Typed();
                    var on = read.day("sentOn", typed.get("sentOn"), "Enter the day it was sent");
                    read.check();
                    var to = new ArrayList<Recipient>();
                    for (int i = 1; i <= 4; i++) {
                        var kind = Typed.choice(typed.get("kind" + i), ReviewSent.To.class)
                                .orElse(null);
                        var name = typed.getOrDefault("recipient" + i, "");
                        if (kind != null || !name.isBlank()) {
                            to.add(new Recipient(kind, name));
                        }
                    }
                    debrief.sent(incident, to, on, actor);
                },
                "It is recorded who was sent the report.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping(HERE + "/lessons")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String add(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                typed,
                () -> lessons.add(incident, draft(typed), actor),
                "The lesson is written down.",
                actor,
                model,
                response,
                then);
    }

    @GetMapping(HERE + "/lessons/{lesson}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String lesson(@PathVariable UUID incident, @PathVariable UUID lesson, Actor actor, Model model) {
        return lesson(incident, lesson, Map.of(), false, Errors.none(), actor, model);
    }

    @PostMapping(HERE + "/lessons/{lesson}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String change(
            @PathVariable UUID incident,
            @PathVariable UUID lesson,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return follow(
                incident,
                lesson,
                typed,
                () -> lessons.change(incident, lesson, draft(typed), typed.get("because"), version, actor),
                actor,
                model,
                response,
                then);
    }

    @PostMapping(HERE + "/lessons/{lesson}/steps")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String step(
            @PathVariable UUID incident,
            @PathVariable UUID lesson,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var text = typed.get("text");
        return follow(
                incident,
                lesson,
                typed,
                () -> {
                    switch (typed.getOrDefault("step", "")) {
                        case "CHASE" -> lessons.chase(incident, lesson, text, actor);
                        case "SHARE" -> lessons.share(incident, lesson, text, actor);
                        case "DONE" -> lessons.settle(incident, lesson, true, text, version, actor);
                        case "DROP" -> lessons.settle(incident, lesson, false, text, version, actor);
                        case "REOPEN" -> lessons.reopen(incident, lesson, text, version, actor);
                        default -> throw Rejected.invalid("step", "Choose what was done about it");
                    }
                },
                actor,
                model,
                response,
                then);
    }

    /** Every lesson of the council, with its incident's name for those who are in it. */
    @GetMapping("/administration/lessons")
    @Access(area = Area.INC, act = Act.READ)
    String all(Model model) {
        model.addAttribute(
                "page",
                new LessonsPage(
                        "/administration/lessons",
                        LessonTable.of(lessons.all(), "/administration/lessons.csv", clock.instant(), true)));
        return "incident/lessons";
    }

    @GetMapping("/administration/lessons.csv")
    @Access(area = Area.INC, act = Act.READ)
    ResponseEntity<byte[]> allCsv() {
        return LessonTable.CSV.file(lessons.all(), clock.instant());
    }

    static LearnLessons.Draft draft(Map<String, String> typed) {
        var read = new Typed();
        var leadsTo = read.oneOf(
                "leadsTo", typed.get("leadsTo"), Lesson.LeadsTo.class, "Choose what changes because of it", false);
        var due = read.day("dueOn", typed.get("dueOn"), "Enter by when");
        read.check();
        return new LearnLessons.Draft(
                typed.get("text"),
                leadsTo,
                typed.get("template"),
                typed.get("line"),
                TeamController.id(typed.get("owner")),
                typed.get("name"),
                typed.get("agency"),
                due);
    }

    private static @Nullable Integer whole(@Nullable String typed) {
        return typed == null || !typed.strip().matches("\\d{1,4}") ? null : Integer.valueOf(typed.strip());
    }

    private String change(
            UUID incident,
            Map<String, String> typed,
            Runnable work,
            String done,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            work.run();
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", done);
        return "redirect:/incidents/" + incident + "/learning";
    }

    private String follow(
            UUID incident,
            UUID lesson,
            Map<String, String> typed,
            Runnable work,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            work.run();
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return lesson(incident, lesson, typed, false, Errors.of(e), actor, model);
        } catch (Stale e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return lesson(incident, lesson, typed, true, Errors.none(), actor, model);
        }
        then.addFlashAttribute("notice", "It is saved.");
        return "redirect:/incidents/%s/learning/lessons/%s".formatted(incident, lesson);
    }

    private String show(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        who.require(actor);
        model.addAttribute(
                "page",
                LearningPage.of(
                        incidents.of(incident, "/learning"),
                        debrief.of(incident),
                        lessons.of(incident),
                        TeamPage.options(members.of(incident)),
                        procedures(),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        typed,
                        errors,
                        clock.instant()));
        return "incident/learning";
    }

    private String lesson(
            UUID incident,
            UUID lesson,
            Map<String, String> typed,
            boolean stale,
            Errors errors,
            Actor actor,
            Model model) {
        who.require(actor);
        model.addAttribute(
                "page",
                LessonPage.of(
                        incidents.of(incident, "/learning"),
                        lessons.one(incident, lesson),
                        TeamPage.options(members.of(incident)),
                        procedures(),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        stale,
                        new HashMap<>(typed),
                        errors,
                        clock.instant()));
        return "incident/lesson";
    }

    private List<Option> procedures() {
        return procedures.all().stream()
                .map(e -> Option.of(e.template().id(), e.template().title()))
                .toList();
    }
}
