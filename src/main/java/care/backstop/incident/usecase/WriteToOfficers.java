package care.backstop.incident.usecase;

import care.backstop.incident.model.CallAttempt;
import care.backstop.incident.model.Circulated;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Stage;
import care.backstop.incident.model.Team;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.Role;
import care.backstop.kernel.outbox.Letter;
import care.backstop.kernel.outbox.LetterState;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.kernel.outbox.Posted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The letters of an incident to officers whose posts have an address. They give a code, a time and a page, and leave what
 * happened where, and to whom, behind the sign-in.
 */
@Service
class WriteToOfficers {

    private final Outbox outbox;
    private final IncidentMembers members;

    WriteToOfficers(Outbox outbox, IncidentMembers members) {
        this.outbox = outbox;
        this.members = members;
    }

    /**
     * To the council's leads, beside the calls, which they do not replace.
     *
     * @param parts the incidents of its services, where each has one of its own: they are in the same letter
     */
    void opened(UUID incident, List<UUID> parts, Instant at, Actor by) {
        var leads = members.of(incident).stream()
                .filter(m -> m.role() == Role.INCIDENT_LEAD && m.agency().equals(by.agency()))
                .filter(m -> !m.post().equals(by.post()))
                .toList();
        var reached = outbox.reachable(leads.stream().map(Member::post).toList());
        for (var lead : leads) {
            if (reached.contains(lead.post())) {
                outbox.send(Letter.of(
                                incident,
                                waits(incident),
                                new Letter.Post(lead.post(), lead.userName()),
                                "An incident was opened: please take it or say that you cannot",
                                """
                                Incident %s was opened on %s and waits for a lead.%s

                                This letter does not replace the call: whoever can lead takes it on the page, or when \
                                they are rung.""".formatted(CalendarFiles.code(incident), London.show(at), parts(parts)))
                        .leadingTo("/incidents/" + incident + "/calls"));
            }
        }
    }

    private static String parts(List<UUID> parts) {
        return parts.isEmpty()
                ? ""
                : """
                 It has %s of its own, one for each service, and each waits for a lead too: %s.""".formatted(
                                parts.size() == 1 ? "1 incident" : parts.size() + " incidents",
                                parts.stream().map(CalendarFiles::code).collect(Collectors.joining(", ")));
    }

    /** Somebody leads it: whoever has not been told yet need not be, and whoever has is told that it is settled. */
    void taken(UUID incident, Stage.Lead lead) {
        var told = outbox.revoke(incident, waits(incident), lead.name() + " has taken the lead");
        var posts = told.stream()
                .flatMap(l -> Stream.ofNullable(l.post()))
                .filter(post -> !post.equals(lead.post()))
                .toList();
        if (posts.isEmpty()) {
            return;
        }
        var reached = outbox.reachable(posts);
        for (var letter : told) {
            var post = letter.post();
            if (post != null && reached.contains(post) && !post.equals(lead.post())) {
                outbox.send(Letter.of(
                                incident,
                                "lead:" + incident,
                                letter.to(),
                                "The incident has a lead: nothing more is asked of you now",
                                "%s has taken the lead of incident %s."
                                        .formatted(lead.name(), CalendarFiles.code(incident)))
                        .leadingTo("/incidents/" + incident));
            }
        }
    }

    private static String waits(UUID incident) {
        return "incident:" + incident;
    }

    /** The written confirmation of a call that was accepted. */
    void confirmCall(UUID incident, CallAttempt call) {
        if (outbox.reachable(List.of(call.post())).isEmpty()) {
            return;
        }
        outbox.send(Letter.of(
                        incident,
                        about(call),
                        new Letter.Post(call.post(), call.name()),
                        "You have taken an incident: written confirmation",
                        """
                        This confirms in writing what was said (%s) on %s: you have accepted the lead of incident %s.

                        If that is not right, say so at once to %s, who recorded it.""".formatted(
                                        call.way().words().toLowerCase(java.util.Locale.UK),
                                        London.show(call.triedAt()),
                                        CalendarFiles.code(incident),
                                        call.recordedBy()))
                .leadingTo("/incidents/" + incident));
    }

    /** The calls, those with a letter that the mail server took as confirmed by it. */
    List<CallAttempt> confirmed(UUID incident, List<CallAttempt> calls) {
        if (calls.stream().noneMatch(c -> c.outcome() == Outcome.ACCEPTED && c.confirmed() == null)) {
            return calls;
        }
        var sent = outbox.of(incident).stream()
                .filter(l -> l.state() == LetterState.SENT)
                .toList();
        return calls.stream().map(c -> confirmed(c, sent)).toList();
    }

    private static CallAttempt confirmed(CallAttempt call, List<Posted> sent) {
        if (call.outcome() != Outcome.ACCEPTED || call.confirmed() != null) {
            return call;
        }
        return sent.stream()
                .filter(l -> l.about().equals(about(call)) && call.post().equals(l.post()))
                .findFirst()
                .map(l -> call.confirmedBy(
                        new CallAttempt.Confirmed("by letter " + l.id(), Objects.requireNonNull(l.sentAt()), l.by())))
                .orElse(call);
    }

    private static String about(CallAttempt call) {
        return "call:" + call.id();
    }

