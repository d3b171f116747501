package care.backstop.people.web;

import care.backstop.govuk.Choice;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.Procedure;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.people.SecondMoves;
import care.backstop.people.Status;
import care.backstop.people.model.Section;
import care.backstop.people.usecase.ChangePerson;
import care.backstop.people.usecase.JudgeUrgency;
import care.backstop.people.usecase.LookAtPeople;
import care.backstop.people.usecase.LookAtPeople.Changing;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.RecordProgress;
import care.backstop.people.usecase.SettlePerson;
import care.backstop.people.usecase.WriteInRecord;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person's page and the forms that change or add to it. */
@Controller
@RequestMapping("/incidents/{incident}/people/{person}")
class PersonController {

    private final LookAtPeople look;
    private final ChangePerson change;
    private final JudgeUrgency urgency;
    private final WriteInRecord record;
    private final PutInCharge charge;
    private final RecordProgress progress;
    private final SettlePerson settle;
    private final SecondMoves secondMoves;

    PersonController(
            LookAtPeople look,
            ChangePerson change,
            JudgeUrgency urgency,
            WriteInRecord record,
            PutInCharge charge,
            RecordProgress progress,
            SettlePerson settle,
            SecondMoves secondMoves) {
        this.look = look;
        this.change = change;
        this.urgency = urgency;
        this.record = record;
        this.charge = charge;
        this.progress = progress;
        this.settle = settle;
        this.secondMoves = secondMoves;
    }

    @GetMapping
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String person(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        var opened = look.open(incident, person);
        model.addAttribute(
                "page",
                PersonPage.of(
                        opened,
                        opened.mayAssign() ? charge.candidates(incident) : List.of(),
                        secondMoves.standing(incident, person)));
        return "people/person";
    }

    @GetMapping("/change/{section}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String change(@PathVariable UUID incident, @PathVariable UUID person, @PathVariable String section, Model model) {
        var part = part(section);
        var now = look.forChange(incident, person, part);
        model.addAttribute("page", FormPage.of(back(incident, person), part, now, now.values(), Errors.none()));
        return "people/form";
    }

    @PostMapping("/change/{section}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String save(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable String section,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var part = part(section);
        var names = new ArrayList<String>();
        part.fields().forEach(f -> names.add(f.column()));
        part.questions().forEach(q -> names.add(q.column()));
        var typed = FormPage.only(sent, names.toArray(String[]::new));
        Errors errors;
        try {
            change.change(incident, person, version(sent), part, typed, actor);
            flash.addFlashAttribute("notice", part.title() + ": saved");
            return "redirect:" + back(incident, person);
        } catch (Rejected e) {
            errors = Errors.of(e);
            response.setStatus(422);
        } catch (Stale e) {
            errors = new Errors(List.of(Problem.of(
                    "version",
                    Code.CONF,
                    "Somebody else changed this person while you typed. What they saved is shown beside what you typed."
                            + " Check both, then save again.")));
            response.setStatus(409);
        }
        var now = look.forChange(incident, person, part);
        model.addAttribute("page", FormPage.of(back(incident, person), part, now, typed, errors));
        return "people/form";
    }

    // Judging urgency -------------------------------------------------------------------------------------------

    @GetMapping("/urgency")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    String urgency(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        return urgencyForm(incident, person, Map.of(), Errors.none(), model);
    }

