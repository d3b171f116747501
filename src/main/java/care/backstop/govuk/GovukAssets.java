package care.backstop.govuk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves GOV.UK Frontend from its webjar, its stylesheet without GDS Transport: that font is licensed for GOV.UK only,
 * we do not have it, and a browser that met its name would ask for it.
 */
@Configuration(proxyBeanMethods = false)
class GovukAssets implements WebMvcConfigurer {

    private static final Pattern FACE = Pattern.compile("@font-face\\s*\\{[^}]*}");
    private static final Pattern NAME = Pattern.compile("[\"']?GDS Transport[\"']?\\s*,\\s*");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/webjars/govuk-frontend/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/govuk-frontend/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .resourceChain(true) // transformed once, then kept
                .addTransformer(new OwnFont());
    }

    /** The stylesheet with neither the font's files nor its name; arial, which stood second, is first. */
    static String withoutGdsTransport(String css) {
        return NAME.matcher(FACE.matcher(css).replaceAll("")).replaceAll("");
    }

    private static final class OwnFont implements ResourceTransformer {

        @Override
        public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
                throws IOException {
            var next = chain.transform(request, resource);
            var name = next.getFilename();
            if (name == null || !name.endsWith(".css")) {
                return next;
            }
            var css = next.getContentAsString(StandardCharsets.UTF_8);
            return new TransformedResource(next, withoutGdsTransport(css).getBytes(StandardCharsets.UTF_8));
        }
    }
}
