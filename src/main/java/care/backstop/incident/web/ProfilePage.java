package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.ProfileVersion;
import care.backstop.kernel.London;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.AuthorityProfile.Setting;
import care.backstop.kernel.profile.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A council's settings with where each comes from. */
public record ProfilePage(
        String title,
        String procedure,
        int number,
        int unconfirmed,
        DataTable settings,
        DataTable versions,
        List<Option> shipped,
        boolean mayChange,
        Map<String, String> typed,
        Errors errors) {

    public static final String PATH = "/administration/profile";

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static ProfilePage of(List<ProfileVersion> versions, boolean mayChange, Map<String, String> typed, Errors errors) {
        var now = versions.getFirst();
        var profile = now.profile();
        return new ProfilePage(
                now.words(),
                profile.procedure() + ", " + profile.version(),
                now.number(),
                profile.unconfirmed().size(),
                DataTable.of("settings", "Settings")
                        .columns("Setting", "Value", "Where it comes from", "State")
                        .rows(Arrays.stream(Key.values())
                                .map(k -> row(k, profile.setting(k), mayChange))
                                .toList())
                        .csvFrom(Href.of(PATH)),
                DataTable.of("versions", "Versions")
                        .columns("Version", "When", "Who", "Why")
                        .rows(versions.stream()
                                .map(v -> DataTable.Row.of(
                                        String.valueOf(v.number()),
                                        v.madeAt() == null ? "With the program" : London.show(v.madeAt()),
                                        v.madeBy() == null ? "" : v.madeBy(),
                                        v.because() == null
                                                ? "As %s's documents say"
                                                        .formatted(v.profile().name())
                                                : v.because()))
                                .toList())
                        .csvFrom(Href.of(PATH)),
                AuthorityProfile.shipped().stream()
                        .map(k -> Option.of(k, AuthorityProfile.load(k).name()))
                        .toList(),
                mayChange,
                typed,
                errors);
    }

    private static DataTable.Row row(Key key, Setting setting, boolean mayChange) {
        return DataTable.Row.of(
                mayChange ? Cell.of(Tags.link(key.words(), PATH + "/" + key.written())) : Cell.of(key.words()),
                Cell.of(SettingPage.words(setting)),
                Cell.of(setting.source()),
                Cell.of(Tags.content(SettingPage.tag(setting))));
    }

    static Tag tagOf(boolean confirmed) {
        return confirmed ? Tag.of("Confirmed", Tag.Colour.GREEN) : Tag.of("Default, unconfirmed", Tag.Colour.YELLOW);
    }
}
