package care.backstop.govuk;

import org.jspecify.annotations.Nullable;

/** What the browser and an on-screen keyboard are told about what will be typed. */
public record Typing(
        @Nullable String autocomplete,
        @Nullable String inputmode,
        @Nullable String pattern,
        @Nullable String autocapitalize,
        @Nullable Boolean spellcheck) {

    public static final Typing ANY = new Typing(null, null, null, null, null);

    public Typing autocomplete(@Nullable String autocomplete) {
        return new Typing(autocomplete, inputmode, pattern, autocapitalize, spellcheck);
    }

    public Typing inputmode(@Nullable String inputmode) {
        return new Typing(autocomplete, inputmode, pattern, autocapitalize, spellcheck);
    }

    public Typing pattern(@Nullable String pattern) {
        return new Typing(autocomplete, inputmode, pattern, autocapitalize, spellcheck);
    }

    public Typing autocapitalize(@Nullable String autocapitalize) {
        return new Typing(autocomplete, inputmode, pattern, autocapitalize, spellcheck);
    }

    public Typing spellcheck(@Nullable Boolean spellcheck) {
        return new Typing(autocomplete, inputmode, pattern, autocapitalize, spellcheck);
    }
}
