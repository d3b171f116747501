/** What people do to the market, one class a verb. Transactions start here. */
@NullMarked
package care.backstop.market.usecase;

import org.jspecify.annotations.NullMarked;
