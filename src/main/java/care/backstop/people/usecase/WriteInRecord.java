package care.backstop.people.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.model.CellReader;
import care.backstop.people.model.CellReader.Wrong;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.ListField;
import care.backstop.people.model.ListWords;
import care.backstop.people.store.Dossier;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds to a person's record what is only ever added: wishes, capacity for a decision, contacts and their powers. */
@Service
public class WriteInRecord {

    public static final List<String> VOICES = List.of("PERSON", "CARER", "RELATIVE", "ADVOCATE", "PROFESSIONAL");
    public static final List<String> DECISIONS = List.of("ACCOMMODATION", "PROVIDER", "SHARING", "MONEY");
    public static final List<String> RESULTS = List.of("HAS", "LACKS", "DOUBT");
    public static final List<String> CONTACT_KINDS = List.of(
            "RELATIVE",
            "FRIEND",
            "CARER",
            "WELFARE_ATTORNEY",
            "PROPERTY_ATTORNEY",
            "EPA_ATTORNEY",
            "WELFARE_DEPUTY",
            "PROPERTY_DEPUTY",
            "IMCA",
            "ADVOCATE",
            "GP",
            "SOCIAL_WORKER",
            "OTHER");
    private static final Set<String> POWERS =
            Set.of("WELFARE_ATTORNEY", "PROPERTY_ATTORNEY", "EPA_ATTORNEY", "WELFARE_DEPUTY", "PROPERTY_DEPUTY");
    private static final Set<String> TELL_OF_CAPACITY = Set.of(
            "WELFARE_ATTORNEY",
            "PROPERTY_ATTORNEY",
            "EPA_ATTORNEY",
            "WELFARE_DEPUTY",
            "PROPERTY_DEPUTY",
            "IMCA",
            "ADVOCATE");

