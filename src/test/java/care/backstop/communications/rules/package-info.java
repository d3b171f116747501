@NullMarked
package care.backstop.communications.rules;

import org.jspecify.annotations.NullMarked;
