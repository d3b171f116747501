/** What a person is made of: plain Java. */
@NullMarked
package care.backstop.people.model;

import org.jspecify.annotations.NullMarked;
