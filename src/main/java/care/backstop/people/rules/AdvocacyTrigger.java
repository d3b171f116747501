package care.backstop.people.rules;

import java.util.Arrays;

/** When a procedure has an advocate instructed for somebody who cannot decide: what it asks about who there is to consult. */
public enum AdvocacyTrigger {
    NO_APPROPRIATE_PERSON(
            "Is there an appropriate person, not paid to care, to be consulted?", "Lancashire procedure 3"),
    NO_FAMILY_OR_FRIENDS("Has the person family or friends to be consulted?", "Southampton procedure, Appendix A 3.8"),
    NO_ONE_WILLING_AND_ABLE("Is family or a friend willing and able to be consulted?", "Kent protocol 4.11");

    private final String question;
    private final String clause;

    AdvocacyTrigger(String question, String clause) {
        this.question = question;
        this.clause = clause;
    }

    /** NO means that an advocate is instructed. */
    public String question() {
        return question;
    }

    public String clause() {
        return clause;
    }

    /** The one of that name; what the law itself asks where a council has chosen none. */
    public static AdvocacyTrigger of(String name) {
        return Arrays.stream(values())
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElse(NO_ONE_WILLING_AND_ABLE);
    }
}
