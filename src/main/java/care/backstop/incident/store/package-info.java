/** The only SQL of this module. */
@NullMarked
package care.backstop.incident.store;

import org.jspecify.annotations.NullMarked;
