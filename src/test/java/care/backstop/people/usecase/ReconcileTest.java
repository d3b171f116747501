package care.backstop.people.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.Stale;
import care.backstop.market.Register;
import care.backstop.people.Funding;
import care.backstop.people.Lists;
import care.backstop.people.PersonFacts;
import care.backstop.people.Source;
import care.backstop.people.model.Likeness.Doubt;
import care.backstop.people.store.Records.Difference;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconcileTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 12, 7);

    private static final String PROVIDER = """
            Ref,Surname,First name,DOB,NHS No.,Address,Postcode,Funded by,Type of care,Hours,Weekly fee
            A-1,Larkspur,Odile,05/12/1938,%s,12 Quay Road,SO14 7LY,Council,home care,10,700
            A-2,Thrupp,Ivo,03/04/1940,,3 Hill Lane,SO15 2EH,Council,home care,12,650
            A-3,Yarrow,Berthe,07/08/1935,,9 Mill Street,SO16 1AB,Self,home care,7,500
            A-4,Quillfeather,Anton,11/02/1931,,40 Park Row,SO17 1BJ,Council,home care,14,810
            """.formatted(Lists.nhs(1));

    /** The same people as the council pays for: one misspelt, one with day and month swapped, a twin, hours of its own. */
    private static final String COUNCIL = """
            Ref,Surname,First name,DOB,NHS No.,Address,Postcode,Funded by,Type of care,Hours,Weekly fee
            C-1,Larkspur,Odile,05/12/1938,%s,12 Quay Road,SO14 7LY,Self,home care,8,700
            C-2,Thruppe,Ivo,04/03/1940,,3 Hill Lane,SO15 2EH,Council,home care,12,650
            C-4,Quillfeather,Brigid,11/02/1931,,40 Park Row,SO17 1BJ,Council,home care,14,810
            """.formatted(Lists.nhs(1));

    @Autowired
    TakeInList takeIn;

    @Autowired
    Reconcile reconcile;

    @Autowired
    MergePeople merge;

    @Autowired
    SignNumber sign;

    @Autowired
    SettlePerson settlePerson;

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

    @Autowired
    Web web;

    UUID incident = UUID.randomUUID();

    @BeforeAll
    void register() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void openIncident() {
        clock.reset();
        incident = Rooms.opened(open, actors.lead(), Rooms.SOLENT);
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private <T> T asCoordinator(Supplier<T> work) {
        return Acting.as(coordinator(), work);
    }

    private TakeInList.Outcome take(Source source, String csv) {
        clock.advance(Duration.ofMinutes(1));
        return asCoordinator(
                () -> takeIn.takeIn(incident, source, TODAY, Lists.file("list.csv", csv), "list.csv", coordinator()));
    }

    private Reconcile.Compared look() {
        return asCoordinator(() -> reconcile.look(incident));
    }

    private PersonFacts facts(String reference) {
        return asCoordinator(() -> people.facts(incident)).stream()
                .filter(f -> f.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is called " + reference));
    }

    private Difference difference(String reference, String field) {
        return look().differences().stream()
                .filter(d -> d.reference().equals(reference) && d.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no difference: " + look().differences()));
    }

    private void settle(Difference d, Source chosen, String why) {
        Acting.as(
                coordinator(),
                () -> reconcile.settle(incident, d.person(), d.field(), d.seen(), chosen, why, coordinator()));
    }

    @Test
    @Requirement("S7.3-d")
    void oneSlipIsLinkedATwinIsAskedAbout() {
        take(Source.PROVIDER, PROVIDER);
        var outcome = take(Source.COUNCIL, COUNCIL);

        assertThat(outcome.added()).as("Brigid, the twin").isEqualTo(1);
        var compared = look();
        assertThat(compared.people()).isEqualTo(5);
        assertThat(compared.linkedByLikeness()).as("Thruppe is Thrupp").isEqualTo(1);
        assertThat(compared.perhaps()).singleElement().satisfies(p -> {
            assertThat(p.doubt()).isEqualTo(Doubt.TWINS);
            assertThat(List.of(String.valueOf(p.oneGiven()), String.valueOf(p.otherGiven())))
                    .containsExactlyInAnyOrder("Anton", "Brigid");
            assertThat(p.because()).anyMatch(r -> r.weight() < 0 && r.field().equals("Given names"));
        });
        assertThat(compared.lists())
                .extracting(l -> l.source() + " " + l.people())
                .containsExactlyInAnyOrder("PROVIDER 4", "COUNCIL 3");
    }

    @Test
    void listsThatDifferOverwriteNobodyUntilSomebodySettles() {
        take(Source.PROVIDER, PROVIDER);
        take(Source.COUNCIL, COUNCIL);
        assertThat(facts("A-1").funding()).isEqualTo(Funding.HOST_COUNCIL);
        assertThat(facts("A-1").weeklyMinutes()).isEqualTo(600);
        assertThat(look().differences())
                .extracting(d -> d.reference() + " " + d.field())
                .containsExactlyInAnyOrder("A-1 funding", "A-1 weekly_minutes", "A-2 family_name", "A-2 birth_date");

        var d = difference("A-1", "funding");
        assertThat(d.said()).isEqualTo(Map.of(Source.PROVIDER, "HOST_COUNCIL", Source.COUNCIL, "SELF"));
        settle(d, Source.COUNCIL, "The finance team showed the assessment");
        settle(difference("A-1", "weekly_minutes"), Source.COUNCIL, "As above");

        assertThat(facts("A-1").funding()).isEqualTo(Funding.SELF);
        assertThat(facts("A-1").weeklyMinutes()).isEqualTo(480);
        assertThat(look().differences()).extracting(Difference::reference).containsOnly("A-2");
        take(Source.PROVIDER, PROVIDER);
        assertThat(facts("A-1").funding())
                .as("the same word again changes nothing")
                .isEqualTo(Funding.SELF);
        assertThat(look().differences()).extracting(Difference::reference).containsOnly("A-2");
        take(Source.COUNCIL, COUNCIL.replace(",Self,", ",Joint,"));
        assertThat(difference("A-1", "funding").said()).containsEntry(Source.COUNCIL, "JOINT");
    }

    @Test
    void listsThatAgreeAfterAllCorrectThePerson() {
        take(Source.PROVIDER, PROVIDER);
        take(Source.COUNCIL, COUNCIL);
        take(
                Source.PROVIDER,
                PROVIDER.replace(
                        "Odile,05/12/1938,%s,12 Quay Road,SO14 7LY,Council".formatted(Lists.nhs(1)),
                        "Odile,05/12/1938,%s,12 Quay Road,SO14 7LY,Self".formatted(Lists.nhs(1))));
        assertThat(facts("A-1").funding()).isEqualTo(Funding.SELF);
        assertThat(look().differences()).noneMatch(d -> d.field().equals("funding"));
    }

    @Test
    void aSettlementNeedsAReasonASideAndFreshEyes() {
        take(Source.PROVIDER, PROVIDER);
        take(Source.COUNCIL, COUNCIL);
        var d = difference("A-1", "funding");
        assertThatThrownBy(() -> settle(d, Source.COUNCIL, " "))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().field()).isEqualTo("why"));
        assertThatThrownBy(() -> settle(d, Source.ICB, "They know"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().field()).isEqualTo("chosen"));
        take(Source.COUNCIL, COUNCIL.replace(",Self,", ",Joint,"));
        assertThatThrownBy(() -> settle(d, Source.COUNCIL, "Seen before the list changed"))
                .isInstanceOf(Stale.class);
        assertThat(facts("A-1").funding()).isEqualTo(Funding.HOST_COUNCIL);
    }

    @Test
    @Requirement("LF-05")
    void whoPaysIsKnownWhenTwoSourcesAgree() {
        take(Source.PROVIDER, PROVIDER);
        assertThat(look().funding()).isEqualTo(new Reconcile.FundingKnown(0, 4, 0, 0));
        take(Source.COUNCIL, COUNCIL);
        assertThat(look().funding())
                .as("Ivo; Berthe, Anton, Brigid; Odile")
                .isEqualTo(new Reconcile.FundingKnown(1, 3, 1, 0));
        settle(difference("A-1", "funding"), Source.COUNCIL, "The finance team showed the assessment");
        assertThat(look().funding()).isEqualTo(new Reconcile.FundingKnown(2, 3, 0, 0));
    }

    @Test
    void saysWhomAListForgot() {
        take(Source.PROVIDER, PROVIDER);
        assertThat(look().missing()).isEmpty();
        take(Source.COUNCIL, COUNCIL);
        assertThat(look().missing())
                .extracting(m -> m.given() + " " + m.from())
                .containsExactlyInAnyOrder("Anton COUNCIL", "Brigid PROVIDER");
    }

    private UUID[] pair() {
        take(Source.PROVIDER, PROVIDER);
        take(Source.COUNCIL, COUNCIL);
        var p = look().perhaps().getFirst();
        return new UUID[] {
            "Anton".equals(p.oneGiven()) ? p.one() : p.other(), "Anton".equals(p.oneGiven()) ? p.other() : p.one()
        };
    }

    @Test
    void twinsAreKeptApartAndNobodyAsksAgain() {
        var pair = pair();
        assertThatThrownBy(() -> Acting.as(
                        coordinator(), () -> reconcile.keepBoth(incident, pair[0], pair[1], "", coordinator())))
                .isInstanceOf(Rejected.class);
        Acting.as(
                coordinator(),
                () -> reconcile.keepBoth(incident, pair[0], pair[1], "The manager knows both", coordinator()));
        assertThat(look().perhaps()).isEmpty();
        take(Source.COUNCIL, COUNCIL);
        assertThat(look().perhaps()).isEmpty();
        assertThat(look().people()).isEqualTo(5);
    }

    @Test
    void twoPeopleMergeAndItCanBeUndone() {
        var pair = pair();
        var id = asCoordinator(
                () -> merge.ask(incident, pair[0], pair[1], "The manager says that Brigid is a slip", coordinator()));
        assertThat(look().perhaps()).isEmpty();
        assertThatThrownBy(() -> Acting.as(coordinator(), () -> merge.decide(incident, id, true, coordinator())))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo(Code.AUTH));
        assertThat(look().people()).isEqualTo(5);

        Acting.as(actors.lead(), () -> merge.decide(incident, id, true, actors.lead()));
        assertThat(look().people()).isEqualTo(4);
        assertThat(look().funding().known())
                .as("Ivo, and now Anton of whom two lists say the same")
                .isEqualTo(2);
        assertThat(difference("A-4", "given_name").said().values()).containsExactlyInAnyOrder("Anton", "Brigid");
        var done = look().merges().getFirst();
        assertThat(done.askedBy()).isEqualTo(coordinator().name());
        assertThat(done.decidedBy()).isEqualTo(actors.lead().name());
        assertThat(done.why()).contains("slip");

        Acting.as(coordinator(), () -> merge.undo(incident, id, "There are two beds", coordinator()));
        assertThat(look().people()).isEqualTo(5);
        assertThat(facts("A-4").birthDate()).isEqualTo(LocalDate.of(1931, 2, 11));
        assertThat(look().merges().getFirst().undoneWhy()).isEqualTo("There are two beds");
        assertThat(look().lists())
                .extracting(l -> l.source() + " " + l.people())
                .containsExactlyInAnyOrder("PROVIDER 4", "COUNCIL 3");
    }

    @Test
    void whoWasWorkedWithDoesNotGo() {
        var pair = pair();
        Acting.as(
                coordinator(),
                () -> settlePerson.settle(
                        incident,
                        pair[1],
                        care.backstop.people.Status.LEFT,
                        TODAY,
                        "Her sister fetched her",
                        coordinator()));
        assertThatThrownBy(() -> asCoordinator(() -> merge.ask(incident, pair[0], pair[1], "A slip", coordinator())))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("Keep that one");
        assertThat(asCoordinator(() -> merge.ask(incident, pair[1], pair[0], "A slip", coordinator())))
                .isNotNull();
    }

    @Test
    void twoOfOneListAreTwo() {
        take(Source.PROVIDER, PROVIDER);
        var one = facts("A-1").id();
        var other = facts("A-2").id();
        assertThatThrownBy(() -> asCoordinator(() -> merge.ask(incident, one, other, "A slip", coordinator())))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("One list names both");
        assertThatThrownBy(() -> asCoordinator(() -> merge.ask(incident, one, one, "A slip", coordinator())))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(
                        () -> asCoordinator(() -> merge.ask(incident, one, UUID.randomUUID(), "A slip", coordinator())))
                .isInstanceOf(NotThere.class);
    }

    @Test
    void undoingAListTakesItsWordsBack() {
        take(Source.PROVIDER, PROVIDER);
        var council = take(Source.COUNCIL, COUNCIL);
        assertThat(look().differences()).isNotEmpty();
        Acting.as(coordinator(), () -> takeIn.undo(incident, council.id(), coordinator()));
        assertThat(look().differences()).isEmpty();
        assertThat(look().perhaps()).isEmpty();
        assertThat(look().people()).isEqualTo(4);
    }

    private SignNumber.Said said(int n, String why) {
        return new SignNumber.Said(n, Map.of(), "The manager", null, why);
    }

    @Test
    @Requirement({"L3.2-o", "SA-3.1"})
    void theNumberIsConfirmedAndSignedWithItsVariance() {
        assertThatThrownBy(() -> asCoordinator(() -> sign.sign(incident, said(4, ""), coordinator())))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("nobody to count");
        take(Source.PROVIDER, PROVIDER);
        assertThatThrownBy(() -> asCoordinator(() -> sign.sign(incident, said(6, ""), coordinator())))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("says 6 and we count 4");
        assertThat(look().signed()).isEmpty();
        var signed = asCoordinator(() -> sign.sign(incident, said(6, "Two came yesterday"), coordinator()));
        assertThat(signed.said() - signed.counted()).isEqualTo(2);
        assertThat(signed.byName()).isEqualTo(coordinator().name());
        asCoordinator(() -> sign.sign(incident, said(4, ""), coordinator()));
        assertThat(look().signed()).extracting(s -> s.said()).containsExactlyInAnyOrder(4, 6);
        assertThatThrownBy(() -> asCoordinator(() -> sign.sign(
                        incident,
                        new SignNumber.Said(
                                4, Map.of(), "The manager", clock.instant().plusSeconds(60), null),
                        coordinator())))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().field()).isEqualTo("at"));
        assertThatThrownBy(() -> asCoordinator(
                        () -> sign.sign(incident, new SignNumber.Said(4, Map.of(), " ", null, null), coordinator())))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().field()).isEqualTo("by"));
    }

    @Test
    void onlyWhoIsThereForEverybodyCompares() {
        take(Source.PROVIDER, PROVIDER);
        var payer = actors.of(Role.PLACING_COUNCIL_OFFICER);
        assertThatThrownBy(() -> Acting.as(payer, () -> reconcile.look(incident)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo(Code.AUTH));
        take(Source.COUNCIL, COUNCIL);
        var d = difference("A-1", "funding");
        var lead = actors.lead();
        assertThat(Acting.as(lead, () -> reconcile.look(incident)).differing()).isEqualTo(4);
        assertThatThrownBy(() -> Acting.as(
                        lead,
                        () -> reconcile.settle(
                                incident, d.person(), d.field(), d.seen(), Source.COUNCIL, "They know", lead)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo(Code.AUTH));
        var stranger = actors.stranger(Role.INCIDENT_COORDINATOR);
        assertThatThrownBy(() -> Acting.as(stranger, () -> reconcile.look(incident)))
                .isInstanceOf(NotThere.class);
    }

    @Test
    @Requirement("LF-05")
    void thePagesAndTheApiSayTheSame() {
        take(Source.PROVIDER, PROVIDER);
        take(Source.COUNCIL, COUNCIL);
        var page = web.browser(coordinator()).open("/incidents/" + incident + "/reconciliation");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Where lists differ", "The provider: This council; The council: Pays for own care")
                .contains("Other given names with one date of birth: they may be twins.")
                .contains("Differs (not for your post to see)")
                .doesNotContain("10.0 hours");
        var api = web.api(coordinator());
        var address = "/api/v1/incidents/" + incident + "/reconciliation";
        var json = api.get(address).json();
        assertThat(json.get("people").asInt()).isEqualTo(5);
        assertThat(json.get("differing").asInt()).isEqualTo(4);
        assertThat(json.get("perhapsOne").get(0).get("because").size()).isGreaterThan(2);
        json.get("differences")
                .forEach(d -> assertThat(d.has("said"))
                        .as("hours tell of care needs")
                        .isEqualTo(!d.get("field").asString().equals("weekly_minutes")));
        assertThat(api.post(address + "/number", Map.of("said", 5, "by", "The manager", "counted", 5))
                        .status())
                .as("what we count is never typed")
                .isIn(400, 422);
        var signed = api.post(address + "/number", Map.of("said", 5, "by", "The manager"));
        assertThat(signed.status()).isEqualTo(201);
        assertThat(signed.json().get("variance").asInt()).isZero();
    }

    @Test
    void everyReadingOfPeopleIsWrittenDown() {
        var pair = pair();
        asCoordinator(() -> reconcile.sideBySide(incident, List.of(pair)));
        var read = actors.as(
                coordinator(),
                () -> db.sql(
                                "select cardinality(people) from audit.entry where what = 'ListsOfPerson' order by position desc limit 1")
                        .query(Integer.class)
                        .single());
        assertThat(read).isEqualTo(2);
        assertThat(catchThrowableOfType(
                        NotThere.class,
                        () -> asCoordinator(() -> reconcile.sideBySide(incident, List.of(UUID.randomUUID())))))
                .isNotNull();
    }
}
