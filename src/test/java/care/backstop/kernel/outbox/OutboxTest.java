package care.backstop.kernel.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;

/** Letters from the transaction that writes them to a mail server that speaks SMTP, or does not. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxTest {

    private static final String ABOUT = "notice:41";
    private static final Duration LEASE = Duration.ofMinutes(5);

    @Autowired
    JdbcClient db;

    @Autowired
    Actors actors;

    @Autowired
    Outbox outbox;

    @Autowired
    SeeToLetters seeTo;

    @Autowired
    LetterStore store;

    @Autowired
    AuditTrail audit;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    OpenIncident openIncident;

    @Autowired
    TestClock clock;

    private UUID incident = new UUID(0, 0);
    private GreenMail mail = new GreenMail();

    @BeforeAll
    void anIncident() {
        clock.set(Rooms.MONDAY_NINE);
        Rooms.register(new Register(db, actors));
        incident = Rooms.opened(openIncident, actors.lead(), Rooms.HARBOUR_VIEW);
    }

    @BeforeEach
    void aMailServerAndNoLetters() {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        actors.as(actors.lead(), () -> outbox.revoke(incident, null, "the next test begins"));
    }

    @AfterEach
    void itStops() {
        mail.stop();
    }

    @Test
    void aLetterIsSentOnceWithItsReferenceItsLinkAndItsCalendarFile() throws Exception {
        var id = put(letter("duty@icb.example")
                .leadingTo("/incidents/" + incident + "/meetings")
                .with("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));

        assertThat(postman(mail.getSmtp().getPort()).round()).isEqualTo(1);
        assertThat(postman(mail.getSmtp().getPort()).round()).isZero();

        var arrived = mail.getReceivedMessages();
        assertThat(arrived).hasSize(1);
        assertThat(arrived[0].getMessageID()).isEqualTo("<%s@testshire.example>".formatted(id));
        assertThat(arrived[0].getSubject()).isEqualTo("There is a notice to read");
        assertThat(arrived[0].getFrom()[0].toString())
                .isEqualTo("\"Backstop, Testshire\" <backstop@testshire.example>");
        assertThat(arrived[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var parts = (MimeMultipart) arrived[0].getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("meeting.ics");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/calendar");
        var whole = new String(arrived[0].getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(whole)
                .contains("Sign in to read on: https://backstop.testshire.example/incidents/" + incident + "/meetings")
                .contains("Reference " + id);
        var letter = only(id);
        assertThat(letter.state()).isEqualTo(LetterState.SENT);
        assertThat(letter.sentAt()).isEqualTo(clock.instant());
        assertThat(letter.tries()).isEqualTo(1);
        assertThat(letter.by()).isEqualTo("incident-lead of Testshire, incident lead");
        assertThat(audited("letter:" + id)).containsExactly("CHANGE WriteLetter", "SEND Letter");
    }

    @Test
    void whatIsRolledBackWasNeverWritten() {
        assertThatThrownBy(() -> actors.as(actors.lead(), () -> {
                    outbox.send(letter("duty@icb.example"));
                    throw Rejected.state("changed my mind");
                }))
                .isInstanceOf(Rejected.class);

        assertThat(postman(mail.getSmtp().getPort()).round()).isZero();
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void whileTheServerIsDownLettersWaitAndThenTheyGo() {
        var id = put(letter("duty@icb.example"));
        int port = mail.getSmtp().getPort();
        mail.stop();

        assertThat(postman(port).round()).isZero();

        var waits = only(id);
        assertThat(waits.state()).isEqualTo(LetterState.WAITING);
        assertThat(waits.tries()).isEqualTo(1);
        assertThat(waits.trouble()).startsWith("The mail server cannot be reached. ");
        assertThat(waits.nextAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));

        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        var again = postman(mail.getSmtp().getPort());
        assertThat(again.round()).as("not before the pause is over").isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(again.round()).isEqualTo(1);
        assertThat(only(id).state()).isEqualTo(LetterState.SENT);
        assertThat(only(id).tries()).isEqualTo(2);
        assertThat(only(id).trouble()).isNull();
    }

    @Test
    void thePausesGrowAndEnd() {
        assertThat(Postman.pause(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Postman.pause(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Postman.pause(5)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Postman.pause(6)).isEqualTo(Duration.ofHours(1));
        var id = put(letter("duty@icb.example"));
        int port = mail.getSmtp().getPort();
        mail.stop();
        for (int i = 1; i < Postman.TRIES; i++) {
            postman(port).round();
            assertThat(only(id).tries()).isEqualTo(i);
            assertThat(only(id).state()).as("after %d tries", i).isEqualTo(LetterState.WAITING);
            clock.advance(Duration.ofHours(1));
        }
        postman(port).round();
        assertThat(only(id).state()).isEqualTo(LetterState.FAILED);
        assertThat(only(id).trouble()).startsWith("Tried 30 times. The mail server cannot be reached. ");
        clock.advance(Duration.ofDays(1));
        postman(port).round();
        assertThat(only(id).tries()).as("nothing more is tried").isEqualTo(30);
    }

    @Test
    void aRefusedAddressFailsWithTheWordsOfTheServerAndTheOthersGo() throws Exception {
        try (var picky = new Script("550 5.1.1 There is nobody of that name here", "250 taken")) {
            var wrong = put(letter("nobody@icb.example"));
            clock.advance(Duration.ofSeconds(1));
            var right = put(letter("duty@icb.example"));

            assertThat(postman(picky.port()).round()).isEqualTo(1);

            assertThat(only(wrong).state()).isEqualTo(LetterState.FAILED);
            assertThat(only(wrong).trouble())
                    .isEqualTo("The mail server refused this address. 550 5.1.1 There is nobody of that name here");
            assertThat(only(right).state()).isEqualTo(LetterState.SENT);
            clock.advance(Duration.ofDays(1));
            assertThat(postman(picky.port()).round())
                    .as("not tried again by itself")
                    .isZero();
        }
    }

    @Test
    void anAddressRefusedForTheMomentIsTriedAgainAndTheOthersGo() throws Exception {
        try (var busy = new Script("451 4.7.1 Come back later", "250 taken")) {
            var slow = put(letter("nobody@icb.example"));
            clock.advance(Duration.ofSeconds(1));
            var right = put(letter("duty@icb.example"));

            assertThat(postman(busy.port()).round()).isEqualTo(1);

            assertThat(only(slow).state()).isEqualTo(LetterState.WAITING);
            assertThat(only(slow).trouble()).contains("Come back later");
            assertThat(only(right).state()).isEqualTo(LetterState.SENT);
        }
    }

    @Test
    void twoPostmenAtOnceBringOneCopyOfEach() throws Exception {
        int letters = 40;
        var ids = new ArrayList<String>();
        for (int i = 0; i < letters; i++) {
            ids.add("<%s@testshire.example>".formatted(put(letter("duty%d@icb.example".formatted(i)))));
        }
        var together = new CountDownLatch(1);
        var sent = new ArrayList<Future<Integer>>();
        try (var both = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                var postman = postman(mail.getSmtp().getPort());
                sent.add(both.submit(() -> {
                    together.await();
                    return postman.round();
                }));
            }
            together.countDown();
        }
        assertThat(sent.get(0).get() + sent.get(1).get()).isEqualTo(letters);
        assertThat(sent).as("both had work").allSatisfy(s -> assertThat(s.get()).isPositive());
        assertThat(Arrays.stream(mail.getReceivedMessages()).map(OutboxTest::messageId))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void whereTheServerNeverSaysWhetherItTookItNobodyPretendsToKnow() throws Exception {
        try (var silent = new Script("250 known", null)) {
            var id = put(letter("duty@icb.example"));

            assertThat(postman(silent.port()).round()).isZero();

            var letter = only(id);
            assertThat(letter.state()).isEqualTo(LetterState.MAY_HAVE_BEEN_SENT);
            assertThat(letter.trouble())
                    .startsWith(
                            "The connection to the mail server broke off before it said whether it took the letter.");
            assertThat(letter.address()).isEqualTo("duty@icb.example");
            clock.advance(Duration.ofDays(1));
            assertThat(postman(mail.getSmtp().getPort()).round())
                    .as("not sent again by itself")
                    .isZero();
            assertThat(mail.getReceivedMessages()).isEmpty();

            var lead = actors.lead();
            actors.as(lead, () -> seeTo.again(incident, id, only(id).version(), lead));
            assertThat(postman(mail.getSmtp().getPort()).round()).isEqualTo(1);
            assertThat(mail.getReceivedMessages()[0].getMessageID()).contains(id.toString());
            assertThat(audited("letter:" + id))
                    .containsExactly(
                            "CHANGE WriteLetter", "SEND LetterPerhaps", "CHANGE SendLetterAgain", "SEND Letter");
            assertThatThrownBy(() -> actors.as(lead, () -> seeTo.again(incident, id, only(id).version(), lead)))
                    .hasMessage("This letter was sent. Nothing is sent twice");
        }
    }

    @Test
    void aServerThatHangsUpBeforeItHasTheLetterHasNotSentIt() throws Exception {
        try (var gone = new Script(null, null)) {
            var id = put(letter("duty@icb.example"));
            assertThat(postman(gone.port()).round()).isZero();
            assertThat(only(id).state()).isEqualTo(LetterState.WAITING);
        }
    }

    @Test
    void aLetterWhoseSenderDiedMayHaveBeenSent() {
        var id = put(letter("duty@icb.example"));
        actors.as(actors.lead(), () -> {
            store.delivering();
            store.taken(id, UUID.randomUUID(), clock.instant().plus(LEASE));
            return null;
        });

        assertThat(postman(mail.getSmtp().getPort()).round())
                .as("the lease runs")
                .isZero();
        assertThat(only(id).state()).isEqualTo(LetterState.SENDING);
        clock.advance(LEASE.plusSeconds(1));
        assertThat(postman(mail.getSmtp().getPort()).round()).isZero();

        assertThat(only(id).state()).isEqualTo(LetterState.MAY_HAVE_BEEN_SENT);
        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(audited("letter:" + id)).containsExactly("CHANGE WriteLetter", "SEND LetterPerhaps");
    }

    @Test
    void aServerThatFallsSilentDoesNotLeaveEveryLetterInDoubt() throws Exception {
        try (var silent = new Script("250 known", null)) {
            var first = put(letter("duty@icb.example"));
            clock.advance(Duration.ofSeconds(1));
            var second = put(letter("night@icb.example"));
            assertThat(postman(silent.port()).round()).isZero();
            assertThat(only(first).state()).isEqualTo(LetterState.MAY_HAVE_BEEN_SENT);
            assertThat(only(second).state()).isEqualTo(LetterState.WAITING);
            assertThat(postman(mail.getSmtp().getPort()).round()).isEqualTo(1);
            assertThat(only(second).state()).isEqualTo(LetterState.SENT);
        }
    }

    @Test
    void revokedBeforeItIsSentItNeverArrivesAndThoseWhoWereToldAreNamed() {
        var told = put(letter("first@icb.example"));
        postman(mail.getSmtp().getPort()).round();
        var waits = put(letter("second@icb.example"));
        var other = put(Letter.of(
                incident, "notice:42", new Letter.Outside("Third", "third@icb.example"), "Another notice", "Read it."));

        var gone = actors.as(actors.lead(), () -> outbox.revoke(incident, ABOUT, "It was a drill"));

        assertThat(gone).extracting(Posted::id).contains(told).doesNotContain(waits, other);
        assertThat(gone).allSatisfy(p -> assertThat(p.about()).isEqualTo(ABOUT));
        assertThat(postman(mail.getSmtp().getPort()).round()).isEqualTo(1);
        assertThat(Arrays.stream(mail.getReceivedMessages()).map(OutboxTest::messageId))
                .noneMatch(m -> m.contains(waits.toString()))
                .anyMatch(m -> m.contains(other.toString()));
        var revoked = only(waits);
        assertThat(revoked.state()).isEqualTo(LetterState.REVOKED);
        assertThat(revoked.revokedBecause()).isEqualTo("It was a drill");
        assertThat(only(told).state()).as("what is known stays known").isEqualTo(LetterState.SENT);
        var lead = actors.lead();
        assertThatThrownBy(() -> actors.as(lead, () -> seeTo.again(incident, waits, revoked.version(), lead)))
                .hasMessage("This letter was revoked. Write a new one");
        assertThatThrownBy(() -> actors.as(
                        lead,
                        () -> seeTo.revoke(
                                incident, told, "too late", only(told).version(), lead)))
                .hasMessageStartingWith("This letter has gone, or may have.");
    }

    @Test
    void aPostWithoutAnAddressWaitsUntilItHasOne() {
        var analyst = actors.of(Role.OVERSIGHT_ANALYST);
        var id = put(Letter.of(
                incident,
                ABOUT,
                new Letter.Post(analyst.post(), analyst.name()),
                "There is a notice to read",
                "Read it."));
        var postman = postman(mail.getSmtp().getPort());
        assertThat(postman.round()).isZero();
        assertThat(only(id).state()).isEqualTo(LetterState.WAITING);
        assertThat(only(id).trouble()).isEqualTo("No e-mail address is set for this post, or the post has ended");
        assertThat(only(id).tries()).isZero();

        actors.as(
                actors.of(Role.ACCESS_ADMINISTRATOR),
                () -> db.sql("update access.post set address = ? where id = ?")
                        .params("analyst@testshire.example", analyst.post())
                        .update());
        clock.advance(Duration.ofMinutes(10));
        assertThat(postman.round()).isEqualTo(1);
        assertThat(only(id).address()).isEqualTo("analyst@testshire.example");
    }

    @Test
    void pastItsUseALetterIsTakenBackInsteadOfSent() {
        var start = clock.instant().plus(Duration.ofHours(1));
        var late = put(letter("late@icb.example").usefulUntil(start));
        var plain = put(letter("duty@icb.example"));
        clock.set(start.plusSeconds(1));
        assertThat(postman(mail.getSmtp().getPort()).round()).isEqualTo(1);
        assertThat(only(late).state()).isEqualTo(LetterState.REVOKED);
        assertThat(only(late).revokedBecause()).isEqualTo("It could not be sent before it was of no use any more");
        assertThat(only(plain).state()).isEqualTo(LetterState.SENT);
        var early = put(letter("early@icb.example").usefulUntil(clock.instant()));
        assertThat(postman(mail.getSmtp().getPort()).round())
                .as("up to the moment itself")
                .isEqualTo(1);
        assertThat(only(early).state()).isEqualTo(LetterState.SENT);
    }

    @Test
    void withoutAMailServerEverythingWaitsAndTheProgramSaysSo() {
        var id = put(letter("duty@icb.example"));
        var nothing = new MailServer((JavaMailSender) null, "", "");
        assertThat(new Postman(store, nothing, audit, transactions, clock, LEASE).round())
                .isZero();
        assertThat(only(id).state()).isEqualTo(LetterState.WAITING);
        assertThat(only(id).tries()).isZero();
        assertThat(nothing.missing()).startsWith("No mail server is set");
        assertThat(seeTo.missing()).as("of the program under test").startsWith("No mail server is set");
        assertThat(new MailServer(Postbox.sender(25), "not an address", "https://a.example").missing())
                .startsWith("No address is set from which");
        assertThat(new MailServer(Postbox.sender(25), "a@b.example", "a.example").missing())
                .startsWith("It is not set under which address");
        assertThat(new MailServer(Postbox.sender(25), "a@b.example", "https://a.example").missing())
                .isNull();
    }

    @Test
    void lettersOfOneCouncilAndOneIncidentAreNotOthersBusiness() {
        put(letter("duty@icb.example"));
        var outsider = actors.of(Role.AUDITOR);
        var stranger = actors.stranger(Role.INCIDENT_LEAD);
        assertThat(actors.as(outsider, () -> outbox.of(incident))).isEmpty();
        assertThat(actors.as(stranger, () -> outbox.of(incident))).isEmpty();
        assertThat(actors.as(actors.lead(), () -> outbox.of(incident))).isNotEmpty();
    }

    @Test
    void anAddressIsOneAddressAndASubjectIsOneLine() {
        assertThat(EmailAddress.optional("address", "  ")).isNull();
        assertThat(EmailAddress.optional("address", " duty.lead@council.example "))
                .isEqualTo("duty.lead@council.example");
        for (var wrong : List.of(
                "duty",
                "duty@",
                "@council.example",
                "a@b.example, c@d.example",
                "Duty <duty@council.example>",
                "duty@council.example\r\nBcc: all@council.example",
                "a b@council.example",
                "x".repeat(250) + "@a.example")) {
            assertThatThrownBy(() -> EmailAddress.required("address", wrong))
                    .as(wrong)
                    .isInstanceOf(Rejected.class);
            assertThatThrownBy(() -> put(letter(wrong))).as(wrong).isInstanceOf(Rejected.class);
        }
        assertThatThrownBy(() -> Letter.of(
                        incident,
                        ABOUT,
                        new Letter.Outside("X", "x@y.example"),
                        "One\r\nBcc: all@council.example",
                        "text"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Letter letter(String address) {
        return Letter.of(
                incident,
                ABOUT,
                new Letter.Outside("Duty desk", address),
                "There is a notice to read",
                "Please read it.");
    }

    private UUID put(Letter letter) {
        return actors.as(actors.lead(), () -> outbox.send(letter));
    }

    private Posted only(UUID id) {
        return actors.as(actors.lead(), () -> outbox.of(incident)).stream()
                .filter(l -> l.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> audited(String subject) {
        return actors.as(
                actors.lead(),
                () -> db.sql("select kind || ' ' || what from audit.entry where subject = ? order by position")
                        .param(subject)
                        .query(String.class)
                        .list());
    }

    private Postman postman(int port) {
        return new Postman(
                store,
                new MailServer(Postbox.sender(port), Postbox.FROM, "https://backstop.testshire.example/"),
                audit,
                transactions,
                clock,
                LEASE);
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A mail server with an answer of its own to the address nobody@ (every other is known) and to a whole letter. No
     * answer to an address is hanging up; no answer to a letter is saying nothing until asked again.
     */
    private static final class Script implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final String toAddress;
        private final String toLetter;

        Script(String toAddress, String toLetter) throws IOException {
            this.toAddress = toAddress;
            this.toLetter = toLetter;
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var client = socket.accept()) {
                    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    var out = client.getOutputStream();
                    say(out, "220 ready");
                    boolean letter = false;
                    for (var line = in.readLine(); line != null; line = in.readLine()) {
                        if (letter) {
                            letter = !line.equals(".");
                            if (!letter && toLetter != null) {
                                say(out, toLetter);
                            }
                        } else if (line.startsWith("RCPT")) {
                            if (toAddress == null) {
                                break;
                            }
                            say(out, line.contains("nobody@") ? toAddress : "250 known");
                        } else if (line.equals("DATA")) {
                            letter = true;
                            say(out, "354 go on");
                        } else {
                            say(out, line.equals("QUIT") ? "221 bye" : "250 yes");
                        }
                    }
                } catch (IOException e) {
                    // the client, or the test, is done
                }
            }
        }

        private static void say(java.io.OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
