package care.backstop.incident.rules;

/** Who arranged the care that is failing. It never changes what is owed, only who is told and who may be asked to pay. */
public enum ArrangedBy {
    THIS_COUNCIL("this council"),
    OTHER_COUNCIL("another council in England"),
    WALES("a council in Wales"),
    SCOTLAND("a council in Scotland"),
    NORTHERN_IRELAND("a trust in Northern Ireland"),
    SELF("the person or their family"),
    ICB("the NHS");

    private final String words;

    ArrangedBy(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Arranged from another nation of the United Kingdom, so Care Act 2014 section 49 comes in. */
    public boolean crossBorder() {
        return this == WALES || this == SCOTLAND || this == NORTHERN_IRELAND;
    }
}
