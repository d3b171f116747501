/** Law and policy about one person: plain Java, facts in, answer with its reasons out. */
@NullMarked
package care.backstop.people.rules;

import org.jspecify.annotations.NullMarked;
