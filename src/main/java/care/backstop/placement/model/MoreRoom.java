package care.backstop.placement.model;

/** A way to more room where there is too little, and of whom it is asked. */
public enum MoreRoom {
    OVERTIME("Overtime at a service that could take more", Asks.SERVICE),
    RESERVE("Places or hours kept free", Asks.SERVICE),
    MANAGEMENT("Management for a time", Asks.PARTNER),
    STAFF("Workers for a time", Asks.PARTNER),
    IN_HOUSE("Cover by the council's own services", Asks.PARTNER),
    FEE("A higher fee", Asks.LEAD),
    BLOCK("A block of places or hours bought", Asks.LEAD);

    /** Of whom it is asked. */
    public enum Asks {
        /** A service, by agreement. */
        SERVICE,
        /** Another part of the council, or a partner of it. */
        PARTNER,
        /** Whoever leads, for a decision. */
        LEAD
    }

    private final String words;
    private final Asks asks;

    MoreRoom(String words, Asks asks) {
        this.words = words;
        this.asks = asks;
    }

    public String words() {
        return words;
    }

    public Asks asks() {
        return asks;
    }
}
