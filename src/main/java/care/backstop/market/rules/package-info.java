/** What must hold of facts about the market. Plain Java: no clock, database or framework. */
@NullMarked
package care.backstop.market.rules;

import org.jspecify.annotations.NullMarked;
