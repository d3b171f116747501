package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * Several lines of text with a limit, counted while typing. The server must hold to the limit as well.
 *
 * @param maxLength most characters, or null
 * @param maxWords most words, or null
 * @param threshold per cent of the limit from which the count is shown; null for always
 * @param description how the limit is said without script; {@code %{count}} stands for the number
 * @param words other words for the script, as {@code data-i18n.…} attributes
 */
public record CharacterCount(
        Textarea textarea,
        @Nullable Integer maxLength,
        @Nullable Integer maxWords,
        @Nullable Integer threshold,
        @Nullable String description,
        @Nullable String countClasses,
        Attributes words)
        implements Control<CharacterCount>, Styled<CharacterCount> {

    public static CharacterCount of(String name, String label, int maxLength) {
        return new CharacterCount(Textarea.of(name, label), maxLength, null, null, null, null, Attributes.none());
    }

    public CharacterCount value(@Nullable String value) {
        return with(textarea.value(value));
    }

    public CharacterCount rows(int rows) {
        return with(textarea.rows(rows));
    }

    public CharacterCount threshold(@Nullable Integer percent) {
        return new CharacterCount(textarea, maxLength, maxWords, percent, description, countClasses, words);
    }

    /** The line below the box: how much may be entered. Empty when only a script knows the limit. */
    public Hint limit() {
        var most = maxWords == null ? maxLength : maxWords;
        var words = description == null
                ? "You can enter up to %{count} " + (maxWords == null ? "characters" : "words")
                : description;
        var text = most == null ? Text.of("") : Text.of(words.replace("%{count}", most.toString()));
        return Hint.of(text)
                .id(field().id() + "-info")
                .with(Look.of("govuk-character-count__message").classes(countClasses));
    }

    /** The textarea it is drawn as, with this after it. */
    public Textarea drawn(Content after) {
        var group = field().group();
        var unlimited = maxLength == null && maxWords == null;
        var attributes = Attributes.of("data-module", "govuk-character-count")
                .with("data-maxlength", maxLength == null ? null : maxLength.toString())
                .with("data-threshold", threshold == null ? null : threshold.toString())
                .with("data-maxwords", maxWords == null ? null : maxWords.toString())
                .with("data-i18n.textarea-description.other", unlimited ? description : null)
                .and(words)
                .and(group.look().attributes());
        var look =
                Look.of("govuk-character-count").classes(group.look().classes()).with(attributes);
        return textarea.with(field().describedBy(field().id() + "-info")
                        .group(group.after(after).with(look)))
                .with(Look.of("govuk-js-character-count")
                        .classes(look().classes())
                        .with(look().attributes()));
    }

    @Override
    public Field field() {
        return textarea.field();
    }

    @Override
    public Look look() {
        return textarea.look();
    }

    private CharacterCount with(Textarea textarea) {
        return new CharacterCount(textarea, maxLength, maxWords, threshold, description, countClasses, words);
    }

    @Override
    public CharacterCount with(Field field) {
        return with(textarea.with(field));
    }

    @Override
    public CharacterCount with(Look look) {
        return with(textarea.with(look));
    }
}
