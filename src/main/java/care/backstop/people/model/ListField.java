package care.backstop.people.model;

/**
 * What a list of people may say, in the order of the template. {@code column} is where it is kept; those beginning
 * with an underscore go to tables of their own.
 */
public enum ListField {
    REFERENCE(
            Kind.TEXT,
            40,
            "reference",
            "Your reference",
            "R-014",
            "Your own number for the person. Leave empty and we give one."),
    FAMILY_NAME(
            Kind.NAME,
            100,
            "family_name",
            "Family name",
            "Larkspur",
            "As on their records. A single column \"Name\" will do instead."),
    GIVEN_NAME(Kind.NAME, 100, "given_name", "Given names", "Odile", "As on their records."),
    FULL_NAME(
            Kind.FULL_NAME,
            200,
            "_full_name",
            "Name",
            "Larkspur, Odile",
            "Instead of two columns: \"Family name, Given names\"."),
    KNOWN_AS(Kind.NAME, 100, "known_as", "Likes to be called", "Dilly", "What to call them when you speak to them."),
    BIRTH_DATE(
            Kind.BIRTH,
            0,
            "birth_date",
            "Date of birth",
            "05/12/1938",
            "Day, month, year, with four figures for the year."),
    NHS_NUMBER(Kind.NHS, 0, "nhs_number", "NHS number", "999 123 4560", "Ten digits, spaces do not matter."),
    ADDRESS(Kind.TEXT, 300, "address", "Address", "12 Example Street, Anytown", "Where they live now."),
    POSTCODE(Kind.POSTCODE, 0, "postcode", "Postcode", "SO14 7LY", "Of the address."),
    PHONE(Kind.PHONE, 30, "phone", "Phone", "01632 960 014", "Their own number."),
    LANGUAGE(
            Kind.TEXT,
            100,
            "language",
            "Language",
            "British Sign Language",
            "Language or way of communicating they prefer."),
    LOCATION(
            Kind.LOCATION,
            150,
            "location",
            "Service",
            "1-123456789",
            "CQC location ID, or the service's name, where they are cared for now."),
    PERSON_TYPE(
            Kind.TYPE,
            0,
            "carer",
            "Person type",
            "Adult",
            "Adult or Carer (a relative or friend with support needs of their own)."),
    FUNDING(
            Kind.FUNDING,
            0,
            "funding",
            "Funding",
            "Council",
            "Council, Self, CHC, Other ICB, Joint, FNC, Section 117, Other council, Wales/Scotland/Northern Ireland, Direct payment, Not known."),
    FUNDER(Kind.TEXT, 150, "funder", "Council or ICB that pays", "Wexcombe Council", "The name of the body."),
    WEEKLY_FEE(Kind.MONEY, 0, "weekly_fee_pence", "Weekly fee", "912.45", "Pounds a week paid now."),
    NEED(
            Kind.NEED,
            0,
            "need",
            "Kind of care",
            "Nursing",
            "Residential, Nursing, Residential dementia, Nursing dementia, Learning disability, Mental health, Home care."),
    MORNING(Kind.MINUTES, 1440, "minutes_morning", "Morning minutes", "45", "Home care: minutes on an ordinary day."),
    LUNCH(Kind.MINUTES, 1440, "minutes_lunch", "Lunch minutes", "30", "Home care: minutes on an ordinary day."),
    TEA(Kind.MINUTES, 1440, "minutes_tea", "Tea minutes", "30", "Home care: minutes on an ordinary day."),
    BED(Kind.MINUTES, 1440, "minutes_bed", "Bed minutes", "30", "Home care: minutes on an ordinary day."),
    WEEKLY_HOURS(Kind.HOURS, 168, "weekly_minutes", "Hours a week", "15.75", "Home care: hours in a week, 0 to 168."),
    DOUBLE_UP(Kind.ANSWER, 0, "double_up", "Two workers", "No", "Yes if visits need two workers at once."),
    FRIENDS(
            Kind.TEXT,
            60,
            "friends",
            "Friendship group",
            "Garden four",
            "The same word for everyone who wants to stay together."),
    ROUND(Kind.TEXT, 60, "round", "Round", "Northside early", "Home care: the round of visits they belong to."),
    CHOICES(
            Kind.LOCATIONS,
            10,
            "choices",
            "Preferred homes",
            "1-123456789; 1-234567890",
            "CQC location IDs in the person's own order, separated by semicolons."),
    EXCLUSIONS(
            Kind.LOCATIONS,
            20,
            "exclusions",
            "Must not go to",
            "1-345678901",
            "CQC location or provider IDs, separated by semicolons."),
    FAMILY_POSTCODE(
            Kind.POSTCODE,
            0,
            "family_postcode",
            "Family postcode",
            "SO15 2EH",
            "Where the people closest to them live."),
    FEATURES(Kind.WORDS, 20, "features", "A place must have", "Ground floor; hoist", "Separated by semicolons."),
    CARE_NOW(
            Kind.TEXT,
            2000,
            "care_now",
            "Care now",
            "Help with washing and dressing, soft diet",
            "The care given now, in a few words."),
    END_OF_LIFE(Kind.ANSWER, 0, "end_of_life", "Nearing end of life", "No", "Yes, No or Not known."),
    VERY_FRAIL(Kind.ANSWER, 0, "very_frail", "Very frail", "No", "Yes, No or Not known."),
    LIVES_ALONE(Kind.ANSWER, 0, "lives_alone", "Lives alone", "Yes", "Home care: Yes, No or Not known."),
    INFORMAL_SUPPORT(Kind.ANSWER, 0, "informal_support", "Family or friends help", "Yes", "Yes, No or Not known."),
    STRESS_PRONE(Kind.ANSWER, 0, "stress_prone", "Prone to stress or anxiety", "No", "Yes, No or Not known."),
    COMPLEX_NEEDS(Kind.ANSWER, 0, "complex_needs", "Complex needs", "No", "Yes, No or Not known."),
    CARER_UNWELL(Kind.ANSWER, 0, "carer_unwell", "Carer has health problems", "No", "Yes, No or Not known."),
    BEFRIENDED(
            Kind.ANSWER,
            0,
            "befriended",
            "Someone to consult",
            "Yes",
            "Yes if family or a friend is willing and able to be consulted about a move."),
    DOLS(Kind.ANSWER, 0, "dols", "DoLS", "No", "Yes if a deprivation-of-liberty authorisation is in force."),
    DOLS_UNTIL(Kind.DATE, 0, "dols_until", "DoLS until", "01/02/2027", "Its last day."),
    WANTS_EARLY(Kind.ANSWER, 0, "wants_early", "Asks to move early", "No", "Yes, No or Not known."),
    PROVIDER_COLOUR(
            Kind.COLOUR,
            0,
            "provider_colour",
            "Provider priority",
            "Amber",
            "Red, Amber, Green or Not rated, as you see it. Kept beside ours, never instead of it."),
    SAFEGUARDING(
            Kind.ANSWER,
            0,
            "_safeguarding",
            "Open safeguarding enquiry",
            "No",
            "Yes, No or Not known. Seen by the safeguarding lead only."),
    ENQUIRY(Kind.TEXT, 60, "_enquiry", "Safeguarding enquiry number", "", "Needed when there is an open enquiry."),
    CONTACT_NAME(
            Kind.NAME, 150, "_contact_name", "Contact name", "Perrin Larkspur", "Relative or friend to keep informed."),
    CONTACT_RELATION(Kind.TEXT, 100, "_contact_relation", "Contact relation", "Nephew", "What they are to the person."),
    CONTACT_PHONE(Kind.PHONE, 30, "_contact_phone", "Contact phone", "01632 960 015", "Their number.");

    /** How what is written in a cell is understood. */
    public enum Kind {
        TEXT,
        NAME,
        FULL_NAME,
        BIRTH,
        DATE,
        NHS,
        POSTCODE,
        PHONE,
        LOCATION,
        LOCATIONS,
        WORDS,
        TYPE,
        FUNDING,
        NEED,
        COLOUR,
        ANSWER,
        MINUTES,
        HOURS,
        MONEY
    }

    private final Kind kind;
    private final int most;
    private final String column;
    private final String heading;
    private final String example;
    private final String explanation;

    ListField(Kind kind, int most, String column, String heading, String example, String explanation) {
        this.kind = kind;
        this.most = most;
        this.column = column;
        this.heading = heading;
        this.example = example;
        this.explanation = explanation;
    }

    public Kind kind() {
        return kind;
    }

    /** The most letters, minutes, hours or entries it takes; 0 where its kind says enough. */
    public int most() {
        return most;
    }

    public String column() {
        return column;
    }

    /** Whether it is a column of the person itself. */
    public boolean ofPerson() {
        return column.charAt(0) != '_';
    }

    /** As the template writes it. */
    public String heading() {
        return heading;
    }

    public String example() {
        return example;
    }

    public String explanation() {
        return explanation;
    }
}
