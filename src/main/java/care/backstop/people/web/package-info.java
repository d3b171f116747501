/** Pages and API about people affected. */
@NullMarked
package care.backstop.people.web;

import org.jspecify.annotations.NullMarked;
