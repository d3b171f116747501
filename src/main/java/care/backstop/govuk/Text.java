package care.backstop.govuk;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/** Plain words where a component also takes markup. jte escapes them for the place where they are written. */
public record Text(String text) implements Content {

    public static Text of(String text) {
        return new Text(text);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeUserContent(text);
    }

    @Override
    public boolean isEmptyContent() {
        return text.isEmpty();
    }
}
