package care.backstop.kernel;

import java.util.List;
import java.util.UUID;

/** Who belongs to an incident. Implemented by {@code access}; used by whatever opens or staffs an incident. */
public interface IncidentMembers {

    /**
     * A new incident: its opener and every live incident lead, coordinator, placement officer, communications officer
     * and practitioner of the council become members. The rest of the transaction already sees the incident.
     */
    void open(UUID incident, Actor opener);

    /** Adds a post; harmless if it is one already. */
    void add(UUID incident, UUID post, Actor by);

    /** The live members, by post name. */
    List<Member> of(UUID incident);

    /** A live member. */
    record Member(UUID post, String postName, UUID agency, String agencyName, String userName, Role role) {}
}
