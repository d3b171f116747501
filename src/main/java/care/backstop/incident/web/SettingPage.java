package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.ProfileVersion;
import care.backstop.kernel.profile.AuthorityProfile.Setting;
import care.backstop.kernel.profile.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One setting, to be changed or confirmed.
 *
 * @param choices what it may be, when that is a closed list
 * @param stale somebody else changed the settings while this was being typed
 */
public record SettingPage(
        String key,
        String words,
        String now,
        String source,
        Tag tag,
        boolean confirmed,
        boolean list,
        List<Option> choices,
        int number,
        Map<String, String> typed,
        boolean stale,
        Errors errors) {

    public String path() {
        return ProfilePage.PATH + "/" + key;
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static SettingPage of(
            Key key, ProfileVersion now, @Nullable Map<String, String> typed, boolean stale, Errors errors) {
        var setting = now.profile().setting(key);
        var form = new LinkedHashMap<String, String>();
        form.put("value", setting.typed());
        form.put("source", setting.confirmed() ? setting.source() : "");
        return new SettingPage(
                key.written(),
                key.words(),
                words(setting),
                setting.source(),
                tag(setting),
                setting.confirmed(),
                key.kind().list(),
                choices(key),
                now.number(),
                typed == null ? form : typed,
                stale,
                errors);
    }

    static String words(Setting setting) {
        return switch (setting.value()) {
            case null -> "None";
            case Boolean yes -> yes ? "Yes" : "No";
            case List<?> list when list.isEmpty() -> "None";
            case List<?> list ->
                String.join(", ", list.stream().map(String::valueOf).toList());
            default -> choice(setting.value().toString());
        };
    }

    static Tag tag(Setting setting) {
        return ProfilePage.tagOf(setting.confirmed());
    }

    private static List<Option> choices(Key key) {
        if (key.kind().name().equals("true or false")) {
            return List.of(Option.of("true", "Yes"), Option.of("false", "No"));
        }
        return key.kind().choices().stream().map(c -> Option.of(c, choice(c))).toList();
    }

    /** Choices of a closed list in words; other values are words already. */
    private static String choice(String value) {
        return switch (value) {
            case "WILL" -> "They will be charged";
            case "MAY" -> "They may be charged";
            case "LARGEST_SHARE" -> "Whoever pays the larger share";
            case "COUNCIL" -> "The council";
            case "NO_APPROPRIATE_PERSON" -> "There is no appropriate person";
            case "NO_FAMILY_OR_FRIENDS" -> "There are neither family nor friends";
            case "NO_ONE_WILLING_AND_ABLE" -> "Nobody is willing and able";
            case "PROVIDER" -> "The provider";
            case "AGREEMENT" -> "As agreed";
            default -> value;
        };
    }
}
