package care.backstop.incident.model;

import care.backstop.incident.LogClass;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a type is asked for beside its words, and what can be done about it afterwards. An entry that
 * something can be done about is a <em>matter</em>: open until a step ends it.
 *
 * @param readBy who may read it unless the author says otherwise
 */
public record LogForm(LogKind kind, LogClass readBy, String asks, List<Field> fields, List<Step> steps) {

    /** How an answer is written. */
    public enum Type {
        LINE,
        TEXT,
        DAY,
        /** 1 to 5. */
        SCORE,
        /** 0 or more. */
        NUMBER,
        CHOICE
    }

    /** A value that may be chosen. */
    public record Choice(String value, String words) {}

    /**
     * One question.
     *
     * @param needed it must be answered
     * @param when another field and the value of it that makes this one needed, or null
     */
    public record Field(
            String key,
            String label,
            Type type,
            boolean needed,
            @Nullable Needed when,
            List<Choice> choices) {
        static Field ask(String key, String label, Type type) {
            return new Field(key, label, type, true, null, List.of());
        }

        static Field mayAsk(String key, String label, Type type) {
            return new Field(key, label, type, false, null, List.of());
        }

        Field neededWhen(String other, String value) {
            return new Field(key, label, type, needed, new Needed(other, value), choices);
        }

        Field from(Choice... these) {
            return new Field(key, label, type, needed, when, List.of(these));
        }

        /** The answer as read: the words of a choice. */
        public String shown(String value) {
            return choices.stream()
                    .filter(c -> c.value().equals(value))
                    .map(Choice::words)
                    .findFirst()
                    .orElse(value);
        }
    }

    /** Needed when another field has this value. */
    public record Needed(String other, String value) {}

    /**
     * What can be done about a matter.
     *
     * @param ends after it the matter is closed
     */
    public record Step(String name, String words, boolean ends, List<Field> fields) {}

    private static final Step END = new Step("CLOSE", "Close it", true, List.of());
    private static final Step UPDATE = new Step("UPDATE", "Add what has happened since", false, List.of());

    private static final Field LIKELIHOOD = Field.ask("likelihood", "Likelihood, 1 to 5", Type.SCORE);
    private static final Field IMPACT = Field.ask("impact", "Impact, 1 to 5", Type.SCORE);
    private static final Field OWNER = Field.ask("owner", "Who owns it?", Type.LINE);

