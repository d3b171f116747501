/**
 * What tests share: a real PostgreSQL for each fork, an empty database for each test class, actors for every role, a
 * counter of SQL statements, and the label that ties a test to a row of the requirements.
 */
@NullMarked
package care.backstop.testing;

import org.jspecify.annotations.NullMarked;
