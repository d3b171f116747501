/** One class per verb: options, plans, choices, offers, moves, reviews. Transactions start here. */
@NullMarked
@NamedInterface("usecase")
package care.backstop.placement.usecase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
