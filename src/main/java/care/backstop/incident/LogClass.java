package care.backstop.incident;

/** Who may read an entry of the log. Health and safeguarding are kept with the person, never here. */
public enum LogClass {
    INTERNAL("Everyone in this incident"),
    COMMERCIAL("Commercial: councils, the NHS and the regulator in this incident"),
    PERSONAL("Personal: those who may see who people are");

    private final String words;

    LogClass(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
