package care.backstop.incident.model;

import care.backstop.incident.model.ProcedureTemplate.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * An event inside an incident from which due times of its plan run.
 *
 * @param note what was counted or said when it was recorded
 */
public record Milestone(UUID id, Event event, Instant at, String note, Instant recordedAt, String recordedBy) {}
