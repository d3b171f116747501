@NullMarked
package care.backstop.kernel.web;

import org.jspecify.annotations.NullMarked;
