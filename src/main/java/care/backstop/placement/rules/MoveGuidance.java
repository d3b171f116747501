package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guidance that goes with every move: somebody owns each piece, and each file has a version of its own. */
@LegalRule(
        title = "Guidance that goes with every move",
        authority = {"Southampton procedure 1.3"},
        checked = "2026-11-26")
public final class MoveGuidance {

    private static final int LONGEST = 500;

    /**
     * Everything against keeping a file in place of what there is.
     *
     * @param before the version that is kept now; null when there is none
     * @param owner who sees to it that the file is there and the latest
     */
    public static List<Problem> against(
            @Nullable String before, @Nullable String owner, @Nullable String version, @Nullable String address) {
        var problems = new ArrayList<Problem>();
        if (blank(owner)) {
            problems.add(Problem.of("owner", Code.VAL, "Say who sees to it that the file is there and the latest"));
        }
        if (version == null || blank(version)) {
            problems.add(Problem.of("version", Code.VAL, "Say which version it is, for example May 2025"));
        } else if (before != null && before.equalsIgnoreCase(version.strip())) {
            problems.add(Problem.of(
                    "version",
                    Code.VAL,
                    "Version %s is the one kept now. Give the new file its own".formatted(before)));
        }
        if (!web(address)) {
            problems.add(Problem.of("address", Code.VAL, "Give the web address of the file, beginning with https://"));
        }
        return List.copyOf(problems);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > LONGEST;
    }

    private static boolean web(@Nullable String address) {
        if (address == null || address.length() > LONGEST) {
            return false;
        }
        try {
            var uri = new URI(address.strip());
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private MoveGuidance() {}
}
