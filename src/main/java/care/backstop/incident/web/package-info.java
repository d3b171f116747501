/** Controllers, forms and pages. */
@NullMarked
package care.backstop.incident.web;

import org.jspecify.annotations.NullMarked;
