/** PostgreSQL started by Backstop itself, and the one place where a transaction learns who is acting. */
@NullMarked
package care.backstop.kernel.postgres;

import org.jspecify.annotations.NullMarked;
