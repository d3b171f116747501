@NullMarked
package care.backstop.placement.web;

import org.jspecify.annotations.NullMarked;
