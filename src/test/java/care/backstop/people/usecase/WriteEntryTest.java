package care.backstop.people.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Capacity;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.Rights;
import care.backstop.people.Source;
import care.backstop.people.model.Section;
import care.backstop.people.rules.CareGap;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.Involvement.Consultation;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written about a person's rights, choices and care: kept with its author, or refused in words. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteEntryTest {

    private static final String FIVE = "PRESUMED,HELPED,UNWISE,BEST_INTERESTS,LEAST_RESTRICTIVE";

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
    void somebody() {
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
        person = find("H-1").id();
        inCharge(person);
        at("2020-12-16T10:00:00Z");
    }

    // What stands around ------------------------------------------------------------------------------------------

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private Actor practitioner() {
        return actors.of(Role.PRACTITIONER);
    }

    private PersonFacts find(String reference) {
        return Acting.as(coordinator(), () -> people.facts(incident)).stream()
                .filter(f -> f.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private void inCharge(UUID id) {
        Acting.as(
                coordinator(),
                () -> charge.put(incident, List.of(id), practitioner().post(), coordinator()));
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
        int before = entries();
        var e = catchThrowableOfType(Rejected.class, () -> write(kind, pairs));
        assertThat(e).as("%s was taken", kind).isNotNull();
        assertThat(entries()).as("nothing is kept").isEqualTo(before);
        assertThat(e.problems())
                .allMatch(p -> p.message().endsWith(".") || p.message().contains("Answer this"));
        return codes(e.problems());
    }

    private static String codes(List<Problem> problems) {
        return problems.stream().map(p -> p.field() + " " + p.code()).collect(Collectors.joining(", "));
    }

    private int entries() {
        return actors.as(
                practitioner(),
                () -> db.sql("select count(*) from people.entry")
                        .query(Integer.class)
                        .single());
    }

    private void set(Section section, String... pairs) {
        Acting.as(practitioner(), () -> {
            int version = people.find(incident, person).orElseThrow().version();
            change.change(incident, person, version, section, answers(pairs), practitioner());
            return null;
        });
    }

    private void capacity(String decision, String result) {
        Acting.as(practitioner(), () -> {
            record.capacity(
                    incident, person, decision, result, LocalDate.of(2020, 12, 7), "Seen with a nurse", practitioner());
            return null;
        });
    }

    private void wish(String words) {
        Acting.as(practitioner(), () -> {
            record.wish(incident, person, LocalDate.of(2020, 12, 7), "PERSON", null, words, practitioner());
            return null;
        });
    }

    private ReadRights.Opened rights() {
        return Acting.as(practitioner(), () -> {
            purposes.give(incident, List.of(person), "DIRECT_CARE", practitioner());
            return rights.open(incident, person).orElseThrow();
        });
    }

    private Map<EntryKind, LocalDate> due() {
        return rights().due().stream()
                .collect(
                        Collectors.toMap(d -> d.matter().write(), ReadRights.Due::by, (a, _) -> a, LinkedHashMap::new));
    }

    private boolean late(EntryKind kind) {
        return rights().due().stream().anyMatch(d -> d.matter().write() == kind && d.late());
    }

    private String againstDeciding(boolean emergency) {
        return codes(Acting.as(practitioner(), () -> gate.againstDeciding(incident, person, emergency)));
    }

    private String againstMoving(boolean emergency) {
        return codes(Acting.as(practitioner(), () -> gate.againstMoving(incident, person, false, false, emergency)));
    }

    /** Lacks capacity for where to live, nobody to consult, nobody with a power. */
    private void alone() {
        capacity("ACCOMMODATION", "LACKS");
        set(Section.DECISION, "befriended", "NO", "authority_asked", "YES", "time_to_instruct", "YES", "refuses", "NO");
    }

    private void withFamily() {
        capacity("ACCOMMODATION", "LACKS");
        set(Section.DECISION, "befriended", "YES", "authority_asked", "YES", "refuses", "NO");
    }

    private String[] bestInterests(String... more) {
        var all = answers(
                "decision", "ACCOMMODATION",
                "on", "2020-12-10",
                "decisionMaker", "Dr Fen",
                "views", "Her niece would like her near the sea",
                "decided", "Heron House, with a sea view and her own furniture",
                "principles", FIVE,
                "principlesNote", "Talked through with pictures, twice");
        var changed = answers(more);
        all.putAll(changed);
        all.values().removeIf(String::isEmpty);
        return flat(all);
    }

    private static String[] flat(Map<String, String> all) {
        return all.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray(String[]::new);
    }

    private void asked(String name) {
        write(EntryKind.INTERESTED_ASKED, "result", "INVOLVED", "name", name, "relation", "niece", "on", "2020-12-08");
    }

    // Powers ------------------------------------------------------------------------------------------------------

    @Test
    @Requirement({"SB-4", "SB-5", "SB-7", "SA-3.11"})
    void powersReachAsFarAsTheySay() {
        withFamily();
        assertThat(refused(EntryKind.POWER, "kind", "DEPUTY_WELFARE", "holder", "Ms Reed", "scope", "ACCOMMODATION"))
                .isEqualTo("reference VAL");
        assertThat(refused(
                        EntryKind.POWER,
                        "kind",
                        "EPA",
                        "holder",
                        "Ms Reed",
                        "scope",
                        "MONEY,ACCOMMODATION",
                        "madeOn",
                        "2005-03-01"))
                .isEqualTo("scope CONF");
        assertThat(refused(
                        EntryKind.POWER, "kind", "EPA", "holder", "Ms Reed", "scope", "MONEY", "madeOn", "2007-10-01"))
                .isEqualTo("madeOn VAL");
        assertThat(refused(EntryKind.POWER, "kind", "LPA_WELFARE", "scope", "ACCOMMODATION", "registered", "NO"))
                .isEqualTo("holder VAL");
        assertThat(refused(
                        EntryKind.POWER,
                        "kind",
                        "LPA_WELFARE",
                        "holder",
                        "Ms Reed",
                        "scope",
                        "ACCOMMODATION",
                        "registered",
                        "NO"))
                .isEqualTo("donor VAL");

        write(
                EntryKind.POWER,
                "kind",
                "LPA_WELFARE",
                "holder",
                "Ms Reed",
                "donor",
                "Odile Larkspur",
                "scope",
                "ACCOMMODATION,PROVIDER",
                "registered",
                "NO");
        assertThat(find("H-1").welfareAuthority())
                .as("unregistered, not usable")
                .isEqualTo(Answer.NO);
        assertThat(due()).doesNotContainKey(EntryKind.ATTORNEY_CONTACT);
        write(EntryKind.POWER, "kind", "DEPUTY_MONEY", "holder", "Mr Teal", "scope", "MONEY", "reference", "COP-77");
        assertThat(rights().deciding().row())
                .as("a property scope does not give M5")
                .isEqualTo("M9");
        write(
                EntryKind.POWER,
                "kind",
                "DEPUTY_WELFARE",
                "holder",
                "Mx Wren",
                "scope",
                "SHARING",
                "reference",
                "COP-79");
        assertThat(rights().deciding().row())
                .as("a welfare scope that leaves the move out does not either")
                .isEqualTo("M9");

        write(
                EntryKind.POWER,
                "kind",
                "DEPUTY_WELFARE",
                "holder",
                "Ms Sedge",
                "scope",
                "ACCOMMODATION",
                "reference",
                "COP-78",
                "until",
                "2021-06-30");
        assertThat(rights().deciding().row()).isEqualTo("M5");
        assertThat(due()).containsEntry(EntryKind.ATTORNEY_CONTACT, LocalDate.of(2020, 12, 17));
        assertThat(againstDeciding(false)).as("not contacted yet").isEqualTo("null STATE");
        assertThat(againstDeciding(true)).as("not even in an emergency").isEqualTo("null STATE");
        write(EntryKind.ATTORNEY_CONTACT, "holder", "Ms Sedge", "on", "2020-12-16", "how", "Telephone");
        assertThat(againstDeciding(false)).as("contacted, nothing decided").isEqualTo("null STATE");
        write(
                EntryKind.ATTORNEY_CONTACT,
                "holder",
                "Ms Sedge",
                "on",
                "2020-12-16",
                "how",
                "Telephone",
                "decided",
                "Heron House");
        assertThat(againstDeciding(false)).isEmpty();
        assertThat(due()).doesNotContainKey(EntryKind.ATTORNEY_CONTACT);

        at("2021-07-01T09:00:00Z");
        assertThat(rights().deciding().row()).as("the order has ended").isEqualTo("M9");
    }

    // Best interests, IMCA ----------------------------------------------------------------------------------------

    @Test
    @Requirement({"SA-3.8", "L3.3-e", "K5.7-a", "K1.5-a", "K4.12-a", "SB-8"})
    void bestInterestsAreDecidedOnlyForSomebodyWhoCannotAndAfterAsking() {
        assertThat(refused(EntryKind.BEST_INTERESTS, bestInterests()))
                .startsWith("decision STATE")
                .contains("wishes VAL", "views STATE");
        capacity("MONEY", "LACKS");
        assertThat(find("H-1").capacity())
                .as("about money only, never in general")
                .isEqualTo(Capacity.NOT_RECORDED);
        assertThat(refused(EntryKind.BEST_INTERESTS, bestInterests())).startsWith("decision STATE");
        withFamily();
        assertThat(due()).containsKeys(EntryKind.BEST_INTERESTS, EntryKind.INTERESTED_ASKED);
        assertThat(refused(EntryKind.BEST_INTERESTS, bestInterests("views", "")))
                .isEqualTo("views VAL, wishes VAL, views STATE");
        asked("Ms Reed");
        write(EntryKind.INTERESTED_ASKED, "result", "DECLINED", "name", "Mr Teal", "on", "2020-12-08");
        assertThat(refused(EntryKind.BEST_INTERESTS, bestInterests())).isEqualTo("wishes VAL");
        assertThat(refused(EntryKind.WISHES_NOT_OBTAINED, "triedOn", "2020-12-09"))
                .isEqualTo("reason VAL");
        wish("I want to stay near my sister");
        assertThat(refused(
                        EntryKind.BEST_INTERESTS, bestInterests("principles", "PRESUMED,HELPED,UNWISE,BEST_INTERESTS")))
                .isEqualTo("principles VAL");
        assertThat(refused(EntryKind.BEST_INTERESTS, bestInterests("principlesNote", "")))
                .isEqualTo("principlesNote VAL");
        assertThat(againstDeciding(false)).isEqualTo("null STATE");
        write(EntryKind.BEST_INTERESTS, bestInterests());
        assertThat(againstDeciding(false)).isEmpty();
        var kept = rights().known().latest(EntryKind.BEST_INTERESTS).orElseThrow();
        assertThat(kept.byName()).isEqualTo(practitioner().name());
        assertThat(kept.said().ticked("principles")).hasSize(5);
    }

    @Test
    @Requirement({"SB-6", "K4.10-a", "K4.10-b"})
    void withNobodyToConsultAnImcaReportsFirstAndDoesNotDecide() {
        alone();
        wish("I want my own window");
        write(
                EntryKind.INTERESTED_ASKED,
                "result",
                "NOBODY",
                "name",
                "Her address book, the home, the parish",
                "on",
                "2020-12-08");
        assertThat(rights().deciding().row()).isEqualTo("M7");
        assertThat(due()).containsKey(EntryKind.IMCA_REFERRAL);
        assertThat(refused(EntryKind.IMCA_REPORT, "imca", "Mx Wren", "on", "2020-12-09", "says", "Likes the sea"))
                .isEqualTo("null STATE");
        assertThat(refused(EntryKind.BEST_INTERESTS, bestInterests())).isEqualTo("imca STATE");
        write(
                EntryKind.IMCA_REFERRAL,
                "reason",
                "RESIDENCE",
                "provider",
                "Coast Advocacy",
                "askedOn",
                "2020-12-08",
                "afterEmergency",
                "NO");
        assertThat(due()).containsKey(EntryKind.IMCA_REPORT);
        assertThat(refused(EntryKind.BEST_INTERESTS, bestInterests())).isEqualTo("imca STATE");
        write(
                EntryKind.IMCA_REPORT,
                "imca",
                "Mx Wren",
                "on",
                "2020-12-09",
                "says",
                "She likes the sea and quiet",
                "kept",
                "Case file 12");
        assertThat(refused(EntryKind.BEST_INTERESTS, bestInterests("imca", "Mx Wren", "decisionMaker", "mx wren ")))
                .isEqualTo("decisionMaker CONF");
        write(EntryKind.BEST_INTERESTS, bestInterests("imca", "Mx Wren"));
        assertThat(againstDeciding(false)).isEmpty();
        assertThat(againstMoving(false)).isEmpty();
    }

    @Test
    @Requirement({"K4.10-a", "SA-5.6"})
    void whoeverIsFoundLaterLetsTheImcaStepBackWithAReason() {
        alone();
        assertThat(againstMoving(false)).as("nobody represents them").isEqualTo("null STATE");
        assertThat(againstMoving(true))
                .as("an emergency, recorded with the move")
                .isEmpty();
        assertThat(refused(EntryKind.IMCA_CLOSED, "on", "2020-12-09")).isEqualTo("reason VAL");
        write(EntryKind.IMCA_CLOSED, "on", "2020-12-09", "reason", "A nephew was found who visits");
        set(Section.DECISION, "befriended", "YES");
        assertThat(rights().deciding().row()).isEqualTo("M6");
        assertThat(due()).doesNotContainKey(EntryKind.IMCA_REFERRAL);
        set(Section.DECISION, "befriended", "NO");
        write(EntryKind.REPRESENTATIVE, "name", "Mr Teal", "role", "Paid representative", "since", "2020-12-10");
        assertThat(againstMoving(false)).isEmpty();
    }

    @Test
    @Requirement({"K4.11-a", "K4.11-b", "SB-6"})
    void withoutTimeTheImcaIsAskedWithinADayAfterTheMove() {
        alone();
        set(Section.DECISION, "time_to_instruct", "NO");
        wish("Quiet");
        assertThat(rights().deciding().row()).isEqualTo("M8");
        assertThat(refused(
                        EntryKind.IMCA_REFERRAL,
                        "reason",
                        "REVIEW",
                        "provider",
                        "Coast Advocacy",
                        "askedOn",
                        "2020-12-09",
                        "afterEmergency",
                        "YES"))
                .isEqualTo("afterEmergency STATE");
        write(
                EntryKind.BEST_INTERESTS,
                bestInterests("views", "", "noViewsBecause", "Nobody known", "emergency", "The heating has failed"));
        assertThat(againstDeciding(false)).isEmpty();
        write(
                EntryKind.EMERGENCY_MOVE,
                "movedOn",
                "2020-12-09",
                "decidedBy",
                "Dr Fen",
                "because",
                "The heating failed at midnight");
        assertThat(due()).containsEntry(EntryKind.IMCA_REFERRAL, LocalDate.of(2020, 12, 10));
        assertThat(late(EntryKind.IMCA_REFERRAL)).isTrue();
        assertThat(refused(
                        EntryKind.IMCA_REFERRAL,
                        "reason",
                        "REVIEW",
                        "provider",
                        "Coast Advocacy",
                        "askedOn",
                        "2020-12-08",
                        "afterEmergency",
                        "YES"))
                .isEqualTo("askedOn CONF");
        write(
                EntryKind.IMCA_REFERRAL,
                "reason",
                "REVIEW",
                "provider",
                "Coast Advocacy",
                "askedOn",
                "2020-12-09",
                "afterEmergency",
                "YES");
        assertThat(due()).doesNotContainKey(EntryKind.IMCA_REFERRAL);
        assertThat(due()).containsEntry(EntryKind.FIRST_REVIEW, LocalDate.of(2020, 12, 23));
        at("2020-12-23T15:00:00Z");
        assertThat(refused(EntryKind.FIRST_REVIEW, "on", "2020-12-23", "imcaTookPart", "NO", "found", "Settled"))
                .isEqualTo("imcaTookPart STATE");
        write(EntryKind.FIRST_REVIEW, "on", "2020-12-23", "imcaTookPart", "YES", "found", "Settled", "later", "YES");
        assertThat(due()).doesNotContainKey(EntryKind.FIRST_REVIEW);
    }

    @Test
    @Requirement({"K4.11-c", "K6.2-b"})
    void theCouncilsListsHaveNoLineTwice() {
        var lead = actors.lead();
        Acting.as(
                lead,
                () -> registers.add(KeepRegisters.Register.IMCA, "East " + incident, "Coast, 01632 960001", lead));
        Acting.as(
                lead, () -> registers.add(KeepRegisters.Register.IMCA, "West " + incident, "Moor, 01632 960002", lead));
        var twice = catchThrowableOfType(
                Rejected.class,
                () -> Acting.as(
                        lead,
                        () -> registers.add(
                                KeepRegisters.Register.IMCA, "east " + incident, "Other, 01632 960003", lead)));
        assertThat(codes(twice.problems())).isEqualTo("name DUP");
        var bare = catchThrowableOfType(
                Rejected.class,
                () -> Acting.as(lead, () -> registers.add(KeepRegisters.Register.IMCA, "North", " ", lead)));
        assertThat(codes(bare.problems())).isEqualTo("detail VAL");

        var way = Acting.as(
                lead, () -> registers.add(KeepRegisters.Register.WAY, "Shared Lives " + incident, null, lead));
        snapshot();
        assertThat(refused(
                        EntryKind.ARRANGEMENT,
                        "responses",
                        "ACCOMMODATION",
                        "ways",
                        "CARE_HOME,OTHER",
                        "whyPerson",
                        "Near her sister",
                        "whyNeed",
                        "Nursing day and night"))
                .isEqualTo("otherWay VAL");
        assertThat(refused(
                        EntryKind.ARRANGEMENT,
                        "responses",
                        "ACCOMMODATION",
                        "ways",
                        "TELEPORT",
                        "whyPerson",
                        "Near her sister",
                        "whyNeed",
                        "Nursing day and night"))
                .isEqualTo("ways VAL");
        write(
                EntryKind.ARRANGEMENT,
                "responses",
                "ACCOMMODATION,GOODS",
                "ways",
                "CARE_HOME," + way,
                "whyPerson",
                "Near her sister",
                "whyNeed",
                "Nursing day and night");
        Acting.as(lead, () -> {
            registers.end(way, lead);
            return null;
        });
        assertThat(Acting.as(lead, () -> registers.lines(KeepRegisters.Register.WAY)))
                .noneMatch(l -> l.id().equals(way));
    }

    // Advocates ---------------------------------------------------------------------------------------------------

    @Test
    @Requirement({"SA-2.15", "SA-3.9", "L3.5-b"})
    void advocacyIsDecidedForEachAndReferredInTime() {
        assertThat(due()).containsKey(EntryKind.ADVOCACY_NEED);
        assertThat(refused(EntryKind.ADVOCACY_NEED, "who", "PERSON", "needed", "YES", "reason", "Needs help to speak"))
                .isEqualTo("type VAL");
        write(
                EntryKind.ADVOCACY_NEED,
                "who",
                "PERSON",
                "needed",
                "YES",
                "type",
                "CARE_ACT",
                "reason",
                "Needs help to speak");
        assertThat(due())
                .doesNotContainKey(EntryKind.ADVOCACY_NEED)
                .containsEntry(EntryKind.ADVOCATE_REFERRAL, LocalDate.of(2020, 12, 18));
        at("2020-12-19T09:00:00Z");
        assertThat(late(EntryKind.ADVOCATE_REFERRAL)).isTrue();
        assertThat(refused(
                        EntryKind.ADVOCATE_REFERRAL,
                        "type",
                        "CARE_ACT",
                        "to",
                        "Coast Advocacy",
                        "askedOn",
                        "2020-12-19"))
                .isEqualTo("basis VAL");
        write(
                EntryKind.ADVOCATE_REFERRAL,
                "type",
                "CARE_ACT",
                "to",
                "Coast Advocacy",
                "askedOn",
                "2020-12-19",
                "basis",
                "CONSENT");
        assertThat(due()).doesNotContainKey(EntryKind.ADVOCATE_REFERRAL);

        person = find("H-2").id();
        inCharge(person);
        write(EntryKind.CAN_NAME_OTHERS, "canName", "NO", "suitablePerson", "YES", "note", "A cousin may be found");
        assertThat(due()).containsKey(EntryKind.ADVOCACY_NEED);
        write(EntryKind.CAN_NAME_OTHERS, "canName", "NO", "suitablePerson", "NO", "note", "Nobody in the book");
        assertThat(due())
                .as("asked for the same day")
                .containsEntry(EntryKind.ADVOCATE_REFERRAL, LocalDate.of(2020, 12, 19));
        assertThat(refused(EntryKind.ADVOCATE_WITHDRAWN, "on", "2020-12-19")).isEqualTo("reason VAL");
        write(EntryKind.ADVOCATE_WITHDRAWN, "on", "2020-12-19", "reason", "The cousin was found and agrees");
        assertThat(due()).doesNotContainKey(EntryKind.ADVOCATE_REFERRAL);
    }

    // Liberty -----------------------------------------------------------------------------------------------------

    @Test
    @Requirement({"SB-3", "SA-3.10"})
    void anAuthorisationIsForAdultsInHomesAndHospitalsAndDoesNotMoveWithThem() {
        capacity("ACCOMMODATION", "LACKS");
        var dols = answers(
                "place", "CARE_HOME",
                "from", "2020-08-01",
                "until", "2021-02-01",
                "body", "Testshire Council",
                "detained", "NO");
        var other = new LinkedHashMap<>(dols);
        other.put("place", "OTHER");
        var e = catchThrowableOfType(Rejected.class, () -> write(EntryKind.DOLS, flat(other)));
        assertThat(codes(e.problems())).isEqualTo("place VAL");
        assertThat(e.getMessage()).contains("Court of Protection");
        other.put("place", "CARE_HOME");
        other.put("detained", "YES");
        assertThat(refused(EntryKind.DOLS, flat(other))).isEqualTo("detained CONF");
        set(Section.IDENTITY, "birth_date", "2002-08-02", "family_name", "Larkspur");
        assertThat(refused(EntryKind.DOLS, flat(dols)))
                .as("17 on the first day")
                .isEqualTo("from VAL");
        set(Section.IDENTITY, "birth_date", "2002-08-01", "family_name", "Larkspur");
        write(EntryKind.DOLS, flat(dols));
        assertThat(find("H-1").dols()).isEqualTo(Answer.YES);
        assertThat(find("H-1").dolsUntil()).isEqualTo(LocalDate.of(2021, 2, 1));

        assertThat(againstMoving(false)).isEqualTo("null STATE");
        assertThat(againstMoving(true)).isEmpty();
        assertThat(due()).containsKey(EntryKind.DOLS_REFERRAL);
        write(
                EntryKind.DOLS_REFERRAL,
                "by",
                "Harbour View",
                "body",
                "Testshire Council",
                "askedOn",
                "2020-12-10",
                "newHome",
                "Heron House");
        assertThat(againstMoving(false)).isEmpty();
        assertThat(due()).doesNotContainKey(EntryKind.DOLS_REFERRAL);
    }

    // Saying no ---------------------------------------------------------------------------------------------------

    @Test
    @Requirement({"K4.14-b", "K4.14-c"})
    void somebodyWhoSaysNoGetsTheirOptionsInWriting() {
        set(Section.DECISION, "refuses", "YES");
        assertThat(rights().deciding().row()).isEqualTo("M4");
        assertThat(againstMoving(false)).isEqualTo("null STATE");
        assertThat(againstMoving(true))
                .as("no emergency moves somebody who can decide")
                .isEqualTo("null STATE");
        assertThat(due()).containsKeys(EntryKind.REFUSER_RISK, EntryKind.REFUSER_OPTIONS);
        write(EntryKind.REFUSER_RISK, "on", "2020-12-09", "risks", "Nobody at night", "tooHigh", "YES");
        assertThat(refused(
                        EntryKind.REFUSER_OPTIONS,
                        "sentOn",
                        "2020-12-10",
                        "options",
                        "OTHER_HOME,STAY",
                        "letter",
                        "Case file 14"))
                .isEqualTo("options STATE");
        assertThat(refused(EntryKind.DIRECT_PAYMENT_BAR, "says", "It would fund an unsafe stay"))
                .isEqualTo("reference VAL, on VAL");
        write(EntryKind.DIRECT_PAYMENT_BAR, "reference", "LEGAL-9", "on", "2020-12-10");
        write(
                EntryKind.REFUSER_OPTIONS,
                "sentOn",
                "2020-12-10",
                "options",
                "OTHER_HOME,STAY",
                "letter",
                "Case file 14");
        assertThat(due()).doesNotContainKeys(EntryKind.REFUSER_RISK, EntryKind.REFUSER_OPTIONS);

        person = find("H-2").id();
        inCharge(person);
        write(
                EntryKind.REFUSER_OPTIONS,
                "sentOn",
                "2020-12-10",
                "options",
                "OTHER_HOME,CARE_AT_HOME,DIRECT_PAYMENT",
                "letter",
                "Case file 15");
    }

    @Test
    @Requirement("K4.15-a")
    void anAssessmentIsRefusedOnlyWhereNobodyIsAtRisk() {
        var none = write(EntryKind.ASSESSMENT_REFUSED, "on", "2020-12-08", "abuseRisk", "NO", "close", "YES");
        assertThat(none.notes()).containsExactly("Not done: they may say no");
        assertThat(refused(EntryKind.ASSESSMENT_REFUSED, "on", "2020-12-08", "abuseRisk", "YES", "close", "YES"))
                .isEqualTo("close STATE");
        capacity("PROVIDER", "LACKS");
        assertThat(refused(
                        EntryKind.ASSESSMENT_REFUSED,
                        "on",
                        "2020-12-08",
                        "abuseRisk",
                        "NO",
                        "bestInterests",
                        "YES",
                        "close",
                        "YES"))
                .isEqualTo("close STATE");
        var must = write(
                EntryKind.ASSESSMENT_REFUSED,
                "on",
                "2020-12-08",
                "abuseRisk",
                "NO",
                "bestInterests",
                "YES",
                "close",
                "NO");
        assertThat(must.notes()).containsExactly("Must be done all the same");
    }

    // Choices, involvement, the plan ------------------------------------------------------------------------------

    @Test
    @Requirement({"K4.6-a", "K1.5-a"})
    void choicesAreWhatWhenHowAndWhoOrNoPreference() {
        assertThat(refused(EntryKind.CHOICES, "noPreference", "NO", "what", "A room of my own", "when", "After Sunday"))
                .isEqualTo("how VAL, who VAL");
        assertThat(refused(EntryKind.CHOICES)).isEqualTo("noPreference VAL");
        write(EntryKind.CHOICES, "noPreference", "YES");
        write(
                EntryKind.CHOICES,
                "noPreference",
                "NO",
                "what",
                "A room of my own",
                "when",
                "After Sunday",
                "how",
                "In my nephew's car",
                "who",
                "Women only");
        assertThat(rights().known().all(EntryKind.CHOICES)).hasSize(2);
    }

    @Test
    @Requirement({"L3.5-a", "L3.3-d", "S1.4-a", "K6.3-a"})
    void aPlanIsFinalOnceEverybodyIsAnsweredForAndSomebodyTriedToAgreeIt() {
        var last = new String[] {"on", "2020-12-15", "principles", FIVE, "principlesNote", "With her, twice"};
        assertThat(rights().consultation()).isEqualTo(Consultation.NOT_CONSULTED);
        assertThat(refused(EntryKind.PLAN_FINAL, last)).isEqualTo("involved VAL, noContactBecause STATE");
        assertThat(refused(
                        EntryKind.INVOLVED,
                        "adult",
                        "INVOLVED",
                        "others",
                        "INVOLVED",
                        "icb",
                        "NOT_APPLICABLE",
                        "gp",
                        "INVOLVED",
                        "nursing",
                        "INVOLVED"))
                .as("the carer is not answered for")
                .isEqualTo("carer VAL");
        write(
                EntryKind.INVOLVED,
                "adult",
                "INVOLVED",
                "carer",
                "NOT_APPLICABLE",
                "others",
                "INVOLVED",
                "names",
                "Her friend Ida",
                "icb",
                "NOT_APPLICABLE",
                "gp",
                "INVOLVED",
                "nursing",
                "INVOLVED");
        assertThat(refused(EntryKind.PLAN_FINAL, last)).isEqualTo("noContactBecause STATE");
        write(EntryKind.PLAN_CONTACT, "on", "2020-12-08", "how", "Telephone", "outcome", "NO_ANSWER");
        assertThat(rights().consultation()).isEqualTo(Consultation.TRIED);
        write(EntryKind.PLAN_CONTACT, "on", "2020-12-09", "how", "Visit", "outcome", "TALKED");
        assertThat(rights().consultation()).isEqualTo(Consultation.CONSULTED);
        write(EntryKind.PLAN_CONTACT, "on", "2020-12-10", "how", "Visit", "outcome", "AGREED");
        assertThat(rights().consultation()).isEqualTo(Consultation.AGREED);
        assertThat(refused(
                        EntryKind.PLAN_FINAL,
                        "on",
                        "2020-12-15",
                        "principles",
                        "PRESUMED,HELPED,UNWISE,LEAST_RESTRICTIVE",
                        "principlesNote",
                        "x"))
                .as("four of five")
                .isEqualTo("principles VAL");
        write(EntryKind.PLAN_FINAL, last);
    }

    @Test
    @Requirement({"SA-5.3", "SA-5.1"})
    void relativesAreInvitedAndLeftOutOnlyForAReason() {
        assertThat(refused(EntryKind.INVITED, "name", "Ms Reed", "relation", "daughter", "excluded", "YES"))
                .isEqualTo("excludedBecause VAL");
        assertThat(refused(EntryKind.INVITED, "name", "Ms Reed", "relation", "daughter", "excluded", "NO"))
                .isEqualTo("invitedOn VAL");
        write(
                EntryKind.INVITED,
                "name",
                "Ms Reed",
                "relation",
                "daughter",
                "invitedOn",
                "2020-12-08",
                "involvedOn",
                "2020-12-09",
                "nextOn",
                "2020-12-21",
                "excluded",
                "NO");
        write(
                EntryKind.INVITED,
                "name",
                "Mr Teal",
                "relation",
                "son",
                "excluded",
                "YES",
                "excludedBecause",
                "CONSENT",
                "excludedNote",
                "She asked twice that he is not told");

        var none = catchThrowableOfType(Rejected.class, () -> contact(null, false));
        assertThat(codes(none.problems())).isEqualTo("phone VAL");
        var bad = catchThrowableOfType(Rejected.class, () -> contact("twelve", false));
        assertThat(codes(bad.problems())).isEqualTo("phone VAL");
        contact(null, true);
        contact("01632 960123", false);
    }

    private UUID contact(@org.jspecify.annotations.Nullable String phone, boolean none) {
        return Acting.as(
                practitioner(),
                () -> record.contact(
                        incident,
                        person,
                        new WriteInRecord.NewContact("RELATIVE", "Ms Reed", "niece", phone, none, null, null),
                        practitioner()));
    }

    @Test
    @Requirement("L6-b")
    void protectedCharacteristicsAreOptionalPrivateAndRestricted() {
        write(EntryKind.CHARACTERISTICS, "religion", "CHRISTIAN", "sex", "PRIVATE");
        assertThat(refused(EntryKind.CHARACTERISTICS, "religion", "QUAKER")).isEqualTo("religion VAL");
        assertThat(care.backstop.people.model.EntryForm.of(EntryKind.CHARACTERISTICS)
                        .questions())
                .hasSize(9)
                .allMatch(q -> q.optional() && q.choices().containsKey("PRIVATE"));
        write(EntryKind.CHARACTERISTICS);
    }

    // Care --------------------------------------------------------------------------------------------------------

    private void snapshot() {
        write(
                EntryKind.SNAPSHOT,
                "asOf",
                "2020-12-08",
                "tasks",
                "Washing, dressing, meals",
                "hours",
                "10",
                "times",
                "Mornings and teatime",
                "place",
                "Harbour View",
                "cost",
                "210.50");
    }

    @Test
    @Requirement("L3.3-a")
    void careJustBeforeTheFailureIsFrozen() {
        var replacement = new String[] {
            "responses", "CARE", "ways", "HOME_CARE", "whyPerson", "Wants to be at home", "whyNeed", "Two visits a day"
        };
        assertThat(refused(EntryKind.ARRANGEMENT, replacement)).isEqualTo("null STATE");
        assertThat(refused(EntryKind.SNAPSHOT, "asOf", "2020-12-08", "hours", "10"))
                .isEqualTo("tasks VAL, times VAL, place VAL, cost VAL");
        snapshot();
        write(
                EntryKind.SNAPSHOT,
                "asOf",
                "2020-12-08",
                "tasks",
                "Washing, dressing, meals, tablets",
                "hours",
                "12",
                "times",
                "Mornings and teatime",
                "place",
                "Harbour View",
                "cost",
                "252");
        var versions = rights().known().all(EntryKind.SNAPSHOT);
        assertThat(versions.stream().map(v -> v.said().of("hours"))).containsExactly("12", "10");
        write(EntryKind.ARRANGEMENT, replacement);

        person = find("H-2").id();
        inCharge(person);
        write(EntryKind.SNAPSHOT, "asOf", "2020-12-08", "unavailable", "The provider's office is locked");
        write(EntryKind.ARRANGEMENT, replacement);
    }

    @Test
    @Requirement({"L1-d", "L3.4-a", "L3.4-d", "K5.6-a"})
    void theOfficerChoosesHowNeedsAreMetAndSaysWhyForEachPerson() {
        var one = new String[] {
            "responses", "INFORMATION,SOCIAL_WORK,GOODS", "ways", "INFORMATION", "whyPerson", "Her son arranges it"
        };
        assertThat(refused(EntryKind.ARRANGEMENT, one)).isEqualTo("whyNeed VAL");
        assertThat(refused(
                        EntryKind.ARRANGEMENT,
                        "responses",
                        "MAGIC",
                        "ways",
                        "INFORMATION",
                        "whyPerson",
                        "a",
                        "whyNeed",
                        "b"))
                .isEqualTo("responses VAL");
        assertThat(refused(
                        EntryKind.ARRANGEMENT,
                        "responses",
                        "INFORMATION",
                        "ways",
                        "INFORMATION",
                        "whyPerson",
                        "The same",
                        "whyNeed",
                        "The same"))
                .isEqualTo("whyNeed VAL");
        snapshot();
        write(
                EntryKind.ARRANGEMENT,
                "responses",
                "INFORMATION,SOCIAL_WORK,GOODS",
                "ways",
                "INFORMATION,OTHER",
                "otherWay",
                "Temporary live-in care",
                "whyPerson",
                "Her son arranges it",
                "whyNeed",
                "She needs help to choose only");
        person = find("H-2").id();
        inCharge(person);
        snapshot();
        write(
                EntryKind.ARRANGEMENT,
                "responses",
                "ACCOMMODATION",
                "ways",
                "CARE_HOME",
                "whyPerson",
                "No family near",
                "whyNeed",
                "Nursing day and night");
    }

    @Test
    @Requirement("L3.4-d")
    void theSameWordsForTwentyPeopleAreNoticed() {
        var rows = IntStream.rangeClosed(1, 20)
                .mapToObj(n -> "N-%d,Fen%d,A,SO14 7LY,Residential".formatted(n, n))
                .collect(Collectors.joining("\n", "Ref,Surname,First name,Postcode,Type of care\n", "\n"));
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident,
                        Source.COUNCIL,
                        LocalDate.of(2020, 12, 8),
                        Lists.file("more.csv", rows),
                        "more.csv",
                        coordinator()));
        var notes = IntStream.rangeClosed(1, 20)
                .mapToObj(n -> {
                    person = find("N-" + n).id();
                    inCharge(person);
                    return write(
                                    EntryKind.ARRANGEMENT,
                                    "responses",
                                    "INFORMATION",
                                    "ways",
                                    "INFORMATION",
                                    "whyPerson",
                                    "Can choose alone",
                                    "whyNeed",
                                    "Number " + n)
                            .notes();
                })
                .toList();
        assertThat(notes.subList(0, 19)).allMatch(List::isEmpty);
        assertThat(notes.get(19)).singleElement().asString().contains("20 people");
    }

    @Test
    @Requirement({"L3.2-m", "K6.5-a", "K5.4-d"})
    void careStartsWithoutAnyAssessmentWhichFollowsIn28Days() {
        var refused = catchThrowableOfType(
                Rejected.class,
                () -> write(
                        EntryKind.CARE_STARTED,
                        "what",
                        "REFUSE",
                        "line",
                        "Morning visit",
                        "refusedBecause",
                        "NOT_ELIGIBLE"));
        assertThat(codes(refused.problems())).isEqualTo("refusedBecause CONF");
        assertThat(refused.getMessage()).contains("Care Act 2014 s 19(3)");
        assertThat(refused(
                        EntryKind.CARE_STARTED, "what", "REFUSE", "line", "Morning", "refusedBecause", "NOT_ASSESSED"))
                .isEqualTo("refusedBecause CONF");
        assertThat(refused(
                        EntryKind.CARE_STARTED, "what", "REFUSE", "line", "Morning", "refusedBecause", "NOT_RESIDENT"))
                .isEqualTo("refusedBecause CONF");
        write(EntryKind.CARE_STARTED, "what", "START", "line", "Morning visit", "startedAt", "2020-12-08T07:30");
        assertThat(due()).containsEntry(EntryKind.ASSESSMENT, LocalDate.of(2021, 1, 5));
        assertThat(refused(EntryKind.ASSESSMENT_MOVED, "dueOn", "2021-01-12")).isEqualTo("reason VAL");
        write(EntryKind.ASSESSMENT_MOVED, "dueOn", "2021-01-12", "reason", "She is in hospital");
        assertThat(due()).containsEntry(EntryKind.ASSESSMENT, LocalDate.of(2021, 1, 12));
        assertThat(refused(EntryKind.ASSESSMENT_MOVED, "dueOn", "2021-01-19")).isEqualTo("reason VAL");
        at("2021-01-13T09:00:00Z");
        assertThat(late(EntryKind.ASSESSMENT)).isTrue();
        assertThat(refused(
                        EntryKind.ASSESSMENT,
                        "on",
                        "2021-01-13",
                        "found",
                        "Needs two visits",
                        "principles",
                        "PRESUMED"))
                .isEqualTo("principles VAL, principlesNote VAL");
        write(
                EntryKind.ASSESSMENT,
                "on",
                "2021-01-13",
                "found",
                "Needs two visits",
                "principles",
                FIVE,
                "principlesNote",
                "With her");
        assertThat(due()).doesNotContainKey(EntryKind.ASSESSMENT);
    }

    @Test
    @Requirement({"K5.3-a", "K5.4-b"})
    void aGapBetweenTheOldCareAndTheNewIsRed() {
        assertThat(rights().care()).isEqualTo(CareGap.Standing.NOT_KNOWN);
        write(EntryKind.CARE_TIMES, "oldEnded", "2020-12-08T18:00", "nightCare", "YES");
        assertThat(rights().care()).isEqualTo(CareGap.Standing.GAP);
        assertThat(rights().due().getFirst().matter().alarm()).isTrue();
        assertThat(refused(
                        EntryKind.CARE_TIMES,
                        "oldEnded",
                        "2020-12-08T18:00",
                        "nightCare",
                        "YES",
                        "metOn",
                        "2020-12-07"))
                .isEqualTo("metOn VAL");
        assertThat(refused(
                        EntryKind.CARE_TIMES,
                        "newStarted",
                        "2020-12-09T07:00",
                        "newEnded",
                        "2020-12-09T06:00",
                        "nightCare",
                        "YES"))
                .isEqualTo("newEnded VAL");
        var gap = write(
                EntryKind.CARE_TIMES,
                "oldEnded",
                "2020-12-08T18:00",
                "newStarted",
                "2020-12-09T07:00",
                "nightCare",
                "YES");
        assertThat(gap.notes()).singleElement().asString().contains("13 hours");
        var overlap = write(
                EntryKind.CARE_TIMES,
                "oldEnded",
                "2020-12-09T18:00",
                "newStarted",
                "2020-12-09T07:00",
                "nightCare",
                "YES",
                "metOn",
                "2020-12-09");
        assertThat(overlap.notes()).isEmpty();
        assertThat(rights().care()).isEqualTo(CareGap.Standing.MET);
    }

    @Test
    @Requirement("L3.2-u")
    void theCouncilStepsInOnThreeAnswers() {
        assertThat(refused(EntryKind.BACKSTOP, "providerWillNot", "YES", "unmet", "YES"))
                .isEqualTo("alreadyOwed VAL");
        assertThat(write(EntryKind.BACKSTOP, "providerWillNot", "YES", "unmet", "YES", "alreadyOwed", "NO")
                        .notes())
                .singleElement()
                .asString()
                .startsWith("Go on");
        assertThat(write(EntryKind.BACKSTOP, "providerWillNot", "YES", "unmet", "YES", "alreadyOwed", "YES")
                        .notes())
                .singleElement()
                .asString()
                .startsWith("A2-3");
        assertThat(write(EntryKind.BACKSTOP, "providerWillNot", "NO", "unmet", "YES", "alreadyOwed", "NO")
                        .notes())
                .singleElement()
                .asString()
                .startsWith("The provider stays responsible");
    }

    @Test
    @Requirement({"SA-7.10", "K4.9-b", "SA-7.4"})
    void nobodyChoosesBeforeTheOptionsWereShared() {
        var choice = new String[] {"provider", "Heron House", "decidedOn", "2020-12-11", "moveOn", "2020-12-18"};
        assertThat(refused(EntryKind.CHOICE_MADE, choice)).isEqualTo("decidedOn STATE");
        write(
                EntryKind.OPTIONS_SHARED,
                "sharedOn",
                "2020-12-12",
                "with",
                "PERSON,FAMILY",
                "directPayment",
                "YES",
                "options",
                "Heron House, Home A, a direct payment");
        assertThat(refused(EntryKind.CHOICE_MADE, choice))
                .as("shared only later, and neither form nor capacity")
                .isEqualTo("decidedOn STATE, format VAL");
        write(
                EntryKind.OPTIONS_SHARED,
                "sharedOn",
                "2020-12-10",
                "with",
                "PERSON,FAMILY",
                "directPayment",
                "YES",
                "options",
                "Heron House, Home A, a direct payment");
        assertThat(refused(EntryKind.CHOICE_MADE, choice)).isEqualTo("format VAL");
        write(
                EntryKind.OPTIONS_SHARED,
                "sharedOn",
                "2020-12-09",
                "with",
                "PERSON",
                "format",
                "Easy read",
                "directPayment",
                "YES",
                "options",
                "Heron House, Home A, a direct payment");
        capacity("ACCOMMODATION", "HAS");
        assertThat(refused(
                        EntryKind.CHOICE_MADE,
                        "provider",
                        "Heron House",
                        "decidedOn",
                        "2020-12-11",
                        "moveOn",
                        "2020-12-10"))
                .isEqualTo("moveOn VAL");
        write(EntryKind.CHOICE_MADE, choice);
    }

    @Test
    @Requirement("L3.4-b")
    void whoeverArrangesTheirOwnCareIsHelpedUntilItIsConfirmed() {
        write(
                EntryKind.OPTIONS_SHARED,
                "sharedOn",
                "2020-12-09",
                "with",
                "PERSON",
                "format",
                "List by post",
                "directPayment",
                "YES",
                "options",
                "All homes within ten miles");
        write(EntryKind.CHOICE_MADE, "provider", "Home A", "decidedOn", "2020-12-14");
        assertThat(refused(EntryKind.INFORMATION_CLOSED, "on", "2020-12-16")).isEqualTo("null STATE");
        write(EntryKind.NEW_CARE_CONFIRMED, "provider", "Home A", "startedOn", "2020-12-16", "confirmedBy", "Her son");
        write(EntryKind.INFORMATION_CLOSED, "on", "2020-12-16");
    }

    @Test
    @Requirement("S6.2-c")
    void holdersOfABudgetAreAskedHowTheyWantToTakePart() {
        assertThat(due()).doesNotContainKey(EntryKind.BUDGET_CHOICE);
        set(Section.IDENTITY, "funding", "PERSONAL_BUDGET", "family_name", "Larkspur");
        assertThat(due()).containsKey(EntryKind.BUDGET_CHOICE);
        assertThat(refused(EntryKind.BUDGET_CHOICE, "askedOn", "2020-12-15", "choice", "SOMEHOW"))
                .isEqualTo("choice VAL");
        write(EntryKind.BUDGET_CHOICE, "askedOn", "2020-12-15");
        assertThat(due()).as("asked again").containsEntry(EntryKind.BUDGET_CHOICE, LocalDate.of(2020, 12, 17));
        for (var choice : Arrays.asList("ARRANGE_SELF", "WITH_HELP", "COUNCIL")) {
            write(EntryKind.BUDGET_CHOICE, "askedOn", "2020-12-16", "choice", choice);
            assertThat(due()).doesNotContainKey(EntryKind.BUDGET_CHOICE);
        }
    }

    // Carers ------------------------------------------------------------------------------------------------------

    @Test
    @Requirement({"L1-a", "L3.3-b", "L3.5-c", "SA-5.2", "SA-5.5"})
    void carersAreTiedToAnAdultAndConsidered() {
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident,
                        Source.COUNCIL,
                        LocalDate.of(2020, 12, 8),
                        Lists.file("carers.csv", "Ref,Surname,First name,Person type\nC-1,Larkspur,Anselm,Carer\n"),
                        "carers.csv",
                        coordinator()));
        var carer = find("C-1");
        assertThat(carer.carer()).isTrue();
        write(
                EntryKind.CARER_FACTORS,
                "name",
                "Anselm Larkspur",
                "factors",
                "AGE,HEALTH",
                "note",
                "84, heart condition");
        write(EntryKind.CARER_FACTORS, "name", "Ms Reed", "factors", "DISTANCE", "note", "Lives 90 miles away");
        assertThat(rights().due().stream().filter(d -> d.matter().write() == EntryKind.CARER_ASSESSMENT))
                .hasSize(2);
        write(EntryKind.CARER_ASSESSMENT, "name", "Ms Reed");
        assertThat(due()).as("blank stays open").containsKey(EntryKind.CARER_ASSESSMENT);
        assertThat(refused(
                        EntryKind.CARER_ASSESSMENT,
                        "name",
                        "Anselm Larkspur",
                        "considered",
                        "NEEDED",
                        "referredOn",
                        "2020-12-10",
                        "doneOn",
                        "2020-12-09",
                        "result",
                        "x"))
                .isEqualTo("doneOn VAL");
        write(
                EntryKind.CARER_ASSESSMENT,
                "name",
                "Anselm Larkspur",
                "considered",
                "NEEDED",
                "referredOn",
                "2020-12-10",
                "doneOn",
                "2020-12-14",
                "result",
                "Needs four hours' rest a week");
        write(EntryKind.CARER_ASSESSMENT, "name", "Ms Reed", "considered", "NOT_NEEDED");
        assertThat(due()).doesNotContainKey(EntryKind.CARER_ASSESSMENT);

        person = carer.id();
        inCharge(person);
        assertThat(refused(
                        EntryKind.CARER_SNAPSHOT,
                        "name",
                        "Anselm Larkspur",
                        "asOf",
                        "2020-12-08",
                        "support",
                        "Breaks",
                        "hours",
                        "4"))
                .isEqualTo("adult VAL");
        assertThat(refused(
                        EntryKind.CARER_FACTORS,
                        "name",
                        "Anselm Larkspur",
                        "adult",
                        "H-99",
                        "factors",
                        "AGE",
                        "note",
                        "84"))
                .isEqualTo("adult VAL");
        write(
                EntryKind.CARER_SNAPSHOT,
                "name",
                "Anselm Larkspur",
                "adult",
                "H-1",
                "asOf",
                "2020-12-08",
                "support",
                "Breaks",
                "hours",
                "4");
        assertThat(refused(EntryKind.INVOLVED, "carer", "INVOLVED", "others", "INVOLVED", "names", "His sister"))
                .as("a carer's advocate is answered for")
                .isEqualTo("advocate VAL");
        write(
                EntryKind.INVOLVED,
                "carer",
                "INVOLVED",
                "others",
                "INVOLVED",
                "names",
                "His sister",
                "advocate",
                "NOT_APPLICABLE");
    }

    // Who may -----------------------------------------------------------------------------------------------------

    @Test
    void onlyWhoeverIsInChargeWritesAndNobodyElsewhereReads() {
        var other = actors.second(Role.PRACTITIONER);
        for (var actor : List.of(coordinator(), actors.lead(), other, actors.of(Role.FINANCE_OFFICER))) {
            var e = org.assertj.core.api.Assertions.catchThrowable(() -> Acting.as(
                    actor,
                    () -> write.write(incident, person, EntryKind.CHOICES, answers("noPreference", "YES"), actor)));
            assertThat(e).as(actor.name()).isNotNull();
        }
        var stranger = actors.stranger(Role.PRACTITIONER);
        assertThat(actors.<Integer>as(
                        stranger,
                        () -> db.sql("select count(*) from people.entry")
                                .query(Integer.class)
                                .single()))
                .isZero();
        write(EntryKind.CHOICES, "noPreference", "YES");
        var changed = actors.as(
                practitioner(),
                () -> db.sql("update people.entry set by_name = 'x'").update()
                        + db.sql("delete from people.entry").update());
        assertThat(changed).as("never changed").isZero();
        assertThat(actors.<List<String>>as(
                        practitioner(),
                        () -> db.sql("select what from audit.entry where what = 'WriteCHOICES'")
                                .query(String.class)
                                .list()))
                .isNotEmpty();
    }
}
