package care.backstop.govuk;

/**
 * What the procedure asks at this point, with its clause. Every page of an incident has one.
 *
 * @param asks in our own words
 * @param clause where it says so, such as {@code Care Act 2014 s 48(2)}
 */
public record Procedure(String asks, String clause) {}
