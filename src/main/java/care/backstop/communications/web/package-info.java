/** Pages, calls and documents of this module. */
@NullMarked
package care.backstop.communications.web;

import org.jspecify.annotations.NullMarked;
