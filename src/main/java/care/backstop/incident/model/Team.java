package care.backstop.incident.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group that was formed, with everybody who ever belonged to it. */
public record Team(
        UUID id, String kind, String name, @Nullable Integer every, Instant formedAt, List<Member> members) {

    /** What somebody is in the group. */
    public enum Duty {
        CHAIR("Chair"),
        LEAD("Lead officer"),
        MEMBER("Member");

        private final String words;

        Duty(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Somebody who belongs to it.
     *
     * @param post their post in this program, or null
     * @param seat which place of the procedure they fill, or null
     * @param core their absence without a deputy is told to their line manager
     * @param deputyFor the member they stand in for, or null
     */
    public record Member(
            UUID id,
            String name,
            String agency,
            @Nullable UUID post,
            @Nullable String seat,
            Duty duty,
            boolean core,
            @Nullable String lineManager,
            @Nullable UUID deputyFor,
            Instant from,
            @Nullable Instant to) {
        public boolean live() {
            return to == null;
        }
    }

    public Team {
        members = List.copyOf(members);
    }

    /** Members of their own right, not those who stand in for one. */
    public List<Member> principals() {
        return members.stream().filter(m -> m.live() && m.deputyFor() == null).toList();
    }

    public List<Member> deputiesOf(UUID member) {
        return members.stream()
                .filter(m -> m.live() && member.equals(m.deputyFor()))
                .toList();
    }

    public Optional<Member> member(UUID id) {
        return members.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    public Optional<Member> with(Duty duty) {
        return members.stream().filter(m -> m.live() && m.duty() == duty).findFirst();
    }

    /** Seats of the procedure that nobody fills. */
    public List<String> gaps(TeamPlan.GroupKind kind) {
        return kind.seats().stream()
                .filter(s -> members.stream().noneMatch(m -> m.live() && s.equals(m.seat())))
                .toList();
    }
}
