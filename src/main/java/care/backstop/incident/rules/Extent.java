package care.backstop.incident.rules;

/** Input W of table A1: how much of the regulated activity the provider can no longer carry on. */
public enum Extent {
    WHOLE,
    PART
}
