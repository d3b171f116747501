package care.backstop.incident.usecase;

import care.backstop.incident.Evidence.Exhibit;
import care.backstop.incident.LogClass;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Appraisal;
import care.backstop.incident.model.Attendance;
import care.backstop.incident.model.CallAttempt;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.DutyEnd;
import care.backstop.incident.model.Ending;
import care.backstop.incident.model.EvidencePack;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Minute;
import care.backstop.incident.model.Notice;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.model.Team;
import care.backstop.incident.model.Verified;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.AppraisalStore;
import care.backstop.incident.store.CallStore;
import care.backstop.incident.store.ClosingStore;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.LearningStore;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.incident.store.VerificationStore;
import care.backstop.kernel.AuditExcerpts;
import care.backstop.kernel.Finding;
import care.backstop.kernel.London;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.kernel.outbox.Posted;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.people.People;
import care.backstop.people.PeopleReports;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What this module's own record gives to a pack of evidence. */
@Component
class GatherEvidence {

    /** A decision with the facts that were known when it was made. */
    private record Known(
            UUID test,
            String about,
            Object asOf,
            Object testedAt,
            String testedBy,
            String ruleVersion,
            String row,
            String result,
            Map<String, String> facts,
            Map<String, String> sources,
            List<Finding> findings,
            @Nullable Decision decision) {}

    /** A member at a meeting. */
    private record Present(
            Meeting meeting, Team.Member member, @Nullable Attendance attendance) {}

    /** An answer to a question with options. */
    private record Answered(Appraisal appraisal, Appraisal.Option option) {}

    private static final String WITHHELD = "Left out: it seems to name somebody the incident affects";

    private static final CsvTable<Verified> VERIFICATIONS = CsvTable.<Verified>named("verifications")
            .column("at", Verified::at)
            .column("standing", v -> v.standing().words())
            .column("with_whom", Verified::withWhom)
            .column("how", Verified::how)
            .column("note", Verified::note)
            .column("recorded_at", Verified::recordedAt)
            .column("recorded_by", Verified::recordedBy);

    private static final CsvTable<Notice> NOTICES = CsvTable.<Notice>named("notices")
            .column("told_at", Notice::toldAt)
            .column("notified_by", Notice::notifiedBy)
            .column("how", Notice::how)
            .column("said", Notice::said)
            .column("used", n -> n.judged() == null ? null : n.judged().used())
            .column("because", n -> n.judged() == null ? null : n.judged().because())
            .column("judged_by", n -> n.judged() == null ? null : n.judged().by());

    private static final CsvTable<CallAttempt> CALLS = CsvTable.<CallAttempt>named("calls")
            .column("tried_at", CallAttempt::triedAt)
            .column("name", CallAttempt::name)
            .column("post", CallAttempt::postName)
            .column("way", c -> c.way().name())
            .column("outcome", c -> c.outcome().name())
            .column("note", CallAttempt::note)
            .column(
                    "confirmed_at",
                    c -> c.confirmed() == null ? null : c.confirmed().sentAt());

    private static final CsvTable<ServiceTest> SERVICES = CsvTable.<ServiceTest>named("service-decisions")
            .column("test", ServiceTest::id)
            .column("location", ServiceTest::location)
            .column("service", ServiceTest::locationName)
            .column("row", ServiceTest::row)
            .column("result", ServiceTest::result)
            .column("explanation", ServiceTest::explanation)
            .column("tested_at", ServiceTest::testedAt)
            .column("tested_by", ServiceTest::testedBy)
            .column("rule_version", ServiceTest::ruleVersion)
            .column("duty_from", ServiceTest::dutyFrom)
            .column("decided", t -> of(t.decision(), Decision::decided))
            .column("advised", t -> of(t.decision(), Decision::advised))
            .column("differs_because", t -> of(t.decision(), Decision::differsBecause))
            .column("reasons", t -> of(t.decision(), Decision::reasons))
            .column("decided_at", t -> of(t.decision(), Decision::at))
            .column("decided_by", t -> of(t.decision(), Decision::by))
            .column("post", t -> of(t.decision(), Decision::postName));

