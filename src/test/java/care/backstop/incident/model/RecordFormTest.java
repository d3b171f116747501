package care.backstop.incident.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import care.backstop.incident.HeldFact;
import care.backstop.incident.model.ReadAnswers.Choices;
import care.backstop.incident.model.ReadAnswers.Result;
import care.backstop.incident.model.ReadAnswers.Sent;
import care.backstop.incident.rules.RecordFacts;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordFormTest {

    private static final Choices CHOICES = new Choices(
            Map.of("post-1", "Ash Vale, lead (Council)"),
            Map.of("1-500", "Harbour View"),
            Map.of("1-900", "Larch Care"));

    private static Stream<ProcedureTemplate.Line> everyLineWithARecord() {
        return ProcedureTemplate.SHIPPED.stream()
                .map(ProcedureTemplate::load)
                .flatMap(t -> t.lines().stream())
                .filter(l -> l.record() != null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyLineWithARecord")
    void whatIsShippedIsReadBackAsItWasWritten(ProcedureTemplate.Line line) {
        var form = line.record();
        assertThat(form).isNotNull();
        assertThat(RecordForm.read(form.write())).isEqualTo(form);
        assertThat(form.checks())
                .allSatisfy(c -> assertThat(c.says()).isNotBlank().doesNotEndWith("."));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
    checks: []                                                                                   | at least one question
    fields: [{key: A, label: a, type: LINE}]                                                     | a key of its own
    fields: [{key: a, label: a, type: LINE}, {key: a, label: b, type: LINE}]                     | a key of its own
    fields: [{key: a, label: a, type: CHOICE}]                                                   | choices belong to CHOICE
    fields: [{key: a, label: a, type: LIST}]                                                     | columns belong to LIST
    fields: [{key: a, type: LINE}]                                                               | a label and a type
    fields: [{key: a, label: a, type: LINE, optinal: true}]                                      | unknown key 'optinal'
    fields: [{key: a, label: a, type: LINE, when: {field: b, is: c}}]                            | no question 'b'
    {fields: [{key: a, label: a, type: DATE}], checks: [{rule: NOT_PAST, on: b, otherwise: VAL, says: x}]}                       | no question 'b'
    {fields: [{key: a, label: a, type: DATE}], checks: [{rule: NOT_BEFORE, on: a, with: [b], otherwise: VAL, says: x}]}          | no question 'b'
    {fields: [{key: a, label: a, type: DATE}], checks: [{rule: NOT_TWICE, on: a, otherwise: VAL, says: x}]}                      | on a column
    {fields: [{key: a, label: a, type: DATE}], checks: [{rule: NOT_PAST, on: a, otherwise: VAL}]}                                | needs rule, otherwise and says
    {fields: [{key: a, label: a, type: DATE}], checks: [{rule: AS_HELD, on: a, otherwise: VAL, says: x}]}                        | held belongs to the rules
    {fields: [{key: a, label: a, type: DATE}], checks: [{rule: NOT_PAST, on: a, held: PERSON, otherwise: VAL, says: x}]}         | held belongs to the rules
    {fields: [{key: a, label: a, type: DATE}], effects: [{key: x, task: Do it}]}                                                 | needs a role and a due time
    {fields: [{key: a, label: a, type: DATE}], effects: [{key: x, closingDate: [b]}]}                                            | no question 'b'
    """)
    void aSlipIsNamed(String yaml, String says) {
        assertThatThrownBy(() -> RecordForm.read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "refused", textBlock = """
    LINE     | two words            | two words
    NUMBER   | 1,450                | 1450
    NUMBER   | 4.50                 | 4.5
    NUMBER   | four                 | refused
    DATE     | 16/9/2026            | 2026-09-16
    DATE     | 2026-09-16           | 2026-09-16
    DATE     | 31/9/2026            | refused
    TIME     | 9.05                 | 09:05
    TIME     | 25:00                | refused
    MOMENT   | 16/9/2026 14:05      | 2026-09-16T14:05
    MOMENT   | 2026-09-16T14:05     | 2026-09-16T14:05
    MOMENT   | 2026-07-16T13:05:00Z | 2026-07-16T14:05
    MOMENT   | 16/9/2026            | refused
    YES_NO   | Yes                  | true
    YES_NO   | false                | false
    YES_NO   | perhaps              | refused
    MEMBER   | post-1               | post-1
    MEMBER   | post-2               | refused
    LOCATION | 1-500                | 1-500
    LOCATION | 1-999                | refused
    PROVIDER | 1-900                | 1-900
    PROVIDER | 1-901                | refused
    PHONE    | +44 1632 960001      | +44 1632 960001
    PHONE    | 0163                 | refused
    EMAIL    | a@b.example          | a@b.example
    EMAIL    | a@b                  | refused
    CONTACT  | a@b.example          | a@b.example
    CONTACT  | 01632 960001         | 01632 960001
    CONTACT  | ask at the desk      | refused
    """)
    void anAnswerIsKeptInOneForm(RecordForm.Type type, String typed, String kept) {
        var result = read("fields: [{key: a, label: What, type: %s}]".formatted(type), Map.of("a", typed));

        assertThat(result.answers().of("a")).isEqualTo(kept);
        assertThat(result.problems())
                .as("said once, beside the field")
                .extracting(Problem::field, Problem::code)
                .isEqualTo(kept == null ? List.of(tuple("a", Code.VAL)) : List.of());
    }

    @Test
    void whatMustBeAnsweredDependsOnTheOtherAnswers() {
        var form = """
                fields:
                  - {key: met, label: Met?, type: YES_NO}
                  - {key: why, label: Why not, type: LINE, when: {field: met, is: "false"}}
                  - {key: note, label: Note, type: LINE, optional: true}
                  - {key: lead, label: Lead, type: MEMBER, refuse: STATE}
                """;
        assertThat(codes(read(form, Map.of("met", "yes", "lead", "post-1")))).isEmpty();
        assertThat(codes(read(form, Map.of("met", "no", "lead", "post-1")))).containsExactly("VAL why");
        assertThat(codes(read(form, Map.of()))).containsExactly("VAL met", "STATE lead");
        assertThat(codes(read(form, Map.of("met", "yes", "lead", "post-1", "other", "x"))))
                .containsExactly("VAL other");
        assertThat(read(form, Map.of("met", "yes", "lead", "post-1")).answers().names())
                .as("the name stays, whoever leaves")
                .containsEntry("post-1", "Ash Vale, lead (Council)");
    }

    @Test
    void emptyRowsAreNotThereAndOthersAreNumberedAsShown() {
        var form = RecordForm.read("""
                fields:
                  - key: rooms
                    label: Rooms
                    type: LIST
                    columns:
                      - {key: room, label: Room, type: LINE}
                      - {key: holds, label: Holds, type: NUMBER, min: 1, max: 500}
                """);
        var result = ReadAnswers.read(
                form,
                new Sent(
                        Map.of(),
                        Map.of(
                                "rooms",
                                List.of(
                                        Map.of("room", "Hall", "holds", "30"),
                                        Map.of("room", " "),
                                        Map.of("room", "Barn", "holds", "0"),
                                        Map.of("holds", "501", "colour", "red")))),
                CHOICES);

        assertThat(codes(result))
                .containsExactly("VAL rooms.2.holds", "VAL rooms.3.holds", "VAL rooms.3.colour", "VAL rooms.3.room");
        assertThat(codes(ReadAnswers.read(form, new Sent(Map.of(), Map.of("rooms", List.of(Map.of()))), CHOICES)))
                .containsExactly("VAL rooms");
    }

    @Test
    void whatIsLeftEmptyIsTakenFromWhatIsHeld() {
        var form = RecordForm.read("""
                fields:
                  - {key: last, label: Last day, type: DATE}
                  - {key: hours, label: Hours, type: NUMBER}
                  - key: all
                    label: People
                    type: LIST
                    columns:
                      - {key: person, label: Person, type: LINE}
                      - {key: moves, label: Moves on, type: DATE}
                checks:
                  - {rule: KNOWN, on: all.person, held: PERSON, otherwise: VAL, says: Not known}
                  - {rule: AS_HELD, on: last, held: CLOSES_ON, otherwise: VAL, says: Another day}
                  - {rule: AS_HELD, on: hours, held: FREE_HOURS, otherwise: VAL, says: Other hours}
                  - {rule: AS_HELD, on: all.moves, with: [person], held: MOVES_ON, otherwise: VAL, says: Another day}""");
        var facts = new RecordFacts(LocalDateTime.parse("2020-12-07T10:00"), null, 0, Set.of(), Map.of(), Set.of())
                .holding(Map.of(
                        HeldFact.CLOSES_ON, Map.of("", "2020-12-21"),
                        HeldFact.FREE_HOURS, Map.of("", "40"),
                        HeldFact.MOVES_ON, Map.of("a-1", "2020-12-11"),
                        HeldFact.PERSON, Map.of("a-1", "A-1")));
        var filled = form.filled(
                new Sent(
                        Map.of("hours", "30", "last", " "),
                        Map.of(
                                "all",
                                List.of(
                                        Map.of("person", "A-1"),
                                        Map.of("person", "A-2"),
                                        Map.of("person", "A-1", "moves", "2020-12-12"),
                                        Map.of("person", "")))),
                facts);
        assertThat(filled.values()).isEqualTo(Map.of("hours", "30", "last", "2020-12-21"));
        assertThat(filled.rows().get("all"))
                .containsExactly(
                        Map.of("person", "A-1", "moves", "2020-12-11"),
                        Map.of("person", "A-2"),
                        Map.of("person", "A-1", "moves", "2020-12-12"),
                        Map.of("person", ""));
        assertThat(form.heldChecks()).hasSize(4);
    }

    private static Result read(String yaml, Map<String, String> values) {
        return ReadAnswers.read(RecordForm.read(yaml), new Sent(values, Map.of()), CHOICES);
    }

    private static List<String> codes(Result result) {
        return result.problems().stream().map(p -> p.code() + " " + p.field()).toList();
    }
}
