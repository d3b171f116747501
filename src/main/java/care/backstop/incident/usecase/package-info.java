/** One class per verb; transactions start here. */
@NullMarked
@NamedInterface("usecase")
package care.backstop.incident.usecase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