    private static final Map<LogKind, LogForm> FORMS = forms(
            of(
                    LogKind.DECISION,
                    LogClass.INTERNAL,
                    "What was decided?",
                    List.of(
                            Field.ask(
                                    "lawful",
                                    "Lawful: which power or duty, and is it within the delegation?",
                                    Type.TEXT),
                            Field.ask("reasonable", "Reasonable: what speaks for it, what against?", Type.TEXT),
                            Field.ask(
                                    "proportionate",
                                    "Proportionate: why no more and no less than is needed?",
                                    Type.TEXT),
                            Field.ask("facts", "Which facts were known at the time?", Type.TEXT),
                            Field.mayAsk("considered", "What else was considered?", Type.TEXT)),
                    List.of()),
            of(
                    LogKind.RISK,
                    LogClass.INTERNAL,
                    "What may go wrong?",
                    List.of(
                            LIKELIHOOD,
                            IMPACT,
                            OWNER,
                            Field.mayAsk("mitigation", "What is done about it?", Type.TEXT),
                            Field.mayAsk("reviewOn", "Look at it again on", Type.DAY)),
                    List.of(
                            new Step(
                                    "REVIEW",
                                    "Review it",
                                    false,
                                    List.of(
                                            LIKELIHOOD,
                                            IMPACT,
                                            Field.mayAsk("owner", "Who owns it now, if that changes?", Type.LINE),
                                            Field.mayAsk("mitigation", "What is done about it now?", Type.TEXT),
                                            Field.mayAsk("reviewOn", "Look at it again on", Type.DAY))),
                            END)),
            of(
                    LogKind.ISSUE,
                    LogClass.INTERNAL,
                    "What is wrong now?",
                    List.of(OWNER, Field.mayAsk("dueOn", "To be mended by", Type.DAY)),
                    List.of(UPDATE, END)),
            of(
                    LogKind.COMPLAINT,
                    LogClass.PERSONAL,
                    "What is complained of?",
                    List.of(
                            Field.ask("from", "Who complains?", Type.LINE),
                            Field.ask("against", "Which agency is it about?", Type.LINE),
                            Field.ask("answers", "Which agency answers it?", Type.LINE),
                            Field.mayAsk("dueOn", "Answer due", Type.DAY)),
                    List.of(
                            new Step(
                                    "ACKNOWLEDGE",
                                    "Acknowledge it",
                                    false,
                                    List.of(Field.ask("acknowledgedBy", "Who acknowledged it, and how?", Type.LINE))),
                            UPDATE,
                            new Step(
                                    "CLOSE",
                                    "Answer and close it",
                                    true,
                                    List.of(Field.ask("outcome", "Outcome", Type.CHOICE)
                                            .from(
                                                    new Choice("UPHELD", "Upheld"),
                                                    new Choice("PARTLY", "Partly upheld"),
                                                    new Choice("NOT_UPHELD", "Not upheld"),
                                                    new Choice("WITHDRAWN", "Withdrawn")))))),
            of(
                    LogKind.DISPUTE,
                    LogClass.COMMERCIAL,
                    "What do the agencies disagree about?",
                    List.of(
                            Field.ask("between", "Between which agencies?", Type.LINE),
                            Field.mayAsk("dueOn", "To be settled by", Type.DAY)),
                    List.of(
                            new Step(
                                    "ATTEMPT",
                                    "Record an attempt to settle it",
                                    false,
                                    List.of(Field.ask("who", "Which managers spoke?", Type.LINE))),
                            new Step(
                                    "ESCALATE",
                                    "Escalate to the Head of Service",
                                    false,
                                    List.of(
                                            Field.ask("to", "Which Head of Service?", Type.LINE),
                                            Field.ask("legalOptions", "Which legal options are there?", Type.TEXT))),
                            new Step("CLOSE", "It is settled", true, List.of()))),
            of(
                    LogKind.CONTACT,
                    LogClass.INTERNAL,
                    "What was said?",
                    List.of(
                            Field.mayAsk("with", "With whom?", Type.LINE),
                            Field.mayAsk("organisation", "Of which organisation?", Type.LINE),
                            Field.mayAsk("reach", "How to reach them", Type.LINE)),
                    List.of()),
            of(
                    LogKind.MEDIA,
                    LogClass.INTERNAL,
                    "What do they ask or say?",
                    List.of(
                            Field.ask("outlet", "Newspaper, station or account", Type.LINE),
                            Field.mayAsk("contact", "Who is asking, and how to reach them?", Type.LINE),
                            Field.mayAsk("dueOn", "Answer wanted by", Type.DAY)),
                    List.of(
                            UPDATE,
                            new Step(
                                    "CLOSE",
                                    "Answer and close it",
                                    true,
                                    List.of(Field.ask("approvedBy", "Who approved the answer?", Type.LINE))))),
            of(
                    LogKind.MEASURE,
                    LogClass.INTERNAL,
                    "What was done?",
                    List.of(Field.mayAsk("measure", "Kind of measure", Type.CHOICE)
                            .from(
                                    new Choice("COMMISSIONING", "Commissioning goes on"),
                                    new Choice("STAFF_SUPPORT", "Support for staff"),
                                    new Choice("SHORT_COVER", "Short cover"),
                                    new Choice("OTHER", "Other"))),
                    List.of()),
            of(
                    LogKind.ASSESSMENT,
                    LogClass.INTERNAL,
                    "What are the hazards, and what is done about each?",
                    List.of(
                            Field.ask("of", "Of what?", Type.CHOICE)
                                    .from(
                                            new Choice("ON_SITE", "Work at the site"),
                                            new Choice("ESCORT", "Escorting people"),
                                            new Choice("INTERRUPTION", "The interruption of the service"),
                                            new Choice("OTHER", "Other")),
                            Field.ask("assessor", "Who assessed it?", Type.LINE)),
                    List.of()),
            of(
                    LogKind.EMPLOYER,
                    LogClass.COMMERCIAL,
                    "What happened?",
                    List.of(
                            Field.ask("what", "Kind of action", Type.CHOICE)
                                    .from(
                                            new Choice("ACQUISITION", "Interest in taking over the business"),
                                            new Choice("TUPE", "Staff transfer with their terms (TUPE)"),
                                            new Choice("CONSULTATION", "Staff consultation"),
                                            new Choice("REDEPLOYMENT", "Redeployment")),
                            Field.ask("contact", "With whom, and how to reach them", Type.LINE),
                            Field.mayAsk("receivingEmployer", "Receiving employer", Type.LINE)
                                    .neededWhen("what", "TUPE")),
                    List.of(UPDATE, END)),
            of(
                    LogKind.POLICE,
                    LogClass.INTERNAL,
                    "Why, or why not?",
                    List.of(
                            Field.ask("requested", "Is police presence asked for?", Type.CHOICE)
                                    .from(new Choice("YES", "Yes"), new Choice("NO", "No")),
                            Field.mayAsk("reference", "Police reference", Type.LINE)
                                    .neededWhen("requested", "YES")),
                    List.of()),
            of(
                    LogKind.BUSINESS_SUPPORT,
                    LogClass.INTERNAL,
                    "Why as much as that?",
                    List.of(
                            Field.mayAsk("staff", "How many staff?", Type.NUMBER),
                            Field.mayAsk("days", "For how many days each?", Type.NUMBER)),
                    List.of(new Step(
                            "CLOSE",
                            "Decide it",
                            true,
                            List.of(
                                    Field.ask("staff", "How many staff?", Type.NUMBER),
                                    Field.ask("days", "For how many days each?", Type.NUMBER))))),
            of(
                    LogKind.MOVE,
                    LogClass.INTERNAL,
                    "What moved?",
                    List.of(Field.mayAsk("from", "From", Type.LINE), Field.mayAsk("to", "To", Type.LINE)),
                    List.of()));

