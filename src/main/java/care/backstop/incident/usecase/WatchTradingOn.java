package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.ServiceDecided;
import care.backstop.incident.model.Cooperation;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.TradingRecord;
import care.backstop.incident.model.TradingWatch;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.TradingOn;
import care.backstop.incident.rules.TradingOn.Aspect;
import care.backstop.incident.rules.TradingOn.Result;
import care.backstop.incident.rules.TradingOn.Standing;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.TradingStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Watches, day by day, a service that an office-holder keeps running after its provider failed. A day without a record
 * is late once it is over; a bad day asks for the duty test to be run again, and only a named officer's decision on that
 * makes a duty of it.
 */
@Service
public class WatchTradingOn {

    /**
     * Who keeps it running.
     *
     * @param cannotPay the provider cannot pay its bills as they fall due
     * @param owesMore it owes more than it has
     */
    public record Office(
            @Nullable String process,
            @Nullable String officeHolder,
            @Nullable String contact,
            @Nullable LocalDate appointedOn,
            @Nullable LocalDate likelyEnd,
            boolean cannotPay,
            boolean owesMore) {}

    /**
     * A watch with all that belongs to it.
     *
     * @param days the record that counts of each day, the latest day first
     * @param missing days that are over and have no record
     * @param reminders days on which to be reminded that the window closes; none when its end is not known
     * @param remind whether a reminder stands today, or the end is not known and is looked at every day
     * @param prompt the bad record after which the duty test has not been run again, or null
     */
    public record Watched(
            TradingWatch watch,
            List<TradingRecord> days,
            List<LocalDate> missing,
            List<LocalDate> reminders,
            boolean remind,
            boolean todayRecorded,
            @Nullable TradingRecord prompt,
            List<Cooperation> requests) {}

    private final IncidentStore incidents;
    private final TradingStore trading;
    private final DutyStore duties;
    private final LogBook log;
    private final AuditTrail audit;
    private final Deadlines deadlines;
    private final Clock clock;

