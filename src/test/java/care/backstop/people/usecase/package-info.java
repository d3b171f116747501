/** Use cases of people on a real database. */
@NullMarked
package care.backstop.people.usecase;

import org.jspecify.annotations.NullMarked;
