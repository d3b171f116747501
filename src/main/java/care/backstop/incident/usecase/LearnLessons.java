package care.backstop.incident.usecase;

import care.backstop.incident.model.Edition;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.Lesson.LeadsTo;
import care.backstop.incident.model.Lesson.Owner;
import care.backstop.incident.model.Lesson.State;
import care.backstop.incident.model.Lesson.What;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.LearningStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.Deadlines;
import care.backstop.people.PeopleReports;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes lessons down and follows them until something has changed. Officers who were not in the incident read them, so
 * none may name anybody it affected.
 */
@Service
public class LearnLessons {

    private final IncidentStore incidents;
    private final LearningStore learning;
    private final Procedures procedures;
    private final IncidentMembers members;
    private final PeopleReports people;
    private final Deadlines deadlines;
    private final WriteToOfficers letters;
    private final AuditTrail audit;
    private final Clock clock;

    LearnLessons(
            IncidentStore incidents,
            LearningStore learning,
            Procedures procedures,
            IncidentMembers members,
            PeopleReports people,
            Deadlines deadlines,
            WriteToOfficers letters,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.learning = learning;
        this.procedures = procedures;
        this.members = members;
        this.people = people;
        this.deadlines = deadlines;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A lesson as somebody writes it down.
     *
     * @param post the owner by post, or null for somebody by name and agency
     */
    public record Draft(
            @Nullable String text,
            @Nullable LeadsTo leadsTo,
            @Nullable String template,
            @Nullable String line,
            @Nullable UUID post,
            @Nullable String name,
            @Nullable String agency,
            @Nullable LocalDate dueOn) {}

    /** A lesson with what was done about it, the latest first. */
    public record Followed(Lesson lesson, List<Lesson.Step> steps) {}

    @Transactional(readOnly = true)
    public List<Lesson> of(UUID incident) {
        incidents.find(incident);
        return learning.of(incident);
    }

    /** Every lesson of the council, open ones first. */
    @Transactional(readOnly = true)
    public List<Lesson> all() {
        return learning.all();
    }

    @Transactional(readOnly = true)
    public Followed one(UUID incident, UUID id) {
        var lesson = find(incident, id);
        return new Followed(lesson, learning.steps(id));
    }

    /** Open lessons that lead to a change of this procedure, and those of no particular procedure. */
    @Transactional(readOnly = true)
    public List<Lesson> waitingFor(String template) {
        return learning.all().stream()
                .filter(l -> l.open()
                        && l.leadsTo() == LeadsTo.TEMPLATE
                        && (l.template() == null || template.equals(l.template())))
                .toList();
    }

    @Transactional
    public Lesson add(UUID incident, Draft d, Actor actor) {
        incidents.find(incident);
        var now = clock.instant();
        var problems = new ArrayList<Problem>();
        if (d.text() == null || d.text().isBlank()) {
            problems.add(Problem.of("text", Problem.Code.VAL, "Enter what was learned"));
        }
        if (d.leadsTo() == null) {
            problems.add(Problem.of("leadsTo", Problem.Code.VAL, "Choose what changes because of it"));
        }
        check(problems, d, now);
        if (!problems.isEmpty() || d.leadsTo() == null || d.dueOn() == null) {
            throw new Rejected(problems);
        }
        var text = Words.required("text", d.text(), 500, "Enter what was learned");
        refuseNames(incident, "text", text);
        var lesson = new Lesson(
                UUID.randomUUID(),
                incident,
                null,
                learning.next(incident),
                text,
                d.leadsTo(),
                template(d),
                line(d),
                owner(incident, d),
                d.dueOn(),
                due(d.dueOn()),
                State.OPEN,
                null,
                null,
                null,
                null,
                now,
                actor.name(),
                1);
        learning.add(lesson, actor);
        audit.changed("AddLesson", "incident:" + incident, List.of("lesson:" + lesson.id()));
        return lesson;
    }

    /** Gives it to somebody else or another day; what was learned stays as it was written. */
    @Transactional
    public void change(UUID incident, UUID id, Draft d, @Nullable String because, int version, Actor actor) {
        var before = open(incident, id);
        seen(before, version);
        var now = clock.instant();
        var problems = new ArrayList<Problem>();
        check(problems, d, now);
        if (because == null || because.isBlank()) {
            problems.add(Problem.of("because", Problem.Code.VAL, "Enter why it changes"));
        }
        if (!problems.isEmpty() || d.dueOn() == null) {
            throw new Rejected(problems);
        }
        var leadsTo = d.leadsTo() == null ? before.leadsTo() : d.leadsTo();
        var changed = new Lesson(
                before.id(),
                before.incident(),
                before.incidentName(),
                before.number(),
                before.text(),
                leadsTo,
                template(d),
                line(d),
                owner(incident, d),
                d.dueOn(),
                due(d.dueOn()),
                State.OPEN,
                null,
                null,
                null,
                null,
                before.recordedAt(),
                before.recordedBy(),
                version);
        learning.replace(changed);
        step(changed, What.CHANGED, Words.required("because", because, 1000, "Enter why it changes"), actor);
    }

    /** Somebody reminded whoever it waits for. */
    @Transactional
    public void chase(UUID incident, UUID id, @Nullable String how, Actor actor) {
        var lesson = open(incident, id);
        step(lesson, What.CHASED, Words.required("text", how, 1000, "Enter whom you reminded, and how"), actor);
        letters.chased(lesson, clock.instant());
    }

    /** It was told to neighbouring areas, without anything that points to a person. */
    @Transactional
    public void share(UUID incident, UUID id, @Nullable String with, Actor actor) {
        var lesson = find(incident, id);
        var words = Words.required("text", with, 1000, "Enter which areas it was shared with, and how");
        refuseNames(incident, "text", words);
        step(lesson, What.SHARED, words, actor);
    }

    /** Something has changed because of it, or it is not followed; either way with words. */
    @Transactional
    public void settle(UUID incident, UUID id, boolean done, @Nullable String outcome, int version, Actor actor) {
        var lesson = open(incident, id);
        seen(lesson, version);
        var words = Words.required(
                "text", outcome, 1000, done ? "Enter what has changed because of it" : "Enter why it is not followed");
        refuseNames(incident, "text", words);
        learning.replace(settled(lesson, done ? State.DONE : State.DROPPED, words, null, actor));
        step(lesson, done ? What.DONE : What.DROPPED, words, actor);
    }

    /** It is not settled after all. */
    @Transactional
    public void reopen(UUID incident, UUID id, @Nullable String because, int version, Actor actor) {
        var lesson = find(incident, id);
        seen(lesson, version);
        if (lesson.open()) {
            throw Rejected.state("This lesson is open");
        }
        var words = Words.required("text", because, 1000, "Enter why it is taken up again");
        learning.replace(settled(lesson, State.OPEN, null, null, actor));
        step(lesson, What.REOPENED, words, actor);
    }

    /** The lesson that a change of a procedure comes from, while it is open. */
    Lesson behind(UUID id) {
        var lesson = learning.find(id);
        if (!lesson.open()) {
            throw Rejected.invalid("lessonId", "This lesson is settled already. Choose another, or none");
        }
        return lesson;
    }

    /** An edition of a procedure came of it: it is done. */
    void ledTo(Lesson lesson, Edition edition, Actor actor) {
        var words = "%s was changed: edition %d".formatted(edition.template().title(), edition.number());
        learning.replace(settled(lesson, State.DONE, words, edition.number(), actor));
        step(lesson, What.DONE, words, actor);
    }

    private Lesson find(UUID incident, UUID id) {
        var lesson = learning.find(id);
        if (!lesson.incident().equals(incident)) {
            throw new NotThere("lesson");
        }
        return lesson;
    }

    private Lesson open(UUID incident, UUID id) {
        var lesson = find(incident, id);
        if (!lesson.open()) {
            throw Rejected.state("This lesson is settled. Take it up again first");
        }
        return lesson;
    }

    private static void seen(Lesson lesson, int version) {
        if (lesson.version() != version) {
            throw new Stale("lesson", lesson.id());
        }
    }

    private void check(List<Problem> problems, Draft d, Instant now) {
        if (d.post() == null && (d.name() == null || d.name().isBlank())) {
            problems.add(Problem.of("owner", Problem.Code.VAL, "Choose who does something about it"));
        }
        if (d.dueOn() == null) {
            problems.add(Problem.of("dueOn", Problem.Code.VAL, "Enter by when"));
        } else if (d.dueOn().isBefore(London.day(now))) {
            problems.add(Problem.of("dueOn", Problem.Code.VAL, "Enter today or a later day"));
        }
    }

    private Owner owner(UUID incident, Draft d) {
        var post = d.post();
        if (post == null) {
            return new Owner(
                    null,
                    Words.required("owner", d.name(), 200, "Choose who does something about it"),
                    Words.required("agency", d.agency(), 200, "Enter which agency they come from"));
        }
        return members.of(incident).stream()
                .filter(m -> m.post().equals(post))
                .findFirst()
                .map(m -> new Owner(m.post(), m.userName(), m.agencyName()))
                .orElseThrow(() -> Rejected.invalid("owner", "Choose somebody who belongs to this incident"));
    }

    private @Nullable String template(Draft d) {
        var template = Words.optional("template", d.template(), 100);
        if (template != null
                && procedures.all().stream().noneMatch(e -> e.template().id().equals(template))) {
            throw Rejected.invalid("template", "Choose one of the council's procedures");
        }
        return template;
    }

    private @Nullable String line(Draft d) {
        var line = Words.optional("line", d.line(), 20);
        var template = Words.optional("template", d.template(), 100);
        if (line != null
                && (template == null
                        || procedures.current(template).template().line(line).isEmpty())) {
            throw Rejected.invalid(
                    "line", "Enter the number of an action of that procedure, such as 2.3, or leave it empty");
        }
        return line;
    }

    private Instant due(LocalDate day) {
        return deadlines.project(new CalendarDays(0), day).dueAt();
    }

    private void refuseNames(UUID incident, String field, String text) {
        if (!people.naming(incident, List.of(text)).isEmpty()) {
            throw Rejected.invalid(
                    field,
                    "This seems to name somebody the incident affects. Others will read it: say it without names");
        }
    }

    private Lesson settled(Lesson l, State state, @Nullable String outcome, @Nullable Integer edition, Actor actor) {
        boolean open = state == State.OPEN;
        return new Lesson(
                l.id(),
                l.incident(),
                l.incidentName(),
                l.number(),
                l.text(),
                l.leadsTo(),
                l.template(),
                l.line(),
                l.owner(),
                l.dueOn(),
                l.dueAt(),
                state,
                outcome,
                edition,
                open ? null : clock.instant(),
                open ? null : actor.name(),
                l.recordedAt(),
                l.recordedBy(),
                l.version());
    }

    private void step(Lesson lesson, What what, String text, Actor actor) {
        learning.add(lesson, new Lesson.Step(what, text, clock.instant(), actor.name()), actor);
        audit.changed(
                "FollowLesson",
                "incident:" + lesson.incident(),
                List.of("lesson:" + lesson.id(), Objects.requireNonNull(what).name()));
    }
}
