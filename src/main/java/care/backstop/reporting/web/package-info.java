/** Pages and API of reports. */
@NullMarked
package care.backstop.reporting.web;

import org.jspecify.annotations.NullMarked;
