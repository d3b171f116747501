package care.backstop.market.usecase;

import care.backstop.kernel.Problem;
import care.backstop.market.register.RegisterImport;
import care.backstop.market.store.RegisterImports;
import care.backstop.market.store.RegisterVersions;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports as they stand. */
@Service
public class ReadRegisterImports {

    private static final int SHOWN = 50;
    private static final int SAMPLE = 10;

    /** An import with the rows it left out and some of what it would change. */
    public record Details(
            RegisterImport summary,
            List<Problem> leftOut,
            List<RegisterVersions.Difference> sample,
            boolean undoable) {}

    private final RegisterImports imports;
    private final RegisterVersions versions;

    ReadRegisterImports(RegisterImports imports, RegisterVersions versions) {
        this.imports = imports;
        this.versions = versions;
    }

    @Transactional(readOnly = true)
    public List<RegisterImport> latest() {
        return imports.latest(SHOWN);
    }

    @Transactional(readOnly = true)
    public RegisterImport get(UUID id) {
        return imports.get(id);
    }

    @Transactional(readOnly = true)
    public List<Problem> leftOut(UUID id) {
        return imports.leftOut(id);
    }

    @Transactional(readOnly = true)
    public Details details(UUID id) {
        var found = imports.get(id);
        boolean staged = found.state() == RegisterImport.State.STAGED;
        return new Details(
                found,
                imports.leftOut(id),
                staged ? versions.sample(found, SAMPLE) : List.of(),
                found.state() == RegisterImport.State.APPLIED
                        && imports.lastApplied(found.kind())
                                .filter(l -> l.id().equals(id))
                                .isPresent());
    }
}