    private static final CsvTable<Answered> OPTIONS = CsvTable.<Answered>named("options")
            .column("question", a -> a.appraisal().question())
            .column("option", a -> a.option().words())
            .column("kind", a -> a.option().kind().words())
            .column("people", a -> a.option().people())
            .column("cost_pence", a -> a.option().costPence())
            .column("days", a -> a.option().days())
            .column("risk", a -> a.option().risk().words())
            .column("in_favour", a -> a.option().inFavour())
            .column("against", a -> a.option().against())
            .column(
                    "rejected_because",
                    a -> a.option().rejected() == null
                            ? null
                            : a.option().rejected().because())
            .column(
                    "chosen",
                    a -> a.appraisal().choice() != null
                            && a.appraisal().choice().option().equals(a.option().id()))
            .column(
                    "decided_at",
                    a -> a.appraisal().choice() == null
                            ? null
                            : a.appraisal().choice().at())
            .column(
                    "decided_by",
                    a -> a.appraisal().choice() == null
                            ? null
                            : a.appraisal().choice().by())
            .column(
                    "signed_by",
                    a -> a.appraisal().choice() == null
                            ? null
                            : a.appraisal().choice().signatures().stream()
                                    .map(s -> s.agency() + ": " + s.name())
                                    .collect(Collectors.joining("; ")));

    private static final CsvTable<Due> DEADLINES = CsvTable.<Due>named("deadlines")
            .column("deadline", Due::title)
            .column("clause", Due::clause)
            .column("rule", Due::rule)
            .column("counted_from", Due::countedFrom)
            .column("due_at", Due::dueAt)
            .column("met_at", Due::metAt)
            .column("explanation", Due::explanation)
            .column("moved_because", Due::movedBecause)
            .column("calendar_version", Due::calendarVersion);

    private static final CsvTable<Action> PLAN = CsvTable.<Action>named("plan")
            .column("number", Action::number)
            .column("part", Action::partTitle)
            .column("action", Action::wording)
            .column("clause", Action::clause)
            .column("agencies", a -> String.join("; ", a.agencies()))
            .column(
                    "owners",
                    a -> a.owners().stream()
                            .map(o -> o.name() + " (" + o.agency() + ")")
                            .collect(Collectors.joining("; ")))
            .column("due_at", Action::dueAt)
            .column("due_rule", Action::dueRule)
            .column("state", a -> a.state().words())
            .column("evidence", Action::evidence)
            .column("reason", Action::reason)
            .column("settled_at", Action::settledAt)
            .column("settled_by", Action::settledBy)
            .column("procedure", a -> a.procedure().template())
            .column("new_since", a -> a.procedure().news());

    private static final CsvTable<LogEntry> LOG = CsvTable.<LogEntry>named("log")
            .column("number", LogEntry::number)
            .column("happened_at", LogEntry::happenedAt)
            .column("entered_at", LogEntry::enteredAt)
            .column("type", e -> e.kind().words())
            .column("text", LogEntry::text)
            .column("details", e -> new TreeMap<>(e.details()).toString())
            .column("about", LogEntry::about)
            .column("by", LogEntry::by)
            .column("post", LogEntry::postName)
            .column("agency", LogEntry::agency)
            .column("follows", LogEntry::follows)
            .column("step", LogEntry::step)
            .column("corrects", LogEntry::corrects)
            .column("corrected_by", LogEntry::correctedBy);

    private static final CsvTable<Present> ATTENDANCE = CsvTable.<Present>named("attendance")
            .column("group", p -> p.meeting().group())
            .column("held_at", p -> p.meeting().heldAt())
            .column("member", p -> p.member().name())
            .column("agency", p -> p.member().agency())
            .column(
                    "how",
                    p -> p.attendance() == null ? null : p.attendance().how().words());

    private static final CsvTable<Lesson> LESSONS = CsvTable.<Lesson>named("lessons")
            .column("number", Lesson::number)
            .column("lesson", Lesson::text)
            .column("leads_to", l -> l.leadsTo().words())
            .column("agency", l -> l.owner().agency())
            .column("due_on", Lesson::dueOn)
            .column("state", l -> l.state().words())
            .column("outcome", Lesson::outcome);

    private static final CsvTable<Ending> ENDINGS = CsvTable.<Ending>named("endings")
            .column("at", Ending::at)
            .column("what", e -> e.closed() ? "Closed" : "Opened again")
            .column("because", Ending::because)
            .column("by", Ending::by)
            .column("post", Ending::postName);

