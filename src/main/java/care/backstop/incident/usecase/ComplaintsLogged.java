package care.backstop.incident.usecase;

import care.backstop.incident.Complaints;
import care.backstop.incident.LogKind;
import care.backstop.incident.store.ClosingStore;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts complaints for later modules. */
@Service
class ComplaintsLogged implements Complaints {

    private final ClosingStore store;

    ComplaintsLogged(ClosingStore store) {
        this.store = store;
    }

    @Override
    @Transactional(readOnly = true)
    public int count(UUID incident) {
        return store.ever(incident, LogKind.COMPLAINT);
    }
}
