package care.backstop.incident.model;

import care.backstop.kernel.time.DeadlineRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A council's procedure as a list of actions: data that a council may change, read strictly so that a slip in the file is
 * found when the program starts and not in the middle of an incident.
 *
 * @param id where it lives under {@code procedures/}, such as {@code soton/appendix-a}
 * @param version as the council numbers it
 * @param hash of the file's content, kept with every plan made from it
 * @param clocks deadlines that run from the start, beside the lines
 */
public record ProcedureTemplate(
        String id,
        String profile,
        String title,
        String source,
        String version,
        String hash,
        List<Clock> clocks,
        List<Part> parts) {

    /** The one every installation has. */
    public static final String SOUTHAMPTON = "soton/appendix-a";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}\\.\\d{1,2}");
    private static final Pattern ROW = Pattern.compile("[A-Z]{1,2}-?\\d+(\\.\\d+)?[a-z]?(-[a-z])?");

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
        PROVIDER("Provider");

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
        CLOSING("The incident cannot be closed before this");

        private final String words;

        Gate(String words) {
            this.words = words;
        }

        public String words() {
            return words;
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
     * @param rows the requirement rows that describe it
     * @param clause as cited on pages
     * @param blank the procedure gives no applicability; loaded as every service
     * @param position counts from 1 inside its part
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
            @Nullable Due due,
            @Nullable String evidence,
            @Nullable Gate gate) {}

    /** Every line, in printed order. */
    public List<Line> lines() {
        return parts.stream().flatMap(p -> p.lines().stream()).toList();
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

    /** A shipped template by its id. */
    public static ProcedureTemplate load(String id) {
        if (!id.matches("[a-z]+/[a-z-]+")) {
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
        need(file.template(), "template");
        var title = need(file.title(), "title");
        var parts = new ArrayList<Part>();
        var numbers = new HashSet<String>();
        for (var part : file.parts()) {
            var lines = new ArrayList<Line>();
            for (var row : part.lines()) {
                lines.add(line(row, part.part(), lines.size() + 1, file.profile(), numbers));
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
        return new ProcedureTemplate(
                file.template(),
                need(file.profile(), "profile"),
                title,
                need(file.source(), "source"),
                need(file.version(), "version"),
                hash(yaml),
                clocks,
                List.copyOf(parts));
    }

    private static Line line(FileLine row, int part, int position, String profile, HashSet<String> numbers) {
        var number = need(row.number(), "number in part " + part);
        if (!NUMBER.matcher(number).matches() || !number.startsWith(part + ".")) {
            throw new IllegalArgumentException("action " + number + ": the number does not belong to part " + part);
        }
        if (!numbers.add(number)) {
            throw new IllegalArgumentException("action " + number + " is there twice");
        }
        if (row.agencies() == null || row.agencies().isEmpty()) {
            throw new IllegalArgumentException("action " + number + ": no agency has a part in it");
        }
        if (row.rows() == null
                || row.rows().isEmpty()
                || row.rows().stream().anyMatch(r -> !ROW.matcher(r).matches())) {
            throw new IllegalArgumentException("action " + number + ": rows names no requirement row");
        }
        boolean blank = Boolean.TRUE.equals(row.blank());
        if (blank && row.applies() != null) {
            throw new IllegalArgumentException("action " + number + ": blank and applies exclude each other");
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
                List.copyOf(row.rows()),
                "%s Appendix A %s (%s)".formatted(council(profile), number, String.join(", ", row.rows())),
                need(row.wording(), "wording of " + number),
                row.applies() == null ? Applies.ALL : row.applies(),
                blank,
                List.copyOf(row.agencies()),
                due,
                row.evidence(),
                row.gates());
    }

    private static String council(String profile) {
        return switch (profile) {
            case "SOTON" -> "Southampton";
            case "LANCS" -> "Lancashire";
            case "KENT" -> "Kent";
            default -> profile;
        };
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
            String version,
            @Nullable List<FileClock> deadlines,
            List<FilePart> parts) {}

    record FileClock(String kind, String title, String clause, String rule, Event from) {}

    record FilePart(int part, String title, @Nullable Event starts, List<FileLine> lines) {}

    record FileLine(
            String number,
            @Nullable List<String> rows,
            String wording,
            @Nullable Applies applies,
            @Nullable Boolean blank,
            @Nullable List<Agency> agencies,
            @Nullable FileDue due,
            @Nullable String evidence,
            @Nullable Gate gates) {}

    record FileDue(String rule, Event from, String basis) {}
}
