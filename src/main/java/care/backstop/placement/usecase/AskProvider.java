package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.Incidents;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Secrets;
import care.backstop.kernel.outbox.EmailAddress;
import care.backstop.kernel.outbox.Letter;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.market.Market;
import care.backstop.people.People;
import care.backstop.people.PeopleReports;
import care.backstop.people.PersonView;
import care.backstop.placement.model.EnquiryAnswer;
import care.backstop.placement.rules.WithoutIdentity;
import care.backstop.placement.store.Enquiries;
import care.backstop.placement.store.Enquiries.Enquiry;
import care.backstop.placement.store.Enquiries.Question;
import care.backstop.placement.store.HeldPlaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks a provider whether it has a place for somebody, by a link that needs no account: for one person and one place,
 * until it expires, shown once and kept as a hash. Who the person is stays with us until they have chosen.
 */
@Service
public class AskProvider {

    public static final int HOURS = 72;
    private static final int MOST_HOURS = 168;

    /** Where the link leads. */
    public static final String PATH = Letter.BY_LINK + "place/";

    private final Incidents incidents;
    private final IncidentRoom rooms;
    private final People people;
    private final PeopleReports reports;
    private final Market market;
    private final FitsPerson fits;
    private final Enquiries enquiries;
    private final TakeAnswer takeAnswer;
    private final DescribeNeed describe;
    private final HeldPlaces held;
    private final Outbox outbox;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    AskProvider(
            Incidents incidents,
            IncidentRoom rooms,
            People people,
            PeopleReports reports,
            Market market,
            FitsPerson fits,
            Enquiries enquiries,
            TakeAnswer takeAnswer,
            DescribeNeed describe,
            HeldPlaces held,
            Outbox outbox,
            IncidentLog log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.rooms = rooms;
        this.people = people;
        this.reports = reports;
        this.market = market;
        this.fits = fits;
        this.enquiries = enquiries;
        this.takeAnswer = takeAnswer;
        this.describe = describe;
        this.held = held;
        this.outbox = outbox;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was made; the secret cannot be had again. */
    public record Made(UUID id, String secret, Instant expiresAt) {}

    /**
     * Asks.
     *
     * @param askedOf who is asked, by name or office
     * @param address where the link is written to, or null to pass it on in another way
     */
    @Transactional
    public Made ask(
            UUID incident,
            UUID person,
            @Nullable String location,
            @Nullable String askedOf,
            @Nullable String address,
            @Nullable Integer hours,
            Actor actor) {
        var now = clock.instant();
        if (incidents.find(incident).state().ended()) {
            throw Rejected.state("This incident has ended: nobody is asked for a place any more");
        }
        var facts = people.facts(incident, person);
        if (!facts.status().open()) {
            throw Rejected.state(
                    "This person no longer needs a place: " + facts.status().words());
        }
        var problems = new ArrayList<Problem>();
        var where = ChoosePlace.text(location);
        var whom = ChoosePlace.text(askedOf);
        if (where == null || market.find(where).isEmpty()) {
            problems.add(Problem.of("location", Code.VAL, "Enter the id of a location, as the options give it"));
        } else {
            problems.addAll(fits.against(incident, facts, where));
        }
        if (whom == null || whom.length() > 150) {
            problems.add(Problem.of("askedOf", Code.VAL, "Enter who is asked, in at most 150 letters"));
        }
        if (hours != null && (hours < 1 || hours > MOST_HOURS)) {
            problems.add(Problem.of("hours", Code.VAL, "Let the link live for 1 to 168 hours"));
        }
        String mail = null;
        try {
            mail = EmailAddress.optional("address", address);
        } catch (Rejected e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty() || where == null || whom == null) {
            throw new Rejected(problems);
        }
        if (enquiries.of(incident).stream()
                .anyMatch(e -> e.person().equals(person)
                        && e.location().equals(where)
                        && (e.answer() == null || e.answer() == EnquiryAnswer.WILLING)
                        && e.open(now))) {
            throw new Rejected(
                    Code.DUP,
                    "location",
                    "This place is asked for this person already. Wait for the answer, or withdraw it");
        }
        var expires = now.plus(Duration.ofHours(hours == null ? HOURS : hours));
        var name =
                market.find(where).orElseThrow(() -> new NotThere("location")).name();
        var enquiry = new Enquiry(
                UUID.randomUUID(),
                incident,
                person,
                where,
                name,
                whom,
                now,
                expires,
                actor.post(),
                actor.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
        var secret = Secrets.fresh();
        enquiries.add(enquiry, Secrets.hash(secret));
        if (mail != null) {
            outbox.send(Letter.of(
                            incident,
                            about(enquiry.id()),
                            new Letter.Outside(whom, mail),
                            "Do you have a place? Please answer by " + London.show(expires),
                            """
                            %s asks %s whether you have a place for somebody who needs care. What they need is behind \
                            the link; who they are you learn when they have chosen you.

                            The link is for you alone. It needs no account, and works until %s.""".formatted(actor.agencyName(), name, London.show(expires)))
                    .leadingTo(PATH + secret)
                    .usefulUntil(expires));
        }
        log.append(incident, LogKind.PLACE, "Asked for a place: " + name, now, "person:" + person);
        audit.changed("ProviderAsked", "person:" + person, List.of("enquiry:" + enquiry.id()));
        return new Made(enquiry.id(), secret, expires);
    }

    /** What a location is called, or null when the register does not know it. */
    @Transactional(readOnly = true)
    public @Nullable String called(@Nullable String location) {
        var where = ChoosePlace.text(location);
        return where == null
                ? null
                : market.find(where)
                        .map(l -> l.town() == null ? l.name() : l.name() + ", " + l.town())
                        .orElse(null);
    }

    private static String about(UUID enquiry) {
        return "enquiry:" + enquiry;
    }

    /** Answers a question; whoever has the link sees the answer. Until the person has chosen it may name nobody. */
    @Transactional
    public void answer(UUID incident, UUID enquiry, UUID question, @Nullable String words, Actor actor) {
        var found = find(incident, enquiry);
        var answer = ChoosePlace.text(words);
        if (answer == null || answer.length() > 1000) {
            throw Rejected.invalid("answer", "Write the answer, in at most 1,000 letters");
        }
        if (!takeAnswer.chosenHere(found)
                && !reports.naming(incident, List.of(answer)).isEmpty()) {
            throw Rejected.invalid(
                    "answer",
                    "This seems to name somebody. The provider learns who it is when the person has chosen: write it without names");
        }
        if (!enquiries.answer(incident, enquiry, question, answer, actor.name(), clock.instant())) {
            throw Rejected.state("This question was answered before");
        }
        audit.changed("QuestionAnswered", "person:" + found.person(), List.of("enquiry:" + enquiry));
    }

    /** Writes down what the provider said by telephone or letter. */
    @Transactional
    public void told(UUID incident, UUID enquiry, TakeAnswer.Said said) {
        takeAnswer.take(find(incident, enquiry), said, false);
    }

    /** The link ends at once, and what it keeps is free. */
    @Transactional
    public void withdraw(UUID incident, UUID enquiry, Actor actor) {
        var now = clock.instant();
        var found = find(incident, enquiry);
        if (found.answer() == EnquiryAnswer.WITHDRAWN || found.answer() == EnquiryAnswer.REFUSED) {
            throw Rejected.state("Nothing is asked of this provider any more: " + found.state(now));
        }
        enquiries.answer(found, EnquiryAnswer.WITHDRAWN, now, actor.name(), false, null, null, null, null, null);
        held.releaseByLink(enquiry, now);
        outbox.revoke(incident, about(enquiry), "The council no longer asks");
        log.append(
                incident, LogKind.PLACE, "No longer asked: " + found.locationName(), now, "person:" + found.person());
        audit.changed("EnquiryWithdrawn", "person:" + found.person(), List.of("enquiry:" + enquiry));
    }

    private Enquiry find(UUID incident, UUID enquiry) {
        return enquiries
                .find(incident, enquiry)
                .filter(e -> people.find(incident, e.person()).isPresent())
                .orElseThrow(() -> new NotThere("enquiry"));
    }

    /** Everyone who was asked, for all or for one person. */
    public record Asked(
            Room room,
            @Nullable PersonView person,
            List<Enquiry> enquiries,
            Map<UUID, PersonView> people,
            Map<UUID, Long> openQuestions,
            Instant now) {}

    @Transactional
    public Asked of(UUID incident, @Nullable UUID person) {
        return of(incident, person, "Enquiries");
    }

    /** The same to be taken away; the audit trail tells it apart. */
    @Transactional
    public Asked export(UUID incident, @Nullable UUID person) {
        return of(incident, person, "EnquiriesExport");
    }

    private Asked of(UUID incident, @Nullable UUID person, String what) {
        var views = people.of(incident).stream().collect(Collectors.toMap(PersonView::id, v -> v));
        if (person != null && !views.containsKey(person)) {
            throw new NotThere("person");
        }
        var all = enquiries.of(incident).stream()
                .filter(e -> views.containsKey(e.person()))
                .filter(e -> person == null || e.person().equals(person))
                .toList();
        audit.read(
                what,
                "incident:" + incident,
                person == null ? all.stream().map(Enquiry::person).distinct().toList() : List.of(person));
        return new Asked(
                rooms.of(incident, "/places"),
                person == null ? null : views.get(person),
                all,
                views,
                enquiries.questions(incident).stream()
                        .filter(q -> q.answer() == null)
                        .collect(Collectors.groupingBy(Question::enquiry, Collectors.counting())),
                clock.instant());
    }

    /**
     * One of them whole.
     *
     * @param profile what the provider sees
     * @param known whether it sees who the person is
     */
    public record One(
            Room room,
            Enquiry enquiry,
            PersonView person,
            List<WithoutIdentity.Line> profile,
            boolean known,
            List<Question> questions,
            Instant now) {}

    @Transactional
    public One one(UUID incident, UUID enquiry) {
        var found = find(incident, enquiry);
        var view = people.find(incident, found.person()).orElseThrow(() -> new NotThere("enquiry"));
        audit.read("Enquiry", "incident:" + incident, List.of(found.person()));
        return new One(
                rooms.of(incident, "/places"),
                found,
                view,
                describe.of(incident, found.person()),
                takeAnswer.chosenHere(found),
                enquiries.questions(incident).stream()
                        .filter(q -> q.enquiry().equals(enquiry))
                        .toList(),
                clock.instant());
    }
}
