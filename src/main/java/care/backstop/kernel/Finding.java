package care.backstop.kernel;

/** One condition that a rule looked at: where it comes from, what it asks, what the answer was. */
public record Finding(String authority, String question, Answer answer) {}
