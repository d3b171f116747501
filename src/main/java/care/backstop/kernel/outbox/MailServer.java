package care.backstop.kernel.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The council's mail server, if there is one, and what its answers mean. */
@Component
class MailServer {

    private static final int WORDS = 500;

    /** The dot that ends a letter: from there on it is the server's. */
    private static final String HANDED_OVER = ".";

    private final @Nullable JavaMailSender sender;
    private final String from;
    private final String address;

    @Autowired
    MailServer(
            ObjectProvider<JavaMailSender> sender,
            @Value("${backstop.mail.from:}") String from,
            @Value("${backstop.address:}") String address) {
        this(sender.getIfAvailable(), from, address);
    }

    MailServer(@Nullable JavaMailSender sender, String from, String address) {
        this.sender = sender;
        this.from = from.strip();
        this.address = address.strip().replaceAll("/+$", "");
    }

    /** What the mail server made of a letter. */
    sealed interface Answer {}

    record Accepted() implements Answer {}

    /** For good: the same letter would be refused again. */
    record Refused(String words) implements Answer {}

    /** This letter not now; {@code noServer} where no letter would go. */
    record NotNow(String words, boolean noServer) implements Answer {}

    /** It broke off after the letter was handed over and before it was taken. */
    record Unknown(String words) implements Answer {}

    /** Why nothing leaves, in a sentence; null where letters are sent. */
    @Nullable
    String missing() {
        if (sender == null) {
            return "No mail server is set, so nothing leaves.";
        }
        if (!EmailAddress.isOne(from)) {
            return "No address is set from which letters come, so nothing leaves.";
        }
        if (!isAddress(address)) {
            return "It is not set under which address people reach this program, so nothing leaves.";
        }
        return null;
    }

    private static boolean isAddress(String typed) {
        try {
            var uri = URI.create(typed);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Answer send(LetterStore.Taken letter, String to) {
        var server = sender;
        if (server == null) {
            throw new IllegalStateException("no mail server");
        }
        try {
            var message = server.createMimeMessage();
            var mail = new MimeMessageHelper(message, letter.calendar() != null, StandardCharsets.UTF_8.name());
            mail.setFrom(from, "Backstop, " + letter.council());
            mail.setTo(to);
            mail.setSubject(letter.subject());
            mail.setText(text(letter));
            if (letter.calendar() != null) {
                mail.addAttachment(
                        "meeting.ics",
                        new ByteArrayResource(letter.calendar().getBytes(StandardCharsets.UTF_8)),
                        "text/calendar; charset=UTF-8; method=PUBLISH");
            }
            message.setHeader("Message-ID", messageId(letter.id()));
            message.setHeader("Auto-Submitted", "auto-generated");
            server.send(message);
            return new Accepted();
        } catch (MailAuthenticationException e) {
            return new NotNow("The mail server does not accept our user name and password. " + words(e), true);
        } catch (MailSendException e) {
            return answer(e);
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            return new Refused("The letter could not be put into the form of e-mail. " + words(e));
        }
    }

    /** The same whenever it is sent again, so that mail programs can tell that two are one. */
    String messageId(UUID letter) {
        return "<%s@%s>".formatted(letter, from.substring(from.indexOf('@') + 1));
    }

    private String text(LetterStore.Taken letter) {
        var text = new StringBuilder(letter.body().strip());
        if (letter.page() != null) {
            text.append(letter.page().startsWith(Letter.BY_LINK) ? "\n\nOpen: " : "\n\nSign in to read on: ")
                    .append(address)
                    .append(letter.page());
        }
        return text.append("\n\n-- \nSent by Backstop for ")
                .append(letter.council())
                .append(". Please do not reply to this address.\nReference ")
                .append(letter.id())
                .append('\n')
                .toString();
    }

    private static Answer answer(MailSendException e) {
        if (e.getFailedMessages().isEmpty()) {
            return new Accepted(); // it was taken, and only the farewell went wrong
        }
        var why = e.getMessageExceptions()[0];
        if (why.equals(e.getCause())) {
            return new NotNow("The mail server cannot be reached. " + words(why), true);
        }
        for (Exception at = why; at instanceof MessagingException; at = ((MessagingException) at).getNextException()) {
            if (at instanceof SMTPAddressFailedException refused) {
                return of(refused.getReturnCode(), "The mail server refused this address. ", refused);
            }
            if (at instanceof SMTPSenderFailedException refused) {
                return of(refused.getReturnCode(), "The mail server refused the address it comes from. ", refused);
            }
            if (at instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                return of(refused.getReturnCode(), "The mail server refused this letter. ", refused);
            }
            if (at instanceof SMTPSendFailedException broken && !HANDED_OVER.equals(broken.getCommand())) {
                return new NotNow("The mail server hung up before it was given the letter. " + words(broken), true);
            }
        }
        if (why instanceof SendFailedException && !(why instanceof SMTPSendFailedException)) {
            return new Refused("The letter could not be given to the mail server. " + words(why));
        }
        return new Unknown(
                "The connection to the mail server broke off before it said whether it took the letter. " + words(why));
    }

    private static Answer of(int code, String what, Exception said) {
        return code >= 500 ? new Refused(what + words(said)) : new NotNow(what + words(said), false);
    }

    private static String words(Exception e) {
        var said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
        return said.length() <= WORDS ? said : said.substring(0, WORDS) + "…";
    }
}
