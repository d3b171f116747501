package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.LogKind;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.placement.model.CannotTake;
import care.backstop.placement.model.EnquiryAnswer;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.rules.ByLink;
import care.backstop.placement.rules.ByLink.Standing;
import care.backstop.placement.rules.ByLink.Step;
import care.backstop.placement.store.Enquiries;
import care.backstop.placement.store.Enquiries.Enquiry;
import care.backstop.placement.store.Enquiries.Question;
import care.backstop.placement.store.HeldPlaces;
import care.backstop.placement.store.Offers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Writes down what a provider says that was asked for a place, whoever brings it: the provider by its link, or an officer
 * who was told by telephone. Within the caller's transaction.
 */
@Component
public class TakeAnswer {

    private static final Duration KEPT = Duration.ofHours(OfferPlace.HOURS);

    private final Enquiries enquiries;
    private final People people;
    private final FitsPerson fits;
    private final HeldPlaces held;
    private final Offers offers;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    TakeAnswer(
            Enquiries enquiries,
            People people,
            FitsPerson fits,
            HeldPlaces held,
            Offers offers,
            IncidentLog log,
            AuditTrail audit,
            Clock clock) {
        this.enquiries = enquiries;
        this.people = people;
        this.fits = fits;
        this.held = held;
        this.offers = offers;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was said, as it was written. {@code by} is who said it for the provider. */
    public record Said(
            @Nullable Step step,
            @Nullable String by,
            @Nullable String room,
            @Nullable Integer fee,
            @Nullable LocalDate from,
            @Nullable CannotTake code,
            @Nullable String reason,
            @Nullable String question) {

        /** There is a place, at so many pence a week and from that day. */
        public static Said place(String by, String room, int fee, LocalDate from) {
            return new Said(Step.ACCEPT, by, room, fee, from, null, null, null);
        }

        /** There is none. */
        public static Said none(String by, CannotTake code, @Nullable String reason) {
            return new Said(Step.REFUSE, by, null, null, null, code, reason, null);
        }

        /** There is a question first. */
        public static Said question(String by, String words) {
            return new Said(Step.ASK, by, null, null, null, null, null, words);
        }
    }

    /** Whether the person has chosen this place, as things stand now. */
    boolean chosenHere(Enquiry e) {
        return offers.choice(e.incident(), e.person())
                .map(c -> c.location().equals(e.location()) && e.answer() == EnquiryAnswer.WILLING)
                .orElse(false);
    }

    Standing standing(Enquiry e, Instant now) {
        var facts = people.facts(e.incident(), e.person());
        var choice = offers.choice(e.incident(), e.person());
        int open = (int) enquiries.questions(e.incident()).stream()
                .filter(q -> q.enquiry().equals(e.id()) && q.answer() == null)
                .count();
        return new Standing(
                e.answer(),
                chosenHere(e),
                !facts.status().open()
                        || choice.map(c -> !c.location().equals(e.location())).orElse(false),
                e.heldUntil() != null,
                e.holds(now),
                open);
    }

    void take(Enquiry e, Said said, boolean byLink) {
        var now = clock.instant();
        var step = said.step();
        if (step == null) {
            throw Rejected.invalid("step", "Say whether there is a place, or ask a question");
        }
        var against = new ArrayList<>(ByLink.against(step, standing(e, now)));
        if (!against.isEmpty()) {
            throw new Rejected(against);
        }
        var problems = new ArrayList<Problem>();
        var by = ChoosePlace.text(said.by());
        if (by == null || by.length() > 150) {
            problems.add(Problem.of("by", Code.VAL, "Enter your name, in at most 150 letters"));
        }
        switch (step) {
            case ACCEPT ->
                problems.addAll(ByLink.againstAccepting(said.room(), said.fee(), said.from(), London.day(now)));
            case REFUSE -> problems.addAll(ByLink.againstRefusing(said.code(), said.reason()));
            case ASK -> {
                var question = ChoosePlace.text(said.question());
                if (question == null || question.length() > 1000) {
                    problems.add(Problem.of("question", Code.VAL, "Write your question, in at most 1,000 letters"));
                }
            }
            case HOLD -> {}
        }
        if (!problems.isEmpty() || by == null) {
            throw new Rejected(problems);
        }
        switch (step) {
            case ACCEPT -> {
                enquiries.answer(
                        e,
                        EnquiryAnswer.WILLING,
                        now,
                        by,
                        byLink,
                        ChoosePlace.text(said.room()),
                        said.fee(),
                        said.from(),
                        null,
                        null);
                note(e, "Has a place", byLink, now);
            }
            case REFUSE -> {
                enquiries.answer(
                        e,
                        EnquiryAnswer.REFUSED,
                        now,
                        by,
                        byLink,
                        null,
                        null,
                        null,
                        said.code(),
                        ChoosePlace.text(said.reason()));
                held.releaseByLink(e.id(), now);
                note(e, "Has no place", byLink, now);
            }
            case ASK ->
                enquiries.ask(
                        e.incident(),
                        new Question(
                                UUID.randomUUID(),
                                e.id(),
                                String.valueOf(said.question()).strip(),
                                by,
                                now,
                                null,
                                null,
                                null));
            case HOLD -> hold(e, byLink, now);
        }
        audit.changed(
                (byLink ? "ByLink" : "Told")
                        + step.name().charAt(0)
                        + step.name().substring(1).toLowerCase(java.util.Locale.ROOT),
                "person:" + e.person(),
                List.of("enquiry:" + e.id()));
    }

    private void note(Enquiry e, String what, boolean byLink, Instant now) {
        log.append(
                e.incident(),
                LogKind.PLACE,
                "%s: %s%s".formatted(what, e.locationName(), byLink ? ", by its link" : ""),
                now,
                "person:" + e.person());
    }

    private void hold(Enquiry e, boolean byLink, Instant now) {
        var facts = people.facts(e.incident(), e.person());
        var first = fits(e, facts);
        var service = service(first, facts);
        held.lock(e.location(), service);
        // Asked again behind the lock: what somebody else took a moment ago now counts.
        var asked = fits(e, facts);
        var offered = asked.offered();
        if (offered == null) {
            throw cannot();
        }
        var until = now.plus(KEPT);
        try {
            held.takeByLink(
                    e.id(),
                    e.incident(),
                    e.person(),
                    e.location(),
                    service,
                    OfferPlace.freeSlot(offered.taken(), service),
                    asked.kind() == Kind.HOME_CARE ? Demand.weeklyMinutes(facts) : null,
                    now,
                    until);
        } catch (DataIntegrityViolationException _) {
            throw new Rejected(Code.CONF, null, "The place has just been taken for somebody else");
        }
        enquiries.held(e, until);
        note(e, "Keeps a place until " + London.show(until), byLink, now);
    }

    private FitsPerson.Asked fits(Enquiry e, PersonFacts facts) {
        var asked = fits.ask(e.incident(), facts, e.location());
        if (!asked.problems().isEmpty()) {
            throw cannot();
        }
        return asked;
    }

    private static String service(FitsPerson.Asked asked, PersonFacts facts) {
        var offered = asked.offered();
        var service = offered == null ? null : offered.serviceFor(asked.kind(), OfferPlace.need(facts));
        if (service == null) {
            throw cannot();
        }
        return service.service().name();
    }

    /** Of what the council knows against a place nothing is told here. */
    private static Rejected cannot() {
        return new Rejected(
                Code.CONF,
                null,
                "By what the council knows no place for this is free with you now. If you have one, ask a question and say so");
    }
}
