package care.backstop.market.register;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.Format;
import care.backstop.kernel.sheet.Limits;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One published file, read from beginning to end. What it says goes to a {@link Sink} as it is read, so nothing is kept;
 * a file that is none of ours, or broken, ends in {@link Rejected}.
 */
public final class RegisterFile {

    /** Where the facts go. */
    public interface Sink {
        void location(LocationFacts facts);

        void provider(ProviderFacts facts);

        /** A row that is left out, and why. */
        void leftOut(Problem problem);

        /** So many rows read so far. */
        void rows(int read);
    }

    /**
     * What was read.
     *
     * @param complete whether the file is a snapshot of everything, so that what is missing in it is gone
     * @param asAt the day the facts were true
     * @param asAtFrom where that day was found, in words
     */
    public record Reading(
            Kind kind,
            String layout,
            boolean complete,
            LocalDate asAt,
            String asAtFrom,
            int rows,
            List<String> notes) {}

    /** What is known of the file before it is read. */
    public record Given(
            Path file, String name, Kind kind, @Nullable LocalDate asAt, LocalDate today) {}

    public static Reading read(Given given, Sink sink) {
        if (Format.of(given.file(), Limits.REGISTER) == Format.JSON) {
            return new ApiReading(given, sink).read();
        }
        if (given.kind() == Kind.CQC_API_LOCATIONS || given.kind() == Kind.CQC_API_PROVIDERS) {
            throw Rejected.invalid(
                    "kind",
                    "\"%s\" are JSON, and the file is not."
                            .formatted(given.kind().words()));
        }
        return new SheetReading(given, sink).read();
    }

    /**
     * The day a file describes: what the officer said, else what the file says, else its name, else the newest day in it;
     * the last two together, because a name may give a month only.
     */
    static Reading reading(
            Given given,
            Kind kind,
            String layout,
            boolean complete,
            @Nullable LocalDate stated,
            @Nullable LocalDate newest,
            int rows,
            List<String> notes) {
        if (given.asAt() != null) {
            return checked(given, new Reading(kind, layout, complete, given.asAt(), "you said so", rows, notes));
        }
        if (stated != null) {
            return checked(given, new Reading(kind, layout, complete, stated, "the file says so", rows, notes));
        }
        var named = PublishedDay.inFileName(given.name());
        if (named != null && (newest == null || !newest.isAfter(named))) {
            return checked(given, new Reading(kind, layout, complete, named, "the name of the file", rows, notes));
        }
        if (newest != null) {
            return checked(
                    given, new Reading(kind, layout, complete, newest, "the newest date in the file", rows, notes));
        }
        throw Rejected.invalid("asAt", "The file does not say which day it describes. Give the day it was published.");
    }

    private static Reading checked(Given given, Reading reading) {
        if (reading.asAt().isAfter(given.today())) {
            throw Rejected.invalid(
                    "asAt", "The day the file describes is in the future. Give the day it was published.");
        }
        return reading;
    }

    private RegisterFile() {}
}