    private final Persons persons;
    private final Dossier dossier;
    private final RatePeople ratings;
    private final ListWords words;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    WriteInRecord(
            Persons persons,
            Dossier dossier,
            RatePeople ratings,
            ListWords words,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.persons = persons;
        this.dossier = dossier;
        this.ratings = ratings;
        this.words = words;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody said. Earlier entries stay as they are. */
    @Transactional
    public void wish(
            UUID incident,
            UUID person,
            @Nullable LocalDate saidOn,
            @Nullable String voice,
            @Nullable String relation,
            @Nullable String said,
            Actor actor) {
        ChangePerson.writable(persons, permissions, incident, person, actor, true);
        var problems = new Problems();
        var day = problems.past("saidOn", saidOn, today());
        var whose = problems.oneOf("voice", voice, VOICES, "Choose whose words these are.");
        var as = "PERSON".equals(whose)
                ? problems.text("relation", relation, 100, null)
                : problems.text("relation", relation, 100, "Say what they are to the person, such as daughter.");
        var text = problems.text("words", said, 2_000, "Write what was said, as they said it.");
        problems.throwIfAny();
        dossier.add(
                incident,
                person,
                new Dossier.Wish(day, whose, as, text == null ? "" : text, clock.instant(), actor.name()),
                actor.post());
        audit.changed("AddWish", "person:" + person, List.of("wish"));
    }

    /** Capacity for one decision on one day; the newest about where to live or who provides counts. */
    @Transactional
    public void capacity(
            UUID incident,
            UUID person,
            @Nullable String decision,
            @Nullable String result,
            @Nullable LocalDate assessedOn,
            @Nullable String note,
            Actor actor) {
        ChangePerson.writable(persons, permissions, incident, person, actor, true);
        var problems = new Problems();
        var about = problems.oneOf(
                "decision", decision, DECISIONS, "Say which decision it is about. Nobody lacks capacity in general.");
        var found = problems.oneOf("result", result, RESULTS, "Choose what was found.");
        var day = problems.past("assessedOn", assessedOn, today());
        var why = problems.text("note", note, 2_000, "Say what this rests on.");
        problems.throwIfAny();
        dossier.add(
                incident,
                person,
                new Dossier.CapacityRecord(about, found, day, why == null ? "" : why, clock.instant(), actor.name()),
                actor.post());
        ratings.rate(incident, List.of(person), clock.instant());
        audit.changed("RecordCapacity", "person:" + person, List.of("capacity"));
    }

    /** A contact as typed. */
    public record NewContact(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String relation,
            @Nullable String phone,
            boolean noPhone,
            @Nullable String registered,
            @Nullable String authority) {}

    @Transactional
    public UUID contact(UUID incident, UUID person, NewContact c, Actor actor) {
        boolean power = c.kind() != null && TELL_OF_CAPACITY.contains(c.kind());
        ChangePerson.writable(persons, permissions, incident, person, actor, power);
        var problems = new Problems();
        var kind = problems.oneOf("kind", c.kind(), CONTACT_KINDS, "Choose what they are.");
        var name = problems.text("name", c.name(), 150, "Write their name.");
        var relation = problems.text("relation", c.relation(), 100, null);
        var phone = problems.text("phone", c.phone(), 30, c.noPhone() ? null : "Write a number, or say there is none.");
        if (phone != null && new CellReader(words, today()).read(ListField.PHONE, phone) instanceof Wrong wrong) {
            problems.add("phone", wrong.message());
        }
        var authority = problems.text("authority", c.authority(), 60, null);
        if (kind.endsWith("_DEPUTY") && authority == null) {
            problems.add("authority", "A deputy is one by an order of the court. Write its reference.");
        }
        var registered = !POWERS.contains(kind)
                ? Answer.NOT_KNOWN
                : "YES".equals(c.registered())
                        ? Answer.YES
                        : "NO".equals(c.registered()) ? Answer.NO : Answer.NOT_KNOWN;
        if (kind.endsWith("_ATTORNEY") && registered == Answer.YES && authority == null) {
            problems.add("authority", "A registered power has a number. Write it.");
        }
        problems.throwIfAny();
        var id = UUID.randomUUID();
        dossier.add(
                incident,
                person,
                new Dossier.Contact(
                        id, kind, name == null ? "" : name, relation, phone, c.noPhone(), registered, authority),
                actor.post(),
                clock.instant());
        ratings.rate(incident, List.of(person), null);
        audit.changed("AddContact", "person:" + person, List.of("contact"));
        return id;
    }

    /** Somebody is no contact any more; what was known stays in the record. */
    @Transactional
    public void endContact(UUID incident, UUID person, UUID contact, Actor actor) {
        ChangePerson.writable(persons, permissions, incident, person, actor, false);
        if (!dossier.end(incident, person, contact, clock.instant())) {
            throw new NotThere("contact");
        }
        ratings.rate(incident, List.of(person), null);
        audit.changed("EndContact", "person:" + person, List.of("contact"));
    }

    /** Whether a safeguarding enquiry is open. Others see only that they should speak to the safeguarding lead. */
    @Transactional
    public void enquiry(UUID incident, UUID person, @Nullable String open, @Nullable String number, Actor actor) {
        var found = persons.find(incident, person).orElseThrow(() -> new NotThere("person"));
        if (!Clearance.of(permissions, actor).mayWriteSafeguarding(found)) {
            throw new Rejected(Code.AUTH, null, "Your post may not record this. Speak to the safeguarding lead.");
        }
        var problems = new Problems();
        var answer = problems.oneOf("enquiry", open, List.of("YES", "NO"), "Choose Yes or No.");
        var reference =
                problems.text("number", number, 60, "YES".equals(open) ? "An open enquiry needs its number." : null);
        problems.throwIfAny();
        if (answer.equals("NO")
                && dossier.enquiry(person).filter(e -> e.open().equals("YES")).isPresent()
                && !permissions.may(actor, Area.SAF, Act.APPROVE)) {
            throw new Rejected(
                    Code.AUTH,
                    "enquiry",
                    "An enquiry is closed under the safeguarding policy, not from the incident. Ask the safeguarding"
                            + " lead.");
        }
        dossier.enquiry(
                incident, person, answer, answer.equals("YES") ? reference : null, actor.post(), clock.instant());
        ratings.rate(incident, List.of(person), null);
        audit.changed("RecordEnquiry", "person:" + person, List.of("safeguarding"));
    }

    private LocalDate today() {
        return London.day(clock.instant());
    }

    /** Collects what is wrong, so that everything is said at once. */
    private static final class Problems {
        private final List<Problem> all = new ArrayList<>();

        void add(String field, String message) {
            all.add(Problem.of(field, Code.VAL, message));
        }

        LocalDate past(String field, @Nullable LocalDate day, LocalDate today) {
            if (day == null) {
                add(field, "Write the day, for example 7 12 2020.");
                return today;
            }
            if (day.isAfter(today)) {
                add(field, "This day is in the future.");
            }
            return day;
        }

        String oneOf(String field, @Nullable String value, List<String> all, String otherwise) {
            if (value == null || !all.contains(value)) {
                add(field, otherwise);
                return all.getFirst();
            }
            return value;
        }

        @Nullable
        String text(String field, @Nullable String value, int most, @Nullable String needed) {
            if (value == null || value.isBlank()) {
                if (needed != null) {
                    add(field, needed);
                }
                return null;
            }
            if (value.strip().length() > most) {
                add(field, "At most %d letters fit here.".formatted(most));
            }
            return java.text.Normalizer.normalize(value.strip(), java.text.Normalizer.Form.NFC);
        }

        void throwIfAny() {
            if (!all.isEmpty()) {
                throw new Rejected(all);
            }
        }
    }
}
