/**
 * What the program has to tell somebody by e-mail. A letter is written in the transaction of what it tells of, sent
 * afterwards, at most once by itself, and says what became of it.
 */
@NullMarked
package care.backstop.kernel.outbox;

import org.jspecify.annotations.NullMarked;
