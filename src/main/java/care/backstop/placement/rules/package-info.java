/** Which place may be offered to whom, and how well it suits: facts in, determination out. */
@NullMarked
package care.backstop.placement.rules;

import org.jspecify.annotations.NullMarked;
