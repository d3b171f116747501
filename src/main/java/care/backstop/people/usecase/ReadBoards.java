package care.backstop.people.usecase;

import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.PersonView;
import care.backstop.people.Status;
import care.backstop.people.rules.Advocacy;
import care.backstop.people.rules.CareRecord;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.Handling;
import care.backstop.people.rules.HandoverReceipts;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.Recipient;
import care.backstop.people.rules.RecordsCustody;
import care.backstop.people.rules.RecordsCustody.Custody;
import care.backstop.people.rules.SystemsTold;
import care.backstop.people.rules.Wellbeing;
import care.backstop.people.rules.Wellbeing.Cohort;
import care.backstop.people.rules.Wellbeing.Moment;
import care.backstop.people.store.Entries;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How one matter stands for everybody of an incident, what needs somebody first. */
@Service
public class ReadBoards {

    /** More people than this are not on one page; those who need somebody come first. */
    public static final int MOST = 1_000;

    private static final String NO_RECEIPT = "Moved or about to, without a receipt";

    /** What is looked at. */
    public enum Board {
        RECORDS(
                "Care records",
                "Know for each person who holds each record, where, until when, and with which receipt.",
                "Southampton procedure, Appendix A 7.25"),
        SYSTEMS(
                "Organisations to tell",
                "Every organisation that keeps a person's provider, address or GP is told of the change, and confirms it.",
                "Southampton procedure, Appendix A 7.23"),
        HANDLING(
                "Moving and handling",
                "An occupational therapist assesses everybody who needs it, and nobody moves before their equipment is found.",
                "Southampton procedure, Appendix D 20"),
        ADVOCACY(
                "Advocacy and support",
                "Decide for each person and carer whether they need an advocate or community support, and refer those who do.",
                "Southampton procedure, Appendix A 2.15 and 3.9"),
        RECEIPTS(
                "Handed over",
                "Whoever cares for a person next has a written handover before they leave, and says that they have it.",
                "Southampton procedure, Appendix A 7.16"),
        WELLBEING(
                "How people are afterwards",
                "Ask the same questions before a move, after it, at 28 days and at 12 months, and report what has changed.",
                "Southampton procedure, Appendix A 9.3");

        private final String words;
        private final String says;
        private final String clause;

        Board(String words, String says, String clause) {
            this.words = words;
            this.says = says;
            this.clause = clause;
        }

        public String words() {
            return words;
        }

        public String says() {
            return says;
        }

        public String clause() {
            return clause;
        }

        /** How it stands in an address. */
        public String path() {
            return name().toLowerCase(Locale.UK);
        }

        public static Optional<Board> at(String path) {
            return Arrays.stream(values()).filter(b -> b.path().equals(path)).findFirst();
        }
    }

    /** A number over the whole incident. */
    public record Figure(String label, long value, boolean alarm) {}

    /** One person; a cell for each column. */
    public record Line(UUID person, String called, String reference, List<String> cells, boolean alarm) {}

    /**
     * A board.
     *
     * @param lines those the reader may see, at most {@link #MOST}
     * @param of how many there are
     * @param cohort everybody's answers together, for {@link Board#WELLBEING}
     */
    public record Shown(
            Board board,
            List<Figure> figures,
            List<String> columns,
            List<Line> lines,
            int of,
            List<Cohort> cohort,
            Room room) {}

    private final LookAtPeople people;
    private final Entries entries;
    private final KeepRegisters registers;
    private final CouncilsWay way;
    private final IncidentRoom room;
    private final AuditTrail audit;
    private final Clock clock;

