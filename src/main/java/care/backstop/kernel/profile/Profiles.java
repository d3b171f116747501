package care.backstop.kernel.profile;

import java.util.UUID;

/** The settings of councils. Implemented by {@code incident}, which keeps them. */
public interface Profiles {

    /** The settings of the council of whoever is acting, as they are now. */
    AuthorityProfile current();

    /** The settings an incident started under and keeps. */
    AuthorityProfile of(UUID incident);
}