    WatchTradingOn(
            IncidentStore incidents,
            TradingStore trading,
            DutyStore duties,
            LogBook log,
            AuditTrail audit,
            Deadlines deadlines,
            Clock clock) {
        this.incidents = incidents;
        this.trading = trading;
        this.duties = duties;
        this.log = log;
        this.audit = audit;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Begins to watch a service; records are due from today on. */
    @Transactional
    public UUID open(UUID id, @Nullable String location, Office office, Actor actor) {
        var now = clock.instant();
        var incident = open(id);
        var site = TestServiceDuty.site(
                incident, Words.required("location", location, 50, "Choose the service that carries on"));
        var process =
                Words.required("process", office.process(), 200, "Enter what the office is, such as administrator");
        var holder = Words.required("officeHolder", office.officeHolder(), 200, "Enter who holds the office");
        var contact = Words.required("contact", office.contact(), 200, "Enter how to reach the office-holder");
        var appointed = office.appointedOn();
        if (appointed == null) {
            throw Rejected.invalid("appointedOn", "Enter the day of the appointment");
        }
        if (appointed.isAfter(London.day(now))) {
            throw Rejected.invalid(
                    "appointedOn",
                    "%s has not come yet. Enter the day the appointment took effect".formatted(London.show(appointed)));
        }
        refuseBackwards(appointed, office.likelyEnd());
        if (trading.of(id).stream()
                .anyMatch(w -> w.ended() == null && w.location().equals(site.location()))) {
            throw new Rejected(Problem.Code.DUP, "location", site.name() + " is being watched already");
        }
        var watch = new TradingWatch(
                UUID.randomUUID(),
                id,
                site.location(),
                site.name(),
                process,
                holder,
                contact,
                appointed,
                office.likelyEnd(),
                office.cannotPay(),
                office.owesMore(),
                London.day(now),
                now,
                actor.name(),
                null,
                1);
        trading.add(watch, actor);
        log.append(
                id,
                LogKind.EVENT,
                "%s trades on under its %s, appointed on %s; %s. A record is due every day."
                        .formatted(
                                site.name(),
                                process.toLowerCase(java.util.Locale.UK),
                                London.show(appointed),
                                until(office.likelyEnd())),
                now,
                "trading:" + watch.id());
        audit.changed("OpenTradingWatch", "incident:" + id, List.of("tradingWatch"));
        return watch.id();
    }

    /** Records how the service stands on one day: today, or a day gone by that was missed. */
    @Transactional
    public TradingRecord record(
            UUID id,
            UUID watch,
            @Nullable LocalDate day,
            Map<Aspect, Standing> standings,
            @Nullable String saidBy,
            @Nullable String note,
            Actor actor) {
        var now = clock.instant();
        var watched = running(id, watch);
        var problems = new ArrayList<Problem>();
        if (day == null) {
            problems.add(Problem.of("day", Problem.Code.VAL, "Enter the day this is about"));
        } else if (day.isAfter(London.day(now))) {
            problems.add(Problem.of(
                    "day", Problem.Code.VAL, "%s has not come yet. Enter today".formatted(London.show(day))));
        } else if (day.isBefore(watched.firstDay())) {
            problems.add(Problem.of(
                    "day",
                    Problem.Code.VAL,
                    "The watch began on %s. Enter that day or a later one".formatted(London.show(watched.firstDay()))));
        }
        for (var aspect : Aspect.values()) {
            if (!standings.containsKey(aspect)) {
                problems.add(Problem.of(
                        aspect.field(), Problem.Code.VAL, aspect.question() + " Choose an answer, or not known"));
            }
        }
        if (!problems.isEmpty() || day == null) {
            throw new Rejected(problems);
        }
        var who = Words.required("saidBy", saidBy, 200, "Enter who told us, or who looked");
        var said = Words.optional("note", note, 2000);
        var answer = TradingOn.determine(standings);
        if (answer.result() == Result.TEST_AGAIN && said == null) {
            throw Rejected.invalid("note", "Enter what has gone wrong, and since when");
        }
        var record = new TradingRecord(
                UUID.randomUUID(),
                watch,
                day,
                standings,
                who,
                said,
                answer.result(),
                answer.state(),
                answer.findings(),
                answer.explanation(),
                TradingOn.VERSION,
                now,
                actor.name());
        trading.add(id, record, actor);
        log.append(
                id,
                answer.result() == Result.TEST_AGAIN ? LogKind.EVENT : LogKind.CONTACT,
                "%s on %s: %s. %s%s"
                        .formatted(
                                watched.locationName(),
                                London.show(day),
                                answer.result().words(),
                                answer.explanation(),
                                said == null ? "" : " " + said),
                now,
                "trading:" + watch);
        audit.changed("RecordTradingDay", "incident:" + id, List.of("tradingRecord"));
        return record;
    }

    /** The office-holder means to carry on until another day, or nobody can say any more. */
    @Transactional
    public void change(UUID id, UUID watch, @Nullable LocalDate likelyEnd, int version, Actor actor) {
        var watched = running(id, watch);
        refuseBackwards(watched.appointedOn(), likelyEnd);
        trading.replaceEnd(watch, likelyEnd, version);
        log.append(
                id,
                LogKind.EVENT,
                "%s: the office-holder %s; before: %s"
                        .formatted(watched.locationName(), until(likelyEnd), until(watched.likelyEnd())),
                clock.instant(),
                "trading:" + watch);
        audit.changed("ChangeTradingWindow", "incident:" + id, List.of("likelyEnd"));
    }

    /** Stops watching: sold, closed, or out of the office-holder's hands. */
    @Transactional
    public void end(UUID id, UUID watch, @Nullable String because, int version, Actor actor) {
        var watched = running(id, watch);
        var why = Words.required("because", because, 500, "Enter how it ended, such as sold to another provider");
        end(watched, why, version, actor);
    }

    /** The office-holder asks the council for something. */
    @Transactional
    public UUID ask(
            UUID id,
            UUID watch,
            @Nullable String askedBy,
            @Nullable Instant askedAt,
            @Nullable String request,
            Actor actor) {
        var now = clock.instant();
        var watched = running(id, watch);
        var what = Words.required("request", request, 2000, "Enter what was asked for");
        var who = askedBy == null || askedBy.isBlank()
                ? watched.officeHolder()
                : Words.required("askedBy", askedBy, 200, "Enter who asked");
        var when = past("askedAt", askedAt, now, "Enter when they asked");
        var asked = new Cooperation(UUID.randomUUID(), watch, who, when, what, null, 1);
        trading.add(id, asked, now, actor);
        log.append(
                id,
                LogKind.CONTACT,
                "%s: the office-holder asks the council to co-operate: %s".formatted(watched.locationName(), what),
                when,
                "trading:" + watch);
        audit.changed("AskCooperation", "incident:" + id, List.of("cooperation"));
        return asked.id();
    }

    /** The council answers what the office-holder asked. */
    @Transactional
    public void answer(
            UUID id, UUID request, @Nullable Instant answeredAt, @Nullable String answer, int version, Actor actor) {
        var now = clock.instant();
        open(id);
        var asked = trading.requests(id).stream()
                .filter(c -> c.id().equals(request))
                .findFirst()
                .orElseThrow(() -> new NotThere("request"));
        if (asked.answered() != null) {
            throw new Rejected(Problem.Code.DUP, null, asked.answered().by() + " has answered this already");
        }
        var words = Words.required("answer", answer, 2000, "Enter what was answered");
        var when = past("answeredAt", answeredAt, now, "Enter when it was answered");
        if (when.isBefore(asked.askedAt())) {
            throw Rejected.invalid(
                    "answeredAt",
                    "They asked on %s. Enter that time or a later one".formatted(London.show(asked.askedAt())));
        }
        trading.answer(request, when, words, actor.name(), version);
        log.append(id, LogKind.CONTACT, "Answered the office-holder: " + words, when, "trading:" + asked.watch());
        audit.changed("AnswerCooperation", "incident:" + id, List.of("cooperation"));
    }

    /** A duty decided for a service ends the watch on it. */
    @EventListener
    @Transactional
    public void on(ServiceDecided decided) {
        boolean duty = duties.services(decided.incident()).stream()
                .flatMap(t -> Stream.ofNullable(t.decision()))
                .filter(d -> d.id().equals(decided.decision()))
                .anyMatch(d -> d.decided().equals(ServiceDuty.Result.DUTY_S48.name()));
        if (!duty) {
            return;
        }
        trading.of(decided.incident()).stream()
                .filter(w -> w.ended() == null && w.location().equals(decided.location()))
                .forEach(w -> end(
                        w,
                        "%s decided that the council owes a duty"
                                .formatted(decided.actor().name()),
                        w.version(),
                        decided.actor()));
    }

    /** Every watch of the incident. */
    @Transactional(readOnly = true)
    public List<Watched> of(UUID id) {
        incidents.find(id);
        var now = clock.instant();
        var today = London.day(now);
        var records = trading.records(id).stream().collect(Collectors.groupingBy(TradingRecord::watch));
        var requests = trading.requests(id).stream().collect(Collectors.groupingBy(Cooperation::watch));
        var tests = duties.services(id);
        return trading.of(id).stream()
                .map(w -> {
                    var all = records.getOrDefault(w.id(), List.of());
                    var days = new LinkedHashMap<LocalDate, TradingRecord>();
                    all.forEach(r -> days.putIfAbsent(r.day(), r));
                    var last = w.ended() == null
                            ? lastDue(now)
                            : London.day(w.ended().at()).minusDays(1);
                    var reminders = w.ended() == null ? TradingOn.reminders(w.likelyEnd()) : List.<LocalDate>of();
                    var tested = tests.stream()
                            .filter(t -> t.location().equals(w.location()))
                            .findFirst()
                            .map(t -> t.testedAt());
                    var prompt = w.ended() != null
                            ? null
                            : all.stream()
                                    .filter(r -> r.result() == Result.TEST_AGAIN)
                                    .filter(r ->
                                            tested.isEmpty() || tested.get().isBefore(r.recordedAt()))
                                    .findFirst()
                                    .orElse(null);
                    return new Watched(
                            w,
                            List.copyOf(days.values()),
                            TradingOn.missing(w.firstDay(), last, days.keySet()),
                            reminders,
                            w.ended() == null
                                    && (w.likelyEnd() == null
                                            || reminders.stream().anyMatch(d -> !d.isAfter(today))),
                            days.containsKey(today),
                            prompt,
                            requests.getOrDefault(w.id(), List.of()));
                })
                .toList();
    }

    /** One record of a day. */
    @Transactional(readOnly = true)
    public TradingRecord day(UUID id, UUID record) {
        return trading.records(id).stream()
                .filter(r -> r.id().equals(record))
                .findFirst()
                .orElseThrow(() -> new NotThere("daily record"));
    }

    /** The last day whose record is late now: a record is due by the end of its day. */
    private LocalDate lastDue(Instant now) {
        var day = London.day(now);
        return deadlines.set(new CalendarDays(0), day).isLate(now) ? day : day.minusDays(1);
    }

    private void end(TradingWatch watch, String because, int version, Actor actor) {
        var now = clock.instant();
        trading.end(watch.id(), now, actor.name(), because, version);
        log.append(
                watch.incident(),
                LogKind.EVENT,
                "%s is no longer watched day by day: %s".formatted(watch.locationName(), because),
                now,
                "trading:" + watch.id());
        audit.changed("EndTradingWatch", "incident:" + watch.incident(), List.of("tradingWatch"));
    }

    private TradingWatch running(UUID id, UUID watch) {
        open(id);
        var found = trading.find(id, watch);
        if (found.ended() != null) {
            throw Rejected.state("This watch ended on %s: %s"
                    .formatted(London.show(found.ended().at()), found.ended().because()));
        }
        return found;
    }

    private Incident open(UUID id) {
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        return incident;
    }

    private static void refuseBackwards(LocalDate appointed, @Nullable LocalDate likelyEnd) {
        if (likelyEnd != null && likelyEnd.isBefore(appointed)) {
            throw Rejected.invalid(
                    "likelyEnd",
                    "The appointment was on %s. Enter that day or a later one, or leave this empty if nobody knows"
                            .formatted(London.show(appointed)));
        }
    }

    private static Instant past(String field, @Nullable Instant at, Instant now, String ask) {
        if (at == null) {
            throw Rejected.invalid(field, ask);
        }
        if (at.isAfter(now)) {
            throw Rejected.invalid(field, "%s is in the future. %s".formatted(London.show(at), ask));
        }
        return at;
    }

    private static String until(@Nullable LocalDate likelyEnd) {
        return likelyEnd == null
                ? "nobody can say until when it carries on"
                : "means to carry on until " + London.show(likelyEnd);
    }
}
