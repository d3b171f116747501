package care.backstop.kernel;

import java.util.UUID;

/**
 * Whoever is doing something: a user through one active post. Jobs act as the post that started them, never as
 * "system". {@code council} is the ONS code or short code of the council this installation row belongs to.
 */
public record Actor(
        UUID user,
        String name,
        UUID post,
        String postName,
        UUID agency,
        String agencyName,
        String council,
        Role role) {}
