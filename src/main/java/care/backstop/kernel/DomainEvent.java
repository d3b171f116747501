package care.backstop.kernel;

import java.time.Instant;

/**
 * Something that happened and that audit keeps. Events carry ids and safe facts only: they are stored as plain text,
 * so never a name, a number or a note of a person.
 */
public interface DomainEvent {
    /** What it happened to, as {@code kind:id}, for example {@code incident:2f0c…}. */
    String subject();

    /** Who did it. */
    Actor actor();

    Instant at();
}
