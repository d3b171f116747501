package care.backstop.incident;

/** What is delivered, as far as a procedure tells kinds of service apart. */
public enum ServiceKind {
    CARE_HOME("Care home"),
    NURSING_HOME("Care home with nursing"),
    HOME_CARE("Home care"),
    SUPPORTED_LIVING("Supported living"),
    EXTRA_CARE("Extra care"),
    DAY_SERVICE("Day service"),
    OTHER("Other service");

    private final String words;

    ServiceKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether people live there, so that closing it means moving them. */
    public boolean isCareHome() {
        return this == CARE_HOME || this == NURSING_HOME;
    }
}
