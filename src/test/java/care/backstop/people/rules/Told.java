package care.backstop.people.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.people.Capacity;
import care.backstop.people.Funding;
import care.backstop.people.PersonFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the cells of tables of cases: {@code what=START; startedAt=2020-12-09T09:00} and {@code SNAPSHOT, POWER(kind=EPA)}. */
final class Told {

    static Written written(@Nullable String cell) {
        return new Written(answers(cell));
    }

    private static Map<String, String> answers(@Nullable String cell) {
        var answers = new HashMap<String, String>();
        if (cell != null) {
            for (var part : cell.split(";")) {
                var pair = part.strip().split("=", 2);
                answers.put(pair[0], pair[1]);
            }
        }
        return answers;
    }

    /** Entries in the order in which they were written; the last is the newest. A day in front is the one it was entered on. */
    static Known known(String person, @Nullable String before) {
        var entries = new ArrayList<Known.Entry>();
        if (before != null) {
            for (var part : before.split(",(?![^(]*\\))")) {
                var cell = part.strip();
                var on = People.TODAY;
                if (cell.startsWith("2")) {
                    on = LocalDate.parse(cell.substring(0, 10));
                    cell = cell.substring(11);
                }
                int open = cell.indexOf('(');
                entries.addFirst(People.entry(
                        EntryKind.valueOf(open < 0 ? cell : cell.substring(0, open)),
                        answers(open < 0 ? null : cell.substring(open + 1, cell.length() - 1)),
                        on));
            }
        }
        return new Known(
                People.TODAY, who(person), Map.of(), person.contains("wish") ? 1 : 0, Set.of("H-1", "H-2"), entries);
    }

    /** Somebody by a few words: {@code lacks, unbefriended}. */
    static PersonFacts who(String words) {
        if (words.contains("carer")) {
            return People.carer();
        }
        if (words.contains("budget")) {
            return People.paidBy(Funding.PERSONAL_BUDGET);
        }
        var facts = People.who(
                words.contains("lacks") ? Capacity.LACKS : words.contains("has") ? Capacity.HAS : Capacity.NOT_RECORDED,
                words.contains("only money") ? Answer.NOT_KNOWN : Answer.of(words.contains("attorney")),
                Answer.of(words.contains("only money")),
                Answer.of(!words.contains("unbefriended")),
                Answer.of(!words.contains("no time")),
                Answer.of(words.contains("refuses")));
        if (words.contains("dols over")) {
            return People.withDols(facts, Answer.YES, LocalDate.of(2020, 12, 9));
        }
        if (words.contains("dols to its last day")) {
            return People.withDols(facts, Answer.YES, People.TODAY);
        }
        return words.contains("dols") ? People.withDols(facts, Answer.YES, null) : facts;
    }

    /** {@code field CODE} of each, in order; no field is a dash. */
    static List<String> said(List<Problem> problems) {
        return problems.stream()
                .map(p -> (p.field() == null ? "-" : p.field()) + " " + p.code())
                .toList();
    }

    static List<String> list(@Nullable String cell) {
        return cell == null ? List.of() : List.of(cell.split(",\\s*"));
    }

    private Told() {}
}
