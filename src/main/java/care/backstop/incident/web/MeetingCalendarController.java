package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table.Cell;
import care.backstop.incident.store.CalendarStore.Link;
import care.backstop.incident.usecase.CalendarFiles;
import care.backstop.incident.usecase.HoldMeeting;
import care.backstop.incident.usecase.KeepCalendars;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Meetings in calendar programs: one as a file, all of a post behind a link that can be revoked. */
@Controller
class MeetingCalendarController {

    private static final String TYPE = "text/calendar;charset=UTF-8";

    private final KeepCalendars calendars;
    private final HoldMeeting meetings;
    private final Clock clock;

    MeetingCalendarController(KeepCalendars calendars, HoldMeeting meetings, Clock clock) {
        this.calendars = calendars;
        this.meetings = meetings;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/meetings/{meeting}/invitation.ics")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> invitation(@PathVariable UUID incident, @PathVariable UUID meeting) {
        return file(CalendarFiles.invitation(incident, meetings.find(incident, meeting), address(), clock.instant()));
    }

    @GetMapping("/calendar/feed/{secret}")
    @OpenToAll(because = "the link is its own proof: 256 random bits, revocable, and it shows no person and no service")
    ResponseEntity<byte[]> feed(@PathVariable String secret) {
        var name = secret.endsWith(".ics") ? secret.substring(0, secret.length() - 4) : secret;
        return file(CalendarFiles.feed(calendars.behind(name), address(), clock.instant()));
    }

    @GetMapping("/calendar")
    @Access(area = Area.INC, act = Act.READ)
    String links(Model model) {
        return show(null, Map.of(), Errors.none(), model);
    }

    @PostMapping("/calendar")
    @Access(area = Area.INC, act = Act.READ)
    String make(@RequestParam Map<String, String> typed, Actor actor, Model model, HttpServletResponse response) {
        try {
            var secret = calendars.make(typed.get("label"), actor);
            return show(address() + "/calendar/feed/" + secret + ".ics", Map.of(), Errors.none(), model);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(null, typed, Errors.of(e), model);
        }
    }

    @PostMapping("/calendar/{link}/revoke")
    @Access(area = Area.INC, act = Act.READ)
    String revoke(@PathVariable UUID link, Actor actor) {
        calendars.revoke(link, actor);
        return "redirect:/calendar";
    }

    private String show(@Nullable String made, Map<String, String> typed, Errors errors, Model model) {
        var links = calendars.mine();
        model.addAttribute(
                "page",
                new CalendarLinksPage(
                        made,
                        links.stream()
                                .filter(Link::live)
                                .map(l -> new CalendarLinksPage.Live(
                                        l.id().toString(), l.label(), London.show(l.createdAt())))
                                .toList(),
                        DataTable.of("revoked", "Revoked links")
                                .columns("For", "Made", "Revoked")
                                .rows(links.stream()
                                        .filter(l -> !l.live())
                                        .map(l -> DataTable.Row.of(
                                                Cell.of(l.label()),
                                                Cell.of(London.show(l.createdAt())),
                                                Cell.of(l.revokedAt() == null ? "" : London.show(l.revokedAt()))))
                                        .toList())
                                .empty("None has been revoked.")
                                .csvFrom(Href.of("/calendar")),
                        typed,
                        errors));
        return "incident/calendar";
    }

    private static String address() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    private static ResponseEntity<byte[]> file(byte[] calendar) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"meetings.ics\"")
                .body(calendar);
    }
}
