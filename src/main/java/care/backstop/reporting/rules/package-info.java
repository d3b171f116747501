/** How figures about the whole are judged. Pure; no database, no clock. */
@NullMarked
package care.backstop.reporting.rules;

import org.jspecify.annotations.NullMarked;
