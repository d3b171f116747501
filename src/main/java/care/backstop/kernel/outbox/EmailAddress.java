package care.backstop.kernel.outbox;

import care.backstop.kernel.Rejected;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/** One e-mail address as it is typed: {@code name@organisation.example}, without a name in front. */
public final class EmailAddress {

    private static final int LONGEST = 254;

    /** The address without blanks around it, or null where nothing was typed. */
    public static @Nullable String optional(String field, @Nullable String typed) {
        return typed == null || typed.isBlank() ? null : required(field, typed);
    }

    public static String required(String field, @Nullable String typed) {
        var address = typed == null ? "" : typed.strip();
        if (!isOne(address)) {
            throw Rejected.invalid(field, "Enter one e-mail address, such as duty.lead@council.example");
        }
        return address;
    }

    static boolean isOne(String address) {
        try {
            var parsed = new InternetAddress(address, true);
            return address.length() <= LONGEST
                    && address.equals(parsed.getAddress())
                    && parsed.getPersonal() == null
                    && !parsed.isGroup()
                    && address.indexOf('@') > 0
                    && address.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (AddressException e) {
            return false;
        }
    }

    private EmailAddress() {}
}
