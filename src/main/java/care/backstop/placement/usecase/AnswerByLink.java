package care.backstop.placement.usecase;

import care.backstop.incident.Incidents;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.ActorsByPost;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Secrets;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import care.backstop.placement.model.EnquiryAnswer;
import care.backstop.placement.rules.WithoutIdentity;
import care.backstop.placement.store.Enquiries;
import care.backstop.placement.store.Enquiries.Enquiry;
import care.backstop.placement.store.Enquiries.Question;
import care.backstop.placement.store.Offers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a provider does with its link: reads what is needed, says whether it has a place, asks, keeps a place for a day.
 * The link is its own proof; it acts as the post that sent it, for this one enquiry and nothing else.
 */
@Service
public class AnswerByLink {

    /** More answers than this and the link is not in the right hands. */
    static final int ATTEMPTS = 20;

    /** A provider that was chosen can read who is coming for so long, also when its link ran out before. */
    private static final Duration KNOWN_FOR = Duration.ofDays(3);

    private final Enquiries enquiries;
    private final Incidents incidents;
    private final TakeAnswer takeAnswer;
    private final DescribeNeed describe;
    private final Offers offers;
    private final People people;
    private final ActorsByPost actors;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AnswerByLink(
            Enquiries enquiries,
            Incidents incidents,
            TakeAnswer takeAnswer,
            DescribeNeed describe,
            Offers offers,
            People people,
            ActorsByPost actors,
            AuditTrail audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.enquiries = enquiries;
        this.incidents = incidents;
        this.takeAnswer = takeAnswer;
        this.describe = describe;
        this.offers = offers;
        this.people = people;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Who it is, for the provider that was chosen. */
    public record Known(
            String name, String reference, @Nullable LocalDate birthDate) {}

    /** What the holder of a link may know. {@code known} is null until the person has chosen this place. */
    public record Shown(
            String council,
            Enquiry enquiry,
            List<WithoutIdentity.Line> profile,
            List<Question> questions,
            boolean elsewhere,
            @Nullable Known known,
            Instant now) {}

    /** A link that is unknown, expired or ended is not there. */
    public Shown behind(String secret) {
        return within(secret, actor -> {
            var enquiry = find(secret);
            var standing = takeAnswer.standing(enquiry, clock.instant());
            var known = standing.chosenHere() ? known(enquiry) : null;
            audit.read(
                    known == null ? "NeedByLink" : "PersonByLink",
                    "enquiry:" + enquiry.id(),
                    List.of(enquiry.person()));
            return new Shown(
                    actor.agencyName(),
                    enquiry,
                    standing.elsewhere() ? List.of() : describe.of(enquiry.incident(), enquiry.person()),
                    enquiries.questions(enquiry.incident()).stream()
                            .filter(q -> q.enquiry().equals(enquiry.id()))
                            .toList(),
                    standing.elsewhere(),
                    known,
                    clock.instant());
        });
    }

    private @Nullable Known known(Enquiry enquiry) {
        return people.find(enquiry.incident(), enquiry.person())
                .map(p -> new Known(
                        p.called(),
                        p.reference(),
                        java.util.Optional.ofNullable(p.details())
                                .map(PersonView.Details::birthDate)
                                .orElse(null)))
                .orElse(null);
    }

    /** Takes what the provider says. Every try counts, also one with a mistake in it. */
    public void take(String secret, TakeAnswer.Said said) {
        var counted = within(secret, _ -> enquiries.attempt(find(secret).id(), ATTEMPTS));
        if (!counted) {
            throw new NotThere("link");
        }
        within(secret, _ -> {
            takeAnswer.take(find(secret), said, true);
            return Boolean.TRUE;
        });
    }

    private <T> T within(String secret, Function<Actor, T> work) {
        var actor = whose(secret);
        return Acting.as(
                actor,
                () -> Objects.requireNonNull(transaction.execute(_ -> Objects.requireNonNull(work.apply(actor)))));
    }

    private Actor whose(String secret) {
        UUID post =
                transaction.execute(_ -> enquiries.postOf(Secrets.hash(secret)).orElse(null));
        if (post == null) {
            throw new NotThere("link");
        }
        return actors.find(post).orElseThrow(() -> new NotThere("link"));
    }

    private Enquiry find(String secret) {
        var now = clock.instant();
        return enquiries
                .behind(Secrets.hash(secret))
                .filter(e -> e.answer() != EnquiryAnswer.WITHDRAWN)
                .filter(e -> e.open(now) || chosenLately(e, now))
                .filter(e -> !incidents.find(e.incident()).state().ended())
                .orElseThrow(() -> new NotThere("link"));
    }

    private boolean chosenLately(Enquiry e, Instant now) {
        return takeAnswer.chosenHere(e)
                && offers.choice(e.incident(), e.person())
                        .map(c -> now.isBefore(c.at().plus(KNOWN_FOR)))
                        .orElse(false);
    }
}
