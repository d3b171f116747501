package care.backstop.people.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.Lists;
import care.backstop.people.Need;
import care.backstop.people.PersonFacts;
import care.backstop.people.Source;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeInListTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 12, 7);

    @Autowired
    TakeInList takeIn;

    @Autowired
    LookAtPeople people;

    @Autowired
    OpenIncident open;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    UUID incident = UUID.randomUUID();

    @BeforeAll
    void register() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void openIncident() {
        clock.reset();
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private TakeInList.Outcome take(String csv) {
        return take(Lists.file("list.csv", csv), "list.csv", Source.PROVIDER, TODAY);
    }

    private TakeInList.Outcome take(Path file, String name, Source source, LocalDate asAt) {
        return Acting.as(coordinator(), () -> takeIn.takeIn(incident, source, asAt, file, name, coordinator()));
    }

    private List<PersonFacts> facts() {
        return Acting.as(coordinator(), () -> people.facts(incident));
    }

    private PersonFacts facts(String reference) {
        return facts().stream()
                .filter(f -> f.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private Rejected refused(String csv) {
        return catchThrowableOfType(Rejected.class, () -> take(csv));
    }

    @Test
    void readsWhatAProviderReallySends() {
        var outcome = take(Lists.HARBOUR);

        assertThat(outcome.rows()).isEqualTo(4);
        assertThat(outcome.added()).isEqualTo(4);
        assertThat(outcome.errors()).isEmpty();
        var odile = facts("H-1");
        assertThat(odile.birthDate()).isEqualTo(LocalDate.of(1938, 12, 5));
        assertThat(odile.need()).isEqualTo(Need.NURSING);
        assertThat(odile.funding()).isEqualTo(Funding.HOST_COUNCIL);
        assertThat(odile.group()).isEqualTo("Garden four");
        assertThat(odile.endOfLife()).isEqualTo(Answer.NO);
        assertThat(facts("H-2").colour()).isEqualTo(Colour.RED);
        assertThat(facts("H-3").need()).isEqualTo(Need.DEMENTIA_NURSING);
        assertThat(facts("H-3").endOfLife()).isEqualTo(Answer.NOT_KNOWN);
    }

    @Test
    void whatNobodySaidStaysUnknown() {
        take(Lists.HARBOUR);
        var ivo = facts("H-4");

        assertThat(ivo.birthDate()).isNull();
        assertThat(ivo.weeklyMinutes()).isNull();
        assertThat(ivo.visits()).isNull();
        assertThat(ivo.endOfLife()).isEqualTo(Answer.NOT_KNOWN);
        assertThat(ivo.safeguardingEnquiry()).isEqualTo(Answer.NOT_KNOWN);
        assertThat(ivo.funding()).isEqualTo(Funding.NOT_KNOWN);
        assertThat(ivo.colour()).isEqualTo(Colour.UNRATED);
    }

    @Test
    void namesOfEveryScriptAreKeptComposed() {
        take("Name,DOB\n\"O\u2019Dowd, Sea\u0301n\",01/02/1950\n\"\u5c0f\u660e \u738b\",02/02/1950\n");
        var names = actors.as(
                coordinator(),
                () -> db.sql("select family_name || '/' || given_name from people.person order by reference")
                        .query(String.class)
                        .list());
        assertThat(names).contains("O\u2019Dowd/Se\u00e1n", "\u738b/\u5c0f\u660e");
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        take(Lists.HARBOUR);
        var before = versions();
        clock.advance(Duration.ofHours(2));
        var again = take(Lists.HARBOUR);

        assertThat(again.added()).isZero();
        assertThat(again.changed()).isZero();
        assertThat(again.matched()).isEqualTo(4);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aLaterListChangesOnlyWhatItSays() {
        take(Lists.HARBOUR);
        clock.advance(Duration.ofHours(1));
        var outcome =
                take("Ref,Surname,First name,NHS No.,Very frail\nX-9,Larkspur,Odile,%s,yes\n".formatted(Lists.nhs(1)));

        assertThat(outcome.changed()).isEqualTo(1);
        var odile = facts("H-1");
        assertThat(odile.veryFrail()).isEqualTo(Answer.YES);
        assertThat(odile.need()).as("not mentioned, so not touched").isEqualTo(Need.NURSING);
        assertThat(odile.colour()).isEqualTo(Colour.RED);
        assertThat(facts()).hasSize(4);
    }

    @Test
    @Requirement("SC-02")
    void whoeverTheLatestListLeavesOutIsShownStale() {
        take(Lists.HARBOUR);
        clock.advance(Duration.ofDays(1));
        take("Ref,Surname,NHS No.\nH-1,Larkspur,%s\n".formatted(Lists.nhs(1)));

        var counts = Acting.as(coordinator(), () -> people.counts(incident));
        assertThat(counts.total()).isEqualTo(4);
        assertThat(counts.stale()).isEqualTo(3);
        assertThat(refused("Name,RAG\nIvo Thrupp,purple\n")
                        .problems()
                        .getFirst()
                        .message())
                .contains("Red, Amber, Green");
    }

    @Test
    void undoPutsBackWhatWasKnown() {
        take(Lists.HARBOUR);
        clock.advance(Duration.ofHours(1));
        var second = take("Ref,Surname,First name,NHS No.,Very frail\n,Larkspur,Odile,%s,yes\n,Neu,Nell,%s,\n"
                .formatted(Lists.nhs(1), Lists.nhs(9)));
        assertThat(facts()).hasSize(5);
        Acting.as(coordinator(), () -> takeIn.undo(incident, second.id(), coordinator()));

        assertThat(facts()).hasSize(4);
        assertThat(facts("H-1").veryFrail()).isEqualTo(Answer.NO);
        assertThat(facts("H-1").colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void undoIsRefusedOnceSomebodyHasWorkedOnThem() {
        var outcome = take(Lists.HARBOUR);
        var first = facts().getFirst();
        actors.as(
                coordinator(),
                () -> db.sql("update people.person set version = version + 1 where id = ?")
                        .params(first.id())
                        .update());
        assertThatThrownBy(() -> Acting.as(coordinator(), () -> takeIn.undo(incident, outcome.id(), coordinator())))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("1 of the people");
        assertThat(facts()).hasSize(4);
    }

    @Test
    void aDryRunLeavesNothingBehind() {
        var outcome = Acting.as(
                coordinator(),
                () -> takeIn.tryOut(
                        incident, Source.PROVIDER, TODAY, Lists.file("l.csv", Lists.HARBOUR), "l.csv", coordinator()));
        assertThat(outcome.added()).isEqualTo(4);
        assertThat(facts()).isEmpty();
        assertThat(actors.as(
                        coordinator(),
                        () -> db.sql("select count(*) from people.intake_row")
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void anOlderListNeverOverwritesANewerOneOfTheSameSource() {
        take(Lists.HARBOUR);
        assertThatThrownBy(() -> take(Lists.file("l.csv", Lists.HARBOUR), "l.csv", Source.PROVIDER, TODAY.minusDays(1)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("7 December 2020");
        assertThat(take(Lists.file("l.csv", Lists.HARBOUR), "l.csv", Source.COUNCIL, TODAY.minusDays(1))
                        .matched())
                .as("another source keeps its own days; nothing but a reference of the provider's tells of the fourth")
                .isEqualTo(3);
    }

    @Test
    @Requirement("X-13")
    void oneWrongRowKeepsEveryRowOut() {
        var csv = new StringBuilder("Ref,Surname,DOB,Hours\n");
        IntStream.rangeClosed(1, 120)
                .forEach(i -> csv.append("R-%d,Person%d,%s,%s\n"
                        .formatted(i, i, i == 17 ? "31/02/1940" : "01/01/1940", i == 90 ? "-3" : "10")));
        var refused = refused(csv.toString());

        assertThat(refused.problems()).extracting(Problem::row).containsExactly(18, 91);
        assertThat(refused.problems()).extracting(Problem::field).containsExactly("Date of birth", "Hours a week");
        assertThat(facts()).isEmpty();
    }

    @Test
    @Requirement({"L3.2-o", "S7.3-d"})
    void oneNhsNumberIsOnePerson() {
        var csv = "Surname,First name,DOB,NHS No\nLarkspur,Odile,05/12/1938,%1$s\nThrupp,Ivo,01/01/1940,%1$s\n"
                .formatted(Lists.nhs(1));
        var refused = refused(csv);
        assertThat(refused.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(Code.DUP);
            assertThat(p.row()).isEqualTo(3);
            assertThat(p.message()).contains("Row 2").doesNotContain(Lists.nhs(1));
        });
        take(Lists.HARBOUR);
        var other = refused("Surname,First name,DOB,NHS No\nThrupp,Ivo,01/01/1940,%s\n".formatted(Lists.nhs(1)));
        assertThat(other.problems().getFirst().code()).isEqualTo(Code.DUP);
        assertThat(other.problems().getFirst().message()).contains("H-1");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # heading                     | cell                       | code | what the message says
        DOB                           | 13/25/1938                 | VAL  | no such day
        DOB                           | 05/25/1938                 | VAL  | swapped
        DOB                           | 08/12/2020                 | VAL  | future
        DOB                           | 01/01/1890                 | VAL  | 120 years
        DOB                           | 01/02/38                   | VAL  | four figures
        DOB                           | 29/02/1939                 | VAL  | no such day
        NHS number                    | 9990000010                 | VAL  | last digit
        NHS number                    | 999000001                  | VAL  | 10 digits
        NHS number                    | 9.99E+09                   | VAL  | rounded
        Hours                         | -1                         | VAL  | negative
        Hours                         | 168.5                      | VAL  | 168 hours
        Hours                         | a lot                      | VAL  | number of hours
        Weekly fee                    | -5                         | VAL  | negative
        Lunch                         | 2000                       | VAL  | 1440
        Very frail                    | perhaps                    | VAL  | Yes, No or Not known
        Postcode                      | SO14                       | VAL  | postcode
        Type of care                  | hotel                      | VAL  | kind of care
        Funding                       | lottery                    | VAL  | kind of funding
        Phone                         | ring twice                 | VAL  | telephone
        Preferred homes               | 1;1                        | VAL  | CQC location IDs
        Preferred homes               | 1-111;1-111                | DUP  | twice
        Open safeguarding enquiry     | yes                        | VAL  | its number
        Round                         | 1234567890123456789012345678901234567890123456789012345678901 | VAL | at most 60
        """)
    @Requirement("SA-3.12")
    void saysInWordsWhatIsWrongWithACell(String heading, String cell, Code code, String words) {
        var refused = refused("Surname,%s\nLarkspur,%s\n".formatted(heading, cell));
        assertThat(refused.problems()).singleElement().satisfies(p -> {
            assertThat(p.row()).isEqualTo(2);
            assertThat(p.code()).isEqualTo(code);
            assertThat(p.message()).contains(words);
        });
        assertThat(facts()).isEmpty();
    }

    @Test
    void anEmptyListIsNotAllGone() {
        take(Lists.HARBOUR);
        assertThat(refused("Ref,Surname,DOB\n").problems().getFirst().message()).contains("everyone has gone");
        assertThat(facts()).hasSize(4);
    }

    @Test
    void aFileWithoutHeadingsIsRefused() {
        assertThat(refused("Larkspur,Odile\nThrupp,Ivo\n").problems().getFirst().message())
                .contains("headings");
        assertThat(refused("Ref,DOB\n1,01/01/1940\n").problems().getFirst().message())
                .contains("No column holds the name");
    }

    @Test
    @Requirement("SB-8")
    void capacityIsNotTakenFromAList() {
        assertThat(refused("Surname,DOB,Capacity\nLarkspur,01/01/1940,lacks\n")
                        .problems()
                        .getFirst()
                        .message())
                .contains("one decision on one day");
    }

    @Test
    void aWindowsFileKeepsItsAccentsAndSaysSo() {
        var bytes = "Surname,First name,DOB\nL\u00e4rkspur,Ren\u00e9e,01/01/1940\n"
                .getBytes(java.nio.charset.Charset.forName("windows-1252"));
        var outcome = take(Lists.file("l.csv", bytes), "l.csv", Source.PROVIDER, TODAY);
        assertThat(outcome.notes()).anyMatch(n -> n.contains("Windows-1252"));
        assertThat(actors.as(
                        coordinator(),
                        () -> db.sql("select family_name from people.person where incident = ?")
                                .params(incident)
                                .query(String.class)
                                .single()))
                .isEqualTo("L\u00e4rkspur");
        assertThat(catchThrowableOfType(
                                Rejected.class,
                                () -> take(
                                        Lists.file(
                                                "l.csv",
                                                "Surname,DOB\nL\u0081rk,\n".getBytes(StandardCharsets.ISO_8859_1)),
                                        "l.csv",
                                        Source.PROVIDER,
                                        TODAY))
                        .getMessage())
                .contains("encoding");
    }

    @Test
    void headingsWeDoNotKnowAreNamedNotDroppedInSilence() {
        assertThat(take("Surname,DOB,Star sign\nLarkspur,01/01/1940,Leo\n").notes())
                .anyMatch(n -> n.contains("Star sign"));
    }

    @Test
    void anotherCouncilSeesAndTouchesNothing() {
        take(Lists.HARBOUR);
        var stranger = actors.stranger(Role.INCIDENT_COORDINATOR);
        assertThat(Acting.as(stranger, () -> people.facts(incident))).isEmpty();
        var id =
                Acting.as(coordinator(), () -> takeIn.lists(incident).getFirst().id());
        assertThatThrownBy(() -> Acting.as(stranger, () -> takeIn.undo(incident, id, stranger)))
                .isInstanceOf(NotThere.class);
    }

    @Test
    void onlyAPostForTheWholeIncidentTakesInLists() {
        var practitioner = actors.of(Role.PRACTITIONER);
        assertThatThrownBy(() -> Acting.as(
                        practitioner,
                        () -> takeIn.takeIn(
                                incident,
                                Source.PROVIDER,
                                TODAY,
                                Lists.file("l.csv", Lists.HARBOUR),
                                "l.csv",
                                practitioner)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo(Code.AUTH));
    }

    private List<Integer> versions() {
        return actors.as(
                coordinator(),
                () -> db.sql("select version from people.person where incident = ? order by reference")
                        .params(incident)
                        .query(Integer.class)
                        .list());
    }
}
