package care.backstop.govuk;

import org.jspecify.annotations.Nullable;

/** Several lines of text. */
public record Textarea(Field field, @Nullable String value, int rows, Typing typing, boolean disabled, Look look)
        implements Control<Textarea>, Styled<Textarea> {

    public static Textarea of(String name, String label) {
        return of(Field.of(name, label));
    }

    public static Textarea of(Field field) {
        return new Textarea(field, null, 5, Typing.ANY, false, Look.PLAIN);
    }

    public Textarea value(@Nullable String value) {
        return new Textarea(field, value, rows, typing, disabled, look);
    }

    public Textarea rows(int rows) {
        return new Textarea(field, value, rows, typing, disabled, look);
    }

    public Textarea typing(Typing typing) {
        return new Textarea(field, value, rows, typing, disabled, look);
    }

    public Textarea disabled(boolean disabled) {
        return new Textarea(field, value, rows, typing, disabled, look);
    }

    @Override
    public Textarea with(Field field) {
        return new Textarea(field, value, rows, typing, disabled, look);
    }

    @Override
    public Textarea with(Look look) {
        return new Textarea(field, value, rows, typing, disabled, look);
    }
}
