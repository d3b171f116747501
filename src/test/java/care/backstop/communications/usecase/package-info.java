@NullMarked
package care.backstop.communications.usecase;

import org.jspecify.annotations.NullMarked;
