package care.backstop.market.usecase;

import care.backstop.market.store.RegisterImports;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says how far an import is, at once and whatever becomes of the transaction that works on it. */
@Service
public class RegisterProgress {

    private final RegisterImports imports;
    private final Clock clock;

    RegisterProgress(RegisterImports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void note(UUID id, int rows, String doing) {
        imports.progress(id, rows, doing, clock.instant());
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(UUID id, String problem) {
        imports.refused(id, problem, clock.instant());
    }
}
