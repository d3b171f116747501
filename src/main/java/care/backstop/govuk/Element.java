package care.backstop.govuk;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An HTML element whose attributes are not all known when its template is written. jte allows no expression among the
 * attributes of a tag, so a component that takes {@link Attributes} writes the tag through this. Every value goes out
 * through jte's own escaping for the attribute it stands in; tag and attribute names are ours.
 *
 * <p>In a template: {@code ${Element.of("strong").look("govuk-tag", tag.look()).around(tag.text())}}, or, for an
 * element without content, the element itself: {@code ${Element.of("input").with("name", name)}}.
 */
public record Element(String tag, Attributes attributes) implements Content {

    public static Element of(String tag) {
        return new Element(tag, Attributes.none());
    }

    /** Adds an attribute, or nothing when the value is null. */
    public Element with(String name, @Nullable String value) {
        return new Element(tag, attributes.with(name, value));
    }

    /** Adds a bare attribute such as {@code disabled} when {@code present}. */
    public Element with(String name, boolean present) {
        return new Element(tag, attributes.with(name, present));
    }

    public Element with(Attributes more) {
        return new Element(tag, attributes.and(more));
    }

    /** The class attribute: those that are neither null nor empty, in order; no attribute at all if none is left. */
    public Element classes(@Nullable String... classes) {
        var names = Arrays.stream(classes)
                .filter(Objects::nonNull)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? this : with("class", names);
    }

    /** The component's own class, then whatever classes and attributes the caller added. */
    public Element look(String own, Look look) {
        return classes(own, look.classes()).with(look.attributes());
    }

    /** The element with this inside it. */
    public Content around(@Nullable Content inside) {
        return output -> {
            writeTo(output);
            if (inside != null) {
                output.writeUserContent(inside);
            }
            output.writeContent("</");
            output.writeContent(tag);
            output.writeContent(">");
        };
    }

    @Override
    public void writeTo(TemplateOutput output) {
        var html = (HtmlTemplateOutput) output;
        html.writeContent("<");
        html.writeContent(tag);
        for (var attribute : attributes.list()) {
            html.writeContent(" ");
            html.writeContent(attribute.name());
            var value = attribute.value();
            if (value != null) {
                html.writeContent("=\"");
                html.setContext(tag, attribute.name());
                html.writeUserContent(value);
                html.writeContent("\"");
            }
        }
        html.writeContent(">");
        html.setContext(tag, null);
    }
}
