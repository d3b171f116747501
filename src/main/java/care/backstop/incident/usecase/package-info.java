/** One class per verb; transactions start here. */
@NullMarked
package care.backstop.incident.usecase;

import org.jspecify.annotations.NullMarked;
