/** What a person is made of: plain Java. */
@NullMarked
@NamedInterface("model")
package care.backstop.people.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
