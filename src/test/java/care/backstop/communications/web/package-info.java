@NullMarked
package care.backstop.communications.web;

import org.jspecify.annotations.NullMarked;
