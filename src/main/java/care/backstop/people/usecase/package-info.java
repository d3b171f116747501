/** What can be done with people affected: one class a verb, transactions start here. */
@NullMarked
@NamedInterface("usecase")
package care.backstop.people.usecase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
