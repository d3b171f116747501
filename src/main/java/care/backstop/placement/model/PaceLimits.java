package care.backstop.placement.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What limits how fast a service may and must empty, as far as it is known.
 *
 * @param perDay moves that the team can do in a day; null when nobody has said
 * @param daysOff whether people also move at weekends and on bank holidays
 * @param saidBy who says how many staff are needed
 */
public record PaceLimits(
        @Nullable Integer perDay,
        boolean daysOff,
        @Nullable SaidBy saidBy,
        List<Minimum> minimum,
        List<Expected> expected,
        List<Admits> homes) {

    public static final PaceLimits NONE = new PaceLimits(null, false, null, List.of(), List.of(), List.of());

    /** Who says how many staff are needed. */
    public enum SaidBy {
        COUNCIL("The council"),
        PROVIDER("The provider");

        private final String words;

        SaidBy(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * The fewest staff of a shift.
     *
     * @param least however few people are left
     * @param peopleEach how many people one member of staff can look after; null when {@code least} is enough for all
     */
    public record Minimum(Shift shift, int least, @Nullable Integer peopleEach) {

        /** How many staff so many people need; none for nobody. */
        public int needed(int people) {
            if (people == 0) {
                return 0;
            }
            return peopleEach == null ? least : Math.max(least, Math.ceilDiv(people, peopleEach));
        }

        /** How many people so many staff are enough for. */
        public int enoughFor(int staff) {
            if (staff < least) {
                return 0;
            }
            return peopleEach == null ? Integer.MAX_VALUE : Math.multiplyExact(staff, peopleEach);
        }
    }

    /** How many staff are expected on a shift from a day on, until another is said. */
    public record Expected(LocalDate from, Shift shift, int staff) {}

    /**
     * What a receiving service has agreed to take.
     *
     * @param perDay null when only the week counts
     */
    public record Admits(
            String location,
            String name,
            int perWeek,
            @Nullable Integer perDay) {}

    public PaceLimits {
        minimum = List.copyOf(minimum);
        expected = List.copyOf(expected);
        homes = List.copyOf(homes);
    }
}
