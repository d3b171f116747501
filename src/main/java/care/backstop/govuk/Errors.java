package care.backstop.govuk;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problems of a form on their way back to it. A page record holds one; its template shows
 * {@code page.errors().summary()} on top and gives each control {@code .error(page.errors().on("beds"))}.
 */
public record Errors(List<Problem> problems) {

    private static final Errors NONE = new Errors(List.of());

    public Errors {
        problems = List.copyOf(problems);
    }

    public static Errors none() {
        return NONE;
    }

    public static Errors of(Rejected rejected) {
        return new Errors(rejected.problems());
    }

    public boolean any() {
        return !problems.isEmpty();
    }

    /** The first message about this field, or null. */
    public @Nullable String on(String field) {
        return problems.stream()
                .filter(problem -> field.equals(problem.field()))
                .map(Problem::message)
                .findFirst()
                .orElse(null);
    }

    public ErrorSummary summary() {
        return ErrorSummary.of(problems);
    }
}
