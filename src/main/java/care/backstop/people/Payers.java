package care.backstop.people;

import java.util.UUID;

/** Who may stand behind a direct payment in one incident. */
public interface Payers {

    /** The public list, the council itself, and the neighbours that its settings name. */
    PayingAuthorities of(UUID incident, String council);

    /** How many people live on a direct payment of which nobody has named the payer. */
    int unknown(UUID incident);
}
