package care.backstop.incident.usecase;

import care.backstop.incident.model.Meeting;
import care.backstop.incident.store.DeadlineStore.Running;
import care.backstop.incident.usecase.KeepCalendars.Dates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import org.jspecify.annotations.Nullable;

/**
 * Meetings and deadlines as iCalendar. What lands in a calendar program is read by others too: it names the group, the
 * time and the place, and leads to the page; no person, no service, nothing of what is decided.
 */
public final class CalendarFiles {

    private static final Duration LASTS = Duration.ofHours(1);

    /**
     * One meeting, to be taken into a calendar.
     *
     * @param address under which the reader reaches us, or null to leave the link out
     */
    public static byte[] invitation(UUID incident, Meeting meeting, @Nullable String address, Instant now) {
        return write(empty().withComponent(event(incident, meeting, meeting.cancelled() != null, address, now))
                .getFluentTarget());
    }

    /** Everything that a post may see. */
    public static byte[] feed(Dates dates, String address, Instant now) {
        var calendar = empty();
        for (var m : dates.meetings()) {
            calendar = calendar.withComponent(event(m.incident(), m.meeting(), m.cancelled(), address, now));
        }
        for (var d : dates.deadlines()) {
            calendar = calendar.withComponent(event(d, address, now));
        }
        return write(calendar.getFluentTarget());
    }

    private static net.fortuna.ical4j.model.FluentCalendar empty() {
        return new Calendar()
                .withProdId("-//Backstop//Backstop//EN")
                .withDefaults()
                .withProperty(ImmutableMethod.PUBLISH);
    }

    private static VEvent event(
            UUID incident, Meeting meeting, boolean cancelled, @Nullable String address, Instant now) {
        var event = new VEvent(false);
        event.add(new Uid(meeting.id() + "@backstop"));
        event.add(new DtStamp(now));
        event.add(new Sequence(meeting.version() + (cancelled ? 1 : 0)));
        if (cancelled) {
            event.add(ImmutableStatus.VEVENT_CANCELLED);
        }
        event.add(new DtStart<>(meeting.at()));
        event.add(new DtEnd<>(meeting.at().plus(LASTS)));
        event.add(new Summary(meeting.title()));
        event.add(new Location(meeting.place()));
        var papers = "Incident %s. Sign in for the agenda and the papers".formatted(code(incident));
        if (address == null) {
            event.add(new Description(papers));
        } else {
            var page = address + "/incidents/" + incident + "/meetings/" + meeting.id();
            event.add(new Description(papers + ": " + page));
            event.add(new Url(URI.create(page)));
        }
        return event;
    }

    private static VEvent event(Running deadline, String address, Instant now) {
        var page = address + "/incidents/" + deadline.incident();
        LocalDate day = deadline.dueOn();
        var event = new VEvent(false);
        event.add(new Uid(UUID.nameUUIDFromBytes(
                        (deadline.incident() + deadline.title()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "@backstop"));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(day));
        event.add(new DtEnd<>(day.plusDays(1)));
        event.add(new Summary("Due: " + deadline.title()));
        event.add(new Description("Incident %s: %s".formatted(code(deadline.incident()), page)));
        event.add(new Url(URI.create(page)));
        return event;
    }

    /** Short enough to be read out, and says nothing about the service. */
    static String code(UUID incident) {
        return incident.toString().substring(0, 8);
    }

    private static byte[] write(Calendar calendar) {
        try {
            var out = new ByteArrayOutputStream();
            new CalendarOutputter(false).output(calendar, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CalendarFiles() {}
}
