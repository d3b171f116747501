/** The only SQL about people. */
@NullMarked
package care.backstop.people.store;

import org.jspecify.annotations.NullMarked;
