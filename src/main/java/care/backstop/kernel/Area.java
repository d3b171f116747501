package care.backstop.kernel;

/** The columns of access-matrix.csv: what a permission is about. */
public enum Area {
    /** Market register. */
    MKT,
    /** Oversight. */
    OVS,
    /** Contingency. */
    CTG,
    /** Incident. */
    INC,
    /** Personal details. */
    PPL,
    /** Special-category details: health, capacity, care needs. */
    SPC,
    /** Safeguarding. */
    SAF,
    /** Placement. */
    PLC,
    /** Funding. */
    FND,
    /** Communications. */
    COM,
    /** Access. */
    ACC,
    /** Audit. */
    AUD,
    /** Reports. */
    REP
}
