package care.backstop.access;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.calendar.AmendCalendar;
import care.backstop.kernel.calendar.CalendarTable;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.kernel.time.CalendarChange;
import care.backstop.kernel.time.Division;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the bank holidays are seen and put right; every deadline in working days is counted on them. */
@Controller
class CalendarController {

    private static final String VIEW = "access/calendar";

    private static final CsvTable<CalendarPage.Day> CSV = CsvTable.<CalendarPage.Day>named("bank-holidays")
            .column("day", CalendarPage.Day::day)
            .column("division", d -> d.division().key())
            .column("title", CalendarPage.Day::title)
            .column("from", CalendarPage.Day::from)
            .column("because", CalendarPage.Day::because)
            .column("set_by", CalendarPage.Day::setBy)
            .column("set_at", CalendarPage.Day::setAt);

    private final CalendarTable table;
    private final AmendCalendar amend;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Clock clock;

    CalendarController(
            CalendarTable table, AmendCalendar amend, Accounts accounts, Permissions permissions, Clock clock) {
        this.table = table;
        this.amend = amend;
        this.accounts = accounts;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping(CalendarPage.PATH)
    @Access(area = Area.ACC, act = Act.READ)
    String show(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String year,
            Actor actor,
            Model model) {
        return show(division, year, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping(CalendarPage.PATH + ".csv")
    @Access(area = Area.ACC, act = Act.READ)
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String year,
            Actor actor) {
        return CSV.file(page(division, year, Map.of(), Errors.none(), actor).days(), clock.instant());
    }

    /** Adds a bank holiday, or strikes one. */
    @PostMapping(CalendarPage.PATH + "/days")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String set(
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var problems = new ArrayList<Problem>();
            var division = division(typed.get("division"));
            var day = day(typed.getOrDefault("day", ""));
            var kind = kind(typed.getOrDefault("kind", ""));
            if (division.isEmpty()) {
                problems.add(Problem.of("division", Problem.Code.VAL, "Choose a part of the United Kingdom"));
            }
            if (day.isEmpty()) {
                problems.add(Problem.of("day", Problem.Code.VAL, "Enter a day, such as 2026-05-04"));
            }
            if (kind.isEmpty()) {
                problems.add(Problem.of("kind", Problem.Code.VAL, "Choose whether the day is added or struck"));
            }
            if (division.isEmpty() || day.isEmpty() || kind.isEmpty()) {
                throw new Rejected(problems);
            }
            amend.set(
                    new CalendarChange(
                            division.get(),
                            day.get(),
                            kind.get(),
                            typed.getOrDefault("title", ""),
                            typed.getOrDefault("because", "")),
                    null,
                    actor);
            flash.addFlashAttribute(
                    "notice",
                    (kind.get() == CalendarChange.Kind.EXTRA
                                            ? "%s is a bank holiday now."
                                            : "%s is no bank holiday now.")
                                    .formatted(London.show(day.get()))
                            + " Each incident shows which of its due dates move.");
            return CalendarPage.redirect(division.get(), day.get().getYear());
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(typed.get("division"), typed.get("year"), typed, Errors.of(e), actor, model);
        }
    }

    /** Takes a row away again, so that the published list holds for that day. */
    @PostMapping(CalendarPage.PATH + "/days/withdraw")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String withdraw(
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var division = division(typed.get("division"));
            var day = day(typed.getOrDefault("day", ""));
            var version = typed.getOrDefault("version", "");
            if (division.isEmpty() || day.isEmpty() || !version.matches("\\d{1,9}")) {
                throw new Rejected(Problem.Code.VAL, "day", "Choose the day from the table again");
            }
            amend.withdraw(division.get(), day.get(), Integer.parseInt(version));
            flash.addFlashAttribute(
                    "notice",
                    "The change of %s is withdrawn. Each incident shows which of its due dates move."
                            .formatted(London.show(day.get())));
            return CalendarPage.redirect(division.get(), day.get().getYear());
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(typed.get("division"), typed.get("year"), Map.of(), Errors.of(e), actor, model);
        } catch (Stale e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(
                    typed.get("division"),
                    typed.get("year"),
                    Map.of(),
                    Errors.of(new Rejected(
                            Problem.Code.CONF,
                            null,
                            "Somebody else changed this day after you opened the page. Look at it again")),
                    actor,
                    model);
        }
    }

    /** From now on deadlines may be counted in this year. */
    @PostMapping(CalendarPage.PATH + "/years")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String confirm(
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var division = division(typed.get("division"));
            var year = typed.getOrDefault("confirmed", "");
            if (division.isEmpty() || !year.matches("\\d{4}")) {
                throw Rejected.invalid("confirmed", "Enter a year, such as 2029");
            }
            try {
                amend.confirmYear(division.get(), Integer.parseInt(year), typed.getOrDefault("compared", ""), actor);
            } catch (Rejected e) {
                throw new Rejected(e.problems().stream()
                        .map(p -> "because".equals(p.field())
                                ? Problem.of("compared", p.code(), p.message())
                                : Problem.of("confirmed", p.code(), p.message()))
                        .toList());
            }
            flash.addFlashAttribute("notice", "Deadlines may be counted in %s now".formatted(year));
            return CalendarPage.redirect(division.get(), Integer.parseInt(year));
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(typed.get("division"), typed.get("year"), typed, Errors.of(e), actor, model);
        }
    }

    private String show(
            @Nullable String division,
            @Nullable String year,
            Map<String, String> typed,
            Errors errors,
            Actor actor,
            Model model) {
        model.addAttribute("page", page(division, year, typed, errors, actor));
        return VIEW;
    }

    private CalendarPage page(
            @Nullable String division, @Nullable String year, Map<String, String> typed, Errors errors, Actor actor) {
        var asked = division(division).orElse(Division.ENGLAND_AND_WALES);
        int of = year != null && year.matches("\\d{4}")
                ? Integer.parseInt(year)
                : London.day(clock.instant()).getYear();
        var names = accounts.posts().stream()
                .collect(Collectors.toMap(Accounts.PostRow::post, p -> p.name() + ", " + p.title()));
        return CalendarPage.of(
                asked,
                of,
                table.of(asked),
                table.rows(),
                table.shipped(),
                table.years(),
                names,
                permissions.may(actor, Area.ACC, Act.APPROVE),
                typed,
                errors);
    }

    private static Optional<Division> division(@Nullable String key) {
        return Arrays.stream(Division.values()).filter(d -> d.key().equals(key)).findFirst();
    }

    private static Optional<CalendarChange.Kind> kind(String name) {
        return Arrays.stream(CalendarChange.Kind.values())
                .filter(k -> k.name().equals(name))
                .findFirst();
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
