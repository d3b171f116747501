package care.backstop.kernel.calendar;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.time.CalendarChange;
import care.backstop.kernel.time.Division;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts the bank holidays right: a day proclaimed or moved, a year compared with the published list. */
@Service
public class AmendCalendar {

    private final JdbcClient db;
    private final CalendarTable table;
    private final AuditTrail audit;
    private final Clock clock;

    AmendCalendar(JdbcClient db, CalendarTable table, AuditTrail audit, Clock clock) {
        this.db = db;
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds or changes one day.
     *
     * @param version of the row as it was shown, null for a new one
     */
    @Transactional
    public void set(CalendarChange change, @Nullable Integer version, Actor actor) {
        var problems = new ArrayList<Problem>();
        if (change.title().isBlank()) {
            problems.add(Problem.of("title", Problem.Code.VAL, "Say what the day is called"));
        }
        if (change.because().isBlank()) {
            problems.add(Problem.of("because", Problem.Code.VAL, "Say who decided it and where that is published"));
        }
        if (change.day().getYear() < 1974 || change.day().getYear() > 2200) {
            problems.add(Problem.of("day", Problem.Code.VAL, "Give a day from 1974 to 2200"));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var statement = version == null ? """
                  insert into kernel.calendar_day (division, day, kind, title, because, set_at, set_by)
                  values (:division, :day, :kind, :title, :because, :at, :by)
                  on conflict do nothing""" : """
                  update kernel.calendar_day
                     set kind = :kind, title = :title, because = :because, set_at = :at, set_by = :by,
                         version = version + 1
                   where division = :division and day = :day and version = :version""";
        int written = db.sql(statement)
                .param("division", change.division().key())
                .param("day", change.day())
                .param("kind", change.kind().name())
                .param("title", change.title().strip())
                .param("because", change.because().strip())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.post())
                .param("version", version == null ? 0 : version)
                .update();
        if (written != 1) {
            if (version == null) {
                throw new Rejected(
                        Problem.Code.DUP, "day", "This day is already in the table. Change the row that is there");
            }
            throw new Stale("calendar day", change.day());
        }
        changed("calendar-day:" + change.division().key() + ":" + change.day(), List.of("kind", "title", "because"));
    }

    /** Takes a row away again, so that the usual pattern holds for that day. */
    @Transactional
    public void withdraw(Division division, LocalDate day, int version) {
        int gone = db.sql("""
                        delete from kernel.calendar_day
                         where division = :division and day = :day and version = :version""")
                .param("division", division.key())
                .param("day", day)
                .param("version", version)
                .update();
        if (gone != 1) {
            throw new Stale("calendar day", day);
        }
        changed("calendar-day:" + division.key() + ":" + day, List.of("withdrawn"));
    }

    /** From now on deadlines may be counted in this year. */
    @Transactional
    public void confirmYear(Division division, int year, String because, Actor actor) {
        if (because.isBlank()) {
            throw Rejected.invalid("because", "Say which published list you compared the year with");
        }
        if (year < 1974 || year > 2200) {
            throw Rejected.invalid("year", "Give a year from 1974 to 2200");
        }
        int written = db.sql("""
                        insert into kernel.calendar_year (division, year, because, confirmed_at, confirmed_by)
                        values (:division, :year, :because, :at, :by)
                        on conflict do nothing""")
                .param("division", division.key())
                .param("year", year)
                .param("because", because.strip())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.post())
                .update();
        if (written != 1) {
            throw new Rejected(Problem.Code.DUP, "year", "This year is already confirmed");
        }
        changed("calendar-year:" + division.key() + ":" + year, List.of("confirmed"));
    }

    private void changed(String subject, List<String> fields) {
        audit.changed("AmendCalendar", subject, fields);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                table.forget();
            }
        });
    }
}