    private static final CsvTable<Posted> LETTERS = CsvTable.<Posted>named("letters")
            .column("written_at", Posted::at)
            .column("written_by", Posted::by)
            .column("to", Posted::name)
            .column("about", Posted::about)
            .column("subject", Posted::subject)
            .column("text", Posted::text)
            .column("state", l -> l.state().name())
            .column("sent_at", Posted::sentAt)
            .column("revoked_at", Posted::revokedAt)
            .column("revoked_because", Posted::revokedBecause);

    private static final CsvTable<AuditExcerpts.Line> AUDIT = CsvTable.<AuditExcerpts.Line>named("audit")
            .column("position", AuditExcerpts.Line::position)
            .column("at", AuditExcerpts.Line::at)
            .column("kind", AuditExcerpts.Line::kind)
            .column("what", AuditExcerpts.Line::what)
            .column("subject", AuditExcerpts.Line::subject)
            .column("actor", AuditExcerpts.Line::actor)
            .column("post", AuditExcerpts.Line::post)
            .column("role", AuditExcerpts.Line::role)
            .column("fields", l -> String.join("; ", l.fields()))
            .column("people", l -> String.join("; ", l.people()))
            .column("before", AuditExcerpts.Line::before)
            .column("hash", AuditExcerpts.Line::hash);

    private final IncidentStore incidents;
    private final VerificationStore verifications;
    private final CallStore calls;
    private final DutyStore duties;
    private final AppraisalStore appraisals;
    private final DeadlineStore deadlines;
    private final ActionStore actions;
    private final LogBook log;
    private final TakeMinutes minutes;
    private final HoldMeeting meetings;
    private final LearningStore learning;
    private final ClosingStore closing;
    private final Outbox outbox;
    private final AuditExcerpts audit;
    private final People people;
    private final PeopleReports reports;
    private final JsonMapper json;

    GatherEvidence(
            IncidentStore incidents,
            VerificationStore verifications,
            CallStore calls,
            DutyStore duties,
            AppraisalStore appraisals,
            DeadlineStore deadlines,
            ActionStore actions,
            LogBook log,
            TakeMinutes minutes,
            HoldMeeting meetings,
            LearningStore learning,
            ClosingStore closing,
            Outbox outbox,
            AuditExcerpts audit,
            People people,
            PeopleReports reports,
            JsonMapper json) {
        this.incidents = incidents;
        this.verifications = verifications;
        this.calls = calls;
        this.duties = duties;
        this.appraisals = appraisals;
        this.deadlines = deadlines;
        this.actions = actions;
        this.log = log;
        this.minutes = minutes;
        this.meetings = meetings;
        this.learning = learning;
        this.closing = closing;
        this.outbox = outbox;
        this.audit = audit;
        this.people = people;
        this.reports = reports;
        this.json = json;
    }

    List<Exhibit> of(EvidencePack pack) {
        var id = pack.incident();
        var files = new ArrayList<Exhibit>();
        files.add(json("incident.json", incidents.find(id)));
        files.add(csv("intake/verifications.csv", VERIFICATIONS, verifications.of(id)));
        files.add(csv("intake/notices.csv", NOTICES, calls.notices(id)));
        files.add(csv("intake/calls.csv", CALLS, calls.attempts(id)));
        var tests = duties.services(id);
        files.add(csv("decisions/services.csv", SERVICES, tests));
        files.add(json(
                "decisions/facts-known-then.json",
                tests.stream().map(GatherEvidence::known).toList()));
        files.add(csv(
                "decisions/options.csv",
                OPTIONS,
                appraisals.of(id).stream()
                        .flatMap(a -> a.options().stream().map(o -> new Answered(a, o)))
                        .toList()));
        files.add(csv("plan/plan.csv", PLAN, actions.of(id)));
        files.add(csv("plan/deadlines.csv", DEADLINES, deadlines.of(id)));
        log(files, pack);
        meetings(files, pack);
        files.add(csv("messages/letters.csv", LETTERS, outbox.of(id)));
        files.add(csv("learning/lessons.csv", LESSONS, learning.of(id)));
        files.add(csv("learning/endings.csv", ENDINGS, closing.endings(id)));
        if (pack.withPeople()) {
            people(files, id);
        }
        var excerpt = audit.of("incident:" + id);
        files.add(csv(
                "audit/entries.csv",
                AUDIT,
                excerpt.lines().stream()
                        .map(l -> pack.withPeople() ? l : without(l))
                        .toList()));
        var chain = new LinkedHashMap<String, @Nullable Object>();
        chain.put("entries", excerpt.entries());
        chain.put("head", excerpt.head());
        chain.put("checkpoint", excerpt.checkpoint() == null ? null : json.readTree(excerpt.checkpoint()));
        files.add(json("audit/chain.json", chain));
        return files;
    }

