/** What people do to the market, one class a verb. Transactions start here. */
@NullMarked
@NamedInterface("usecase")
package care.backstop.market.usecase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
