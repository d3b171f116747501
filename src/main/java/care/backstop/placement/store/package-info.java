/** The only SQL of this module. */
@NullMarked
@NamedInterface("store")
package care.backstop.placement.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
