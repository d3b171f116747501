package care.backstop.incident.model;

import care.backstop.incident.IncidentState;
import java.time.Instant;
import java.util.UUID;

/** How far an incident has come, with what is known only from there on. */
public sealed interface Stage {

    IncidentState state();

    /** Nobody has said they have it. */
    record Notified() implements Stage {
        @Override
        public IncidentState state() {
            return IncidentState.NOTIFIED;
        }
    }

    /** Who has it, since when, and how they said so. */
    record Lead(UUID post, String name, Instant since, String how) {}

    record Acknowledged(Lead lead) implements Stage {
        @Override
        public IncidentState state() {
            return IncidentState.ACKNOWLEDGED;
        }
    }

    record StoodDown(Lead lead, Instant at, String by, String because) implements Stage {
        @Override
        public IncidentState state() {
            return IncidentState.STOOD_DOWN;
        }
    }

    record Closed(Lead lead, Instant at, String by, String because) implements Stage {
        @Override
        public IncidentState state() {
            return IncidentState.CLOSED;
        }
    }
}
