package care.backstop.market.rules;

import care.backstop.kernel.Problem;
import care.backstop.market.ServiceKind;
import care.backstop.market.UserBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A service that no regulator registers, as somebody describes it: a day service, a lunch club, supported housing. */
public record NewService(
        String name,
        @Nullable ServiceKind kind,
        Set<UserBand> bands,
        String provider,
        String address,
        String town,
        String postcode,
        String council,
        String telephone) {

    private static final Pattern POSTCODE = Pattern.compile("([A-Za-z]{1,2}[0-9][A-Za-z0-9]?)\\s*([0-9][A-Za-z]{2})");
    private static final int LONGEST = 200;

    public NewService {
        bands = Set.copyOf(bands);
        name = name.strip();
        provider = provider.strip();
        address = address.strip();
        town = town.strip();
        postcode = normal(postcode);
        council = council.strip();
        telephone = telephone.strip();
    }

    /** As the register writes it, {@code CT16 1AA}; as typed when it is no postcode. */
    private static String normal(String postcode) {
        var parts = POSTCODE.matcher(postcode.strip());
        return parts.matches() ? (parts.group(1) + " " + parts.group(2)).toUpperCase(Locale.ROOT) : postcode.strip();
    }

    /** Everything that stands against it; empty when nothing does. */
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (name.length() < 2) {
            problems.add(invalid("name", "Enter what the service is called"));
        }
        if (kind == null) {
            problems.add(invalid("service", "Choose what kind of service it is"));
        } else if (kind.residential() || kind.countedInMinutes()) {
            problems.add(invalid(
                    "service",
                    "Care homes and home care must be registered with CQC. Look for it on the register, "
                            + "or report an unregistered provider to CQC"));
        }
        if (council.isEmpty()) {
            problems.add(invalid("council", "Choose the council whose area it is in"));
        }
        if (!postcode.isEmpty() && !POSTCODE.matcher(postcode).matches()) {
            problems.add(invalid("postcode", "Enter a full postcode, like CT16 1AA, or leave it empty"));
        }
        tooLong("name", name, problems);
        tooLong("provider", provider, problems);
        tooLong("address", address, problems);
        tooLong("town", town, problems);
        tooLong("council", council, problems);
        tooLong("telephone", telephone, problems);
        return problems;
    }

    private static void tooLong(String field, String text, List<Problem> problems) {
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            problems.add(invalid(field, "Shorten this to at most 200 ordinary characters"));
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.of(field, Problem.Code.VAL, message);
    }
}
