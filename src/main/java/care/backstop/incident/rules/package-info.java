/** What the council owes, and to whom: plain Java, facts in, answer with its reasons out. */
@NullMarked
package care.backstop.incident.rules;

import org.jspecify.annotations.NullMarked;