    ReadBoards(
            LookAtPeople people,
            Entries entries,
            KeepRegisters registers,
            CouncilsWay way,
            IncidentRoom room,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.entries = entries;
        this.registers = registers;
        this.way = way;
        this.room = room;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of one person: what the board says in its columns, and whether somebody must act. */
    private record Said(List<String> cells, boolean alarm) {}

    @Transactional
    public Shown open(UUID incident, Board board) {
        var today = London.day(clock.instant());
        var written = entries.of(incident, kinds(board));
        var systems = registers.systems();
        int chase = way.chaseAfter(incident);
        var figures = new Figures();
        var lines = new ArrayList<Line>();
        for (var person : people.of(incident)) {
            var theirs = written.getOrDefault(person.id(), List.of());
            var said = switch (board) {
                case RECORDS -> records(theirs, today, figures);
                case SYSTEMS -> systems(theirs, systems, today, chase, figures);
                case HANDLING -> handling(theirs, person, figures);
                case ADVOCACY -> advocacy(theirs, today, figures);
                case RECEIPTS -> handover(theirs, person, figures);
                case WELLBEING -> wellbeing(theirs, figures);
            };
            if (mayBeSeen(board, person)) {
                lines.add(new Line(person.id(), person.called(), person.reference(), said.cells(), said.alarm()));
            }
        }
        lines.sort(Comparator.comparing((Line l) -> !l.alarm()).thenComparing(Line::reference));
        var shown = List.copyOf(lines.subList(0, Math.min(MOST, lines.size())));
        audit.read(
                "Board" + board.name(),
                "incident:" + incident,
                shown.stream().map(Line::person).toList());
        return new Shown(
                board,
                figures.of(board),
                columns(board, systems),
                shown,
                lines.size(),
                board == Board.WELLBEING
                        ? Wellbeing.cohort(written.values().stream()
                                .map(Wellbeing::answers)
                                .toList())
                        : List.of(),
                room.of(incident, LookAtPeople.DOOR));
    }

    /** Answers about somebody's health are for who is cleared for them and has said what for. */
    private static boolean mayBeSeen(Board board, PersonView person) {
        return switch (board) {
            case RECORDS, SYSTEMS, RECEIPTS -> person.name() != null;
            case HANDLING, ADVOCACY -> person.flags() != null;
            case WELLBEING -> person.health() != null;
        };
    }

    private static Set<EntryKind> kinds(Board board) {
        return switch (board) {
            case RECORDS ->
                Set.of(
                        EntryKind.RECORDS_ASKED,
                        EntryKind.RECORDS_RECEIVED,
                        EntryKind.RECORDS_HANDED_ON,
                        EntryKind.RECORDS_MISSING,
                        EntryKind.RECORDS_ACCESS);
            case SYSTEMS -> Set.of(EntryKind.GP_CHANGED, EntryKind.SYSTEM_TOLD);
            case HANDLING -> Set.of(EntryKind.HANDLING, EntryKind.EQUIPMENT_FOUND);
            case ADVOCACY -> Set.of(EntryKind.ADVOCACY_NEED, EntryKind.ADVOCATE_REFERRAL, EntryKind.ADVOCATE_WITHDRAWN);
            case RECEIPTS -> Set.of(EntryKind.HANDED_OVER, EntryKind.HANDOVER_RECEIVED);
            case WELLBEING -> Set.of(EntryKind.WELLBEING);
        };
    }

    private static List<String> columns(Board board, Map<String, String> systems) {
        return switch (board) {
            case RECORDS ->
                Stream.concat(
                                Arrays.stream(CareRecord.values()).map(CareRecord::words),
                                Stream.of("Requests to see them"))
                        .toList();
            case SYSTEMS -> List.copyOf(systems.values());
            case HANDLING -> List.of("How it stands", "Still to find");
            case ADVOCACY -> List.of("How it stands");
            case RECEIPTS -> List.of("How far", "How it stands");
            case WELLBEING ->
                Stream.concat(
                                Arrays.stream(Moment.values()).map(Moment::words),
                                Arrays.stream(Moment.values())
                                        .filter(m -> m != Moment.BEFORE)
                                        .map(m -> "Change: " + m.words().toLowerCase(Locale.UK)))
                        .toList();
        };
    }

    private static Said records(List<Known.Entry> theirs, LocalDate today, Figures figures) {
        var custody = RecordsCustody.of(theirs, today);
        custody.values().forEach(c -> figures.count(c.standing().words()));
        int open = RecordsCustody.unanswered(theirs).size();
        figures.add("Requests not answered", open);
        var cells = new ArrayList<String>();
        custody.values().forEach(c -> cells.add(said(c)));
        cells.add(open == 0 ? "None open" : open + " not answered");
        return new Said(
                cells, custody.values().stream().anyMatch(c -> c.standing().alert()));
    }

    private static String said(Custody c) {
        var more = Stream.of(
                        c.holder(),
                        c.where(),
                        c.wantedBy() == null ? null : "by " + London.show(c.wantedBy()),
                        c.keepUntil() == null ? null : "kept until " + London.show(c.keepUntil()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return c.standing().words() + (more.isEmpty() ? "" : ": " + more);
    }

    private static Said systems(
            List<Known.Entry> theirs, Map<String, String> systems, LocalDate today, int chase, Figures figures) {
        var told = SystemsTold.of(theirs, systems.keySet(), today, chase);
        told.values().forEach(t -> figures.count(t.standing().words()));
        return new Said(
                told.values().stream()
                        .map(t -> t.standing().words()
                                + (t.told() == null ? "" : ": %s, %s".formatted(London.show(t.told()), t.evidence())))
                        .toList(),
                SystemsTold.chases(told) > 0);
    }

    private static Said handling(List<Known.Entry> theirs, PersonView person, Figures figures) {
        var standing = Handling.standing(theirs);
        figures.count(standing.words());
        var toFind = Handling.toFind(theirs);
        if (theirs.stream()
                .anyMatch(e -> e.kind() == EntryKind.HANDLING && e.said().said("equipment"))) {
            figures.count("Need equipment");
        }
        return new Said(
                List.of(
                        standing.words(),
                        person.health() == null
                                ? "Shown to whoever may see their health"
                                : toFind.stream().map(Handling.EQUIPMENT::get).collect(Collectors.joining(", "))),
                standing == Handling.Standing.TO_FIND);
    }

    private static Said advocacy(List<Known.Entry> theirs, LocalDate today, Figures figures) {
        var standing = Advocacy.standing(theirs, today);
        figures.count(standing.words());
        return new Said(List.of(standing.words()), standing == Advocacy.Standing.OVERDUE);
    }

    /** Red: somebody goes or has gone, and nobody there has said that they know what they need to. */
    private static Said handover(List<Known.Entry> theirs, PersonView person, Figures figures) {
        var standing = HandoverReceipts.standing(theirs, Recipient.CARE);
        boolean goes = person.status() == Status.ACCEPTED || person.status() == Status.MOVED;
        boolean alarm = goes && standing != HandoverReceipts.Standing.RECEIVED;
        figures.count(standing.words());
        figures.add(NO_RECEIPT, alarm ? 1 : 0);
        return new Said(List.of(person.status().words(), HandOver.standing(theirs)), alarm);
    }

    private static Said wellbeing(List<Known.Entry> theirs, Figures figures) {
        var answers = Wellbeing.answers(theirs);
        answers.keySet().forEach(m -> figures.count(m.words()));
        var cells = new ArrayList<String>();
        for (var moment : Moment.values()) {
            cells.add(Wellbeing.mean(answers.get(moment))
                    .map(BigDecimal::toPlainString)
                    .orElse(answers.containsKey(moment) ? "Unable to say" : "Not asked"));
        }
        boolean worse = false;
        for (var moment : Moment.values()) {
            if (moment != Moment.BEFORE) {
                var change = Wellbeing.change(answers, moment);
                cells.add(change.map(c -> (c.signum() > 0 ? "+" : "") + c.toPlainString())
                        .orElse("Not known"));
                worse |= change.filter(c -> c.signum() < 0).isPresent();
            }
        }
        return new Said(cells, worse);
    }

    /** Counts over everybody, whoever may see them by name. */
    private static final class Figures {

        private final Map<String, Long> counted = new java.util.HashMap<>();

        void count(String what) {
            add(what, 1);
        }

        void add(String what, long n) {
            counted.merge(what, n, Long::sum);
        }

        List<Figure> of(Board board) {
            return switch (board) {
                case RECORDS ->
                    Stream.concat(
                                    Arrays.stream(RecordsCustody.Standing.values())
                                            .map(s -> figure(s.words(), s.alert())),
                                    Stream.of(figure("Requests not answered", true)))
                            .toList();
                case SYSTEMS ->
                    Arrays.stream(SystemsTold.Standing.values())
                            .map(s -> figure(s.words(), s == SystemsTold.Standing.CHASE))
                            .toList();
                case HANDLING ->
                    Stream.concat(
                                    Stream.of(figure("Need equipment", false)),
                                    Arrays.stream(Handling.Standing.values())
                                            .map(s -> figure(s.words(), s == Handling.Standing.TO_FIND)))
                            .toList();
                case ADVOCACY ->
                    Arrays.stream(Advocacy.Standing.values())
                            .map(s -> figure(s.words(), s == Advocacy.Standing.OVERDUE))
                            .toList();
                case RECEIPTS ->
                    Stream.concat(
                                    Stream.of(figure(NO_RECEIPT, true)),
                                    Arrays.stream(HandoverReceipts.Standing.values())
                                            .map(s -> figure(s.words(), false)))
                            .toList();
                case WELLBEING ->
                    Arrays.stream(Moment.values())
                            .map(m -> figure(m.words(), false))
                            .toList();
            };
        }

        private Figure figure(String label, boolean alarming) {
            long n = counted.getOrDefault(label, 0L);
            return new Figure(label, n, alarming && n > 0);
        }
    }
}
