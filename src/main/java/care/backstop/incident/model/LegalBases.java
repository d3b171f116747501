package care.backstop.incident.model;

import care.backstop.incident.rules.Chasing.Whom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The register of footings on which a council asks for something, read strictly from {@code law/legal-bases.yaml}. */
public record LegalBases(List<Basis> bases) {

    private static final String FILE = "/law/legal-bases.yaml";
    private static final LegalBases SHIPPED = load();

    /**
     * One footing.
     *
     * @param to whom it fits
     * @param note what has to be said beside it, or null
     */
    public record Basis(
            String id,
            String words,
            String citation,
            List<Whom> to,
            @Nullable String note) {
        public Basis {
            to = List.copyOf(to);
        }
    }

    public LegalBases {
        bases = List.copyOf(bases);
    }

    /** As shipped. */
    public static LegalBases shipped() {
        return SHIPPED;
    }

    public Optional<Basis> find(@Nullable String id) {
        return bases.stream().filter(b -> b.id().equals(id)).findFirst();
    }

    private static LegalBases load() {
        try (var in = LegalBases.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(in, LegalBases.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
