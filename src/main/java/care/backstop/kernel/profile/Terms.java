package care.backstop.kernel.profile;

/**
 * What a council calls things, for its pages. The words are the council's; what they stand for is the same everywhere.
 *
 * @param icb the local NHS commissioner
 * @param person somebody who uses a service
 * @param people several of them
 * @param lead whoever is in charge of an incident
 * @param caseSystem where case records are kept, or empty where the council names no such system
 * @param urgentPower how the power to meet urgent needs is cited, or empty where the council cites it by nothing
 */
public record Terms(String icb, String person, String people, String lead, String caseSystem, String urgentPower) {

    public static Terms of(AuthorityProfile profile) {
        var person = or(profile.text(Key.TERMS_PERSON), "person");
        return new Terms(
                or(profile.text(Key.TERMS_ICB), "ICB"),
                person,
                person.equals("person") ? "people" : person + "s",
                or(profile.text(Key.LEAD_ROLE), "Lead Officer"),
                profile.text(Key.CASE_SYSTEM),
                profile.text(Key.S19_CITATION));
    }

    private static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }
}
