/** The only SQL of the market. */
@NullMarked
package care.backstop.market.store;

import org.jspecify.annotations.NullMarked;
