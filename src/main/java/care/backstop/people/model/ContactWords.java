package care.backstop.people.model;

/** Who somebody in a person's life is, in words. */
public final class ContactWords {

    public static String of(String kind) {
        return switch (kind) {
            case "RELATIVE" -> "Relative";
            case "FRIEND" -> "Friend";
            case "CARER" -> "Carer";
            case "WELFARE_ATTORNEY" -> "Attorney for health and welfare (LPA)";
            case "PROPERTY_ATTORNEY" -> "Attorney for property and money (LPA)";
            case "EPA_ATTORNEY" -> "Attorney under an enduring power (EPA)";
            case "WELFARE_DEPUTY" -> "Deputy for health and welfare";
            case "PROPERTY_DEPUTY" -> "Deputy for property and money";
            case "IMCA" -> "Independent Mental Capacity Advocate (IMCA)";
            case "ADVOCATE" -> "Advocate";
            case "GP" -> "GP";
            case "SOCIAL_WORKER" -> "Social worker";
            default -> "Someone else";
        };
    }

    private ContactWords() {}
}
