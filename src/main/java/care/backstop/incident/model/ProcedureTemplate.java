package care.backstop.incident.model;

import care.backstop.incident.IncidentKind;
import care.backstop.kernel.time.DeadlineRule;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A council's procedure as a list of actions: data that a council may change, read strictly so that a slip in the file is
 * found when the program starts and not in the middle of an incident.
 *
 * @param id where it lives under {@code procedures/}, such as {@code soton/appendix-a}
 * @param cites how its lines are cited
 * @param letter begins every number, so that lines of several templates can stand in one plan; empty for Appendix A
 * @param version as the council numbers it
 * @param hash of what {@link #write} gives, kept with every plan made from it; remarks in a file do not count
 * @param kinds the incidents it is meant for; empty means all
 * @param roles whom the procedure names for its lines, by its own short codes
 * @param clocks deadlines that run from the start, beside the lines
 */
public record ProcedureTemplate(
        String id,
        String profile,
        String title,
        String source,
        String cites,
        String letter,
        String version,
        String hash,
        Set<IncidentKind> kinds,
        Map<String, String> roles,
        List<Clock> clocks,
        List<Part> parts) {

    /** The one every installation has. */
    public static final String SOUTHAMPTON = "soton/appendix-a";

    /** The one for a contract that comes back in part. */
    public static final String HAND_BACK = "common/hand-back";

    /** Those that come with the program, in the order in which they are offered. */
    public static final List<String> SHIPPED = List.of(
            SOUTHAMPTON,
            "soton/appendix-c",
            "soton/appendix-d",
            "lancs/flow-chart",
            "common/potential-failure",
            "common/planned-exit",
            HAND_BACK,
            "lancs/policy",
            "common/arranging-care",
            "soton/group-and-team");

    /** Appendix A keeps its printed parts 1 to 10, and the group's own lines are part 11; others come after, by letter. */
    private static final int PARTS_OF_A_LETTER = 100;

    private static final Pattern NUMBER = Pattern.compile("[A-Z]?\\d{1,2}\\.\\d{1,3}");
    private static final Pattern ROW = Pattern.compile("[A-Z]{1,2}-?\\d+(\\.\\d+)*[a-z]?(-[a-z])?|J-[A-Z]+-\\d+");
    private static final Pattern SAME = Pattern.compile("[a-z]+/[a-z-]+ " + NUMBER.pattern());

    /** Which services a line is for. */
    public enum Applies {
        ALL("Every service"),
        CARE_HOME("Care homes"),
        HOME_CARE("Home care");

        private final String words;

        Applies(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Who has a part in a line. */
    public enum Agency {
        COUNCIL("Council"),
        ICB("ICB"),
        PROVIDER("Provider"),
        OTHER_COUNCIL("Other councils"),
        CQC("CQC"),
        HOUSING("Housing"),
        VOLUNTARY("Voluntary sector");

        private final String words;

        Agency(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What a due time is counted from. */
    public enum Event {
        NOTIFIED("notification"),
        AWARE("the council becoming aware"),
        LISTED("the list of people being complete"),
        CLOSURE_DECIDED("the decision to close"),
        ENDED("the last person being settled");

        private final String words;

        Event(String words) {
            this.words = words;
        }

        /** Fits after a rule: {@code 3 working days after notification}. */
        public String words() {
            return words;
        }
    }

    /** What must wait until a line is done. */
    public enum Gate {
        LATER_PARTS("Later parts of the plan wait for this"),
        LETTERS("No letter goes out before this"),
        MOVES("Nobody moves before this, except in an emergency"),
        EACH_MOVE("Nobody moves before this is settled for them or for everybody, except in an emergency"),
        CLOSING("The incident cannot be closed before this");

        private final String words;

        Gate(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** The gate a line of a plan carries, from the words kept with it. */
        public static Optional<Gate> of(@Nullable String words) {
            return Arrays.stream(values()).filter(g -> g.words.equals(words)).findFirst();
        }
    }

    /** A due time: so long after an event, on whose authority. */
    public record Due(DeadlineRule rule, Event from, String basis) {
        /** {@code 3 working days after notification}. */
        public String words() {
            return rule.words() + " after " + from.words();
        }

        public boolean confirmed() {
            return !basis.contains("unconfirmed");
        }
    }

    /** A deadline of its own, such as the first meeting. */
    public record Clock(String kind, String title, String clause, DeadlineRule rule, Event from) {}

    /** Lines that belong together. {@code starts} is the event before which they are only prepared. */
    public record Part(int number, String title, @Nullable Event starts, List<Line> lines) {}

    /**
     * One action.
     *
     * @param rows the requirement rows that describe it; a line a council writes itself has none
     * @param clause as cited on pages
     * @param blank the procedure gives no applicability; loaded as every service
     * @param position counts from 1 inside its part
     * @param agencies who has a part in it, the one that answers for it first
     * @param role whom the procedure names, by its short code
     * @param after numbers of the lines that come first
     * @param takes days of work, or null when it is done within a day
     * @param afterwards done once everybody has moved, so that no closing date presses on it
     * @param protects keeps people safe, so that it is not left out for want of time
     * @param sameAs lines of other templates that ask for the same, as {@code soton/appendix-a 2.5}
     * @param record what has to be recorded before it is done, or null when evidence in words is enough
     */
    public record Line(
            String number,
            int part,
            int position,
            List<String> rows,
            String clause,
            String wording,
            Applies applies,
            boolean blank,
            List<Agency> agencies,
            @Nullable String role,
            @Nullable Due due,
            @Nullable String evidence,
            @Nullable Gate gate,
            List<String> after,
            @Nullable Integer takes,
            boolean afterwards,
            boolean protects,
            List<String> sameAs,
            @Nullable RecordForm record) {

        public Line {
            rows = List.copyOf(rows);
            agencies = List.copyOf(agencies);
            after = List.copyOf(after);
            sameAs = List.copyOf(sameAs);
        }

        private Line lettered(String from, String to) {
            return new Line(
                    to + number.substring(from.length()),
                    part,
                    position,
                    rows,
                    clause,
                    wording,
                    applies,
                    blank,
                    agencies,
                    role,
                    due,
                    evidence,
                    gate,
                    after.stream().map(n -> to + n.substring(from.length())).toList(),
                    takes,
                    afterwards,
                    protects,
                    List.of(),
                    record);
        }
    }

    /** Where a part stands among the parts of a plan that several templates make. */
    public int place(Part part) {
        return letter.isEmpty() ? part.number() : PARTS_OF_A_LETTER * (letter.charAt(0) - 'A' + 1) + part.number();
    }

    /** Every line, in printed order. */
    public List<Line> lines() {
        return parts.stream().flatMap(p -> p.lines().stream()).toList();
    }

    /** The line of this number. */
    public Optional<Line> line(String number) {
        return lines().stream().filter(l -> l.number().equals(number)).findFirst();
    }

    /** The lines of a plan for one kind of service: those for everyone and those for it. */
    public List<Line> linesFor(Applies service) {
        if (service == Applies.ALL) {
            return lines();
        }
        return lines().stream()
                .filter(line -> line.applies() == Applies.ALL || line.applies() == service)
                .toList();
    }

    /** Whether it is meant for such an incident. */
    public boolean isFor(IncidentKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    /** Whether something looks like the name of a template. */
    public static boolean isName(String id) {
        return id.matches("[a-z]{1,20}/[a-z-]{1,40}");
    }

    /** A shipped template by its id. */
    public static ProcedureTemplate load(String id) {
        if (!isName(id)) {
            throw new IllegalArgumentException("no template is called " + id);
        }
        try (var in = ProcedureTemplate.class.getResourceAsStream("/procedures/" + id + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no template is called " + id);
            }
            var template = read(in.readAllBytes());
            if (!template.id().equals(id)) {
                throw new IllegalArgumentException("template " + id + " calls itself " + template.id());
            }
            return template;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a template; an {@link IllegalArgumentException} says which line of which action is wrong and how. */
    public static ProcedureTemplate read(byte[] yaml) {
        File file;
        try {
            file = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(new ByteArrayInputStream(yaml), File.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(explain(e), e);
        }
        var id = need(file.template(), "template");
        if (!isName(id)) {
            throw new IllegalArgumentException("template: '%s' is not a name such as soton/appendix-a".formatted(id));
        }
        var title = need(file.title(), "title");
        var letter = file.letter() == null ? "" : file.letter();
        if (!letter.matches("[A-Z]?")) {
            throw new IllegalArgumentException("letter: '%s' is not one capital letter".formatted(letter));
        }
        var roles = file.roles() == null ? Map.<String, String>of() : file.roles();
        var cites = need(file.cites(), "cites");
        var parts = new ArrayList<Part>();
        var numbers = new HashSet<String>();
        for (var part : file.parts()) {
            var lines = new ArrayList<Line>();
            for (var row : part.lines()) {
                lines.add(line(row, part.part(), lines.size() + 1, letter, cites, roles, numbers));
            }
            parts.add(new Part(
                    part.part(),
                    need(part.title(), "title of part " + part.part()),
                    part.starts(),
                    List.copyOf(lines)));
        }
        var clocks = file.deadlines() == null
                ? List.<Clock>of()
                : file.deadlines().stream()
                        .map(c -> new Clock(c.kind(), c.title(), c.clause(), rule(c.rule(), c.kind()), c.from()))
                        .toList();
        var template = new ProcedureTemplate(
                id,
                need(file.profile(), "profile"),
                title,
                need(file.source(), "source"),
                cites,
                letter,
                need(file.version(), "version"),
                "",
                file.kinds() == null ? Set.of() : Set.copyOf(file.kinds()),
                roles,
                clocks,
                List.copyOf(parts));
        template.checkOrder();
        return template.hashed();
    }

    private ProcedureTemplate hashed() {
        return new ProcedureTemplate(
                id, profile, title, source, cites, letter, version, hash(write()), kinds, roles, clocks, parts);
    }

    /** Every line named in {@code after} is there, and none waits for itself by a detour. */
    private void checkOrder() {
        var open = new HashMap<String, Set<String>>();
        for (var line : lines()) {
            for (var before : line.after()) {
                if (line(before).isEmpty()) {
                    throw new IllegalArgumentException(
                            "action %s comes after %s, which is not there".formatted(line.number(), before));
                }
            }
            open.put(line.number(), new HashSet<>(line.after()));
        }
        while (!open.isEmpty()) {
            var free = open.entrySet().stream()
                    .filter(e -> e.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalArgumentException("these actions wait for each other in a circle: "
                        + String.join(", ", open.keySet().stream().sorted().toList()));
            }
            free.forEach(open::remove);
            open.values().forEach(waits -> waits.removeAll(free));
        }
    }

    private static Line line(
            FileLine row,
            int part,
            int position,
            String letter,
            String cites,
            Map<String, String> roles,
            HashSet<String> numbers) {
        var number = need(row.number(), "number in part " + part);
        if (!NUMBER.matcher(number).matches() || !number.startsWith(letter + part + ".")) {
            throw new IllegalArgumentException("action " + number + ": the number does not belong to part " + part);
        }
        if (!numbers.add(number)) {
            throw new IllegalArgumentException("action " + number + " is there twice");
        }
        if (row.agencies() == null || row.agencies().isEmpty()) {
            throw new IllegalArgumentException("action " + number + ": no agency has a part in it");
        }
        var rows = row.rows() == null ? List.<String>of() : row.rows();
        if ((rows.isEmpty() && (row.clause() == null || row.clause().isBlank()))
                || rows.stream().anyMatch(r -> !ROW.matcher(r).matches())) {
            throw new IllegalArgumentException("action " + number + ": rows names no requirement row");
        }
        boolean blank = Boolean.TRUE.equals(row.blank());
        if (blank && row.applies() != null) {
            throw new IllegalArgumentException("action " + number + ": blank and applies exclude each other");
        }
        if (row.role() != null && !roles.containsKey(row.role())) {
            throw new IllegalArgumentException(
                    "action %s: the template knows no role '%s'".formatted(number, row.role()));
        }
        if (row.takes() != null && (row.takes() < 1 || row.takes() > 365)) {
            throw new IllegalArgumentException("action " + number + ": takes is a number of days from 1 to 365");
        }
        var sameAs = row.sameAs() == null ? List.<String>of() : row.sameAs();
        if (sameAs.stream().anyMatch(s -> !SAME.matcher(s).matches())) {
            throw new IllegalArgumentException("action " + number + ": sameAs names a line as 'soton/appendix-a 2.5'");
        }
        var due = row.due() == null
                ? null
                : new Due(
                        rule(row.due().rule(), number),
                        row.due().from(),
                        need(row.due().basis(), "due.basis of " + number));
        return new Line(
                number,
                part,
                position,
                rows,
                row.clause() == null
                        ? cited(cites, letter, number, rows)
                        : row.clause().strip(),
                need(row.wording(), "wording of " + number),
                row.applies() == null ? Applies.ALL : row.applies(),
                blank,
                row.agencies(),
                row.role(),
                due,
                row.evidence(),
                row.gates(),
                row.after() == null ? List.of() : row.after(),
                row.takes(),
                Boolean.TRUE.equals(row.afterwards()),
                Boolean.TRUE.equals(row.protects()),
                sameAs,
                record(row.record(), number, roles));
    }

    /** What has to be recorded; the codes it names are among the roles, or are roles of the emergency team. */
    private static @Nullable RecordForm record(@Nullable RecordForm form, String number, Map<String, String> roles) {
        if (form == null) {
            return null;
        }
        try {
            form.checked();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("action %s: record: %s".formatted(number, e.getMessage()), e);
        }
        if (form.signOff() != null && !roles.containsKey(form.signOff())) {
            throw new IllegalArgumentException(
                    "action %s: record: the template knows no role '%s'".formatted(number, form.signOff()));
        }
        return form;
    }

    /** Numbers that the procedure prints are part of the citation; numbers of ours are not. */
    private static String cited(String cites, String letter, String number, List<String> rows) {
        return "%s%s (%s)".formatted(cites, letter.isEmpty() ? " " + number : "", String.join(", ", rows));
    }

    /** With this line in the place of the one of its number, or at the end of its part; read back as strictly as a file. */
    public ProcedureTemplate with(Line line) {
        var changed = parts.stream()
                .map(p -> {
                    if (p.number() != line.part()) {
                        return p;
                    }
                    var lines = new ArrayList<>(p.lines());
                    int at = p.lines().stream().map(Line::number).toList().indexOf(line.number());
                    if (at < 0) {
                        lines.add(line);
                    } else {
                        lines.set(at, line);
                    }
                    return new Part(p.number(), p.title(), p.starts(), lines);
                })
                .toList();
        return with(changed);
    }

    /** Without a line; refused by name when another comes after it. */
    public ProcedureTemplate without(String number) {
        return with(parts.stream()
                .map(p -> new Part(
                        p.number(),
                        p.title(),
                        p.starts(),
                        p.lines().stream()
                                .filter(l -> !l.number().equals(number))
                                .toList()))
                .toList());
    }

    /** The number that a new line of a part would have; numbers that were taken out are not given again. */
    public String next(int part) {
        var prefix = letter + part + ".";
        int last = lines().stream()
                .filter(l -> l.part() == part)
                .mapToInt(l -> Integer.parseInt(l.number().substring(prefix.length())))
                .max()
                .orElse(0);
        return prefix + (last + 1);
    }

    /** The same lines as a procedure of another name, numbered with another letter, each still citing where it came from. */
    public ProcedureTemplate copy(String id, String profile, String title, String letter) {
        var copied = parts.stream()
                .map(p -> new Part(
                        p.number(),
                        p.title(),
                        p.starts(),
                        p.lines().stream()
                                .map(l -> l.lettered(this.letter, letter))
                                .toList()))
                .toList();
        return read(new ProcedureTemplate(
                        id, profile, title, source, title, letter, "1", "", kinds, roles, List.of(), copied)
                .write());
    }

    private ProcedureTemplate with(List<Part> changed) {
        return read(new ProcedureTemplate(
                        id, profile, title, source, cites, letter, version, "", kinds, roles, clocks, changed)
                .write());
    }

    /** The file it would be read from: an edited template is kept as such a file, and read back as strictly. */
    public byte[] write() {
        return YAMLMapper.builder()
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .build()
                .writeValueAsBytes(new File(
                        id,
                        profile,
                        title,
                        source,
                        cites,
                        letter.isEmpty() ? null : letter,
                        version,
                        kinds.isEmpty() ? null : kinds.stream().sorted().toList(),
                        roles.isEmpty() ? null : new LinkedHashMap<>(roles),
                        clocks.isEmpty()
                                ? null
                                : clocks.stream()
                                        .map(c -> new FileClock(
                                                c.kind(),
                                                c.title(),
                                                c.clause(),
                                                c.rule().words(),
                                                c.from()))
                                        .toList(),
                        parts.stream()
                                .map(p -> new FilePart(
                                        p.number(),
                                        p.title(),
                                        p.starts(),
                                        p.lines().stream().map(this::written).toList()))
                                .toList()));
    }

    private FileLine written(Line l) {
        var due = l.due();
        return new FileLine(
                l.number(),
                l.rows().isEmpty() ? null : l.rows(),
                l.clause().equals(cited(cites, letter, l.number(), l.rows())) ? null : l.clause(),
                l.wording(),
                l.applies() == Applies.ALL ? null : l.applies(),
                l.blank() ? true : null,
                l.agencies(),
                l.role(),
                due == null ? null : new FileDue(due.rule().words(), due.from(), due.basis()),
                l.evidence(),
                l.gate(),
                l.after().isEmpty() ? null : l.after(),
                l.takes(),
                l.afterwards() ? true : null,
                l.protects() ? true : null,
                l.sameAs().isEmpty() ? null : l.sameAs(),
                l.record());
    }

    private static DeadlineRule rule(String text, String where) {
        try {
            return DeadlineRule.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("action " + where + ": " + e.getMessage(), e);
        }
    }

    private static String need(@Nullable String text, String what) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return text.strip();
    }

    private static String explain(JacksonException e) {
        var where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        if (e instanceof UnrecognizedPropertyException unknown) {
            return where + "unknown key '" + unknown.getPropertyName() + "'";
        }
        if (e instanceof DatabindException bad && !bad.getPath().isEmpty()) {
            return where + "'" + bad.getPath().getLast().getPropertyName() + "': " + bad.getOriginalMessage();
        }
        return where + e.getOriginalMessage();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    record File(
            String template,
            String profile,
            String title,
            String source,
            String cites,
            @Nullable String letter,
            String version,
            @Nullable List<IncidentKind> kinds,
            @Nullable Map<String, String> roles,
            @Nullable List<FileClock> deadlines,
            List<FilePart> parts) {}

    record FileClock(String kind, String title, String clause, String rule, Event from) {}

    record FilePart(int part, String title, @Nullable Event starts, List<FileLine> lines) {}

    record FileLine(
            String number,
            @Nullable List<String> rows,
            @Nullable String clause,
            String wording,
            @Nullable Applies applies,
            @Nullable Boolean blank,
            @Nullable List<Agency> agencies,
            @Nullable String role,
            @Nullable FileDue due,
            @Nullable String evidence,
            @Nullable Gate gates,
            @Nullable List<String> after,
            @Nullable Integer takes,
            @Nullable Boolean afterwards,
            @Nullable Boolean protects,
            @Nullable List<String> sameAs,
            @Nullable RecordForm record) {}

    record FileDue(String rule, Event from, String basis) {}
}
