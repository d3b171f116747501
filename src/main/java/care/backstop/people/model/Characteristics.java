package care.backstop.people.model;

import java.util.List;
import java.util.Map;

/** The nine protected characteristics of the Equality Act 2010 section 4: each optional, each may be kept private. */
final class Characteristics {

    static List<EntryQuestion> questions() {
        return List.of(
                ask("age", "Age", EntryForm.of("UNDER_65", "Under 65", "65_TO_84", "65 to 84", "85_UP", "85 or older")),
                ask("disability", "Disability", yesNo()),
                ask("reassignment", "Gender the same as registered at birth", yesNo()),
                ask(
                        "partnership",
                        "Marriage or civil partnership",
                        EntryForm.of(
                                "SINGLE", "Single",
                                "MARRIED", "Married",
                                "PARTNERSHIP", "Civil partnership",
                                "SEPARATED", "Divorced or separated",
                                "WIDOWED", "Widowed or surviving partner")),
                ask("pregnancy", "Pregnancy or maternity", yesNo()),
                ask(
                        "race",
                        "Ethnic group",
                        EntryForm.of(
                                "ASIAN", "Asian or Asian British",
                                "BLACK", "Black, Black British, Caribbean or African",
                                "MIXED", "Mixed or several ethnic groups",
                                "WHITE", "White",
                                "OTHER", "Another ethnic group")),
                ask(
                        "religion",
                        "Religion or belief",
                        EntryForm.of(
                                "NONE", "None",
                                "BUDDHIST", "Buddhist",
                                "CHRISTIAN", "Christian",
                                "HINDU", "Hindu",
                                "JEWISH", "Jewish",
                                "MUSLIM", "Muslim",
                                "SIKH", "Sikh",
                                "OTHER", "Another")),
                ask("sex", "Sex", EntryForm.of("FEMALE", "Female", "MALE", "Male")),
                ask(
                        "orientation",
                        "Sexual orientation",
                        EntryForm.of(
                                "HETEROSEXUAL", "Heterosexual",
                                "GAY", "Gay or lesbian",
                                "BISEXUAL", "Bisexual",
                                "OTHER", "Another")));
    }

    private static Map<String, String> yesNo() {
        return EntryForm.of("YES", "Yes", "NO", "No");
    }

    private static EntryQuestion ask(String key, String label, Map<String, String> choices) {
        var all = new java.util.LinkedHashMap<>(choices);
        all.put("PRIVATE", "Prefer not to say");
        return EntryQuestion.choice(key, label, all).maybe();
    }

    private Characteristics() {}
}
