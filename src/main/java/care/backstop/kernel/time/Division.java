package care.backstop.kernel.time;

import java.util.Locale;

/** The three parts of the United Kingdom that keep their own bank holidays. */
public enum Division {
    ENGLAND_AND_WALES("England and Wales", "eng"),
    SCOTLAND("Scotland", "sct"),
    NORTHERN_IRELAND("Northern Ireland", "nir");

    private final String words;
    private final String libraryCode;

    Division(String words, String libraryCode) {
        this.words = words;
        this.libraryCode = libraryCode;
    }

    /** As people say it: {@code England and Wales}. */
    public String words() {
        return words;
    }

    /** As the published bank holiday list and our files spell it: {@code england-and-wales}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Division ofKey(String key) {
        for (var division : values()) {
            if (division.key().equals(key)) {
                return division;
            }
        }
        throw new IllegalArgumentException(
                "unknown division '" + key + "': use england-and-wales, scotland or northern-ireland");
    }

    String libraryCode() {
        return libraryCode;
    }
}
