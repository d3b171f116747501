package care.backstop.govuk;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** A template of {@code src/main/jte/govuk} as the browser would get it. */
final class Rendered {

    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "gg.jte.generated.precompiled");

    static String of(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        ENGINE.render("govuk/" + template + ".jte", parameters, output);
        return output.toString();
    }

    /** The same as content of another template. */
    static Content content(String template, Map<String, Object> parameters) {
        var html = of(template, parameters);
        return output -> output.writeContent(html);
    }

    private Rendered() {}
}
