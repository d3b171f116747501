package care.backstop.people.rules;

import static care.backstop.people.rules.NeedToKnow.Topic.ABOUT;
import static care.backstop.people.rules.NeedToKnow.Topic.ALLERGIES;
import static care.backstop.people.rules.NeedToKnow.Topic.COMFORT;
import static care.backstop.people.rules.NeedToKnow.Topic.COMMUNICATION;
import static care.backstop.people.rules.NeedToKnow.Topic.CONTACTS;
import static care.backstop.people.rules.NeedToKnow.Topic.HANDLING;
import static care.backstop.people.rules.NeedToKnow.Topic.JOURNEY;
import static care.backstop.people.rules.NeedToKnow.Topic.MEDICINES;
import static care.backstop.people.rules.NeedToKnow.Topic.PAYER;
import static care.backstop.people.rules.NeedToKnow.Topic.RIGHTS;
import static care.backstop.people.rules.NeedToKnow.Topic.RISKS;
import static care.backstop.people.rules.NeedToKnow.Topic.WHO;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which part of what is known of somebody each recipient is given, and which is left out. */
@LegalRule(
        title = "Who is told what about somebody who moves",
        authority = {
            "UK GDPR art 5(1)(c), 9(2)(h)",
            "Mental Capacity Act 2005 ss 1, 4, 9-11",
            "Southampton procedure, Appendix A 7.16"
        },
        checked = "2026-11-26")
public final class NeedToKnow {

    /** A part of a handover, in the order in which it is read. */
    public enum Topic {
        WHO("Who they are"),
        ABOUT("About me"),
        COMMUNICATION("How they communicate"),
        COMFORT("What comforts them"),
        CARE("Care now"),
        HANDLING("Moving and handling"),
        MEDICINES("Medicines"),
        ALLERGIES("Allergies"),
        RISKS("Risks"),
        JOURNEY("Risks on the way"),
        RIGHTS("Who decides"),
        CONTACTS("People in their life"),
        PAYER("Who pays");

        private final String words;

        Topic(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What a recipient needs, and no more. */
    public static Set<Topic> topics(Recipient recipient) {
        return switch (recipient) {
            case CARE ->
                EnumSet.of(
                        WHO,
                        ABOUT,
                        COMMUNICATION,
                        COMFORT,
                        Topic.CARE,
                        HANDLING,
                        MEDICINES,
                        ALLERGIES,
                        RISKS,
                        RIGHTS,
                        CONTACTS);
            case TRANSPORT -> EnumSet.of(WHO, COMMUNICATION, COMFORT, HANDLING, JOURNEY);
            case GP -> EnumSet.of(WHO, COMMUNICATION, Topic.CARE, MEDICINES, ALLERGIES, RISKS, RIGHTS, CONTACTS);
            case PHARMACY -> EnumSet.of(WHO, MEDICINES, ALLERGIES);
            case COUNCIL -> EnumSet.of(WHO, ABOUT, COMMUNICATION, Topic.CARE, HANDLING, RISKS, RIGHTS, CONTACTS, PAYER);
            case ICB -> EnumSet.of(WHO, COMMUNICATION, Topic.CARE, HANDLING, MEDICINES, RISKS, RIGHTS, PAYER);
            case FAMILY -> EnumSet.of(WHO, ABOUT, COMMUNICATION, COMFORT, Topic.CARE);
        };
    }

    /**
     * What is left out for a recipient, in the order in which it would be read. The risks on the way are among all the
     * risks, and so are not left out for whoever is given those.
     */
    public static List<Topic> leftOut(Recipient recipient) {
        var given = topics(recipient);
        return Arrays.stream(Topic.values())
                .filter(t -> !given.contains(t) && !(t == JOURNEY && given.contains(RISKS)))
                .toList();
    }

    /** Everything against telling this recipient: a relative or friend is told by consent or by a power only. */
    public static List<Problem> against(Recipient recipient, String whom, Known known) {
        if (recipient != Recipient.FAMILY) {
            return List.of();
        }
        return new Against()
                .missing(whom.isBlank(), "whom", "Say which relative or friend.")
                .when(
                        !whom.isBlank() && !agreed(whom, known) && !power(whom, known),
                        Code.AUTH,
                        "whom",
                        "Nothing written down allows telling them. Ask the person, and write down whether this relative or"
                                + " friend may be told; or write down a power that reaches sharing information.")
                .list();
    }

    /** Relatives and friends who may be told, each once, those named last first. */
    public static List<String> mayBeTold(Known known) {
        var names = Stream.concat(
                known.all(EntryKind.MAY_BE_TOLD).stream().map(e -> e.said().of("whom")),
                known.all(EntryKind.POWER).stream().map(e -> e.said().of("holder")));
        return names.filter(Objects::nonNull)
                .filter(name -> against(Recipient.FAMILY, name, known).isEmpty())
                .distinct()
                .toList();
    }

    /** The last word counts. */
    private static boolean agreed(String whom, Known known) {
        return known.all(EntryKind.MAY_BE_TOLD).stream()
                .filter(e -> same(whom, e.said().of("whom")))
                .findFirst()
                .filter(e -> e.said().yes("agrees"))
                .isPresent();
    }

    private static boolean power(String whom, Known known) {
        return known.all(EntryKind.POWER).stream()
                .filter(e -> same(whom, e.said().of("holder")))
                .anyMatch(e -> Powers.use(
                                e.said(), Decision.SHARING, known.capacity(Decision.SHARING.name()), known.today())
                        .usable());
    }

    private static boolean same(String whom, @Nullable String name) {
        return name != null
                && whom.strip().toLowerCase(Locale.UK).equals(name.strip().toLowerCase(Locale.UK));
    }

    private NeedToKnow() {}
}
