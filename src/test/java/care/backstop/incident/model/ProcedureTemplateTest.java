package care.backstop.incident.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.ProcedureTemplate.Agency;
import care.backstop.incident.model.ProcedureTemplate.Applies;
import care.backstop.incident.model.ProcedureTemplate.Event;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.ProcedureTemplate.Line;
import care.backstop.testing.Requirement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcedureTemplateTest {

    private static final Path SEEDS = Path.of("../shared/seeds");

    private final ProcedureTemplate southampton = ProcedureTemplate.load(ProcedureTemplate.SOUTHAMPTON);

    @Test
    @Requirement({"SA-0.1", "SA-0.2"})
    void hasTheCountsOfThePrintedList() {
        var lines = southampton.lines();

        assertThat(lines).hasSize(96);
        assertThat(southampton.linesFor(Applies.CARE_HOME)).hasSize(94);
        assertThat(southampton.linesFor(Applies.HOME_CARE)).hasSize(71);
        assertThat(southampton.linesFor(Applies.ALL)).hasSize(96);
        assertThat(southampton.parts().stream().map(p -> p.lines().size()).toList())
                .containsExactly(2, 22, 13, 8, 6, 4, 30, 4, 4, 3);
        assertThat(numbers(lines, Applies.CARE_HOME))
                .containsExactly(
                        "2.8", "3.10", "4.2", "4.3", "6.2", "6.3", "6.4", "7.5", "7.8", "7.9", "7.11", "7.12", "7.13",
                        "7.14", "7.15", "7.17", "7.20", "7.21", "7.22", "7.23", "7.24", "7.26", "7.27", "7.29", "7.30");
        assertThat(numbers(lines, Applies.HOME_CARE)).containsExactly("2.4", "7.2");
        assertThat(lines.stream().filter(Line::blank).map(Line::number)).containsExactly("2.21", "4.8", "8.3");
        assertThat(numbers(southampton.linesFor(Applies.CARE_HOME), Applies.HOME_CARE))
                .isEmpty();
        assertThat(southampton.linesFor(Applies.HOME_CARE).stream().map(Line::number))
                .doesNotContain("2.8")
                .contains("2.21");
    }

    @Test
    void isNumberedWithoutAGap() {
        for (var part : southampton.parts()) {
            assertThat(part.lines().stream().map(Line::number))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, part.lines().size())
                                    .mapToObj(n -> part.number() + "." + n)
                                    .toList());
            assertThat(part.lines().stream().map(Line::position))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, part.lines().size())
                                    .boxed()
                                    .toList());
        }
    }

    @Test
    void everyLineCitesItsOwnRow() {
        var rows = new HashSet<String>();
        for (var line : southampton.lines()) {
            assertThat(line.rows()).anySatisfy(row -> assertThat(row).startsWith("SA-" + line.number()));
            assertThat(rows).doesNotContainAnyElementsOf(line.rows());
            rows.addAll(line.rows());
            assertThat(line.clause()).startsWith("Southampton Appendix A " + line.number() + " (SA-");
        }
        // 96 lines; 2.2 and 7.1 are described by two rows each.
        assertThat(rows).hasSize(98);
    }

    @Test
    @Requirement("S7.1-a")
    void theFirstMeetingIsDueThreeWorkingDaysAfterNotification() {
        assertThat(southampton.clocks()).singleElement().satisfies(clock -> {
            assertThat(clock.kind()).isEqualTo("FIRST_MEETING");
            assertThat(clock.rule().words()).isEqualTo("3 working days");
            assertThat(clock.from()).isEqualTo(Event.NOTIFIED);
            assertThat(clock.clause()).isEqualTo("Southampton procedure 7.1");
        });
    }

    @Test
    void onlyMovingPeopleWaitsForTheDecisionToClose() {
        assertThat(southampton.parts().stream().filter(p -> p.starts() != null).map(p -> p.number() + " " + p.starts()))
                .containsExactly("7 CLOSURE_DECIDED");
    }

    @Test
    void everyLineSaysWhoAndWhatShowsIt() {
        assertThat(southampton.lines()).allSatisfy(line -> {
            assertThat(line.agencies()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(line.evidence()).isNotBlank();
            assertThat(line.wording()).endsWith(".").doesNotContain("\n");
        });
        for (var agency : Agency.values()) {
            assertThat(all()).anySatisfy(line -> assertThat(line.agencies()).contains(agency));
        }
        for (var gate : Gate.values()) {
            assertThat(southampton.lines())
                    .anySatisfy(line -> assertThat(line.gate()).isEqualTo(gate));
        }
    }

    @Test
    void aTimeThatTheProcedureDoesNotSetIsMarkedUnconfirmed() {
        var first = southampton.lines().getFirst().due();
        assertThat(first).isNotNull();
        assertThat(first.confirmed()).isTrue();
        assertThat(first.words()).isEqualTo("3 working days after notification");
        assertThat(southampton.lines().stream()
                        .filter(line -> line.due() != null && !line.due().confirmed()))
                .extracting(Line::number)
                .contains("2.3", "3.11", "8.2")
                .doesNotContain("1.1", "2.10");
    }

    @Test
    void isToldInOurOwnWords() throws Exception {
        assumeTrue(Files.isDirectory(SEEDS), "skipped: ../shared/seeds is not beside this checkout");
        var theirs = new HashSet<String>();
        try (var files = Files.list(SEEDS)) {
            for (var file : files.toList()) {
                theirs.addAll(runs(Files.readString(file)));
            }
        }
        assertThat(theirs).hasSizeGreaterThan(20_000);
        for (var line : all()) {
            var ours = new ArrayList<>(runs(line.wording()));
            ours.retainAll(theirs);
            assertThat(ours)
                    .as("%s shares eight words in a row with the procedure", line.number())
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
    soton/appendix-c         | 30 | 0  | 30 | C | SC-    | 1
    soton/appendix-d         | 30 | 30 | 0  | D | SD-    | 1
    lancs/flow-chart         | 12 | 11 | 11 | L | LF-    | 1
    common/potential-failure | 13 | 13 | 13 | P | ''     | 0
    common/planned-exit      | 13 | 13 | 13 | E | ''     | 0
    lancs/policy             | 4  | 4  | 4  | N | L3.    | 0
    soton/group-and-team     | 3  | 3  | 1  | G | S      | 0
    common/hand-back         | 10 | 10 | 10 | H | ''     | 0
    common/arranging-care    | 16 | 16 | 16 | R | ''     | 0
    """)
    void theOtherTemplatesHaveTheirLines(
            String id, int lines, int careHome, int homeCare, String letter, String rows, int first) {
        var template = ProcedureTemplate.load(id);

        assertThat(template.lines()).hasSize(lines);
        assertThat(template.linesFor(Applies.CARE_HOME)).hasSize(careHome);
        assertThat(template.linesFor(Applies.HOME_CARE)).hasSize(homeCare);
        assertThat(template.letter()).isEqualTo(letter);
        assertThat(template.lines()).allSatisfy(line -> {
            assertThat(line.number()).startsWith(letter);
            assertThat(line.rows()).isNotEmpty().allMatch(r -> r.startsWith(rows));
            assertThat(line.wording()).endsWith(".").doesNotContain("\n");
            assertThat(line.evidence()).isNotBlank();
        });
        if (first == 1) {
            assertThat(template.lines().stream().flatMap(l -> l.rows().stream()).sorted())
                    .as("each row once, none left out")
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, lines)
                            .mapToObj(n -> "%s%02d".formatted(rows, n))
                            .toList());
        }
    }

    @Test
    void namesTheOwnersThatTheAppendixNames() {
        var immediate = ProcedureTemplate.load("soton/appendix-c");

        assertThat(immediate.roles().keySet())
                .containsExactlyInAnyOrder("PL", "ASC", "C", "H", "EPPR", "D", "PS", "ORG", "A");
        assertThat(immediate.lines()).allMatch(line -> immediate.roles().containsKey(String.valueOf(line.role())));
        assertThat(immediate.line("C4.1")).map(Line::role).hasValue("H");
        assertThat(southampton.roles()).isEmpty();
    }

    @Test
    void whatIsAskedForTwiceIsNamed() {
        for (var template : shipped()) {
            for (var line : template.lines()) {
                for (var same : line.sameAs()) {
                    var at = same.split(" ");
                    assertThat(at[0]).isNotEqualTo(template.id());
                    assertThat(ProcedureTemplate.load(at[0]).line(at[1]))
                            .as(line.number() + " is the same as " + same)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void numbersOfSeveralTemplatesNeverMeet() {
        var numbers = all().stream().map(Line::number).toList();
        assertThat(numbers).doesNotHaveDuplicates().hasSize(227);
        var places = shipped().stream()
                .flatMap(t -> t.parts().stream().map(t::place))
                .toList();
        assertThat(places).doesNotHaveDuplicates().doesNotContain(11);
        assertThat(ProcedureTemplate.load("soton/appendix-c")
                        .place(ProcedureTemplate.load("soton/appendix-c")
                                .parts()
                                .getFirst()))
                .isEqualTo(301);
    }

    @Test
    void isForTheKindOfIncidentItIsMeantFor() {
        assertThat(southampton.isFor(IncidentKind.POTENTIAL)).isTrue();
        assertThat(ProcedureTemplate.load("common/planned-exit").isFor(IncidentKind.EXIT))
                .isTrue();
        assertThat(ProcedureTemplate.load("common/planned-exit").isFor(IncidentKind.FAILURE))
                .isFalse();
        assertThat(ProcedureTemplate.load("common/potential-failure").isFor(IncidentKind.FAILURE))
                .isFalse();
    }

    @Test
    void isWrittenAsItIsRead() {
        for (var template : shipped()) {
            var again = ProcedureTemplate.read(template.write());
            assertThat(again).as(template.id()).isEqualTo(template);
            assertThat(again.hash()).isEqualTo(template.hash());
        }
    }

    @Test
    void theHashFollowsTheContent() {
        var other = ProcedureTemplate.read(small("wording: Do it.").getBytes(StandardCharsets.UTF_8));

        assertThat(southampton.hash()).matches("[0-9a-f]{16}");
        assertThat(ProcedureTemplate.load(ProcedureTemplate.SOUTHAMPTON).hash()).isEqualTo(southampton.hash());
        assertThat(ProcedureTemplate.read(small("wording: Do it!").getBytes(StandardCharsets.UTF_8))
                        .hash())
                .isNotEqualTo(other.hash());
        assertThat(other.clocks()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
    an unknown key             | wording: Do it.\\n        colour: red                  | unknown key 'colour'
    an unknown agency          | wording: Do it.\\n        agencies: [POLICE]           | POLICE
    no agency                  | wording: Do it.\\n        agencies: []                 | no agency has a part
    no wording                 | wording: ''                                            | wording of 1.1 is missing
    a deadline nobody can read | wording: Do it.\\n        due: {rule: soon, from: NOTIFIED, basis: x} | 'soon' is not a deadline
    an unknown event           | wording: Do it.\\n        due: {rule: 1 day, from: EASTER, basis: x}  | EASTER
    no basis                   | wording: Do it.\\n        due: {rule: 1 day, from: NOTIFIED}          | due.basis of 1.1 is missing
    an unknown gate            | wording: Do it.\\n        gates: LUNCH                 | LUNCH
    a number twice             | wording: Do it.\\n      - {number: '1.1', rows: [SA-1.1], wording: Again., agencies: [ICB]} | action 1.1 is there twice
    a number of another part   | wording: Do it.\\n      - {number: '2.1', rows: [SA-2.1], wording: Again., agencies: [ICB]} | does not belong to part 1
    a line that is not there   | wording: Do it.\\n        after: ['1.9']                  | comes after 1.9, which is not there
    a circle                   | wording: Do it.\\n        after: ['1.2']\\n      - {number: '1.2', rows: [SA-1.2], wording: Again., agencies: [ICB], after: ['1.1']} | wait for each other in a circle: 1.1, 1.2
    itself                     | wording: Do it.\\n        after: ['1.1']                  | in a circle: 1.1
    no time at all             | wording: Do it.\\n        takes: 0                        | takes is a number of days
    an unknown role            | wording: Do it.\\n        role: PL                        | knows no role 'PL'
    the same as nothing        | wording: Do it.\\n        sameAs: [2.5]                   | sameAs names a line
    no row                     | wording: Do it.\\n      - {number: '1.2', wording: Again., agencies: [ICB]} | rows names no requirement row
    blank and applies          | wording: Do it.\\n        blank: true\\n        applies: CARE_HOME | exclude each other
    """)
    void refusesASlipInTheFile(String what, String lines, String message) {
        var text = small(lines.replace("\\n", "\n"));

        assertThatIllegalArgumentException()
                .as(what)
                .isThrownBy(() -> ProcedureTemplate.read(text.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"soton/appendix-z", "../application", "SOTON", "''"})
    void refusesAnUnknownTemplate(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcedureTemplate.load(id))
                .withMessageContaining("no template is called");
    }

    private static String small(String lines) {
        var agencies = lines.contains("agencies: [POLICE]") || lines.contains("agencies: []")
                ? ""
                : "\n        agencies: [COUNCIL]";
        return """
template: test/one
profile: SOTON
title: Test
source: A test
cites: Test
version: "1"
parts:
  - part: 1
    title: One
    lines:
      - number: "1.1"
        rows: [SA-1.1]""" + agencies + "\n        " + lines + "\n";
    }

    private static List<ProcedureTemplate> shipped() {
        return ProcedureTemplate.SHIPPED.stream().map(ProcedureTemplate::load).toList();
    }

    private static List<Line> all() {
        return shipped().stream().flatMap(t -> t.lines().stream()).toList();
    }

    private static List<String> numbers(List<Line> lines, Applies applies) {
        return lines.stream()
                .filter(line -> line.applies() == applies)
                .map(Line::number)
                .toList();
    }

    /** Every run of eight words, in lower case and without punctuation. */
    private static Set<String> runs(String text) {
        var words = List.of(text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .split(" "));
        return IntStream.rangeClosed(0, words.size() - 8)
                .mapToObj(i -> String.join(" ", words.subList(i, i + 8)))
                .collect(Collectors.toSet());
    }
}
