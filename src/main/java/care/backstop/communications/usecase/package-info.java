/** What is done with sitreps; transactions begin here. */
@NullMarked
package care.backstop.communications.usecase;

import org.jspecify.annotations.NullMarked;
