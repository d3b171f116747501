package care.backstop.people.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Colour;
import care.backstop.people.Lists;
import care.backstop.people.Need;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.Rights;
import care.backstop.people.Source;
import care.backstop.people.model.Section;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.Wellbeing;
import care.backstop.people.usecase.ReadBoards.Board;
import care.backstop.people.usecase.ReadBoards.Shown;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Getting ready for a move and everything that follows it, person by person and for the whole incident. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfterTest {

    @Autowired
    LookAtPeople look;

    @Autowired
    OpenIncident open;

    @Autowired
    TakeInList takeIn;

    @Autowired
    PutInCharge charge;

    @Autowired
    ChangePerson change;

    @Autowired
    WriteInRecord record;

    @Autowired
    WriteEntry write;

    @Autowired
    ReadRights rights;

    @Autowired
    ReadBoards boards;

    @Autowired
    Rights gate;

    @Autowired
    GivePurpose purposes;

    @Autowired
    KeepRegisters registers;

    @Autowired
    People people;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private UUID incident = new UUID(0, 0);
    private UUID person = new UUID(0, 0);

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void everybodyHasSomebodyInCharge() {
        at("2020-12-07T09:00:00Z");
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", Lists.HARBOUR),
                        "list.csv",
                        coordinator()));
        var all = facts().stream().map(PersonFacts::id).toList();
        Acting.as(coordinator(), () -> charge.put(incident, all, practitioner().post(), coordinator()));
        at("2020-12-10T10:00:00Z");
        person = find("H-1").id();
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private int recordsLate() {
        return Objects.requireNonNull(
                Acting.as(coordinator(), () -> look.countsWithAlerts(incident)).recordsLate());
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private Actor practitioner() {
        return actors.of(Role.PRACTITIONER);
    }

    private List<PersonFacts> facts() {
        return Acting.as(coordinator(), () -> people.facts(incident));
    }

    private PersonFacts find(String reference) {
        return facts().stream()
                .filter(f -> f.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private List<String> order() {
        return facts().stream().map(PersonFacts::reference).toList();
    }

    private static Map<String, String> answers(String... pairs) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }

    private WriteEntry.Kept write(EntryKind kind, String... pairs) {
        return Acting.as(practitioner(), () -> write.write(incident, person, kind, answers(pairs), practitioner()));
    }

    /** Why it was refused: each problem as {@code field CODE}, in order. */
    private String refused(EntryKind kind, String... pairs) {
        var e = catchThrowableOfType(Rejected.class, () -> write(kind, pairs));
        assertThat(e).as("%s was taken", kind).isNotNull();
        return codes(e.problems());
    }

    private static String codes(List<Problem> problems) {
        return problems.stream().map(p -> p.field() + " " + p.code()).collect(Collectors.joining(", "));
    }

    private void set(Section section, String... pairs) {
        Acting.as(practitioner(), () -> {
            int version = people.find(incident, person).orElseThrow().version();
            change.change(incident, person, version, section, answers(pairs), practitioner());
            return null;
        });
    }

    private ReadRights.Opened rights() {
        return Acting.as(practitioner(), () -> {
            purposes.give(incident, List.of(person), "DIRECT_CARE", practitioner());
            return rights.open(incident, person).orElseThrow();
        });
    }

    private List<String> due() {
        return rights().due().stream()
                .map(d -> d.matter().what() + (d.late() ? ": overdue" : ""))
                .toList();
    }

    private Shown board(Board board, Actor actor) {
        return Acting.as(actor, () -> boards.open(incident, board));
    }

    private static long figure(Shown shown, String label) {
        return shown.figures().stream()
                .filter(f -> f.label().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static List<String> cells(Shown shown, String reference) {
        return shown.lines().stream()
                .filter(l -> l.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .cells();
    }

    // Before the move ---------------------------------------------------------------------------------------------

    @Test
    @Requirement("SA-3.4")
    void needsAssessedAgainAreTheNeedsFromThenOn() {
        assertThat(find("H-1").need()).isEqualTo(Need.NURSING);
        assertThat(refused(
                        EntryKind.REASSESSED,
                        "on",
                        "2020-12-10",
                        "need",
                        "PALACE",
                        "assessor",
                        "Ann Fen",
                        "found",
                        "She forgets to eat"))
                .isEqualTo("need VAL");
        assertThat(find("H-1").need()).isEqualTo(Need.NURSING);
        var kept = write(
                EntryKind.REASSESSED,
                "on",
                "2020-12-10",
                "need",
                "DEMENTIA_NURSING",
                "assessor",
                "Ann Fen",
                "found",
                "She forgets to eat");
        assertThat(find("H-1").need()).isEqualTo(Need.DEMENTIA_NURSING);
        assertThat(kept.notes().getFirst()).contains("worked out anew");
    }

    @Test
    @Requirement("SA-3.5")
    void somebodyAtTheEndOfLifeIsRedMayStayAndIsNotMovedByTheUsualPlan() {
        assertThat(find("H-1").colour()).isEqualTo(Colour.GREEN);
        assertThat(against()).isEmpty();
        set(Section.FACTORS, "end_of_life", "YES");
        assertThat(find("H-1").colour()).isEqualTo(Colour.RED);
        assertThat(find("H-1").mayStayPut()).isTrue();
        assertThat(against()).isEqualTo("null STATE");
        assertThat(due()).anyMatch(d -> d.startsWith("Write their exceptional arrangements"));
        assertThat(refused(EntryKind.EXCEPTIONAL, "why", "END_OF_LIFE", "plan", "MOVE"))
                .as("a note is part of it")
                .isEqualTo("arrangements VAL");
        write(
                EntryKind.EXCEPTIONAL,
                "why",
                "END_OF_LIFE,UNBEFRIENDED",
                "plan",
                "MOVE",
                "arrangements",
                "A nurse travels with her");
        assertThat(against()).isEmpty();
        assertThat(due()).noneMatch(d -> d.startsWith("Write their exceptional arrangements"));
        write(EntryKind.EXCEPTIONAL, "why", "END_OF_LIFE", "plan", "STAY", "arrangements", "Nurses come in");
        assertThat(against()).as("she stays").isEqualTo("null STATE");
    }

    @Test
    @Requirement("SA-3.5")
    void somebodyWithoutAnybodyGoesTheWayOfTheImca() {
        write(EntryKind.EXCEPTIONAL, "why", "UNBEFRIENDED,VERY_FRAIL", "plan", "OPEN", "arrangements", "An advocate");
        assertThat(find("H-1").colour()).isEqualTo(Colour.RED);
        Acting.as(practitioner(), () -> {
            record.capacity(
                    incident, person, "ACCOMMODATION", "LACKS", LocalDate.of(2020, 12, 9), "Seen", practitioner());
            return null;
        });
        set(Section.DECISION, "authority_asked", "YES", "time_to_instruct", "YES", "refuses", "NO");
        assertThat(rights().deciding().row()).isEqualTo("M7");
    }

    private String against() {
        return codes(Acting.as(practitioner(), () -> gate.againstPlanning(incident, person)));
    }

    @Test
    @Requirement("SA-3.6")
    void whoeverWishesToGoSoonerComesBeforeEquals() {
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident,
                        Source.COUNCIL,
                        LocalDate.of(2020, 12, 8),
                        Lists.file("more.csv", """
                                Ref,Surname,First name,Postcode,Type of care
                                E-1,Alder,Ann,SO14 7LY,Nursing
                                E-2,Birch,Bo,SO14 7LY,Nursing
                                """),
                        "more.csv",
                        coordinator()));
        var later = find("E-2");
        assertThat(find("E-1").colour()).isEqualTo(later.colour());
        assertThat(order()).containsSubsequence("E-1", "E-2");
        person = later.id();
        Acting.as(
                coordinator(),
                () -> charge.put(incident, List.of(person), practitioner().post(), coordinator()));
        assertThat(refused(EntryKind.EARLY_WISH, "what", "MOVE_SOONER", "on", "2020-12-11"))
                .isEqualTo("on VAL");
        assertThat(order()).containsSubsequence("E-1", "E-2");
        write(EntryKind.EARLY_WISH, "what", "MOVE_SOONER", "on", "2020-12-09", "words", "I want to be near my son");
        assertThat(order()).containsSubsequence("E-2", "E-1");
        write(EntryKind.EARLY_WISH, "what", "WITHDRAWN", "on", "2020-12-10");
        assertThat(order()).as("as before").containsSubsequence("E-1", "E-2");
    }

    @Test
    @Requirement("SD-20")
    void specialistEquipmentIsFoundBeforeAnybodyGoes() {
        var assessed = new String[] {
            "on",
            "2020-12-09",
            "assessor",
            "Kim Reed",
            "profession",
            "OT",
            "registration",
            "OT12345",
            "plan",
            "Two people"
        };
        assertThat(refused(
                        EntryKind.HANDLING,
                        "on",
                        "2020-12-09",
                        "assessor",
                        "Kim Reed",
                        "profession",
                        "NURSE",
                        "plan",
                        "Two people"))
                .isEqualTo("profession AUTH");
        for (var reference : List.of("H-1", "H-2", "H-3")) {
            person = find(reference).id();
            write(EntryKind.HANDLING, assessed);
        }
        person = find("H-1").id();
        write(EntryKind.HANDLING, with(assessed, "equipment", "HOIST,SLING"));
        assertThat(moving(false)).isEqualTo("null STATE");
        assertThat(moving(true)).as("an emergency does not wait").isEmpty();
        assertThat(due()).contains("Find the equipment they need: Hoist", "Find the equipment they need: Sling");
        var shown = board(Board.HANDLING, practitioner());
        assertThat(figure(shown, "Ready")).isEqualTo(2);
        assertThat(figure(shown, "Equipment still to be found")).isEqualTo(1);
        assertThat(figure(shown, "Not assessed")).isEqualTo(1);
        assertThat(shown.lines().getFirst().reference())
                .as("who needs somebody first")
                .isEqualTo("H-1");
        assertThat(cells(shown, "H-1")).containsExactly("Equipment still to be found", "Hoist, Sling");
        assertThat(cells(board(Board.HANDLING, coordinator()), "H-1"))
                .as("a coordinator sees that, not which")
                .containsExactly("Equipment still to be found", "Shown to whoever may see their health");
        assertThat(refused(
                        EntryKind.EQUIPMENT_FOUND,
                        "equipment",
                        "BATH",
                        "supplier",
                        "Coast Aids",
                        "stands",
                        "Heron House",
                        "on",
                        "2020-12-10"))
                .isEqualTo("equipment STATE");
        write(
                EntryKind.EQUIPMENT_FOUND,
                "equipment",
                "HOIST,SLING",
                "supplier",
                "Coast Aids",
                "stands",
                "Heron House",
                "on",
                "2020-12-10");
        assertThat(moving(false)).isEmpty();
        assertThat(figure(board(Board.HANDLING, practitioner()), "Ready")).isEqualTo(3);
    }

    private String moving(boolean emergency) {
        return codes(Acting.as(practitioner(), () -> gate.againstMoving(incident, person, false, false, emergency)));
    }

    private static String[] with(String[] pairs, String... more) {
        var all = new String[pairs.length + more.length];
        System.arraycopy(pairs, 0, all, 0, pairs.length);
        System.arraycopy(more, 0, all, pairs.length, more.length);
        return all;
    }

    @Test
    @Requirement({"SA-2.15", "SA-3.9"})
    void theAnswerAboutAdvocacyIsOpenUntilNobodyIsLeftOut() {
        for (var reference : List.of("H-1", "H-2", "H-3")) {
            person = find(reference).id();
            if (reference.equals("H-3")) {
                write(EntryKind.ADVOCACY_NEED, "who", "PERSON", "needed", "NO", "reason", "Her son speaks with her");
            } else {
                write(
                        EntryKind.ADVOCACY_NEED,
                        "who",
                        "PERSON",
                        "needed",
                        "YES",
                        "type",
                        "CARE_ACT",
                        "reason",
                        "Cannot follow letters");
            }
        }
        write(EntryKind.ADVOCACY_NEED, "who", "CARER", "needed", "NO", "reason", "She has support");
        person = find("H-2").id();
        write(
                EntryKind.ADVOCATE_REFERRAL,
                "type",
                "CARE_ACT",
                "to",
                "Coast Advocacy",
                "askedOn",
                "2020-12-10",
                "basis",
                "CONSENT");
        var shown = board(Board.ADVOCACY, coordinator());
        assertThat(figure(shown, "Not answered"))
                .as("one blank, so it stays open")
                .isEqualTo(1);
        assertThat(figure(shown, "To be referred")).isEqualTo(1);
        assertThat(figure(shown, "Referred")).isEqualTo(1);
        assertThat(figure(shown, "Not needed")).isEqualTo(1);
        assertThat(figure(shown, "Referral overdue")).isZero();
        at("2020-12-12T10:00:00Z");
        assertThat(figure(board(Board.ADVOCACY, coordinator()), "Referral overdue"))
                .as("the second day is not over")
                .isZero();
        at("2020-12-13T10:00:00Z");
        var late = board(Board.ADVOCACY, coordinator());
        assertThat(figure(late, "Referral overdue")).isEqualTo(1);
        assertThat(late.lines().getFirst().reference()).isEqualTo("H-1");
        assertThat(late.lines().getFirst().alarm()).isTrue();
        person = find("H-4").id();
        write(EntryKind.ADVOCACY_NEED, "who", "PERSON", "needed", "NO", "reason", "He says so");
        assertThat(figure(board(Board.ADVOCACY, coordinator()), "Not answered")).isZero();
    }

    // After the move ----------------------------------------------------------------------------------------------

    @Test
    @Requirement("SA-9.3")
    void howTheyAreIsAskedInTheSameQuestionsBeforeAndAfter() {
        assertThat(refused(EntryKind.WELLBEING, wellbeing("BEFORE", "6", "3"))).isEqualTo("health VAL");
        write(EntryKind.WELLBEING, wellbeing("BEFORE", "3", "3"));
        write(EntryKind.WELLBEING, wellbeing("AFTER", "4", Wellbeing.UNABLE));
        var own = board(Board.WELLBEING, givenPurpose());
        assertThat(cells(own, "H-1"))
                .containsExactly("3.0", "4.0", "Not asked", "Not asked", "+1.0", "Not known", "Not known");
        assertThat(own.cohort()).allMatch(c -> c.people() == null && c.mean() == null);
        var all = board(Board.WELLBEING, coordinator());
        assertThat(all.lines()).as("nobody's answers without clearance").isEmpty();
        assertThat(figure(all, "Before the move")).isEqualTo(1);
        assertThat(figure(all, "At 28 days")).isZero();
    }

    private Actor givenPurpose() {
        rights();
        return practitioner();
    }

    private static String[] wellbeing(String moment, String health, String rest) {
        return new String[] {
            "moment",
            moment,
            "on",
            "2020-12-10",
            "by",
            "PERSON",
            "health",
            health,
            "feelings",
            rest,
            "safe",
            rest,
            "care",
            rest,
            "people",
            rest
        };
    }

    @Test
    @Requirement("SA-7.23")
    void everyOrganisationIsToldOfANewGpAndChasedUntilItConfirms() {
        var lead = actors.lead();
        assertThat(refused(EntryKind.GP_CHANGED, "gp", "Quay Surgery", "from", "2020-12-10"))
                .as("not in the council's register")
                .isEqualTo("gp VAL");
        var gp = Acting.as(
                lead, () -> registers.add(KeepRegisters.Register.GP, "Quay Surgery " + incident, "1 Quay Road", lead));
        write(EntryKind.GP_CHANGED, "gp", gp.toString(), "from", "2020-12-10");
        assertThat(due()).contains("Tell of the change: Pharmacy", "Tell of the change: Council tax");
        for (var system : List.of("GP", "PHARMACY", "DWP", "COUNCIL_TAX")) {
            assertThat(refused(EntryKind.SYSTEM_TOLD, "system", system, "how", "LETTER", "toldOn", "2020-12-10"))
                    .as("without evidence")
                    .isEqualTo("reference VAL");
            write(
                    EntryKind.SYSTEM_TOLD,
                    "system",
                    system,
                    "how",
                    "LETTER",
                    "toldOn",
                    "2020-12-10",
                    "reference",
                    "L-" + system);
        }
        at("2020-12-14T10:00:00Z");
        for (var system : List.of("GP", "PHARMACY", "COUNCIL_TAX")) {
            write(
                    EntryKind.SYSTEM_TOLD,
                    "system",
                    system,
                    "how",
                    "LETTER",
                    "toldOn",
                    "2020-12-10",
                    "reference",
                    "L-" + system,
                    "confirmedOn",
                    "2020-12-14",
                    "confirmedBy",
                    "Reply 3");
        }
        assertThat(figure(board(Board.SYSTEMS, coordinator()), "Chase: told and not confirmed"))
                .isZero();
        at("2020-12-16T10:00:00Z");
        var shown = board(Board.SYSTEMS, coordinator());
        assertThat(figure(shown, "Chase: told and not confirmed")).isEqualTo(1);
        assertThat(figure(shown, "Confirmed")).isEqualTo(3);
        assertThat(shown.lines().getFirst().alarm()).isTrue();
        assertThat(cells(shown, "H-1").get(shown.columns().indexOf("Department for Work and Pensions")))
                .isEqualTo("Chase: told and not confirmed: 10 December 2020, L-DWP");
        assertThat(due()).contains("Have confirmed, or ask again: Department for Work and Pensions: overdue");
    }

    @Test
    void aCouncilTellsOthersToo() {
        var lead = actors.lead();
        var name = "Fire service " + incident;
        assertThat(codes(catchThrowableOfType(
                                Rejected.class,
                                () -> Acting.as(
                                        lead,
                                        () -> registers.add(KeepRegisters.Register.SYSTEM, "Council tax", null, lead)))
                        .problems()))
                .isEqualTo("name DUP");
        assertThat(codes(catchThrowableOfType(
                                Rejected.class,
                                () -> Acting.as(
                                        lead,
                                        () -> registers.add(KeepRegisters.Register.GP, "Hill Surgery", null, lead)))
                        .problems()))
                .isEqualTo("detail VAL");
        var fire = Acting.as(lead, () -> registers.add(KeepRegisters.Register.SYSTEM, name, null, lead));
        assertThat(board(Board.SYSTEMS, coordinator()).columns()).contains(name);
        Acting.as(lead, () -> {
            registers.end(fire, lead);
            return null;
        });
        assertThat(board(Board.SYSTEMS, coordinator()).columns()).doesNotContain(name);
    }

    // Records -----------------------------------------------------------------------------------------------------

    @Test
    @Requirement("SA-7.25")
    void everyRecordIsFollowedFromTheProviderToWhoeverCaresNext() {
        write(
                EntryKind.RECORDS_ASKED,
                "items",
                "PAPER_FILE,CARE_PLAN,MONEY",
                "heldBy",
                "Harbour View",
                "where",
                "Locked office",
                "askedOn",
                "2020-12-10",
                "wantedBy",
                "2020-12-12");
        assertThat(figure(board(Board.RECORDS, coordinator()), "Asked for")).isEqualTo(3);
        assertThat(recordsLate()).as("asked for, and not late").isZero();
        at("2020-12-13T10:00:00Z");
        var late = board(Board.RECORDS, coordinator());
        assertThat(recordsLate()).as("as many as the board marks").isEqualTo(1);
        assertThat(figure(late, "Asked for and not come")).isEqualTo(3);
        assertThat(late.lines().getFirst().alarm()).isTrue();
        assertThat(due()).contains("Get from whoever holds it: Paper file: overdue");
        assertThat(refused(EntryKind.RECORDS_RECEIVED, received("PAPER_FILE,MONEY")))
                .isEqualTo("counted VAL");
        write(EntryKind.RECORDS_RECEIVED, with(received("PAPER_FILE,MONEY"), "counted", "£40 and a ring, two of us"));
        write(EntryKind.RECORDS_MISSING, "items", "CARE_PLAN", "on", "2020-12-13", "done", "Asked the night staff");
        assertThat(recordsLate()).as("and one was lost").isEqualTo(1);
        assertThat(rights().due().getFirst().matter().what())
                .isEqualTo("Find what is missing: Care plan and risk assessments");
        assertThat(rights().due().getFirst().matter().alarm()).isTrue();
        assertThat(refused(EntryKind.RECORDS_HANDED_ON, handed("PAPER_FILE,CARE_PLAN")))
                .isEqualTo("items STATE");
        write(EntryKind.RECORDS_HANDED_ON, handed("PAPER_FILE"));
        var shown = board(Board.RECORDS, coordinator());
        assertThat(cells(shown, "H-1"))
                .contains("Handed on: Heron House, R-12, kept until 31 December 2028")
                .contains("With the council: Ms Reed, Archive 4, kept until 31 December 2028")
                .contains("Missing: Harbour View, Locked office");
        assertThat(figure(shown, "Missing")).isEqualTo(1);
        write(EntryKind.RECORDS_RECEIVED, received("CARE_PLAN"));
        assertThat(recordsLate()).as("found again").isZero();
    }

    @Test
    @Requirement("SA-7.25")
    void nobodySeesTheRecordsWithoutALawfulBasisAndWhoeverHasOneIsAnsweredWithinAMonth() {
        assertThat(refused(
                        EntryKind.RECORDS_ACCESS,
                        "who",
                        "A neighbour",
                        "basis",
                        "NONE",
                        "askedOn",
                        "2020-12-09",
                        "answeredOn",
                        "2020-12-10",
                        "answer",
                        "ALL"))
                .isEqualTo("basis AUTH");
        write(EntryKind.RECORDS_ACCESS, "who", "Her attorney", "basis", "ACTS_FOR", "askedOn", "2020-12-09");
        assertThat(figure(board(Board.RECORDS, coordinator()), "Requests not answered"))
                .isEqualTo(1);
        at("2021-01-09T10:00:00Z");
        assertThat(due()).contains("Answer the request to see the records of Her attorney");
        at("2021-01-12T10:00:00Z");
        assertThat(due()).contains("Answer the request to see the records of Her attorney: overdue");
        write(
                EntryKind.RECORDS_ACCESS,
                "who",
                "Her attorney",
                "basis",
                "ACTS_FOR",
                "askedOn",
                "2020-12-09",
                "answeredOn",
                "2021-01-12",
                "answer",
                "ALL");
        assertThat(figure(board(Board.RECORDS, coordinator()), "Requests not answered"))
                .isZero();
    }

    private static String[] received(String items) {
        return new String[] {
            "items",
            items,
            "form",
            "ORIGINAL",
            "receivedBy",
            "Ms Reed",
            "keptAt",
            "Archive 4",
            "on",
            "2020-12-13",
            "keepUntil",
            "2028-12-31"
        };
    }

    private static String[] handed(String items) {
        return new String[] {
            "items",
            items,
            "form",
            "COPY",
            "to",
            "PROVIDER",
            "name",
            "Heron House",
            "on",
            "2020-12-13",
            "receipt",
            "R-12"
        };
    }

    // Everybody ---------------------------------------------------------------------------------------------------

    @Test
    @Requirement("K1.4-b")
    void theAlertThatNeedsAreNotMetOpensForEverybodyWhoeverPays() {
        for (var reference : List.of("H-1", "H-2", "H-3")) {
            person = find(reference).id();
            assertThat(rights().due()).noneMatch(d -> d.matter().alarm());
            write(EntryKind.CARE_TIMES, "oldEnded", "2020-12-08T18:00", "nightCare", "YES");
            assertThat(rights().due().getFirst().matter().alarm()).as(reference).isTrue();
        }
        assertThat(facts().stream().limit(4).map(PersonFacts::funding).distinct())
                .as("council, themselves, the NHS")
                .hasSizeGreaterThanOrEqualTo(3);
        var cut = web.browser(actors.lead()).open("/incidents/%s/decisions?payer=SELF".formatted(incident));
        assertThat(cut.status()).isEqualTo(422);
        var api = web.api(coordinator())
                .post(
                        "/api/v1/incidents/%s/people/duty-tests".formatted(incident),
                        Map.of("metHere", "YES", "exceptPayer", "SELF"));
        assertThat(api.status()).as(api.body()).isEqualTo(422);
    }

    @Test
    void theBoardsAreShownAndTakenAwayAndReadByMachines() {
        write(
                EntryKind.RECORDS_ASKED,
                "items",
                "PAPER_FILE",
                "heldBy",
                "Harbour View",
                "where",
                "Locked office",
                "askedOn",
                "2020-12-10",
                "wantedBy",
                "2020-12-12");
        var browser = web.browser(coordinator());
        for (var board : Board.values()) {
            var page = browser.open("/incidents/%s/people/boards/%s".formatted(incident, board.path()));
            assertThat(page.status()).as(board.path()).isEqualTo(200);
            assertThat(page.text()).contains(board.words());
        }
        assertThat(browser.open("/incidents/%s/people".formatted(incident))
                        .html()
                        .select("a[href$=/boards/records]"))
                .hasSize(1);
        var file = browser.open("/incidents/%s/people/boards/records?csv=people".formatted(incident))
                .raw();
        assertThat(new String(file.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Paper file")
                .contains("Asked for: Harbour View, Locked office, by 12 December 2020");
        var json = web.api(coordinator())
                .get("/api/v1/incidents/%s/people/boards/records".formatted(incident))
                .json();
        assertThat(json.at("/of").asInt()).isEqualTo(4);
        assertThat(json.at("/columns/0").asString()).isEqualTo("Paper file");
        assertThat(browser.open("/incidents/%s/people/boards/treasure".formatted(incident))
                        .status())
                .isEqualTo(404);
    }
}
