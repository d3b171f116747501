package care.backstop.govuk;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Renders {@code <module>/<page>} from the templates compiled with the program. A template declares two parameters:
 * {@code shell}, supplied here, and {@code page}, the one model attribute that a controller sets.
 */
@Component
class JteViews implements ViewResolver, Ordered {

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "gg.jte.generated.precompiled");
    private final ShellSource shells;
    private final Clock clock;

    JteViews(ShellSource shells, Clock clock) {
        this.shells = shells;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        var template = name + ".jte";
        return name.contains(":") || !engine.hasTemplate(template) ? null : new JteView(template);
    }

    private final class JteView implements View {

        private final String template;

        JteView(String template) {
            this.template = template;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var parameters = new HashMap<String, @Nullable Object>();
            parameters.put("shell", shells.shell(request));
            if (model != null && model.containsKey("page")) {
                parameters.put("page", model.get("page"));
            }
            var out = new Utf8ByteOutput();
            engine.render(template, parameters, out);
            var table = asked(request) ? request.getParameter(ShownAsCsv.PARAMETER) : null;
            if (table != null) {
                sendTable(out, table, response);
                return;
            }
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(out.getContentLength());
            response.setHeader("Cache-Control", "no-store"); // what is on these pages must not stay on a shared machine
            try (var body = response.getOutputStream()) {
                out.writeTo(body);
            }
        }

        /** Not the page of an error: what was sent may be too large to be read, and the method of an error page is always GET. */
        private static boolean asked(HttpServletRequest request) {
            return request.getDispatcherType() == DispatcherType.REQUEST && "GET".equals(request.getMethod());
        }

        private void sendTable(Utf8ByteOutput page, String id, HttpServletResponse response) throws IOException {
            var html = new ByteArrayOutputStream();
            page.writeTo(html);
            var file = ShownAsCsv.of(html.toString(StandardCharsets.UTF_8), id, clock.instant());
            if (file.isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            file.get().getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            response.getOutputStream().write(file.get().getBody());
        }
    }
}
