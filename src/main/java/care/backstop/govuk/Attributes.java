package care.backstop.govuk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Further attributes of an element, in order. Names come from our own code, never from a user, and are checked; values
 * are escaped by jte. Event handlers ({@code on…}) and inline styles are refused: the content security policy would
 * stop them anyway.
 */
public record Attributes(List<Attribute> list) {

    /** One attribute; a null value writes the bare name, as in {@code disabled}. */
    public record Attribute(String name, @Nullable String value) {

        private static final Pattern NAME = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:.-]*");

        public Attribute {
            if (!NAME.matcher(name).matches()
                    || name.regionMatches(true, 0, "on", 0, 2)
                    || name.equalsIgnoreCase("style")) {
                throw new IllegalArgumentException("not an attribute a template may add: " + name);
            }
        }
    }

    private static final Attributes NONE = new Attributes(List.of());

    public Attributes {
        list = List.copyOf(list);
    }

    public static Attributes none() {
        return NONE;
    }

    public static Attributes of(String name, String value) {
        return NONE.with(name, value);
    }

    /** Adds the attribute, or nothing when the value is null. */
    public Attributes with(String name, @Nullable String value) {
        return value == null ? this : plus(List.of(new Attribute(name, value)));
    }

    /** Adds the bare name when {@code present}. */
    public Attributes with(String name, boolean present) {
        return present ? plus(List.of(new Attribute(name, null))) : this;
    }

    public Attributes and(Attributes others) {
        return plus(others.list);
    }

    private Attributes plus(List<Attribute> more) {
        var all = new ArrayList<>(list);
        all.addAll(more);
        return new Attributes(all);
    }
}
