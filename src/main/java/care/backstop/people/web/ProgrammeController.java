package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.SummaryList;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.people.People;
import care.backstop.people.rules.AssessmentProgramme;
import care.backstop.people.rules.AssessmentProgramme.Facts;
import care.backstop.people.rules.AssessmentProgramme.Needed;
import care.backstop.people.usecase.LookAtPeople;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Works out whether the staff there is can assess everyone again in time. Nothing is kept, nobody is named. */
@Controller
class ProgrammeController {

    private final People people;
    private final IncidentRoom rooms;

    ProgrammeController(People people, IncidentRoom rooms) {
        this.people = people;
        this.rooms = rooms;
    }

    @GetMapping("/incidents/{incident}/people/programme")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String programme(
            @PathVariable UUID incident,
            @RequestParam(name = "people", required = false) @Nullable String many,
            @RequestParam(defaultValue = "2.5") String hoursEach,
            @RequestParam(required = false) @Nullable String staff,
            @RequestParam(defaultValue = "7.5") String hoursADay,
            Model model,
            HttpServletResponse response) {
        var room = rooms.of(incident, LookAtPeople.DOOR);
        var toAssess = many == null ? Integer.toString(people.counts(incident).open()) : many;
        var errors = Errors.none();
        SummaryList needed = null;
        if (staff != null) {
            try {
                needed = words(AssessmentProgramme.needed(
                        new Facts(whole(toAssess), minutes(hoursEach), whole(staff), minutes(hoursADay))));
            } catch (Rejected e) {
                errors = Errors.of(e);
                response.setStatus(422);
            }
        }
        var controls = List.<Object>of(
                Input.of("people", "How many people are to be assessed again?")
                        .value(toAssess)
                        .error(errors.on("people")),
                Input.of("hoursEach", "How many hours does one assessment take?")
                        .hint("With the journey and the writing")
                        .value(hoursEach)
                        .error(errors.on("hoursEach")),
                Input.of("staff", "How many staff can assess?").value(staff).error(errors.on("staff")),
                Input.of("hoursADay", "How many hours a day can each of them give?")
                        .value(hoursADay)
                        .error(errors.on("hoursADay")));
        model.addAttribute(
                "page", new ProgrammePage(room, "/incidents/" + incident + "/people", controls, needed, errors));
        return "people/programme";
    }

    private static SummaryList words(Needed n) {
        return SummaryList.of(
                SummaryList.Row.of("Hours needed", hours(n.minutes())),
                SummaryList.Row.of("Hours a day there are", hours(n.minutesADay())),
                SummaryList.Row.of("Days needed", Long.toString(n.days())));
    }

    private static String hours(long minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Below what the rule allows when it is no number, so that the rule says what is wanted. */
    static int whole(String typed) {
        return typed.strip().matches("[0-9]{1,6}") ? Integer.parseInt(typed.strip()) : -1;
    }

    private static int minutes(String hours) {
        return hours.strip().matches("[0-9]{1,3}([.][0-9]{1,2})?")
                ? new BigDecimal(hours.strip())
                        .multiply(BigDecimal.valueOf(60))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact()
                : -1;
    }
}
