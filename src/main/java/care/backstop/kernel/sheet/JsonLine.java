package care.backstop.kernel.sheet;

import tools.jackson.databind.JsonNode;

/** One object of a JSON file; {@code number} counts objects from 1. */
public record JsonLine(int number, JsonNode object) {}
