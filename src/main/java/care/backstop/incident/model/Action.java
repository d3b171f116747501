package care.backstop.incident.model;

import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.kernel.London;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an incident's action plan.
 *
 * @param number as in the procedure, such as {@code 2.8}; lines of the group's own follow its last part
 * @param agencies who the procedure says should do it
 * @param dueRule how the due time was counted, or null when someone chose it or there is none
 * @param gates what must wait until this is done, or null
 * @param reason why it does not apply, or why it was opened again
 * @param added whether the group added it, so that it is in no procedure
 * @param procedure what else the procedure says about it
 */
public record Action(
        UUID id,
        String number,
        int part,
        String partTitle,
        int position,
        String wording,
        String clause,
        List<String> agencies,
        @Nullable String dueRule,
        @Nullable Instant dueAt,
        @Nullable String evidenceAsked,
        @Nullable String gates,
        State state,
        @Nullable String reason,
        @Nullable String evidence,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        boolean added,
        List<Owner> owners,
        Procedure procedure,
        int version) {

    /**
     * What a procedure says of a line beyond its wording.
     *
     * @param template the procedure's name
     * @param role whom the procedure names for it
     * @param after numbers of the lines that come first
     * @param takes days of work; null when it is done within a day
     * @param afterwards done once everybody has moved
     * @param protects keeps people safe, so that it is not left out for want of time
     * @param news that the procedure did not have it, or had it otherwise, when a plan was last made from it
     * @param code the short code of whom the procedure names
     * @param record what has to be recorded before it is done, or null
     * @param raisedBy the line whose record made this one necessary, and which answer
     * @param recorded whether something of it is recorded
     */
    public record Procedure(
            @Nullable String template,
            @Nullable String role,
            List<String> after,
            @Nullable Integer takes,
            boolean afterwards,
            boolean protects,
            @Nullable String news,
            @Nullable String code,
            @Nullable RecordForm record,
            @Nullable Raised raisedBy,
            boolean recorded) {

        /** Of a line that is in no procedure. */
        public static final Procedure NONE =
                new Procedure(null, null, List.of(), null, false, false, null, null, null, null, false);

        /** Of a line that the record of another made necessary. */
        public static Procedure raised(String role, Raised by) {
            return new Procedure(null, role, List.of(), null, false, false, null, null, null, by, false);
        }

        public Procedure {
            after = List.copyOf(after);
        }
    }

    /** Which answer of which line made another necessary. */
    public record Raised(UUID action, String as) {}

    /** How far a line has come. */
    public enum State {
        /** Belongs to a part that has not begun, such as moving people before a closure is decided. */
        NOT_YET("Not yet"),
        TO_DO("To do"),
        DONE("Done"),
        NOT_APPLICABLE("Not applicable"),
        /** Was open when the incident was stood down; comes back if the incident stands again. */
        REVOKED("Revoked");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** The states that somebody may choose; a line is revoked with the whole plan only. */
        public static List<State> chosen() {
            return List.of(NOT_YET, TO_DO, DONE, NOT_APPLICABLE);
        }
    }

    /**
     * Who has the line for an agency.
     *
     * @param post null for somebody who has no post here
     * @param accountable the one who answers for it
     */
    public record Owner(String agency, @Nullable UUID post, String name, boolean accountable) {}

    public Action {
        agencies = List.copyOf(agencies);
        owners = List.copyOf(owners);
    }

    /**
     * The line that opens the later parts of its procedure, this one among them, while it is neither settled nor recorded.
     */
    public Optional<Action> opener(List<Action> plan) {
        var template = procedure.template();
        return template == null
                ? Optional.empty()
                : plan.stream()
                        .filter(a -> a.shuts() && template.equals(a.procedure().template()) && a.part() < part)
                        .findFirst();
    }

    /** Whether the later parts of its procedure wait for it. */
    public boolean shuts() {
        return !settled()
                && !procedure.recorded()
                && Gate.of(gates).filter(Gate.LATER_PARTS::equals).isPresent();
    }

    /** {@code C2} of action {@code C2.3}. */
    public String partNumber() {
        return number.substring(0, number.indexOf('.'));
    }

    /** Neither done nor left out. */
    public boolean settled() {
        return state == State.DONE || state == State.NOT_APPLICABLE;
    }

    Action with(List<Owner> owners) {
        return new Action(
                id,
                number,
                part,
                partTitle,
                position,
                wording,
                clause,
                agencies,
                dueRule,
                dueAt,
                evidenceAsked,
                gates,
                state,
                reason,
                evidence,
                settledAt,
                settledBy,
                added,
                owners,
                procedure,
                version);
    }

    /** The same line, due then by the same rule; null where what it runs from has not happened. */
    public Action due(@Nullable Instant at) {
        return new Action(
                id,
                number,
                part,
                partTitle,
                position,
                wording,
                clause,
                agencies,
                dueRule,
                at,
                evidenceAsked,
                gates,
                state,
                reason,
                evidence,
                settledAt,
                settledBy,
                added,
                owners,
                procedure,
                version);
    }

    /** Due at another time, and why. */
    public Action due(String dueRule, Instant dueAt) {
        return new Action(
                id,
                number,
                part,
                partTitle,
                position,
                wording,
                clause,
                agencies,
                dueRule,
                dueAt,
                evidenceAsked,
                gates,
                state,
                reason,
                evidence,
                settledAt,
                settledBy,
                added,
                owners,
                procedure,
                version);
    }

    Action set(
            State state,
            @Nullable String reason,
            @Nullable String evidence,
            @Nullable Instant settledAt,
            @Nullable String settledBy) {
        return new Action(
                id,
                number,
                part,
                partTitle,
                position,
                wording,
                clause,
                agencies,
                dueRule,
                dueAt,
                evidenceAsked,
                gates,
                state,
                reason,
                evidence,
                settledAt,
                settledBy,
                added,
                owners,
                procedure,
                version);
    }

    public Optional<Owner> accountable() {
        return owners.stream().filter(Owner::accountable).findFirst();
    }

    public boolean open() {
        return state == State.TO_DO;
    }

    public boolean late(Instant now) {
        return open() && dueAt != null && !now.isBefore(dueAt);
    }

    public boolean dueWithin(Duration span, Instant now) {
        return open() && dueAt != null && now.isBefore(dueAt) && !now.plus(span).isBefore(dueAt);
    }

    public boolean dueToday(Instant now) {
        return open() && dueAt != null && London.day(dueAt.minusMillis(1)).equals(London.day(now));
    }

    public boolean ownedBy(UUID post) {
        return owners.stream().anyMatch(o -> post.equals(o.post()));
    }
}
