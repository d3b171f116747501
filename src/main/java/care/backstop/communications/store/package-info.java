/** The SQL of this module. */
@NullMarked
package care.backstop.communications.store;

import org.jspecify.annotations.NullMarked;
