/** Tests of people: rules by table, use cases on a real database, pages and API over real HTTP. */
@NullMarked
package care.backstop.people;

import org.jspecify.annotations.NullMarked;
