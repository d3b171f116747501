/** One class per verb: options, plans, choices, offers, moves, reviews. Transactions start here. */
@NullMarked
package care.backstop.placement.usecase;

import org.jspecify.annotations.NullMarked;
