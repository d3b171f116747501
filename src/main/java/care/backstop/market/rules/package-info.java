/** What must hold of facts about the market. Plain Java: no clock, database or framework. */
@NullMarked
@NamedInterface("rules")
package care.backstop.market.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
