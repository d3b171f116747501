/** What the council owes, and to whom: plain Java, facts in, answer with its reasons out. */
@NullMarked
@NamedInterface("rules")
package care.backstop.incident.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
