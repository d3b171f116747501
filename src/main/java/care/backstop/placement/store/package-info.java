/** The only SQL of this module. */
@NullMarked
package care.backstop.placement.store;

import org.jspecify.annotations.NullMarked;
