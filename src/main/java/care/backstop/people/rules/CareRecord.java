package care.backstop.people.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a provider keeps about somebody, each of which must end up with someone when it ceases. */
public enum CareRecord {
    PAPER_FILE("Paper file"),
    CARE_PLAN("Care plan and risk assessments"),
    MEDICATION_CHARTS("Medication charts (MAR)"),
    LEGAL_PAPERS("Legal papers, for example DoLS"),
    MONEY("Money held and valuables"),
    PHOTOS("Photographs and keepsakes");

    /** By key, as a form offers them. */
    public static final Map<String, String> ALL = all();

    private final String words;

    CareRecord(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    private static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        for (var r : values()) {
            all.put(r.name(), r.words);
        }
        return all;
    }
}
