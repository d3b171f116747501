package care.backstop.kernel;

/**
 * Somebody looks at a person without being in charge of them, in this transaction: of what, never of whom. The reason is
 * kept with the person.
 *
 * @param subject as {@code incident:id}
 */
public record GlassBroken(String subject) {}
