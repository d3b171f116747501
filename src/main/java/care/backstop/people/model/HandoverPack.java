package care.backstop.people.model;

import care.backstop.kernel.Answer;
import care.backstop.kernel.London;
import care.backstop.people.Capacity;
import care.backstop.people.rules.AboutMe;
import care.backstop.people.rules.Decision;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.Handling;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.NeedToKnow;
import care.backstop.people.rules.NeedToKnow.Topic;
import care.backstop.people.rules.Powers;
import care.backstop.people.rules.Recipient;
import care.backstop.people.rules.Written;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient is told of a person. All renderings are made from this and none adds to it.
 *
 * @param whom the relative or friend, empty for anybody else
 * @param version changes whenever anything that is told changes, and with nothing else
 * @param notKnown what the record does not hold though the recipient needs it
 * @param leftOut what is kept back, so that nobody takes this for everything
 */
public record HandoverPack(
        UUID person,
        String called,
        String reference,
        Recipient recipient,
        String whom,
        Who who,
        LocalDate asOf,
        String version,
        List<Part> parts,
        List<String> notKnown,
        List<String> leftOut) {

    /** Who the person is, for programs that look for a patient. */
    public record Who(
            @Nullable String given,
            @Nullable String family,
            @Nullable String knownAs,
            @Nullable LocalDate born,
            @Nullable String nhsNumber) {}

    /** Under one heading. */
    public record Part(Topic topic, String title, List<Line> lines) {}

    /** One fact. */
    public record Line(String label, String text) {}

    /** Somebody in the person's life. */
    public record Contact(String who, String name, @Nullable String phone) {}

    public static final String ASK = "Not known: ask";

    public static HandoverPack of(Person p, Known known, List<Contact> contacts, Recipient recipient, String whom) {
        var parts = NeedToKnow.topics(recipient).stream()
                .map(t -> new Part(t, t.words(), lines(t, p, known, contacts)))
                .toList();
        var notKnown = parts.stream()
                .flatMap(part -> part.lines().stream()
                        .filter(l -> l.text().equals(ASK))
                        .map(l -> l.label().equals(part.title()) ? l.label() : part.title() + ": " + l.label()))
                .toList();
        return new HandoverPack(
                p.id(),
                p.called(),
                p.facts().reference(),
                recipient,
                whom,
                new Who(p.given(), p.family(), p.knownAs(), p.facts().birthDate(), p.nhsNumber()),
                known.today(),
                version(parts),
                parts,
                notKnown,
                NeedToKnow.leftOut(recipient).stream().map(Topic::words).toList());
    }

    /** Who it is for, in words. */
    public String addressee() {
        return whom.isEmpty() ? recipient.words() : recipient.words() + ": " + whom;
    }

    private static List<Line> lines(Topic topic, Person p, Known known, List<Contact> contacts) {
        return switch (topic) {
            case WHO -> who(p);
            case ABOUT -> about(known);
            case COMMUNICATION ->
                List.of(
                        line("Language", p.language()),
                        line("How to communicate", AboutMe.answers(known).get("communicate")));
            case COMFORT -> List.of(line(topic.words(), AboutMe.answers(known).get("comforts")));
            case CARE -> care(p);
            case HANDLING -> handling(known);
            case MEDICINES ->
                list(topic, AboutMe.standing(known, EntryKind.MEDICATION), "Takes no medicine", HandoverPack::medicine);
            case ALLERGIES ->
                list(
                        topic,
                        AboutMe.standing(known, EntryKind.ALLERGY),
                        "No known allergies",
                        w -> line(said(w, "name"), w.of("reaction")));
            case RISKS -> list(topic, AboutMe.standing(known, EntryKind.RISK), "No known risks", HandoverPack::risk);
            case JOURNEY -> journey(topic, AboutMe.standing(known, EntryKind.RISK));
            case RIGHTS -> rights(p, known);
            case CONTACTS ->
                contacts.isEmpty()
                        ? List.of(line(topic.words(), null))
                        : contacts.stream()
                                .map(c -> line(
                                        c.name(),
                                        c.phone() == null ? c.who() + ", no phone number" : c.who() + ", " + c.phone()))
                                .toList();
            case PAYER ->
                List.of(
                        line("Who pays", p.facts().funding().words()),
                        line("Council or health body", p.facts().funder()));
        };
    }

    private static List<Line> who(Person p) {
        var born = p.facts().birthDate();
        var number = p.nhsNumber();
        return List.of(
                line("Likes to be called", p.knownAs()),
                line(
                        "Name",
                        Stream.of(p.given(), p.family())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" "))),
                line("Date of birth", born == null ? null : London.show(born)),
                line("NHS number", number == null ? null : new NhsNumber(number).toString()));
    }

    /** All but what stands under headings of its own. */
    private static List<Line> about(Known known) {
        var answers = AboutMe.answers(known);
        if (answers.isEmpty()) {
            return List.of(line(Topic.ABOUT.words(), null));
        }
        return AboutMe.QUESTIONS.entrySet().stream()
                .filter(q -> !q.getKey().equals("communicate") && !q.getKey().equals("comforts"))
                .map(q -> line(q.getValue(), answers.get(q.getKey())))
                .toList();
    }

    private static List<Line> care(Person p) {
        var f = p.facts();
        var need = f.need();
        var lines = new ArrayList<Line>();
        lines.add(line("Care now", p.careNow()));
        lines.add(line("Kind of care", need == null ? null : need.words()));
        var visits = f.visits();
        if (visits != null) {
            lines.add(line(
                    "Minutes a day",
                    "Morning %d, lunch %d, tea %d, bed %d"
                            .formatted(visits.morning(), visits.lunch(), visits.tea(), visits.bed())));
        }
        lines.add(line("Two workers at once", answer(f.doubleUp())));
        lines.add(line("Nearing end of life", answer(f.endOfLife())));
        if (!f.features().isEmpty()) {
            lines.add(line("A place must have", String.join(", ", f.features())));
        }
        return lines;
    }

    private static List<Line> handling(Known known) {
        return known.latest(EntryKind.HANDLING)
                .map(e -> {
                    var w = e.said();
                    var equipment = Stream.concat(
                                    w.ticked("equipment").stream().map(t -> Handling.EQUIPMENT.getOrDefault(t, t)),
                                    Stream.ofNullable(w.of("otherEquipment")))
                            .collect(Collectors.joining(", "));
                    return List.of(
                            line("How they are moved safely", w.of("plan")),
                            line("Equipment", equipment.isEmpty() ? "None" : equipment));
                })
                .orElseGet(() -> List.of(line(Topic.HANDLING.words(), null)));
    }

    private static List<Line> list(
            Topic topic, AboutMe.Standing standing, String none, java.util.function.Function<Written, Line> shown) {
        if (standing.notKnown()) {
            return List.of(line(topic.words(), null));
        }
        return standing.none()
                ? List.of(line(topic.words(), none))
                : standing.now().stream().map(shown).toList();
    }

    private static Line medicine(Written w) {
        return line(
                said(w, "name"),
                Stream.of(w.of("dose"), w.of("how"), w.of("when"), prefixed("for ", w.of("for")), until(w))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")));
    }

    private static @Nullable String until(Written w) {
        return w.day("until").map(d -> "until " + London.show(d)).orElse(null);
    }

    private static Line risk(Written w) {
        return line(
                AboutMe.RISKS.getOrDefault(said(w, "name"), "Risk"),
                "%s What helps: %s".formatted(stopped(said(w, "shows")), said(w, "helps")));
    }

    private static List<Line> journey(Topic topic, AboutMe.Standing risks) {
        var there = risks.now().stream().filter(w -> w.yes("journey")).toList();
        if (!there.isEmpty()) {
            return there.stream().map(HandoverPack::risk).toList();
        }
        return List.of(line(topic.words(), risks.notKnown() ? null : "None that matter on a journey"));
    }

    private static List<Line> rights(Person p, Known known) {
        var f = p.facts();
        var lines = new ArrayList<Line>();
        lines.add(line("Capacity to decide where to live", f.capacity().words()));
        for (var decision : List.of(Decision.SHARING, Decision.MONEY)) {
            var capacity = known.capacity(decision.name());
            if (capacity != Capacity.NOT_RECORDED) {
                lines.add(line("Capacity: " + decision.words(), capacity.words()));
            }
        }
        var until = f.dolsUntil();
        lines.add(line(
                "Deprivation of liberty authorised (DoLS)",
                f.dols() == Answer.YES && until != null
                        ? "Yes, until " + London.show(until) + ", for the place they leave only"
                        : answer(f.dols())));
        for (var power : known.all(EntryKind.POWER)) {
            var usable = Stream.of(Decision.values())
                    .filter(d -> Powers.use(power.said(), d, known.capacity(d.name()), known.today())
                            .usable())
                    .map(Decision::words)
                    .toList();
            lines.add(line(
                    said(power.said(), "holder"),
                    usable.isEmpty()
                            ? "Holds a power that cannot be used today"
                            : "May decide today: " + String.join(", ", usable)));
        }
        return lines;
    }

    private static @Nullable String answer(Answer answer) {
        return switch (answer) {
            case YES -> "Yes";
            case NO -> "No";
            case NOT_KNOWN -> null;
        };
    }

    private static String said(Written w, String question) {
        return Objects.requireNonNullElse(w.of(question), "");
    }

    private static @Nullable String prefixed(String prefix, @Nullable String text) {
        return text == null ? null : prefix + text;
    }

    private static String stopped(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static Line line(String label, @Nullable String text) {
        return new Line(label, text == null || text.isBlank() ? ASK : text);
    }

    /** Of the words that are told; a day on which nothing changed is no new version. */
    private static String version(List<Part> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                for (var line : part.lines()) {
                    digest.update("%s\u0000%s\u0000%s\u0000"
                            .formatted(part.topic().name(), line.label(), line.text())
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