    private static AuditExcerpts.Line without(AuditExcerpts.Line l) {
        return new AuditExcerpts.Line(
                l.position(),
                l.at(),
                l.kind(),
                l.what(),
                l.subject(),
                l.actor(),
                l.post(),
                l.role(),
                l.fields(),
                l.people().isEmpty() ? List.of() : List.of(l.people().size() + " people"),
                l.before(),
                l.hash());
    }

    private void log(List<Exhibit> files, EvidencePack pack) {
        var entries = entries(pack);
        var told = entries.stream().flatMap(e -> Stream.ofNullable(person(e))).collect(Collectors.toSet());
        files.add(new Exhibit("log/log.csv", csv("log", LOG, entries).content(), told));
    }

    /** Whom an entry is about, or null. */
    private static @Nullable UUID person(LogEntry e) {
        var about = e.about();
        return about != null && about.startsWith("person:") ? UUID.fromString(about.substring(7)) : null;
    }

    /** The whole timeline; without people, entries about single ones lose their words. */
    private List<LogEntry> entries(EvidencePack pack) {
        var all = new ArrayList<>(log.read(pack.incident(), Asked.EVERYTHING));
        all.sort(Comparator.comparing(LogEntry::number));
        if (pack.withPeople()) {
            return all;
        }
        var texts = new LinkedHashSet<String>();
        all.forEach(e -> {
            texts.add(e.text());
            texts.addAll(e.details().values());
        });
        var naming = reports.naming(pack.incident(), texts);
        return all.stream()
                .map(e -> e.readBy() == LogClass.PERSONAL
                                || person(e) != null
                                || naming.contains(e.text())
                                || e.details().values().stream().anyMatch(naming::contains)
                        ? new LogEntry(
                                e.number(),
                                e.kind(),
                                WITHHELD,
                                null,
                                e.happenedAt(),
                                e.enteredAt(),
                                e.by(),
                                e.postName(),
                                e.agency(),
                                e.readBy(),
                                Map.of(),
                                e.follows(),
                                e.step(),
                                e.corrects(),
                                e.correctedBy())
                        : e)
                .toList();
    }

    private void meetings(List<Exhibit> files, EvidencePack pack) {
        var present = new ArrayList<Present>();
        int n = 0;
        for (var meeting : meetings.of(pack.incident())) {
            var whole = minutes.whole(pack.incident(), meeting.id());
            n++;
            files.add(new Exhibit(
                    "meetings/%02d-%s.txt".formatted(n, London.day(meeting.at())),
                    minutes(whole, pack).getBytes(StandardCharsets.UTF_8)));
            var team = whole.team();
            if (team != null && meeting.heldAt() != null) {
                team.principals().forEach(m -> present.add(new Present(meeting, m, whole.of(m.id()))));
            }
        }
        files.add(csv("meetings/attendance.csv", ATTENDANCE, present));
    }

