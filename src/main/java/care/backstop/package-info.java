@NullMarked
package care.backstop;

import org.jspecify.annotations.NullMarked;