    @PostMapping("/urgency")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    String judge(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var day = day(sent, "judgedAt");
            var time = time(sent.get("time"));
            var at = day == null
                    ? null
                    : day.atTime(time == null ? LocalTime.NOON : time)
                            .atZone(care.backstop.kernel.London.ZONE)
                            .toInstant();
            var result = urgency.judge(
                    incident,
                    List.of(person),
                    new JudgeUrgency.Judging(
                            answer(sent.get("life")),
                            answer(sent.get("physical")),
                            answer(sent.get("mental")),
                            sent.get("howSoon"),
                            sent.get("howBad"),
                            sent.get("note"),
                            at),
                    actor);
            flash.addFlashAttribute("notice", "Urgency recorded: " + Words.urgency(result));
            return "redirect:" + back(incident, person);
        } catch (Rejected e) {
            response.setStatus(422);
            return urgencyForm(incident, person, sent, Errors.of(e), model);
        }
    }

    private String urgencyForm(UUID incident, UUID person, Map<String, String> sent, Errors errors, Model model) {
        var controls = List.<Object>of(
                FormPage.yesNo("life", "Would stopping care endanger their life?", sent.get("life"))
                        .error(errors.on("life")),
                FormPage.yesNo(
                                "physical",
                                "Is there an immediate significant risk to their physical health?",
                                sent.get("physical"))
                        .error(errors.on("physical")),
                FormPage.yesNo(
                                "mental",
                                "Is there an immediate significant risk to their mental health or wellbeing?",
                                sent.get("mental"))
                        .error(errors.on("mental")),
                Input.of("howSoon", "If it is urgent: how soon would the harm come?")
                        .hint("For example: 2 hours, tonight, within two days")
                        .value(sent.get("howSoon"))
                        .error(errors.on("howSoon")),
                Input.of("howBad", "If it is urgent: how bad would it be?")
                        .hint("For example: high, a stay in hospital")
                        .value(sent.get("howBad"))
                        .error(errors.on("howBad")),
                Textarea.of("note", "What did you see?")
                        .hint("If it is not urgent, say why.")
                        .value(sent.get("note"))
                        .error(errors.on("note")),
                date("judgedAt", "When did you judge it?", sent)
                        .hint("Leave empty for now.")
                        .error(errors.on("judgedAt")),
                Input.of("time", "At what time?")
                        .hint("For example 14:30")
                        .value(sent.get("time"))
                        .error(errors.on("time")));
        return form(
                incident,
                person,
                "How urgent is it?",
                "/urgency",
                controls,
                "Record judgement",
                new Procedure(
                        "Judge each person on their own facts. One yes makes it urgent, and says how soon and how bad; three"
                                + " noes, with the reason, make it not urgent.",
                        "Care Act 2014 s 19(3); Lancashire procedure 3.2"),
                errors,
                model);
    }

    // Wishes ----------------------------------------------------------------------------------------------------

    @GetMapping("/wishes")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    String wish(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        return wishForm(incident, person, Map.of("voice", "PERSON"), Errors.none(), model);
    }

    @PostMapping("/wishes")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    String addWish(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            record.wish(
                    incident,
                    person,
                    day(sent, "saidOn"),
                    sent.get("voice"),
                    sent.get("relation"),
                    sent.get("words"),
                    actor);
            flash.addFlashAttribute("notice", "What was said is kept");
            return "redirect:" + back(incident, person);
        } catch (Rejected e) {
            response.setStatus(422);
            return wishForm(incident, person, sent, Errors.of(e), model);
        }
    }

    private String wishForm(UUID incident, UUID person, Map<String, String> sent, Errors errors, Model model) {
        var controls = List.<Object>of(
                Radios.of("voice", "Whose words are these?")
                        .choices(WriteInRecord.VOICES.stream()
                                .map(v -> Choice.of(v, Words.voice(v)))
                                .toList())
                        .chosen(sent.get("voice"))
                        .error(errors.on("voice")),
                Input.of("relation", "What are they to the person?")
                        .hint("For example daughter. Leave empty for the person's own words.")
                        .value(sent.get("relation"))
                        .error(errors.on("relation")),
                date("saidOn", "When was it said?", sent).error(errors.on("saidOn")),
                Textarea.of("words", "What was said, as they said it")
                        .value(sent.get("words"))
                        .error(errors.on("words")));
        return form(
                incident,
                person,
                "Add a wish or view",
                "/wishes",
                controls,
                "Add",
                new Procedure(
                        "Keep what the person says apart from what others say. Nothing said earlier is ever replaced.",
                        "Lancashire procedure 2.1; Kent protocol 4.6"),
                errors,
                model);
    }

    // Capacity --------------------------------------------------------------------------------------------------

    @GetMapping("/capacity")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    String capacity(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        return capacityForm(incident, person, Map.of(), Errors.none(), model);
    }

    @PostMapping("/capacity")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    String addCapacity(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            record.capacity(
                    incident,
                    person,
                    sent.get("decision"),
                    sent.get("result"),
                    day(sent, "assessedOn"),
                    sent.get("note"),
                    actor);
            flash.addFlashAttribute("notice", "Capacity for this decision recorded");
            return "redirect:" + back(incident, person);
        } catch (Rejected e) {
            response.setStatus(422);
            return capacityForm(incident, person, sent, Errors.of(e), model);
        }
    }

    private String capacityForm(UUID incident, UUID person, Map<String, String> sent, Errors errors, Model model) {
        var controls = List.<Object>of(
                Select.of("decision", "Which decision?")
                        .option("", "Choose one")
                        .options(WriteInRecord.DECISIONS.stream()
                                .map(d -> Select.Option.of(d, Words.decision(d)))
                                .toList())
                        .chosen(sent.get("decision"))
                        .error(errors.on("decision")),
                Radios.of("result", "What was found?")
                        .choices(WriteInRecord.RESULTS.stream()
                                .map(r -> Choice.of(r, Words.capacity(r)))
                                .toList())
                        .chosen(sent.get("result"))
                        .error(errors.on("result")),
                date("assessedOn", "On which day?", sent).error(errors.on("assessedOn")),
                Textarea.of("note", "What does this rest on?")
                        .value(sent.get("note"))
                        .error(errors.on("note")));
        return form(
                incident,
                person,
                "Record capacity for a decision",
                "/capacity",
                controls,
                "Record",
                new Procedure(
                        "A person is presumed able to decide unless it is shown, for this decision and at this time, that"
                                + " they cannot.",
                        "Mental Capacity Act 2005 ss 1 to 3"),
                errors,
                model);
    }

    // Contacts --------------------------------------------------------------------------------------------------

    @GetMapping("/contacts")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String contact(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        return contactForm(incident, person, Map.of(), Errors.none(), model);
    }

    @PostMapping("/contacts")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String addContact(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            record.contact(
                    incident,
                    person,
                    new WriteInRecord.NewContact(
                            sent.get("kind"),
                            sent.get("name"),
                            sent.get("relation"),
                            sent.get("phone"),
                            "YES".equals(sent.get("noPhone")),
                            sent.get("registered"),
                            sent.get("authority")),
                    actor);
            flash.addFlashAttribute("notice", "Contact added");
            return "redirect:" + back(incident, person);
        } catch (Rejected e) {
            response.setStatus(422);
            return contactForm(incident, person, sent, Errors.of(e), model);
        }
    }

    private String contactForm(UUID incident, UUID person, Map<String, String> sent, Errors errors, Model model) {
        var controls = List.<Object>of(
                Select.of("kind", "What are they?")
                        .option("", "Choose one")
                        .options(WriteInRecord.CONTACT_KINDS.stream()
                                .map(k -> Select.Option.of(k, Words.contact(k)))
                                .toList())
                        .chosen(sent.get("kind"))
                        .error(errors.on("kind")),
                Input.of("name", "Name").value(sent.get("name")).error(errors.on("name")),
                Input.of("relation", "Relation")
                        .hint("For example niece")
                        .value(sent.get("relation"))
                        .error(errors.on("relation")),
                Input.of("phone", "Phone").value(sent.get("phone")).error(errors.on("phone")),
                care.backstop.govuk.Checkboxes.one("noPhone", "YES", "They have no phone")
                        .chosen(sent.containsKey("noPhone") ? List.of("YES") : List.of()),
                FormPage.yesNo("registered", "Is the power registered?", sent.get("registered"))
                        .hint("Attorneys only. A power that is not registered cannot be used.")
                        .error(errors.on("registered")),
                Input.of("authority", "Registration number or order reference")
                        .value(sent.get("authority"))
                        .error(errors.on("authority")));
        return form(incident, person, "Add a contact", "/contacts", controls, "Add", null, errors, model);
    }

    // Safeguarding ----------------------------------------------------------------------------------------------

    @GetMapping("/enquiry")
    @Access(area = Area.SAF, act = Act.WRITE, on = On.INCIDENT)
    String enquiry(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        return enquiryForm(incident, person, Map.of(), Errors.none(), model);
    }

    @PostMapping("/enquiry")
    @Access(area = Area.SAF, act = Act.WRITE, on = On.INCIDENT)
    String recordEnquiry(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            record.enquiry(incident, person, sent.get("enquiry"), sent.get("number"), actor);
            flash.addFlashAttribute("notice", "Recorded");
            return "redirect:" + back(incident, person);
        } catch (Rejected e) {
            response.setStatus(422);
            return enquiryForm(incident, person, sent, Errors.of(e), model);
        }
    }

    private String enquiryForm(UUID incident, UUID person, Map<String, String> sent, Errors errors, Model model) {
        var controls = List.<Object>of(
                Radios.of("enquiry", "Is a safeguarding enquiry open?")
                        .choice("YES", "Yes")
                        .choice("NO", "No")
                        .chosen(sent.get("enquiry"))
                        .error(errors.on("enquiry")),
                Input.of("number", "Enquiry number").value(sent.get("number")).error(errors.on("number")));
        return form(
                incident,
                person,
                "Safeguarding enquiry",
                "/enquiry",
                controls,
                "Record",
                new Procedure(
                        "Safeguarding runs beside this and is never replaced by it. Others see only that they should speak to"
                                + " the safeguarding lead.",
                        "Southampton procedure, Appendix A 3.12; Kent protocol 1.4"),
                errors,
                model);
    }

    // How it ended ----------------------------------------------------------------------------------------------

    @GetMapping("/outcome")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String outcome(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        return outcomeForm(incident, person, Map.of(), Errors.none(), model);
    }

    @PostMapping("/outcome")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String settle(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            settle.settle(incident, person, status(sent.get("status")), day(sent, "on"), sent.get("note"), actor);
            flash.addFlashAttribute("notice", "Recorded how it ended");
            return "redirect:" + back(incident, person);
        } catch (Rejected e) {
            response.setStatus(e.problems().getFirst().code() == Problem.Code.STATE ? 409 : 422);
            return outcomeForm(incident, person, sent, Errors.of(e), model);
        }
    }

    static @Nullable Status status(@Nullable String sent) {
        return SettlePerson.OUTCOMES.stream()
                .filter(s -> s.name().equals(sent))
                .findFirst()
                .orElse(null);
    }

    private String outcomeForm(UUID incident, UUID person, Map<String, String> sent, Errors errors, Model model) {
        var controls = List.<Object>of(
                Radios.of("status", "What happened?")
                        .choices(SettlePerson.OUTCOMES.stream()
                                .map(s -> Choice.of(
                                        s.name(), s == Status.WAITING ? "This was a mistake: no place yet" : s.words()))
                                .toList())
                        .chosen(sent.get("status"))
                        .error(errors.on("status")),
                date("on", "On which day?", sent).error(errors.on("on")),
                Textarea.of("note", "Who says so, and how do they know?")
                        .value(sent.get("note"))
                        .error(errors.on("note")));
        return form(
                incident,
                person,
                "Record how it ended",
                "/outcome",
                controls,
                "Record",
                new Procedure(
                        "Account for everybody on the list: whoever is not moved by us stays, has left by their own arrangement, or has died.",
                        "Southampton procedure 1.6 and Appendix A 3.1"),
                errors,
                model);
    }

    // Told, in charge -------------------------------------------------------------------------------------------

    @PostMapping("/told")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String told(@PathVariable UUID incident, @PathVariable UUID person, Actor actor, RedirectAttributes flash) {
        progress.told(incident, person, actor);
        flash.addFlashAttribute("notice", "Recorded that they have been told");
        return "redirect:" + back(incident, person);
    }

    @PostMapping("/in-charge")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String inCharge(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable UUID post,
            Actor actor,
            RedirectAttributes flash) {
        if (post == null) {
            throw Rejected.invalid("post", "Choose who should be in charge.");
        }
        charge.put(incident, List.of(person), post, actor);
        flash.addFlashAttribute("notice", "Put in charge");
        return "redirect:" + back(incident, person);
    }

    @PostMapping("/released")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String release(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam UUID post,
            Actor actor,
            RedirectAttributes flash) {
        charge.release(incident, person, post, actor);
        flash.addFlashAttribute("notice", "No longer in charge");
        return "redirect:" + back(incident, person);
    }

    private String form(
            UUID incident,
            UUID person,
            String title,
            String path,
            List<Object> controls,
            String button,
            @Nullable Procedure procedure,
            Errors errors,
            Model model) {
        Changing now = look.forAdding(incident, person);
        var back = back(incident, person);
        model.addAttribute(
                "page",
                new FormPage(
                        now.room(),
                        title,
                        now.called(),
                        back,
                        back + path,
                        controls,
                        Map.of(),
                        button,
                        procedure,
                        errors));
        return "people/form";
    }

    private static String back(UUID incident, UUID person) {
        return "/incidents/" + incident + "/people/" + person;
    }

    private static Section part(String path) {
        return Arrays.stream(Section.values())
                .filter(s -> s.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NotThere("page"));
    }

    private static int version(Map<String, String> sent) {
        var version = sent.getOrDefault("version", "");
        if (!version.matches("[0-9]{1,9}")) {
            throw Rejected.invalid("version", "Open the page again and then save.");
        }
        return Integer.parseInt(version);
    }

    private static @Nullable Answer answer(@Nullable String value) {
        return Arrays.stream(Answer.values())
                .filter(a -> a.name().equals(value))
                .findFirst()
                .orElse(null);
    }

    private static DateInput date(String name, String legend, Map<String, String> sent) {
        return DateInput.of(name, legend)
                .typed(sent.get(name + "-day"), sent.get(name + "-month"), sent.get(name + "-year"));
    }

    private static @Nullable LocalDate day(Map<String, String> sent, String name) {
        var parts = List.of(name + "-year", name + "-month", name + "-day");
        if (parts.stream().allMatch(p -> sent.getOrDefault(p, "").isBlank())) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(sent.getOrDefault(parts.get(0), "").strip()),
                    Integer.parseInt(sent.getOrDefault(parts.get(1), "").strip()),
                    Integer.parseInt(sent.getOrDefault(parts.get(2), "").strip()));
        } catch (DateTimeException | NumberFormatException e) {
            throw Rejected.invalid(name, "There is no such day. Write day, month and year in figures.");
        }
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(text.strip(), DateTimeFormatter.ofPattern("H:mm"));
        } catch (DateTimeException e) {
            throw Rejected.invalid("time", "Write the time as hours and minutes, for example 14:30.");
        }
    }
}
