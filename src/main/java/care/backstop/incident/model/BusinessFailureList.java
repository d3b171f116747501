package care.backstop.incident.model;

import care.backstop.incident.rules.BusinessFailureEvents;
import care.backstop.incident.rules.BusinessFailureEvents.Event;
import care.backstop.incident.rules.BusinessFailureEvents.Standing;
import care.backstop.incident.rules.LegalForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the list of events from {@code law/business-failure-events.yaml}, strictly. */
public final class BusinessFailureList {

    private static final String FILE = "/law/business-failure-events.yaml";

    /** The list as shipped. */
    public static BusinessFailureEvents load() {
        try (var in = BusinessFailureList.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BusinessFailureEvents read(InputStream in) {
        var file = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(in, File.class);
        return new BusinessFailureEvents(file.events().stream().map(Row::event).toList());
    }

    record File(List<Row> events) {}

    record Row(
            String id,
            String words,
            Standing standing,
            String citation,
            Set<LegalForm> forms,
            @Nullable Boolean warning,
            @Nullable Set<String> alsoWritten) {
        Event event() {
            return new Event(
                    id,
                    words,
                    standing,
                    citation,
                    Set.copyOf(forms),
                    Boolean.TRUE.equals(warning),
                    alsoWritten == null ? Set.of() : Set.copyOf(alsoWritten));
        }
    }

    private BusinessFailureList() {}
}
