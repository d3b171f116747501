package care.backstop.kernel;

/** People have just been shown or exported, in this transaction: which view, of what, and how many; never whom. */
public record PeopleRead(String view, String subject, int people) {}
