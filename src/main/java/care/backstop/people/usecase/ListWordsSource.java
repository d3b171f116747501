package care.backstop.people.usecase;

import care.backstop.people.model.ListWords;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The words of {@code people/list-words.yaml}, read once. */
@Configuration(proxyBeanMethods = false)
class ListWordsSource {

    @Bean
    ListWords listWords() throws IOException {
        try (var in = new ClassPathResource("people/list-words.yaml").getInputStream()) {
            return new ListWords(new YAMLMapper()
                    .readValue(in, new TypeReference<Map<String, Map<String, List<String>>>>() {}));
        }
    }
}
