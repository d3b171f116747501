package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.model.Clearance;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.Written;
import care.backstop.people.store.CareBoards;
import care.backstop.people.store.Entries;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down that one letter told many. Each has an entry of their own, and nobody is said to have understood: that is
 * found out from one person at a time.
 */
@Service
public class TellMany {

    private static final int MOST = 500;

    private final CareBoards boards;
    private final Entries entries;
    private final Persons persons;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    TellMany(
            CareBoards boards,
            Entries entries,
            Persons persons,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.boards = boards;
        this.entries = entries;
        this.persons = persons;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The letter went to all of these.
     *
     * @param whom each as {@code person:key}, the key as on the board
     * @param on the day it went
     * @param letter which letter it was
     */
    @Transactional
    public int byLetter(
            UUID incident, List<String> whom, @Nullable LocalDate on, @Nullable String letter, Actor actor) {
        var clearance = Clearance.of(permissions, actor);
        if (!clearance.writesAll()) {
            throw new Rejected(
                    Code.AUTH,
                    null,
                    "Your post may write down only what it told the people it is in charge of, one by one.");
        }
        var now = clock.instant();
        var today = London.day(now);
        var keys = whom.stream().distinct().toList();
        var problems = new ArrayList<Problem>();
        if (keys.isEmpty()) {
            problems.add(Problem.of("whom", Code.VAL, "Tick at least one of them first."));
        } else if (keys.size() > MOST) {
            problems.add(Problem.of("whom", Code.VAL, "At most 500 at once."));
        }
        if (on == null || on.isAfter(today)) {
            problems.add(Problem.of("on", Code.VAL, "Write on which day the letter went; not a day to come."));
        }
        var which = letter == null ? "" : letter.strip();
        if (which.isEmpty() || which.length() > 200) {
            problems.add(Problem.of("letter", Code.VAL, "Write which letter it was, in at most 200 letters."));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var found = boards.toldOf(incident, clearance, today, keys);
        if (found.size() < keys.size()) {
            throw new NotThere("one of them");
        }
        entries.add(
                incident,
                EntryKind.TOLD,
                found.stream()
                        .map(t -> new Entries.About(
                                t.person(),
                                new Written(Map.of(
                                        "whom",
                                        t.key(),
                                        "how",
                                        "LETTER",
                                        "on",
                                        on + "T00:00",
                                        "understood",
                                        "NOT_KNOWN",
                                        "note",
                                        which))))
                        .toList(),
                now,
                actor.post(),
                actor.name());
        persons.told(
                incident,
                found.stream()
                        .filter(t -> t.key().equals("PERSON"))
                        .map(CareBoards.Told::person)
                        .toList(),
                actor.post(),
                now);
        found.stream()
                .map(CareBoards.Told::person)
                .distinct()
                .forEach(p -> audit.changed("ToldByLetter", "person:" + p, List.of("told")));
        return found.size();
    }
}
