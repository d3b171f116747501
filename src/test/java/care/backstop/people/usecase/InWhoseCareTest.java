package care.backstop.people.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.Stale;
import care.backstop.kernel.profile.Key;
import care.backstop.market.Register;
import care.backstop.people.Colour;
import care.backstop.people.Contacted;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.PeopleProgress;
import care.backstop.people.PersonFacts;
import care.backstop.people.Source;
import care.backstop.people.Status;
import care.backstop.people.model.Section;
import care.backstop.people.rules.CareAlert;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.InTouch;
import care.backstop.people.rules.Priority;
import care.backstop.people.store.CareBoards.Stand;
import care.backstop.people.store.CareBoards.ToldCount;
import care.backstop.people.store.CareBoards.ToldFilter;
import care.backstop.people.store.CareBoards.Whom;
import care.backstop.people.store.Caseloads.Duty;
import care.backstop.people.usecase.KeepCaseloads.About;
import care.backstop.people.usecase.ReadCare.CareBoard;
import care.backstop.people.usecase.ReadCare.SeenBoard;
import care.backstop.people.usecase.ReadCare.ToldBoard;
import care.backstop.people.usecase.ReadCare.Which;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has whose case, who was told and seen, and what is missing around somebody in the council's care. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InWhoseCareTest {

    @Autowired
    OpenIncident open;

    @Autowired
    CouncilProfiles profiles;

    @Autowired
    IncidentMembers members;

    @Autowired
    TakeInList takeIn;

    @Autowired
    KeepCaseloads caseloads;

    @Autowired
    LookAtPeople look;

    @Autowired
    ReadCare boards;

    @Autowired
    TellMany tell;

    @Autowired
    PlanCalls calls;

    @Autowired
    Contacted contacted;

    @Autowired
    WriteEntry write;

    @Autowired
    WriteInRecord record;

    @Autowired
    ChangePerson change;

    @Autowired
    GivePurpose purposes;

    @Autowired
    PeopleProgress progress;

    @Autowired
    PutInCharge charge;

    @Autowired
    People people;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private UUID incident = new UUID(0, 0);

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void monday() {
        at("2020-12-07T09:00:00Z");
        as(actors.lead(), () -> profiles.begin("SOTON", "Again", profiles.now().number(), actors.lead()));
    }

    // What stands around ------------------------------------------------------------------------------------------

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return Acting.as(actor, work);
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private Actor one() {
        return actors.of(Role.PRACTITIONER);
    }

    private Actor two() {
        return actors.second(Role.PRACTITIONER);
    }

    private void set(Key key, String value) {
        as(
                actors.lead(),
                () -> profiles.change(
                        key.written(),
                        value,
                        "Cabinet",
                        "the test",
                        profiles.now().number(),
                        actors.lead()));
    }

    private void opened(String list) {
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        actors.as(actors.lead(), () -> {
            members.add(incident, one().post(), actors.lead());
            members.add(incident, two().post(), actors.lead());
            return null;
        });
        as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", list),
                        "list.csv",
                        coordinator()));
    }

    private static String list(int people, String funded, String care) {
        return "Ref,Surname,First name,Postcode,Funded by,Type of care\n"
                + IntStream.range(0, people)
                        .mapToObj(n -> "R-%02d,Person%02d,Ada,SO14 7LY,%s,%s".formatted(n, n, funded, care))
                        .collect(Collectors.joining("\n"));
    }

    private List<UUID> ids() {
        return as(coordinator(), () -> people.facts(incident)).stream()
                .sorted(java.util.Comparator.comparing(PersonFacts::reference))
                .map(PersonFacts::id)
                .toList();
    }

    private UUID id(String reference) {
        return as(coordinator(), () -> people.facts(incident)).stream()
                .filter(f -> f.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private int version(Actor who) {
        return as(coordinator(), () -> caseloads.open(incident)).loads().stream()
                .filter(l -> l.worker().post().equals(who.post()))
                .findFirst()
                .orElseThrow()
                .kept()
                .version();
    }

    private void describe(
            Actor who, String kind, @Nullable String registration, @Nullable Integer most, @Nullable Actor deputy) {
        int version = version(who);
        as(coordinator(), () -> {
            caseloads.describe(
                    incident,
                    who.post(),
                    new About(kind, registration, most, null, deputy == null ? null : deputy.post(), version),
                    coordinator());
            return null;
        });
    }

    private int allocate(List<UUID> whom, Actor worker, @Nullable String agreed) {
        return as(coordinator(), () -> {
            var posts = new LinkedHashMap<UUID, UUID>();
            whom.forEach(p -> posts.put(p, worker.post()));
            return caseloads.allocate(incident, posts, agreed, coordinator());
        });
    }

    private CareBoard care(@Nullable CareAlert only) {
        return as(coordinator(), () -> boards.care(incident, only, 0, 500, "CareBoard"));
    }

    private int missing(CareAlert alert) {
        return care(null).counts().getOrDefault(alert, 0);
    }

    private SeenBoard seen(Which which) {
        return as(coordinator(), () -> boards.seen(incident, which, null, 0, 500, "SeenBoard"));
    }

    private ToldBoard told(Actor actor, @Nullable Whom whom, Stand stand) {
        return as(actor, () -> boards.told(incident, new ToldFilter(whom, stand), 0, 500, "ToldBoard"));
    }

    private WriteEntry.Kept write(Actor actor, UUID person, EntryKind kind, String... pairs) {
        var answers = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put(pairs[i], pairs[i + 1]);
        }
        return as(actor, () -> write.write(incident, person, kind, answers, actor));
    }

    private static String refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        var e = catchThrowableOfType(Rejected.class, work);
        assertThat(e).as("it was taken").isNotNull();
        return e.problems().stream()
                .map(p -> p.field() + " " + p.code())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private UUID contact(UUID person, Actor by, String kind, String name) {
        return as(
                by,
                () -> record.contact(
                        incident,
                        person,
                        new WriteInRecord.NewContact(kind, name, "niece", null, true, "YES", "LPA-1"),
                        by));
    }

    private void inCharge(UUID person, Actor worker) {
        as(coordinator(), () -> charge.put(incident, List.of(person), worker.post(), coordinator()));
    }

    private void purpose(Actor actor, UUID... whom) {
        as(actor, () -> {
            purposes.give(incident, Arrays.asList(whom), "DIRECT_CARE", actor);
            return null;
        });
    }

    // Caseloads ---------------------------------------------------------------------------------------------------

    @Test
    @Requirement("L3.11-f")
    void everyoneIsGivenAWorkerWithinTheLimitAndWhoIsNotIsMissed() {
        opened(list(32, "Council", "Residential"));
        assertThat(missing(CareAlert.NO_WORKER)).as("there is a day for it").isZero();
        at("2020-12-09T09:00:00Z");
        assertThat(missing(CareAlert.NO_WORKER)).isEqualTo(32);

        describe(one(), "SOCIAL_WORKER", "SW1", null, two());
        describe(two(), "SUPPORT_OFFICER", null, 20, one());
        var suggested = as(coordinator(), () -> caseloads.suggest(incident)).suggestions();
        assertThat(suggested).hasSize(32).allMatch(s -> s.suggestion().worker() != null);
        assertThat(missing(CareAlert.NO_WORKER))
                .as("a suggestion gives nobody anything")
                .isEqualTo(32);
        as(coordinator(), () -> {
            var posts = new LinkedHashMap<UUID, UUID>();
            suggested.stream()
                    .limit(31)
                    .forEach(s -> posts.put(
                            s.person().id(),
                            java.util.Objects.requireNonNull(s.suggestion().worker())
                                    .post()));
            return caseloads.allocate(incident, posts, null, coordinator());
        });
        var left = care(CareAlert.NO_WORKER);
        assertThat(left.total()).as("one is not given a worker yet").isEqualTo(1);
        var last = left.lines().getFirst().person().id();
        var full = as(coordinator(), () -> caseloads.open(incident)).loads().stream()
                .filter(l -> l.worker().room() == 0)
                .findFirst()
                .orElseThrow();
        var fullActor = full.worker().post().equals(one().post()) ? one() : two();
        assertThat(refused(() -> allocate(List.of(last), fullActor, null))).isEqualTo("agreed CONF");
        assertThat(missing(CareAlert.NO_WORKER)).isEqualTo(1);
        assertThat(as(coordinator(), () -> look.countsWithAlerts(incident)).workersOver())
                .as("full is not over")
                .isZero();
        assertThat(allocate(List.of(last), fullActor, "Ms Fen, head of service"))
                .isEqualTo(1);
        assertThat(as(coordinator(), () -> look.countsWithAlerts(incident)).workersOver())
                .isEqualTo(1);
        assertThat(care(null).counts()).doesNotContainKey(CareAlert.NO_WORKER);
        assertThat(as(coordinator(), () -> caseloads.open(incident)).loads())
                .extracting(l -> l.worker().cases())
                .containsExactlyInAnyOrder(
                        12 + (fullActor.equals(one()) ? 1 : 0), 20 - (fullActor.equals(one()) ? 1 : 0));
        assertThat(as(coordinator(), () -> caseloads.suggest(incident)).suggestions())
                .isEmpty();
    }

    @Test
    @Requirement("SD-23")
    void oneNamedWorkerWhoTellsTheLeadThatTheMoveIsComplete() {
        opened(list(2, "Council", "Residential"));
        var person = ids().getFirst();
        allocate(List.of(person), one(), null);
        assertThat(refused(() -> allocate(List.of(person), two(), null))).isEqualTo("people DUP");
        assertThat(refused(() -> allocate(ids(), two(), null)))
                .as("all or none")
                .isEqualTo("people DUP");
        assertThat(care(null).lines()).extracting(c -> c.person().workerName()).containsExactly(one().name(), null);

        at("2020-12-10T13:05:00Z");
        as(coordinator(), () -> {
            progress.reached(incident, person, Status.MOVED, coordinator());
            return null;
        });
        assertThat(missing(CareAlert.MOVE_NOT_REPORTED)).isZero();
        at("2020-12-11T00:30:00Z");
        assertThat(missing(CareAlert.MOVE_NOT_REPORTED))
                .as("not told by the end of the day")
                .isEqualTo(1);
        write(
                one(),
                person,
                EntryKind.MOVE_REPORTED,
                "movedAt",
                "2020-12-10T13:05",
                "toldAt",
                "2020-12-10T13:20",
                "lead",
                "Ms Fen");
        assertThat(missing(CareAlert.MOVE_NOT_REPORTED)).isZero();
    }

    @Test
    @Requirement("SA-3.2")
    void whoPaysAloneHoldsABudgetOrComesFromElsewhereHasOneAssessor() {
        var rows = new StringBuilder("Ref,Surname,First name,Postcode,Funded by,Type of care,Paying council or ICB\n");
        for (int n = 0; n < 50; n++) {
            var funded = n < 29
                    ? "Self funder,Residential,"
                    : n < 37
                            ? "Direct payment,Residential,"
                            : n < 42 ? "Other council,Residential,Wight" : "Council,Residential,";
            rows.append("R-%02d,Person%02d,Ada,SO14 7LY,%s%n".formatted(n, n, funded));
        }
        opened(rows.toString().replace("\r", ""));
        var need = care(CareAlert.NO_ASSESSOR);
        assertThat(need.total()).as("29 + 8 + 5").isEqualTo(42);
        var whom = need.lines().stream().map(c -> c.person().id()).toList();
        assertThat(as(coordinator(), () -> caseloads.assess(incident, whom, one().post(), coordinator())))
                .isEqualTo(42);
        assertThat(missing(CareAlert.NO_ASSESSOR)).isZero();
        assertThat(refused(() -> as(
                        coordinator(),
                        () -> caseloads.assess(incident, List.of(whom.getFirst()), two().post(), coordinator()))))
                .isEqualTo("people DUP");
        as(coordinator(), () -> {
            caseloads.take(incident, Duty.ASSESSOR, whom.getFirst(), coordinator());
            return null;
        });
        assertThat(missing(CareAlert.NO_ASSESSOR)).isEqualTo(1);
        assertThatThrownBy(() -> as(coordinator(), () -> {
                    caseloads.take(incident, Duty.ASSESSOR, whom.getFirst(), coordinator());
                    return null;
                }))
                .isInstanceOf(NotThere.class);
    }

    @Test
    @Requirement("LF-09")
    void peopleInCareHomesWithoutASocialWorkerAreGivenAQisw() {
        set(Key.CASELOAD_QISW, "true");
        opened(list(3, "Council", "Residential"));
        var all = ids();
        inCharge(all.getFirst(), one());
        contact(all.getFirst(), one(), "SOCIAL_WORKER", "Sal Wren");
        describe(one(), "SOCIAL_WORKER", "SW1", null, null);
        assertThat(refused(() -> allocate(List.of(all.get(1)), one(), null))).isEqualTo("post VAL");
        at("2020-12-09T09:00:00Z");
        assertThat(care(CareAlert.NO_WORKER).lines())
                .as("who has their own keeps them; the others were to have one within a day")
                .extracting(c -> c.person().id())
                .containsExactly(all.get(1), all.get(2));
        assertThat(as(coordinator(), () -> caseloads.suggest(incident)).suggestions())
                .allMatch(s -> s.suggestion().because().contains("Needs a QISW, and there is none"));
        describe(two(), "QISW", "SW2", null, null);
        assertThat(as(coordinator(), () -> caseloads.suggest(incident)).suggestions())
                .hasSize(2)
                .allMatch(s -> s.suggestion().because().contains("Is a QISW"));
        assertThat(allocate(List.of(all.get(1), all.get(2)), two(), null)).isEqualTo(2);
        assertThat(missing(CareAlert.NO_WORKER)).isZero();
    }

    @Test
    void aHouseholdIsKeptTogetherAndACareHomeIsNone() {
        var rows = "Ref,Surname,First name,Address,Postcode,Type of care\n"
                + "A,Reed,Ada,1 Quay,SO14 7LY,Home care\nB,Teal,Bea,2 Quay,SO14 7LY,Home care\nC,Reed,Cyd,1 quay,so147ly,Home care\n"
                + "D,Fen,Dot,9 Hall,SO14 7LZ,Residential\nE,Wren,Eve,9 Hall,SO14 7LZ,Residential\n";
        opened(rows);
        describe(one(), "SOCIAL_WORKER", null, null, null);
        var because = as(coordinator(), () -> caseloads.suggest(incident)).suggestions().stream()
                .collect(Collectors.toMap(
                        s -> s.person().reference(), s -> s.suggestion().because()));
        assertThat(because.get("A")).contains("Has room for all 2 of the household or group");
        assertThat(because.get("C")).contains("Has room for all 2 of the household or group");
        assertThat(because.get("B")).hasSize(1);
        assertThat(because.get("D")).hasSize(1);
        assertThat(because.get("E")).hasSize(1);
    }

    @Test
    void theCouncilsOwnLimitAndDaysHold() {
        set(Key.CASELOAD_LIMIT, "2");
        set(Key.CASELOAD_DAYS, "3");
        opened(list(3, "Council", "Residential"));
        describe(one(), "SOCIAL_WORKER", null, null, null);
        at("2020-12-10T09:00:00Z");
        assertThat(missing(CareAlert.NO_WORKER)).isZero();
        at("2020-12-11T09:00:00Z");
        assertThat(missing(CareAlert.NO_WORKER)).isEqualTo(3);
        assertThat(refused(() -> allocate(ids(), one(), null))).isEqualTo("agreed CONF");
    }

    @Test
    void aWorkerIsDescribedByTheCoordinatorAndByNobodyElse() {
        opened(list(2, "Council", "Residential"));
        assertThat(refused(() -> describe(one(), "WIZARD", "x".repeat(41), 201, one())))
                .isEqualTo("kind VAL, registration VAL, most VAL, deputy VAL");
        assertThat(refused(() -> as(one(), () -> {
                    caseloads.describe(incident, one().post(), new About("QISW", null, null, null, null, 0), one());
                    return null;
                })))
                .isEqualTo("null AUTH");
        describe(one(), "QISW", null, null, two());
        assertThatThrownBy(() -> as(coordinator(), () -> {
                    caseloads.describe(
                            incident, one().post(), new About("QISW", null, null, null, null, 0), coordinator());
                    return null;
                }))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> as(coordinator(), () -> {
                    caseloads.describe(
                            incident,
                            actors.lead().post(),
                            new About("QISW", null, null, null, null, 0),
                            coordinator());
                    return null;
                }))
                .isInstanceOf(NotThere.class);
        assertThat(refused(() -> as(coordinator(), () -> caseloads.standIn(incident, two().post(), coordinator()))))
                .isEqualTo("null STATE");
        allocate(ids(), one(), null);
        assertThat(as(coordinator(), () -> caseloads.standIn(incident, one().post(), coordinator())))
                .isEqualTo(2);
        assertThat(as(two(), () -> people.of(incident)))
                .as("the deputy sees them")
                .hasSize(2);
    }

    @Test
    void workersAreWrittenToAboutTheirListAndNothingElse() {
        opened(list(3, "Council", "Residential"));
        assertThat(refused(() -> as(coordinator(), () -> caseloads.askToLook(incident, ids(), coordinator()))))
                .isEqualTo("null STATE");
        allocate(ids(), one(), null);
        var sent = as(coordinator(), () -> caseloads.askToLook(incident, ids(), coordinator()));
        assertThat(sent.letters() + sent.withoutAddress().size()).isEqualTo(1);
        assertThat(refused(() -> as(coordinator(), () -> caseloads.askToLook(incident, List.of(), coordinator()))))
                .isEqualTo("people VAL");
    }

    // Told and seen -----------------------------------------------------------------------------------------------

    private static String counts(ToldBoard b) {
        return b.counts().stream()
                .map(c -> "%s %d/%d/%d".formatted(c.whom(), c.all(), c.told(), c.understood()))
                .collect(Collectors.joining(", "));
    }

    @Test
    void everyoneIsToldOneByOneOrByLetterAndUnderstandingIsFoundOutOneByOne() {
        opened(list(3, "Council", "Residential"));
        var all = ids();
        var ada = all.getFirst();
        inCharge(ada, one());
        contact(ada, one(), "RELATIVE", "Nell Reed");
        var attorney = contact(ada, one(), "WELFARE_ATTORNEY", "Ola Teal");
        contact(ada, one(), "GP", "Dr Fen");

        assertThat(counts(told(coordinator(), null, Stand.ANY)))
                .as("attorneys tell of capacity")
                .isEqualTo("PERSON 3/0/0, CLOSE 1/0/0");
        assertThat(counts(told(one(), null, Stand.ANY))).as("no purpose given").isEqualTo("PERSON 3/0/0, CLOSE 1/0/0");
        purpose(one(), ada);
        assertThat(counts(told(one(), null, Stand.ANY))).isEqualTo("PERSON 3/0/0, CLOSE 1/0/0, SPEAKS_FOR 1/0/0");

        write(
                one(),
                ada,
                EntryKind.TOLD,
                "whom",
                attorney.toString(),
                "how",
                "PHONE",
                "on",
                "2020-12-07T08:30",
                "understood",
                "NO");
        write(
                one(),
                ada,
                EntryKind.TOLD,
                "whom",
                "PERSON",
                "how",
                "IN_PERSON",
                "on",
                "2020-12-07T08:00",
                "understood",
                "YES");
        assertThat(refused(() -> write(
                        one(),
                        ada,
                        EntryKind.TOLD,
                        "whom",
                        UUID.randomUUID().toString(),
                        "how",
                        "PHONE",
                        "on",
                        "2020-12-07T08:30",
                        "understood",
                        "NO")))
                .isEqualTo("whom VAL");
        assertThat(counts(told(one(), null, Stand.ANY))).isEqualTo("PERSON 3/1/1, CLOSE 1/0/0, SPEAKS_FOR 1/1/0");
        var line = told(one(), Whom.SPEAKS_FOR, Stand.NOT_UNDERSTOOD).lines().getFirst();
        assertThat(line.name()).isEqualTo("Ola Teal");
        assertThat(line.how()).isEqualTo("PHONE");
        assertThat(line.byName()).isEqualTo(one().name());
        assertThat(as(coordinator(), () -> people.counts(incident)).notTold()).isEqualTo(2);

        var waiting = told(coordinator(), null, Stand.NOT_TOLD).lines().stream()
                .map(t -> t.person() + ":" + t.key())
                .toList();
        assertThat(waiting).hasSize(3);
        var day = LocalDate.of(2020, 12, 7);
        assertThat(refused(() -> as(
                        coordinator(), () -> tell.byLetter(incident, List.of(), day.plusDays(1), " ", coordinator()))))
                .isEqualTo("whom VAL, on VAL, letter VAL");
        assertThat(refused(() -> as(one(), () -> tell.byLetter(incident, waiting, day, "First letter", one()))))
                .isEqualTo("null AUTH");
        assertThatThrownBy(() -> as(
                        coordinator(),
                        () -> tell.byLetter(
                                incident, List.of(ada + ":" + attorney), day, "First letter", coordinator())))
                .as("nobody writes of an attorney they may not see")
                .isInstanceOf(NotThere.class);
        assertThat(as(coordinator(), () -> tell.byLetter(incident, waiting, day, "First letter", coordinator())))
                .isEqualTo(3);
        assertThat(counts(told(coordinator(), null, Stand.ANY)))
                .as("told, and nobody is said to have understood")
                .isEqualTo("PERSON 3/3/1, CLOSE 1/1/0");
        assertThat(told(coordinator(), null, Stand.NOT_UNDERSTOOD).total()).isEqualTo(3);
        assertThat(told(coordinator(), Whom.PERSON, Stand.UNDERSTOOD).lines())
                .extracting(t -> t.person())
                .containsExactly(ada);
        assertThat(as(coordinator(), () -> people.counts(incident)).notTold()).isZero();
        assertThat(told(coordinator(), null, Stand.NOT_TOLD).total()).isZero();
        assertThat(told(coordinator(), null, Stand.ANY).counts())
                .extracting(ToldCount::whom)
                .containsExactly(Whom.PERSON, Whom.CLOSE);
    }

    @Test
    void whoIsLateIsSeenNextByColour() {
        set(Key.SEEN_GREEN, "5");
        opened("""
                Ref,Surname,First name,Postcode,Funded by,Type of care,End of life,Very frail,DoLS,Stress,Complex needs,Carer unwell,Double up,Hours,Safeguarding
                G,Green,Ada,SO14 7LY,Council,Residential,no,no,no,no,no,no,no,0,no
                R,Red,Bea,SO14 7LY,Council,Residential,yes,no,no,no,no,no,no,0,no
                U,Unrated,Cyd,SO14 7LY,Council,Residential,,,,,,,,,
                """);
        var start = seen(Which.ALL);
        assertThat(start.lines()).extracting(s -> s.person().reference()).containsExactly("R", "U", "G");
        assertThat(start.counts()).containsEntry(Which.NOT_SEEN, 3).containsEntry(Which.LATE, 0);
        var red = id("R");
        inCharge(red, one());
        at("2020-12-09T10:00:00Z");
        assertThat(seen(Which.LATE).lines())
                .extracting(s -> s.person().reference())
                .containsExactly("R", "U");
        write(one(), red, EntryKind.SEEN, "on", "2020-12-09T09:30", "how", "Well, and worried about her cat");
        var now = seen(Which.ALL);
        assertThat(now.lines()).extracting(s -> s.person().reference()).containsExactly("U", "R", "G");
        assertThat(now.lines().getFirst().next().because())
                .containsExactly("Not seen since the failure, 2 days on the list", "Late", "Nobody has rated them");
        assertThat(now.lines().get(1).next().facts().dueOn()).isEqualTo(LocalDate.of(2020, 12, 10));
        assertThat(now.lines().get(2).next().facts().dueOn())
                .as("the council's five days")
                .isEqualTo(LocalDate.of(2020, 12, 12));
        assertThat(now.counts()).containsEntry(Which.NOT_SEEN, 2).containsEntry(Which.LATE, 1);
        assertThat(as(coordinator(), () -> boards.seen(incident, Which.ALL, Colour.RED, 0, 50, "SeenBoard"))
                        .lines())
                .extracting(s -> s.person().reference())
                .containsExactly("R");
        var blind = as(
                actors.of(Role.COMMUNICATIONS_OFFICER),
                () -> boards.seen(incident, Which.ALL, null, 0, 50, "SeenBoard"));
        assertThat(blind.lines())
                .as("whoever is not cleared for colours learns nothing of them from the order")
                .extracting(s -> s.person().reference())
                .containsExactly("G", "U", "R");
    }

    // What the worker does ----------------------------------------------------------------------------------------

    @Test
    @Requirement("L3.11-g")
    void theWorkerWhoHasTheCaseReviewsBeforeTheMove() {
        opened(list(1, "Council", "Residential"));
        var person = ids().getFirst();
        inCharge(person, two());
        allocate(List.of(person), one(), null);
        at("2020-12-12T10:00:00Z");
        var kept = write(
                one(),
                person,
                EntryKind.WORKER_REVIEW,
                "on",
                "2020-12-10",
                "homes",
                "3",
                "help",
                "Taken to three homes",
                "with",
                "CHC,ADVOCATE");
        assertThat(kept.notes()).isEmpty();
        assertThat(write(
                                one(),
                                person,
                                EntryKind.WORKER_REVIEW,
                                "on",
                                "2020-12-12",
                                "homes",
                                "3",
                                "help",
                                "Taken to three homes",
                                "movedOn",
                                "2020-12-11")
                        .notes())
                .containsExactly("Late: the review came after the move.");
        assertThat(refused(() -> write(
                        two(),
                        person,
                        EntryKind.WORKER_REVIEW,
                        "on",
                        "2020-12-10",
                        "homes",
                        "3",
                        "help",
                        "Taken to three homes")))
                .as("in charge, but does not have the case")
                .isEqualTo("null AUTH");
        describe(one(), "SOCIAL_WORKER", null, null, two());
        assertThat(write(
                                two(),
                                person,
                                EntryKind.WORKER_REVIEW,
                                "on",
                                "2020-12-10",
                                "homes",
                                "0",
                                "help",
                                "None wanted")
                        .notes())
                .as("the deputy may")
                .isEmpty();
    }

    @Test
    @Requirement("S6.3-a")
    void peoplePlacedByOthersAreCheckedEveryDay() {
        opened(list(3, "Other council", "Residential"));
        describe(one(), "SOCIAL_WORKER", "SW1", null, null);
        allocate(ids(), one(), null);
        for (var person : ids()) {
            inCharge(person, two());
            write(
                    one(),
                    person,
                    EntryKind.WELFARE_PERIOD,
                    "from",
                    "2020-12-08",
                    "until",
                    "2020-12-11",
                    "placedBy",
                    "Wight Council");
        }
        int checks = 0;
        for (int day = 8; day <= 11; day++) {
            at("2020-12-%02dT15:00:00Z".formatted(day));
            for (var person : ids()) {
                if (day != 9 || !person.equals(ids().getLast())) {
                    write(
                            one(),
                            person,
                            EntryKind.WELFARE_CHECK,
                            "on",
                            "2020-12-%02dT14:00".formatted(day),
                            "found",
                            "Warm, fed and looked after");
                    checks++;
                }
            }
        }
        var escalated = care(CareAlert.WELFARE_MISSED);
        assertThat(escalated.lines()).extracting(c -> c.person().id()).containsExactly(ids().getLast());
        assertThat(escalated.lines().getFirst().missed()).containsExactly(LocalDate.of(2020, 12, 9));
        write(
                one(),
                ids().getLast(),
                EntryKind.WELFARE_CHECK,
                "on",
                "2020-12-09T18:00",
                "found",
                "Seen that day; written down late");
        assertThat(checks + 1).isEqualTo(12);
        assertThat(actors.as(
                        coordinator(),
                        () -> db.sql("select count(*) from people.entry where incident = ? and kind = 'WELFARE_CHECK'")
                                .params(incident)
                                .query(Integer.class)
                                .single()))
                .isEqualTo(12);
        assertThat(missing(CareAlert.WELFARE_MISSED)).isZero();
        assertThat(refused(() -> write(
                        two(), ids().getFirst(), EntryKind.WELFARE_CHECK, "on", "2020-12-11T14:00", "found", "Fine")))
                .as("nobody has written down a registration")
                .isEqualTo("null AUTH");
    }

    @Test
    @Requirement("L3.10-i")
    void yearlyReviewsFallDue() {
        opened(list(2, "Council", "Residential"));
        var all = ids();
        inCharge(all.getFirst(), one());
        assertThat(care(CareAlert.REVIEW_DUE).total())
                .as("never reviewed: due now")
                .isEqualTo(2);
        write(one(), all.getFirst(), EntryKind.ANNUAL_REVIEW, "on", "2019-12-07");
        assertThat(care(CareAlert.REVIEW_DUE).lines())
                .as("due on the day itself, not over it")
                .extracting(c -> c.person().id())
                .containsExactly(all.get(1));
        assertThat(refused(() -> write(one(), all.getFirst(), EntryKind.ANNUAL_REVIEW, "on", "2020-12-08")))
                .isEqualTo("on VAL");
        inCharge(all.get(1), one());
        write(one(), all.get(1), EntryKind.ANNUAL_REVIEW, "on", "2019-11-01");
        assertThat(care(CareAlert.REVIEW_DUE).lines())
                .as("1 November 2019 is overdue on 7 December 2020")
                .extracting(c -> c.person().id())
                .containsExactly(all.get(1));
        assertThat(care(CareAlert.REVIEW_DUE).lines().getFirst().person().reviewed())
                .isEqualTo(LocalDate.of(2019, 11, 1));
    }

    @Test
    @Requirement("SC-27")
    void informalSupportCountsOnceTheCarerWasAsked() {
        opened(list(120, "Council", "Residential"));
        var all = ids();
        as(coordinator(), () -> charge.put(incident, all, one().post(), coordinator()));
        for (int n = 0; n < 120; n++) {
            write(one(), all.get(n), EntryKind.SUPPORT_POSSIBLE, "possible", n < 26 ? "YES" : "NO");
        }
        assertThat(care(null).mayHaveSupport()).as("26 of 120").isEqualTo(26);
        var person = all.getFirst();
        assertThat(refused(
                        () -> write(one(), person, EntryKind.SUPPORT_USABLE, "who", "Nell Reed", "cover", "Evenings")))
                .isEqualTo("who STATE");
        assertThat(care(null).haveSupport()).isZero();
        write(one(), person, EntryKind.SUPPORT_ASKED, "who", "Nell Reed", "on", "2020-12-07", "answer", "WILLING");
        assertThat(write(one(), person, EntryKind.SUPPORT_USABLE, "who", "nell reed", "cover", "Evenings")
                        .notes())
                .isEmpty();
        assertThat(care(null).haveSupport()).isEqualTo(1);
    }

    @Test
    @Requirement("SC-28")
    void carersServicesAreAskedWithTheCarersYes() {
        opened(list(1, "Council", "Residential"));
        var person = ids().getFirst();
        inCharge(person, one());
        String[] contact = {
            "service",
            "Carers Together",
            "on",
            "2020-12-07",
            "offered",
            "3",
            "help",
            "Sitting, advice, a break",
            "shared",
            "NO"
        };
        assertThat(write(one(), person, EntryKind.CARER_SERVICE, contact).notes())
                .as("nobody is listed: a gap")
                .hasSize(1)
                .first()
                .asString()
                .contains("lists no carers' support service");
        set(Key.CARER_SERVICES, "Carers Together, 01632 960111");
        opened(list(1, "Council", "Residential"));
        var other = ids().getFirst();
        inCharge(other, one());
        assertThat(write(one(), other, EntryKind.CARER_SERVICE, contact).notes())
                .as("one is listed")
                .isEmpty();
        contact[9] = "YES";
        assertThat(refused(() -> write(one(), other, EntryKind.CARER_SERVICE, contact)))
                .isEqualTo("consent AUTH");
    }

    @Test
    @Requirement("LF-10")
    void homeCareIsCalledInOrderAndPassesOverOnceSomebodyWasInTouch() {
        opened(list(120, "Council", "Home care"));
        var plan = as(coordinator(), () -> calls.plan(incident, 3, 4, 10));
        assertThat(plan.calls()).hasSize(120);
        assertThat(plan.calls().stream().map(c -> c.slot().day()).toList())
                .as("forty a day")
                .startsWith(1)
                .endsWith(3)
                .isSorted();
        assertThat(plan.calls())
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(c -> c.person().place(), Priority.order()));
        var person = plan.calls().getFirst().person().id();
        inCharge(person, one());
        assertThat(against(person)).isEqualTo("contact STATE");
        write(one(), person, EntryKind.CALLED, "on", "2020-12-07T08:30", "how", "CALL", "reached", "NO");
        assertThat(missing(CareAlert.NOT_REACHED)).isZero();
        write(one(), person, EntryKind.CALLED, "on", "2020-12-07T08:50", "how", "CALL", "reached", "NO");
        assertThat(care(CareAlert.NOT_REACHED).lines())
                .extracting(c -> c.person().id())
                .containsExactly(person);
        assertThat(against(person))
                .as("two calls that nobody answered are no contact")
                .isEqualTo("contact STATE");
        describe(one(), "SOCIAL_WORKER", "SW1", null, null);
        write(
                one(),
                person,
                EntryKind.WELFARE_CHECK,
                "on",
                "2020-12-07T08:55",
                "found",
                "Safe; the telephone is broken");
        assertThat(missing(CareAlert.NOT_REACHED)).isZero();
        assertThat(against(person)).isEmpty();
        assertThat(as(coordinator(), () -> calls.plan(incident, 3, 1, 10)).calls())
                .hasSize(119)
                .filteredOn(c -> c.slot().by() == InTouch.By.CALL)
                .hasSize(30);
        assertThat(as(coordinator(), () -> calls.plan(incident, 3, 1, 10)).reached())
                .isEqualTo(1);
    }

    private String against(UUID person) {
        return as(coordinator(), () -> contacted.againstTransfer(incident, person)).stream()
                .map(p -> p.field() + " " + p.code())
                .collect(Collectors.joining(", "));
    }

    @Test
    @Requirement({"SD-03", "SD-24"})
    void everyRecordIsGoneThroughEachDayAndKeptInStepWithTheCouncilsOwn() {
        opened(list(32, "Council", "Residential"));
        set(Key.CASELOAD_LIMIT, "12");
        describe(one(), "SOCIAL_WORKER", null, 40, null);
        allocate(ids(), one(), null);
        at("2020-12-09T12:00:00Z");
        var all = ids();
        for (var person : all.subList(0, 31)) {
            write(
                    one(),
                    person,
                    EntryKind.DAILY_UPDATE,
                    "parts",
                    "NEEDS,VIEWS,WISHES,ASSESSMENT,CAPACITY,PROGRESS,PROVIDER,REVIEW");
        }
        var red = care(null);
        assertThat(red.green()).isFalse();
        assertThat(red.updatedToday()).isEqualTo(31);
        assertThat(red.notUpdated()).containsExactly("Ada Person31");
        write(one(), all.getLast(), EntryKind.DAILY_UPDATE, "parts", "NEEDS");
        assertThat(care(null).green()).as("32 of 32 on 9 December").isTrue();
        at("2020-12-10T12:00:00Z");
        assertThat(care(null).updatedToday()).as("every day anew").isZero();

        for (var person : all.subList(0, 30)) {
            write(one(), person, EntryKind.CASE_RECORD, "ref", "P-" + person, "on", "2020-12-10", "leader", "Ms Fen");
        }
        assertThat(care(null).caseRecords()).as("30 of 32").isEqualTo(30);
        assertThat(refused(() ->
                        write(one(), all.getLast(), EntryKind.CASE_RECORD, "on", "2020-12-10", "leader", "Ms Fen")))
                .isEqualTo("ref VAL");

        identity(all.getFirst(), Lists.nhs(1));
        assertThat(refused(() -> identity(all.get(1), Lists.nhs(1))))
                .as("two open records of one person")
                .isEqualTo("nhs_number DUP");
    }

    private void identity(UUID person, String nhsNumber) {
        as(one(), () -> {
            int version = people.find(incident, person).orElseThrow().version();
            change.change(
                    incident,
                    person,
                    version,
                    Section.IDENTITY,
                    Map.of("nhs_number", nhsNumber, "family_name", "Person", "given_name", "Ada"),
                    one());
            return null;
        });
    }
}
