/** When a sitrep is due, and which numbers would tell too much. */
@NullMarked
package care.backstop.communications.rules;

import org.jspecify.annotations.NullMarked;