    private String minutes(TakeMinutes.Whole whole, EvidencePack pack) {
        var m = whole.meeting();
        var naming = pack.withPeople()
                ? Set.<String>of()
                : reports.naming(
                        pack.incident(),
                        whole.minutes().stream()
                                .flatMap(x -> Stream.ofNullable(x.text()))
                                .toList());
        var text = new StringBuilder();
        text.append(m.title()).append('\n');
        text.append("Planned for ")
                .append(London.show(m.scheduledAt()))
                .append(", ")
                .append(m.place())
                .append('\n');
        var cancelled = m.cancelled();
        if (cancelled != null) {
            text.append("Cancelled on ")
                    .append(London.show(cancelled.at()))
                    .append(" by ")
                    .append(cancelled.by())
                    .append(": ")
                    .append(cancelled.because())
                    .append('\n');
        }
        if (m.heldAt() != null) {
            text.append("Held on ")
                    .append(London.show(m.heldAt()))
                    .append(", chaired by ")
                    .append(m.chair())
                    .append('\n');
            text.append("Decided: ").append(m.outcome()).append('\n');
        }
        text.append(
                m.approvedAt() == null
                        ? "Minutes not approved\n"
                        : "Minutes approved on %s by %s\n".formatted(London.show(m.approvedAt()), m.approvedBy()));
        for (Minute line : m.minutesBegunAt() == null ? List.<Minute>of() : whole.minutes()) {
            text.append('\n')
                    .append(line.no())
                    .append(". ")
                    .append(line.heading())
                    .append('\n');
            line.open().forEach(o -> text.append("   - ").append(o).append('\n'));
            if (line.text() != null) {
                text.append("   ")
                        .append(naming.contains(line.text()) ? WITHHELD : line.text())
                        .append('\n');
            }
        }
        if (!whole.actions().isEmpty()) {
            text.append("\nActions born here\n");
            whole.actions()
                    .forEach(a -> text.append("   ")
                            .append(a.number())
                            .append(' ')
                            .append(a.wording())
                            .append('\n'));
        }
        if (!whole.circulation().isEmpty()) {
            text.append("\nCirculated to\n");
            whole.circulation()
                    .forEach(c -> text.append("   ")
                            .append(c.name())
                            .append(c.readAt() == null ? "" : ", read on " + London.show(c.readAt()))
                            .append('\n'));
        }
        return text.toString();
    }

    /** What was asked, answered, decided and ended for each person. */
    private void people(List<Exhibit> files, UUID id) {
        var views = people.of(id).stream().collect(Collectors.toMap(p -> p.id(), Function.identity()));
        var told = new LinkedHashSet<UUID>();
        var known = new ArrayList<Known>();
        var ends = new ArrayList<DutyEnd>();
        for (var latest : duties.latestOfPeople(id)) {
            told.add(latest.person());
            duties.person(id, latest.person()).forEach(t -> known.add(known(t, about(views.get(t.person()), t))));
            ends.addAll(duties.ends(id, latest.person()));
        }
        files.add(new Exhibit(
                "people/determinations.json", json("determinations", known).content(), told));
        files.add(csv(
                "people/duty-ends.csv",
                CsvTable.<DutyEnd>named("duty-ends")
                        .column("person", e -> reference(views.get(e.person()), e.person()))
                        .column("ended_at", DutyEnd::endedAt)
                        .column("arrangement", DutyEnd::arrangement)
                        .column("reasons", DutyEnd::reasons)
                        .column("recorded_at", DutyEnd::recordedAt)
                        .column("recorded_by", DutyEnd::by)
                        .column("post", DutyEnd::postName),
                ends));
    }

    private static String about(care.backstop.people.@Nullable PersonView view, PersonTest t) {
        return view == null ? t.person().toString() : "%s, %s".formatted(view.reference(), view.called());
    }

    private static String reference(care.backstop.people.@Nullable PersonView view, UUID person) {
        return view == null ? person.toString() : view.reference();
    }

    private static Known known(ServiceTest t) {
        return new Known(
                t.id(),
                "%s (%s)".formatted(t.locationName(), t.location()),
                t.asOf(),
                t.testedAt(),
                t.testedBy(),
                t.ruleVersion(),
                t.row(),
                t.result(),
                new TreeMap<>(t.facts()),
                new TreeMap<>(t.sources()),
                t.findings(),
                t.decision());
    }

    private static Known known(PersonTest t, String about) {
        return new Known(
                t.id(),
                about,
                t.testedAt(),
                t.testedAt(),
                t.testedBy(),
                t.ruleVersion(),
                t.row(),
                t.result(),
                new TreeMap<>(t.facts()),
                Map.of(),
                t.findings(),
                t.decision());
    }

    private Exhibit json(String path, Object value) {
        return new Exhibit(path, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
    }

    private static <R> Exhibit csv(String path, CsvTable<R> table, List<R> rows) {
        var bytes = new ByteArrayOutputStream();
        table.write(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), rows);
        return new Exhibit(path, bytes.toByteArray());
    }

    private static <T> @Nullable T of(@Nullable Decision decision, Function<Decision, @Nullable T> part) {
        return decision == null ? null : part.apply(decision);
    }
}
