/** What an incident is and what may happen to it: plain Java, no clock, no database. */
@NullMarked
@NamedInterface("model")
package care.backstop.incident.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
