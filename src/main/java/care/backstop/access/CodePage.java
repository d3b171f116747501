package care.backstop.access;

import care.backstop.govuk.Errors;
import org.jspecify.annotations.Nullable;

/** The second step of signing in: the code. */
public record CodePage(Errors errors, @Nullable String to) {}
