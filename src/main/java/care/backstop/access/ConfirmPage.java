package care.backstop.access;

import care.backstop.govuk.Errors;

/** Asks for a code again before people leave the program; {@code done} once it was right. */
public record ConfirmPage(Errors errors, String to, boolean done) {}
