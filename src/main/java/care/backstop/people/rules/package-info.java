/** Law and policy about one person: plain Java, facts in, answer with its reasons out. */
@NullMarked
@NamedInterface("rules")
package care.backstop.people.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
