package care.backstop.placement.web;

import care.backstop.kernel.Distance;
import care.backstop.kernel.London;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them; what is not known is said so. */
final class Words {

    static String metres(@Nullable Integer metres) {
        return metres == null ? "Not known" : Distance.show(metres);
    }

    static String pounds(@Nullable Integer pence) {
        return pence == null ? "Not known" : String.format(Locale.UK, "£%,d.%02d", pence / 100, pence % 100);
    }

    static String count(@Nullable Number number) {
        return number == null ? "Not known" : String.format(Locale.UK, "%,d", number.longValue());
    }

    static String percent(@Nullable Double share) {
        return share == null ? "Not known" : String.format(Locale.UK, "%.1f%%", 100 * share);
    }

    static String seconds(@Nullable Long milliseconds) {
        return milliseconds == null ? "Not known" : String.format(Locale.UK, "%.1f seconds", milliseconds / 1000.0);
    }

    static String moment(@Nullable Instant at) {
        return at == null ? "" : London.show(at);
    }

    private Words() {}
}