    /** To everybody who belongs to the group, with the meeting as a calendar file. */
    void invite(UUID incident, Meeting meeting, Team team, Instant now) {
        var to = team.principals();
        var reached = outbox.reachable(
                to.stream().flatMap(m -> Stream.ofNullable(m.post())).toList());
        var calendar = new String(CalendarFiles.invitation(incident, meeting, null, now), StandardCharsets.UTF_8);
        for (var member : to) {
            var post = member.post();
            if (post != null && reached.contains(post)) {
                outbox.send(Letter.of(
                                incident,
                                about(meeting),
                                new Letter.Post(post, member.name()),
                                "Meeting on " + London.show(meeting.scheduledAt()),
                                """
                                %s of incident %s meets on %s, %s. The agenda and the papers are on the page. \
                                If you cannot come, send your deputy.""".formatted(
                                                meeting.group(),
                                                CalendarFiles.code(incident),
                                                London.show(meeting.scheduledAt()),
                                                meeting.place()))
                        .leadingTo(page(incident, meeting))
                        .with(calendar)
                        .usefulUntil(meeting.scheduledAt()));
            }
        }
    }

    /** To whoever was invited: it does not take place. An invitation that has not gone yet is taken back. */
    void callOff(UUID incident, Meeting meeting, Instant now) {
        var gone = outbox.revoke(incident, about(meeting), "The meeting is cancelled");
        if (!now.isBefore(meeting.scheduledAt())) {
            return;
        }
        var reached = outbox.reachable(
                gone.stream().flatMap(l -> Stream.ofNullable(l.post())).toList());
        var calendar = new String(CalendarFiles.invitation(incident, meeting, null, now), StandardCharsets.UTF_8);
        for (var letter : gone) {
            if (letter.post() != null && reached.contains(letter.post())) {
                outbox.send(Letter.of(
                                incident,
                                about(meeting),
                                letter.to(),
                                "Cancelled: meeting on " + London.show(meeting.scheduledAt()),
                                "%s of incident %s does not meet on %s. Why is on the page."
                                        .formatted(
                                                meeting.group(),
                                                CalendarFiles.code(incident),
                                                London.show(meeting.scheduledAt())))
                        .leadingTo(page(incident, meeting))
                        .with(calendar)
                        .usefulUntil(meeting.scheduledAt()));
            }
        }
    }

    /** That there are minutes to read; they stay on the page. */
    void circulate(UUID incident, Meeting meeting, List<Circulated> to) {
        var reached = outbox.reachable(
                to.stream().flatMap(c -> Stream.ofNullable(c.post())).toList());
        for (var reader : to) {
            var post = reader.post();
            if (post != null && reached.contains(post)) {
                outbox.send(Letter.of(
                                incident,
                                about(meeting),
                                new Letter.Post(post, reader.name()),
                                "Minutes to read: meeting of " + London.show(London.day(meeting.at())),
                                """
                                The minutes of %s of incident %s, held on %s, are approved. Please read them on the \
                                page and say there that you have.""".formatted(
                                                meeting.group(),
                                                CalendarFiles.code(incident),
                                                London.show(London.day(meeting.at()))))
                        .leadingTo(page(incident, meeting)));
            }
        }
    }

    /**
     * Waits until a request is late, for whoever asked and for the lead; one that is settled in time is taken back before.
     */
    void whenLate(UUID incident, int number, UUID request, Instant dueAt, List<Letter.Post> to) {
        var reached = outbox.reachable(to.stream().map(Letter.Post::post).toList());
        for (var reader : to) {
            if (reached.contains(reader.post())) {
                outbox.send(Letter.of(incident, aboutRequest(request), reader, "A request is late", """
                                Request %d of incident %s was to be answered before %s. Chase it, or say on the page what \
                                became of it.""".formatted(
                                        number, CalendarFiles.code(incident), London.show(dueAt)))
                        .leadingTo("/incidents/%s/requests/%s".formatted(incident, request))
                        .notBefore(dueAt));
            }
        }
    }

    /** A request is settled, refused or asked anew: nobody is told any more that it is late. */
    void notLate(UUID incident, UUID request) {
        outbox.revoke(incident, aboutRequest(request), "Something became of the request");
    }

    private static String aboutRequest(UUID request) {
        return "request:" + request;
    }

    /** To whoever has the lesson, at most once a day however often it is chased. */
    void chased(Lesson lesson, Instant now) {
        var post = lesson.owner().post();
        var about = "lesson:" + lesson.id();
        var today = London.day(now);
        if (post == null
                || outbox.reachable(List.of(post)).isEmpty()
                || outbox.of(lesson.incident()).stream()
                        .anyMatch(l -> l.about().equals(about)
                                && post.equals(l.post())
                                && London.day(l.at()).equals(today))) {
            return;
        }
        outbox.send(Letter.of(
                        lesson.incident(),
                        about,
                        new Letter.Post(post, lesson.owner().name()),
                        "A lesson waits for you",
                        """
                        Lesson %d of incident %s is due on %s, and somebody asks how far it has come. Say on the page what \
                        has changed because of it.""".formatted(
                                lesson.number(), CalendarFiles.code(lesson.incident()), London.show(lesson.dueOn())))
                .leadingTo("/incidents/%s/learning/lessons/%s".formatted(lesson.incident(), lesson.id())));
    }

    private static String about(Meeting meeting) {
        return "meeting:" + meeting.id();
    }

    private static String page(UUID incident, Meeting meeting) {
        return "/incidents/" + incident + "/meetings/" + meeting.id();
    }
}
