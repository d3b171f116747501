/** Pages and API of the market. */
@NullMarked
package care.backstop.market.web;

import org.jspecify.annotations.NullMarked;
