package care.backstop.placement.model;

/** Guidance on moving people that the procedure asks for; the council keeps the files, and we ship none of their text. */
public enum Guide {
    ADASS("Guidance on homes that close, of the Association of Directors of Adult Social Services (ADASS)"),
    BIRMINGHAM("Guidance on moving people from homes that close, of the University of Birmingham");

    private final String words;

    Guide(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
