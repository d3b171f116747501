package care.backstop.incident;

import care.backstop.kernel.Actor;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a module above adds to the evidence pack of an incident. Every bean of this type is asked, as the post that asked
 * for the pack; joins the caller's transaction.
 */
public interface Evidence {

    /**
     * A file of the pack, such as {@code people/moves.csv}.
     *
     * @param people whom it tells about
     */
    record Exhibit(String path, byte[] content, Set<UUID> people) {
        public Exhibit {
            people = Set.copyOf(people);
        }

        public Exhibit(String path, byte[] content) {
            this(path, content, Set.of());
        }
    }

    /**
     * The files.
     *
     * @param withPeople whether what stands there may tell about single people
     */
    List<Exhibit> exhibits(UUID incident, boolean withPeople, Actor reader);
}
