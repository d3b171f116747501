package care.backstop.people.web;

import care.backstop.govuk.Tag;
import care.backstop.kernel.Answer;
import care.backstop.people.Colour;
import care.backstop.people.Status;
import care.backstop.people.model.ContactWords;
import org.jspecify.annotations.Nullable;

/** How what is known of people is said on pages. */
final class Words {

    static final String NOT_KNOWN = "Not known";

    static String or(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? NOT_KNOWN : value.toString();
    }

    static String of(Answer answer) {
        return switch (answer) {
            case YES -> "Yes";
            case NO -> "No";
            case NOT_KNOWN -> NOT_KNOWN;
        };
    }

    static Tag tag(Colour colour) {
        return Tag.of(
                colour.words(),
                switch (colour) {
                    case RED -> Tag.Colour.RED;
                    case UNRATED -> Tag.Colour.GREY;
                    case AMBER -> Tag.Colour.ORANGE;
                    case GREEN -> Tag.Colour.GREEN;
                });
    }

    static Tag tag(Status status) {
        return Tag.of(
                status.words(),
                switch (status) {
                    case WAITING -> Tag.Colour.GREY;
                    case CHOSEN, OFFERED -> Tag.Colour.LIGHT_BLUE;
                    case ACCEPTED -> Tag.Colour.BLUE;
                    case MOVED, STAYING, LEFT -> Tag.Colour.GREEN;
                    case DIED -> Tag.Colour.PURPLE;
                });
    }

    static String voice(String voice) {
        return switch (voice) {
            case "PERSON" -> "The person";
            case "CARER" -> "Their carer";
            case "RELATIVE" -> "A relative or friend";
            case "ADVOCATE" -> "Their advocate";
            default -> "A professional";
        };
    }

    static String decision(String decision) {
        return switch (decision) {
            case "ACCOMMODATION" -> "Where to live";
            case "PROVIDER" -> "Who provides the care";
            case "SHARING" -> "Sharing information";
            default -> "Money";
        };
    }

    static String capacity(String result) {
        return switch (result) {
            case "HAS" -> "Has capacity for this decision";
            case "LACKS" -> "Lacks capacity for this decision";
            default -> "In doubt, to be assessed";
        };
    }

    static String contact(String kind) {
        return ContactWords.of(kind);
    }

    static String urgency(String result) {
        return switch (result) {
            case "URGENT" -> "Urgent";
            case "NOT_URGENT" -> "Not urgent";
            default -> "Not decided: a question is open";
        };
    }

    private Words() {}
}
