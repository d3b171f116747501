/**
 * The deadline engine: rule and event in, day and reason out. No clock and no database here; the bank holidays come in
 * as a {@link care.backstop.kernel.time.WorkingCalendar}.
 */
@NullMarked
package care.backstop.kernel.time;

import org.jspecify.annotations.NullMarked;
