package care.backstop.kernel.outbox;

import care.backstop.kernel.AuditTrail;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/** A mail server of a test, and a postman who brings it what is due when told to. */
public final class Postbox implements AutoCloseable {

    public static final String FROM = "backstop@testshire.example";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Postman postman;

    public Postbox(ApplicationContext program) {
        mail.start();
        postman = new Postman(
                program.getBean(LetterStore.class),
                new MailServer(sender(mail.getSmtp().getPort()), FROM, "https://backstop.testshire.example/"),
                program.getBean(AuditTrail.class),
                program.getBean(PlatformTransactionManager.class),
                program.getBean(Clock.class),
                Duration.ofMinutes(5));
    }

    static JavaMailSender sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().put("mail.smtp.timeout", "1500");
        sender.getJavaMailProperties().put("mail.smtp.connectiontimeout", "5000");
        return sender;
    }

    /** Brings what is due now, and answers how many letters the server took. */
    public int round() {
        return postman.round();
    }

    /** Everything that ever arrived. */
    public List<MimeMessage> arrived() {
        return List.of(mail.getReceivedMessages());
    }

    /** The references of everything that arrived. */
    public List<UUID> references() {
        return arrived().stream().map(Postbox::reference).toList();
    }

    private static UUID reference(MimeMessage message) {
        try {
            return UUID.fromString(message.getMessageID().substring(1, 37));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        mail.stop();
    }
}
