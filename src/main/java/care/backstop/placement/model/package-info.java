/** Who needs a place, what places there are, and the plan that answers: plain Java, no framework. */
@NullMarked
@NamedInterface("model")
package care.backstop.placement.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
