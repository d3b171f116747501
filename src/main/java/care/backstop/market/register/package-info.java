/**
 * Reading the regulator's published files: which file it is, what its words mean, and what it says of each location.
 * Plain Java over rows; the database is in {@code store}.
 */
@NullMarked
@NamedInterface("register")
package care.backstop.market.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
