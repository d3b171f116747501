package care.backstop.people.rules;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything against writing something down, so that all of it is said at once. */
final class Against {

    private final List<Problem> all = new ArrayList<>();

    Against when(boolean so, Code code, @Nullable String field, String words) {
        if (so) {
            all.add(Problem.of(field, code, words));
        }
        return this;
    }

    Against missing(boolean so, String field, String words) {
        return when(so, Code.VAL, field, words);
    }

    Against also(List<Problem> more) {
        all.addAll(more);
        return this;
    }

    List<Problem> list() {
        return List.copyOf(all);
    }
}
