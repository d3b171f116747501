/** Where bank holidays come from: the shipped list, and the table in which an administrator puts it right. */
@NullMarked
package care.backstop.kernel.calendar;

import org.jspecify.annotations.NullMarked;
