package care.backstop.demo;

import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** What happened in one incident, scene by scene. */
interface Story {

    List<Scene> scenes(Days days);

    /**
     * Something one person does at one time.
     *
     * @param whole whether it is one transaction together with the mark that it is done; a scene that cannot be one must
     *     do no harm when it is played twice
     */
    record Scene(Instant at, Actor by, String name, boolean whole, Runnable work) {

        static Scene of(Instant at, Actor by, String name, Runnable work) {
            return new Scene(at, by, name, true, work);
        }

        static Scene repeatable(Instant at, Actor by, String name, Runnable work) {
            return new Scene(at, by, name, false, work);
        }
    }

    /** Days counted from today, so that a story looks alive whenever it is told. */
    record Days(Instant now) {

        LocalDate day(int fromToday) {
            return London.day(now).plusDays(fromToday);
        }

        /** That time of that day; never later than now for a day that is not still to come. */
        Instant at(int fromToday, int hour, int minute) {
            var at = day(fromToday)
                    .atTime(LocalTime.of(hour, minute))
                    .atZone(London.ZONE)
                    .toInstant();
            return fromToday <= 0 && at.isAfter(now) ? now : at;
        }
    }
}
