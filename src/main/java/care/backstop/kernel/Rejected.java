package care.backstop.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that was not carried out. Thrown before anything is written, or to roll back what was; the edge turns it
 * into an error summary or an RFC 9457 problem, and audit records the refusal after the rollback.
 */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public Rejected(List<Problem> problems) {
        super(problems.isEmpty() ? "rejected" : problems.getFirst().message());
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a rejection names at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    public Rejected(Problem.Code code, @Nullable String field, String message) {
        this(List.of(Problem.of(field, code, message)));
    }

    public static Rejected invalid(String field, String message) {
        return new Rejected(Problem.Code.VAL, field, message);
    }

    public static Rejected state(String message) {
        return new Rejected(Problem.Code.STATE, null, message);
    }

    public List<Problem> problems() {
        return problems;
    }
}
