/** Pages and API of people over real HTTP. */
@NullMarked
package care.backstop.people.web;

import org.jspecify.annotations.NullMarked;