    /** What this type is asked; a plain one is asked for its words only. */
    public static LogForm of(LogKind kind) {
        var form = FORMS.get(kind);
        return form == null ? of(kind, LogClass.INTERNAL, "What happened?", List.of(), List.of()) : form;
    }

    /** The types that are matters. */
    public static List<LogKind> matters() {
        return FORMS.values().stream()
                .filter(LogForm::isMatter)
                .map(LogForm::kind)
                .toList();
    }

    /** Types that only the program writes. */
    public static boolean isOurs(LogKind kind) {
        return kind == LogKind.ACTION || kind == LogKind.SITE || kind == LogKind.EVENT;
    }

    /** Whether it can be written with words alone. */
    public boolean isPlain() {
        return fields.stream().noneMatch(f -> f.needed() || f.when() != null) && !isMatter();
    }

    public boolean isMatter() {
        return !steps.isEmpty();
    }

    public Optional<Step> step(@Nullable String name) {
        return steps.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** Every field that the type or one of its steps knows, each once, in the order asked. */
    public List<Field> everyField() {
        var all = new LinkedHashMap<String, Field>();
        fields.forEach(f -> all.putIfAbsent(f.key(), f));
        steps.forEach(s -> s.fields().forEach(f -> all.putIfAbsent(f.key(), f)));
        return List.copyOf(all.values());
    }

    /** The answers fit to keep; refused with everything that is wrong with them. */
    public static Map<String, String> answers(List<Field> fields, Map<String, String> given) {
        var problems = new ArrayList<Problem>();
        var kept = new LinkedHashMap<String, String>();
        for (var name : given.keySet()) {
            if (fields.stream().noneMatch(f -> f.key().equals(name))) {
                problems.add(Problem.of(name, Problem.Code.VAL, "This type of entry is not asked for " + name));
            }
        }
        for (var field : fields) {
            try {
                var words = Words.optional(field.key(), given.get(field.key()), 4000);
                if (words != null) {
                    kept.put(field.key(), value(field, words));
                } else if (field.needed() || isNeeded(field, given)) {
                    problems.add(Problem.of(
                            field.key(),
                            Problem.Code.VAL,
                            "Answer this: " + field.label().replaceAll("\\?$", "")));
                }
            } catch (Rejected e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        return kept;
    }

    private static boolean isNeeded(Field field, Map<String, String> given) {
        var when = field.when();
        return when != null && when.value().equals(given.get(when.other()));
    }

    private static String value(Field field, String words) {
        return switch (field.type()) {
            case LINE, TEXT -> words;
            case SCORE -> number(field, words, 1, 5, "Enter a whole number from 1 to 5");
            case NUMBER -> number(field, words, 0, 100_000, "Enter a whole number, 0 or more");
            case DAY -> {
                try {
                    yield LocalDate.parse(words).toString();
                } catch (DateTimeException e) {
                    throw Rejected.invalid(field.key(), "Enter a day, such as 2026-09-16");
                }
            }
            case CHOICE -> {
                if (field.choices().stream().noneMatch(c -> c.value().equals(words))) {
                    throw Rejected.invalid(field.key(), "Choose one of the answers");
                }
                yield words;
            }
        };
    }

    private static String number(Field field, String words, int least, int most, String ask) {
        if (!words.matches("\\d{1,6}") || Integer.parseInt(words) < least || Integer.parseInt(words) > most) {
            throw Rejected.invalid(field.key(), ask);
        }
        return Integer.toString(Integer.parseInt(words));
    }

    private static LogForm of(LogKind kind, LogClass readBy, String asks, List<Field> fields, List<Step> steps) {
        return new LogForm(kind, readBy, asks, fields, steps);
    }

    private static Map<LogKind, LogForm> forms(LogForm... forms) {
        var map = new EnumMap<LogKind, LogForm>(LogKind.class);
        for (var form : forms) {
            map.put(form.kind(), form);
        }
        return Collections.unmodifiableMap(map);
    }
}
