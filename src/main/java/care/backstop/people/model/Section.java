package care.backstop.people.model;

import java.util.List;

/** A part of a person's page that is edited together, with the columns it may set and nothing else. */
public enum Section {
    IDENTITY(
            "identity",
            "Who they are",
            false,
            List.of(
                    ListField.FAMILY_NAME,
                    ListField.GIVEN_NAME,
                    ListField.KNOWN_AS,
                    ListField.BIRTH_DATE,
                    ListField.NHS_NUMBER,
                    ListField.ADDRESS,
                    ListField.POSTCODE,
                    ListField.PHONE,
                    ListField.LANGUAGE,
                    ListField.FUNDING,
                    ListField.FUNDER),
            List.of()),
    WISHES(
            "places",
            "Where they would like to go",
            false,
            List.of(
                    ListField.CHOICES,
                    ListField.EXCLUSIONS,
                    ListField.FAMILY_POSTCODE,
                    ListField.WANTS_EARLY,
                    ListField.FRIENDS,
                    ListField.ROUND),
            List.of()),
    CARE(
            "care",
            "Care now",
            true,
            List.of(
                    ListField.NEED,
                    ListField.CARE_NOW,
                    ListField.FEATURES,
                    ListField.WEEKLY_HOURS,
                    ListField.MORNING,
                    ListField.LUNCH,
                    ListField.TEA,
                    ListField.BED),
            List.of()),
    FACTORS(
            "factors",
            "What decides who comes first",
            true,
            List.of(
                    ListField.END_OF_LIFE,
                    ListField.VERY_FRAIL,
                    ListField.LIVES_ALONE,
                    ListField.INFORMAL_SUPPORT,
                    ListField.DOUBLE_UP,
                    ListField.STRESS_PRONE,
                    ListField.COMPLEX_NEEDS,
                    ListField.CARER_UNWELL,
                    ListField.DOLS,
                    ListField.DOLS_UNTIL),
            List.of()),
    DECISION(
            "decision",
            "Who decides about a move",
            true,
            List.of(ListField.BEFRIENDED),
            List.of(
                    new Question("authority_asked", "Has somebody asked whether there is an attorney or deputy?"),
                    new Question("time_to_instruct", "Is there time to instruct an advocate before the move?"),
                    new Question("refuses", "Does the person say no to the move?")));

    /** A question that no list asks. */
    public record Question(String column, String words) {}

    private final String path;
    private final String title;
    private final boolean health;
    private final List<ListField> fields;
    private final List<Question> questions;

    Section(String path, String title, boolean health, List<ListField> fields, List<Question> questions) {
        this.path = path;
        this.title = title;
        this.health = health;
        this.fields = fields;
        this.questions = questions;
    }

    public String path() {
        return path;
    }

    public String title() {
        return title;
    }

    /** Whether it holds health facts, so that writing it needs that clearance. */
    public boolean health() {
        return health;
    }

    public List<ListField> fields() {
        return fields;
    }

    public List<Question> questions() {
        return questions;
    }
}
