/** What is done with sitreps; transactions begin here. */
@NullMarked
@NamedInterface("usecase")
package care.backstop.communications.usecase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
