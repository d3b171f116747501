package care.backstop.people.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.Source;
import care.backstop.people.model.ListField;
import care.backstop.people.rules.ListAsked.Standing;
import care.backstop.people.store.ListRequests.Asked;
import care.backstop.people.store.ListRequests.Kind;
import care.backstop.people.usecase.AskForList.Made;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists that were asked for, and the door without an account by which they come. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskForListTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 12, 7);

    @Autowired
    AskForList ask;

    @Autowired
    TakeInList takeIn;

    @Autowired
    MapHeadings headings;

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
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private <T> T asCoordinator(Supplier<T> work) {
        return Acting.as(coordinator(), work);
    }

    private Made asked(Kind kind) {
        return asCoordinator(() -> ask.ask(
                incident,
                kind,
                Source.PROVIDER,
                "The manager",
                clock.instant().plus(Duration.ofMinutes(150)),
                coordinator()));
    }

    private String link() {
        return Objects.requireNonNull(asked(Kind.LIST).secret());
    }

    private Asked only() {
        return asCoordinator(() -> ask.of(incident)).getFirst();
    }

    private TakeInList.Outcome send(String secret, String csv) {
        return ask.send(secret, TODAY, Lists.file("list.csv", csv), "list.csv");
    }

    private int staged() {
        return (int) asCoordinator(() -> takeIn.lists(incident)).stream()
                .filter(l -> l.state().equals("STAGED"))
                .count();
    }

    @Test
    @Requirement("SC-03")
    void aListThatComesByTheLinkInTimeWaitsForAnOfficer() {
        var secret = link();
        assertThat(ask.behind(secret).askedOf()).isEqualTo("The manager");
        clock.advance(Duration.ofMinutes(130));
        var outcome = send(secret, Lists.HARBOUR);
        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.rows()).isEqualTo(4);
        assertThat(only().standing(clock.instant())).isEqualTo(Standing.ON_TIME);
        assertThat(asCoordinator(() -> people.facts(incident))).isEmpty();
        assertThat(staged()).isEqualTo(1);

        assertThatThrownBy(() -> ask.behind(secret)).isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> send(secret, Lists.HARBOUR)).isInstanceOf(NotThere.class);
        Acting.as(coordinator(), () -> takeIn.confirm(incident, Objects.requireNonNull(outcome.id()), coordinator()));
        assertThat(asCoordinator(() -> people.facts(incident))).hasSize(4);
    }

    @Test
    @Requirement("SC-03")
    void nothingByTheTimeGoesToWhoeverLeadsAndAnEmptyFileIsNoAnswer() {
        var secret = link();
        var empty = catchThrowableOfType(Rejected.class, () -> send(secret, "Ref,Surname,DOB\n"));
        assertThat(empty.problems().getFirst().code()).isEqualTo(Code.VAL);
        assertThat(empty.getMessage()).contains("no people");
        assertThat(only().standing(clock.instant())).isEqualTo(Standing.WAITING);
        clock.advance(Duration.ofMinutes(151));
        assertThat(only().standing(clock.instant())).isEqualTo(Standing.ESCALATED);
        assertThat(web.browser(coordinator())
                        .open("/incidents/" + incident + "/people/lists/asked")
                        .text())
                .contains("The list of people, asked of The manager: Not come in time: goes to whoever leads");
        send(secret, Lists.HARBOUR);
        assertThat(only().standing(clock.instant())).isEqualTo(Standing.LATE);
    }

    @Test
    void aLinkEndsWhenItExpiresIsEndedOrWasNeverMade() {
        var secret = link();
        clock.advance(Duration.ofDays(4));
        assertThatThrownBy(() -> ask.behind(secret)).isInstanceOf(NotThere.class);
        clock.reset();
        assertThat(ask.behind(secret)).isNotNull();
        Acting.as(coordinator(), () -> ask.revoke(incident, only().id(), coordinator()));
        assertThatThrownBy(() -> send(secret, Lists.HARBOUR)).isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> ask.behind("x".repeat(43))).isInstanceOf(NotThere.class);
        assertThat(web.nobody().open("/send-list/" + secret).status()).isEqualTo(404);
        assertThat(staged()).isZero();
    }

    @Test
    void twentyWrongFilesAndTheLinkIsShut() {
        var secret = link();
        for (int i = 0; i < AskForList.ATTEMPTS; i++) {
            assertThatThrownBy(() -> send(secret, "nothing\n")).isInstanceOf(Rejected.class);
        }
        assertThatThrownBy(() -> send(secret, Lists.HARBOUR)).isInstanceOf(NotThere.class);
        assertThat(staged()).isZero();
    }

    @Test
    void whoeverHasTheLinkLearnsNothingOfPeopleKnownAlready() {
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident, Source.PROVIDER, TODAY, Lists.file("l.csv", Lists.HARBOUR), "l.csv", coordinator()));
        var outcome = send(link(), "Surname,First name,DOB,NHS No\nThrupp,Ivo,01/01/1940,%s\n".formatted(Lists.nhs(1)));
        assertThat(outcome.clean()).as("the sender is told of no clash").isTrue();
        assertThatThrownBy(() -> Acting.as(
                        coordinator(),
                        () -> takeIn.confirm(incident, Objects.requireNonNull(outcome.id()), coordinator())))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo(Code.DUP));
        assertThat(asCoordinator(() -> people.facts(incident))).hasSize(4);
    }

    @Test
    void hostileFilesAreRefusedAtThisDoorToo() throws IOException {
        var secret = link();
        var hostile = List.of(
                Map.entry("list.xlsx", zip("xl/workbook.xml", """
                        <!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>""")),
                Map.entry("list.xlsx", zip("../../x", "x")),
                Map.entry("list.xlsx", zip("xl/bomb.xml", "0".repeat(4_000_000))),
                Map.entry("list.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0}),
                Map.entry("list.ods", "not a workbook".getBytes(StandardCharsets.UTF_8)),
                Map.entry("list.csv", new byte[0]),
                Map.entry("list.csv", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)),
                Map.entry("list.csv", ("Surname,DOB\n" + "x".repeat(40_000) + ",\n").getBytes(StandardCharsets.UTF_8)),
                Map.entry("list.csv", "Surname,DOB\nLark\u0000spur,\n".getBytes(StandardCharsets.UTF_8)),
                Map.entry(
                        "list.csv",
                        "Surname,DOB,Service\nLarkspur,01/01/1940,Another Home\n".getBytes(StandardCharsets.UTF_8)));
        for (var file : hostile) {
            var browser = web.nobody();
            browser.open("/send-list/" + secret);
            var answer = browser.upload("/send-list/" + secret, file.getKey(), file.getValue(), Map.of());
            assertThat(answer.status()).as(file.getKey()).isEqualTo(422);
            assertThat(answer.text()).doesNotContain("root:", "Exception");
        }
        assertThat(staged()).isZero();
        assertThat(asCoordinator(() -> people.facts(incident))).isEmpty();
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void askingNeedsWhomWhatAndATimeToCome() {
        var refused = catchThrowableOfType(
                Rejected.class,
                () -> asCoordinator(() -> ask.ask(incident, null, null, " ", clock.instant(), coordinator())));
        assertThat(refused.problems()).extracting(Problem::field).containsExactly("kind", "source", "askedOf", "dueAt");
        var practitioner = actors.of(Role.PRACTITIONER);
        assertThatThrownBy(() -> Acting.as(
                        practitioner,
                        () -> ask.ask(
                                incident,
                                Kind.LIST,
                                Source.PROVIDER,
                                "The manager",
                                clock.instant().plusSeconds(60),
                                practitioner)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo(Code.AUTH));
    }

    @Test
    @Requirement("SC-13")
    void howManyPayForThemselvesAndForHowManyHours() {
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident, Source.PROVIDER, TODAY, Lists.file("l.csv", Lists.HARBOUR), "l.csv", coordinator()));
        var id = asked(Kind.SELF_FUNDERS).id();
        var more = catchThrowableOfType(Rejected.class, () -> answer(id, 5));
        assertThat(more.problems().getFirst().code()).isEqualTo(Code.CONF);
        assertThat(more.problems().getFirst().field()).isEqualTo("people");
        answer(id, 3);
        assertThat(only().people()).isEqualTo(3);
        assertThat(only().weeklyMinutes()).isEqualTo(310 * 60);
        assertThat(only().asAt()).isEqualTo(TODAY);

        var second = asked(Kind.SELF_FUNDERS).id();
        Acting.as(coordinator(), () -> ask.refuse(incident, second, "Their solicitor says no", coordinator()));
        assertThat(asCoordinator(() -> ask.of(incident)).stream()
                        .filter(a -> a.id().equals(second))
                        .findFirst()
                        .orElseThrow()
                        .standing(clock.instant())
                        .escalated())
                .isTrue();
    }

    private void answer(UUID id, int people) {
        Acting.as(coordinator(), () -> ask.answer(incident, id, people, 310 * 60, TODAY, coordinator()));
    }

    private static final String ODD = "Bewohner,Geboren,Zimmer\n\"Larkspur, Odile\",05/12/1938,4\n";

    private TakeInList.Outcome take(Source source) {
        return asCoordinator(
                () -> takeIn.takeIn(incident, source, TODAY, Lists.file("l.csv", ODD), "l.csv", coordinator()));
    }

    @Test
    void whatAHeadingMeansIsSaidOnceAndRememberedForThatSource() {
        assertThatThrownBy(() -> take(Source.ICB)).isInstanceOf(Rejected.class).hasMessageContaining("headings");
        assertThat(asCoordinator(() -> headings.of(Source.ICB)))
                .extracting(h -> h.written())
                .contains("Bewohner", "Geboren", "Zimmer");
        var twice = catchThrowableOfType(
                Rejected.class, () -> means(Source.ICB, Map.of("bewohner", "FULL_NAME", "geboren", "FULL_NAME")));
        assertThat(twice.problems().getFirst().code()).isEqualTo(Code.DUP);
        assertThatThrownBy(() -> means(Source.ICB, Map.of("bewohner", "CAPACITY")))
                .isInstanceOf(Rejected.class);

        means(
                Source.ICB,
                Map.of(
                        "bewohner",
                        ListField.FULL_NAME.name(),
                        "geboren",
                        ListField.BIRTH_DATE.name(),
                        "zimmer",
                        MapHeadings.NOT_READ));
        var outcome = take(Source.ICB);
        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.notes()).as("told not to be read, so not told of").isEmpty();
        assertThat(asCoordinator(() -> people.facts(incident)).getFirst().birthDate())
                .isEqualTo(LocalDate.of(1938, 12, 5));
        assertThatThrownBy(() -> take(Source.COUNCIL))
                .as("another source may mean otherwise")
                .isInstanceOf(Rejected.class);
    }

    private void means(Source source, Map<String, String> said) {
        Acting.as(coordinator(), () -> headings.map(source, said, coordinator()));
    }

    @Test
    void thePageOfHeadingsAsksAndRemembers() {
        assertThatThrownBy(() -> asCoordinator(() -> takeIn.takeIn(
                        incident,
                        Source.OTHER_COUNCIL,
                        TODAY,
                        Lists.file("l.csv", "Resident id code,Zorro\n1,2\n"),
                        "l.csv",
                        coordinator())))
                .isInstanceOf(Rejected.class);
        var browser = web.browser(coordinator());
        var page = browser.open("/incidents/" + incident + "/people/lists/headings");
        assertThat(page.text()).contains("Another council", "Zorro");
        var saved = browser.submit(
                "/incidents/" + incident + "/people/lists/headings",
                Map.of("source", "OTHER_COUNCIL", "h-zorro", "FAMILY_NAME"));
        assertThat(saved.text()).contains("Remembered");
    }
}
