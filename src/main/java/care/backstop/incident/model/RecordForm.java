package care.backstop.incident.model;

import care.backstop.incident.LogClass;
import care.backstop.incident.rules.Answers;
import care.backstop.incident.rules.RecordCheck;
import care.backstop.incident.rules.RecordCheck.Failing;
import care.backstop.incident.rules.RecordCheck.Otherwise;
import care.backstop.incident.rules.RecordCondition;
import care.backstop.incident.rules.RecordFacts;
import care.backstop.incident.rules.RecordFigure;
import care.backstop.incident.rules.RecordRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.time.DeadlineRule;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * What has to be recorded for a line of a plan: questions, what their answers are held against, and what follows from
 * them. Part of a procedure, so data that a council may change.
 *
 * @param fields the questions, in order
 * @param each whether every officer of the incident answers for themselves
 * @param onlyBy owner codes or roles of the emergency team; when there are any, nobody else records it
 * @param signOff the owner code without whose signature the line is not done
 * @param by an hour by which it is to be there, other than the due time of the line
 * @param missing what the plan warns of while nothing is recorded
 * @param neededBy what cannot be recorded before this
 * @param readBy who may read it
 * @param show under which heading the standing is shown on the incident itself
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RecordForm(
        List<Field> fields,
        List<RecordCheck> checks,
        List<Effect> effects,
        List<RecordFigure> figures,
        List<Standing> standings,
        @Nullable Boolean each,
        List<String> onlyBy,
        @Nullable String signOff,
        @Nullable By by,
        @Nullable String missing,
        @Nullable NeededBy neededBy,
        @Nullable LogClass readBy,
        @Nullable String show) {

    /** How an answer is written. */
    public enum Type {
        LINE("One line of words"),
        TEXT("Several lines of words"),
        NUMBER("A number"),
        DATE("A day"),
        TIME("A time of day"),
        MOMENT("A day and time"),
        YES_NO("Yes or no"),
        CHOICE("One of a list of choices"),
        MEMBER("Somebody who belongs to the incident"),
        LOCATION("A location of the incident"),
        PROVIDER("A provider of the incident"),
        PHONE("A telephone number"),
        EMAIL("An email address"),
        CONTACT("A telephone number or an email address"),
        LIST("Rows of the other kinds");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What waits for the record. */
    public enum NeededBy {
        FIRST_MEETING
    }

    /**
     * A question.
     *
     * @param optional it may be left empty
     * @param when it must be answered only when this holds
     * @param refuse the code with which it is refused when it is left empty; VAL unless said
     * @param columns of a list
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Field(
            String key,
            String label,
            Type type,
            @Nullable Boolean optional,
            @Nullable RecordCondition when,
            @Nullable String hint,
            @Nullable String unit,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            Map<String, String> choices,
            List<Field> columns,
            Problem.@Nullable Code refuse) {

        public Field {
            choices = choices == null ? Map.of() : new LinkedHashMap<>(choices);
            columns = columns == null ? List.of() : List.copyOf(columns);
        }

        /** Whether it must be answered, as the other answers are. */
        public boolean needed(Answers answers) {
            var condition = when;
            return condition == null ? !Boolean.TRUE.equals(optional) : condition.holds(answers);
        }

        /** The label, saying so where an answer may be left out. */
        public String asked() {
            return label + (when == null && Boolean.TRUE.equals(optional) ? " (optional)" : "");
        }
    }

    /**
     * What follows from an answer.
     *
     * @param key tells it from other effects of the record
     * @param task what somebody has to do: a new line of the plan
     * @param role who
     * @param due by when, counted from the recording
     * @param conflict two answers contradict each other, and the task is to settle which is right
     * @param closingDate questions whose earliest day becomes the closing date of the incident
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Effect(
            String key,
            @Nullable RecordCondition when,
            @Nullable String task,
            @Nullable String role,
            @Nullable String due,
            @Nullable Boolean conflict,
            List<String> closingDate) {
        public Effect {
            closingDate = closingDate == null ? List.of() : List.copyOf(closingDate);
        }

        public boolean holds(Answers answers) {
            return when == null || when.holds(answers);
        }
    }

    /**
     * What the answers come to, in a word or two; the first that holds counts.
     *
     * @param complete holds only when the line could be done
     * @param alarm it is a warning
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Standing(
            String says,
            @Nullable RecordCondition when,
            @Nullable Boolean complete,
            @Nullable Boolean alarm) {}

    /** A time of day, so long after the notification. */
    public record By(String rule, String at) {
        public DeadlineRule counted() {
            return DeadlineRule.parse(rule);
        }

        public LocalTime time() {
            return LocalTime.parse(at);
        }
    }

    /** What may be asked and never demanded: urgent needs are met without it (Care Act 2014 s 19(3) and s 48(3)). */
    private static final Set<String> NEVER_DEMANDED = Set.of(
            "residence", "ordinaryResidence", "eligibility", "assessment", "assessmentId", "financialAssessment");

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    public RecordForm {
        fields = fields == null ? List.of() : List.copyOf(fields);
        checks = checks == null ? List.of() : List.copyOf(checks);
        effects = effects == null ? List.of() : List.copyOf(effects);
        figures = figures == null ? List.of() : List.copyOf(figures);
        standings = standings == null ? List.of() : List.copyOf(standings);
        onlyBy = onlyBy == null ? List.of() : List.copyOf(onlyBy);
    }

    /** Whether every officer answers for themselves. */
    public boolean eachAnswers() {
        return Boolean.TRUE.equals(each);
    }

    public LogClass readers() {
        return readBy == null ? LogClass.INTERNAL : readBy;
    }

    /** The lists among the questions. */
    public List<Field> lists() {
        return fields.stream().filter(f -> f.type() == Type.LIST).toList();
    }

    public Optional<Field> field(String key) {
        return fields.stream().filter(f -> f.key().equals(key)).findFirst();
    }

    /** Everything about which a check does not hold. */
    public List<Failing> failing(Answers answers, RecordFacts facts) {
        return checks.stream().flatMap(c -> c.failing(answers, facts).stream()).toList();
    }

    /** The checks against what the program holds. */
    public List<RecordCheck> heldChecks() {
        return checks.stream().filter(c -> c.held() != null).toList();
    }

    /** What was sent, with what the program holds wherever it was left empty. */
    public ReadAnswers.Sent filled(ReadAnswers.Sent sent, RecordFacts facts) {
        var values = new LinkedHashMap<>(sent.values());
        var rows = new LinkedHashMap<String, List<Map<String, String>>>();
        sent.rows().forEach((list, all) -> {
            var copies = new ArrayList<Map<String, String>>();
            all.forEach(row -> copies.add(new LinkedHashMap<>(row)));
            rows.put(list, copies);
        });
        for (var check : heldChecks()) {
            var column = check.column();
            if (check.rule() != RecordRule.AS_HELD || !check.told()) {
                continue;
            }
            if (column == null) {
                fill(values, check.question(), check, facts);
            } else {
                fillRows(rows.getOrDefault(check.question(), List.of()), column, check, facts);
            }
        }
        return new ReadAnswers.Sent(values, rows);
    }

    private static void fillRows(List<Map<String, String>> rows, String column, RecordCheck check, RecordFacts facts) {
        for (var row : rows) {
            if (row.values().stream().anyMatch(v -> v != null && !v.isBlank())) {
                fill(row, column, check, facts);
            }
        }
    }

    private static void fill(Map<String, String> row, String key, RecordCheck check, RecordFacts facts) {
        var typed = row.get(key);
        var held = typed == null || typed.isBlank() ? check.held(row, facts) : null;
        if (held != null) {
            row.put(key, held);
        }
    }

    /** Why the line could not be done with these answers, leaving out what is only warned of. */
    public List<Failing> unfinished(Answers answers, RecordFacts facts) {
        return failing(answers, facts).stream()
                .filter(f -> f.otherwise() == Otherwise.OPEN)
                .toList();
    }

    /** What the answers come to. */
    public Optional<Standing> standing(Answers answers, boolean complete) {
        return standings.stream()
                .filter(s -> (s.complete() == null || s.complete() == complete)
                        && (s.when() == null || s.when().holds(answers)))
                .findFirst();
    }

    /** The numbers worked out from the answers: label to value. */
    public Map<String, String> figures(Answers answers) {
        var figures = new LinkedHashMap<String, String>();
        for (var f : this.figures) {
            f.value(answers).ifPresent(v -> figures.put(f.label(), v));
        }
        return figures;
    }

    /** Reads what somebody wrote; an {@link IllegalArgumentException} says what is wrong with it. */
    public static RecordForm read(String yaml) {
        try {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(yaml.getBytes(StandardCharsets.UTF_8), RecordForm.class)
                    .checked();
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException("unknown key '" + e.getPropertyName() + "'", e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** As {@link #read} takes it. */
    public String write() {
        return YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .build()
                .writeValueAsString(this);
    }

    /** The same, if it makes sense; an {@link IllegalArgumentException} says what does not. */
    public RecordForm checked() {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a record asks at least one question");
        }
        unique(fields);
        for (var check : checks) {
            check(check);
        }
        var effectKeys = new HashSet<String>();
        for (var effect : effects) {
            if (effect.key() == null || !effectKeys.add(effect.key())) {
                throw new IllegalArgumentException("each effect needs a key of its own");
            }
            known(effect.when(), fields);
            effect.closingDate().forEach(this::known);
            if (effect.task() != null) {
                if (effect.role() == null || effect.due() == null) {
                    throw new IllegalArgumentException(
                            "effect %s: a task needs a role and a due time".formatted(effect.key()));
                }
                DeadlineRule.parse(effect.due());
            }
        }
        standings.forEach(s -> known(s.when(), fields));
        figures.forEach(f -> f.of().forEach(this::known));
        if (by != null) {
            by.counted();
            by.time();
        }
        return this;
    }

    private void unique(List<Field> questions) {
        var keys = new HashSet<String>();
        for (var f : questions) {
            if (f.key() == null || !KEY.matcher(f.key()).matches() || !keys.add(f.key())) {
                throw new IllegalArgumentException(
                        "question '%s': each needs a key of its own, such as heldOn".formatted(f.key()));
            }
            if (NEVER_DEMANDED.contains(f.key()) && !Boolean.TRUE.equals(f.optional())) {
                throw new IllegalArgumentException(
                        "question %s: make it optional. Urgent needs are met whatever its answer".formatted(f.key()));
            }
            if (f.label() == null || f.type() == null) {
                throw new IllegalArgumentException("question %s needs a label and a type".formatted(f.key()));
            }
            if ((f.type() == Type.CHOICE) == f.choices().isEmpty()) {
                throw new IllegalArgumentException("question %s: choices belong to CHOICE".formatted(f.key()));
            }
            if ((f.type() == Type.LIST) == f.columns().isEmpty()) {
                throw new IllegalArgumentException("question %s: columns belong to LIST".formatted(f.key()));
            }
            if (f.columns().stream().anyMatch(c -> c.type() == Type.LIST)) {
                throw new IllegalArgumentException("question %s: a list has no list within it".formatted(f.key()));
            }
            known(f.when(), questions);
            unique(f.columns());
        }
    }

    private void check(RecordCheck check) {
        if (check.rule() == null || check.otherwise() == null || check.says() == null) {
            throw new IllegalArgumentException("a check needs rule, otherwise and says");
        }
        var on = check.on();
        boolean besides = switch (check.rule()) {
            case STEERING_GROUP, ROLE_HELD -> false;
            default -> {
                if (on == null) {
                    throw new IllegalArgumentException("check %s needs on".formatted(check.rule()));
                }
                known(on);
                yield switch (check.rule()) {
                    case HELD_BY, NOT_ANSWERED, NAMES_ALL -> false;
                    default -> true;
                };
            }
        };
        boolean looksUp = check.rule().looksUp();
        if (looksUp == (check.held() == null)) {
            throw new IllegalArgumentException(
                    "check %s: held belongs to the rules that look something up, and they need it"
                            .formatted(check.rule()));
        }
        var column = check.column();
        switch (check.rule()) {
            case NOT_TWICE, NO_CLASH, EVERY_LOCATION, NAMES_ALL, MOST_EACH, SUM_WITHIN -> {
                if (column == null) {
                    throw new IllegalArgumentException(
                            "check %s is on a column, such as rooms.room".formatted(check.rule()));
                }
            }
            default -> {}
        }
        if (besides) {
            boolean outside = column == null || check.rule() == RecordRule.SUM_WITHIN;
            check.with().forEach(w -> known(outside ? w : check.question() + "." + w));
        }
    }

    private void known(@Nullable RecordCondition condition, List<Field> among) {
        if (condition != null) {
            Stream.of(Optional.ofNullable(condition.field()), Optional.ofNullable(condition.differs()))
                    .flatMap(Optional::stream)
                    .filter(k -> among.stream()
                            .noneMatch(f -> f.key().equals(k)
                                    || f.columns().stream().anyMatch(c -> k.equals(f.key() + "." + c.key()))))
                    .findFirst()
                    .ifPresent(k -> {
                        throw new IllegalArgumentException("there is no question '%s'".formatted(k));
                    });
        }
    }

    private void known(String question) {
        int dot = question.indexOf('.');
        var field = field(dot < 0 ? question : question.substring(0, dot));
        if (field.isEmpty()
                || (dot >= 0
                        && field.get().columns().stream()
                                .noneMatch(c -> c.key().equals(question.substring(dot + 1))))) {
            throw new IllegalArgumentException("there is no question '%s'".formatted(question));
        }
    }
}
