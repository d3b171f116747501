/** An authority's own words, deadlines and switches, each with the clause it comes from. */
@NullMarked
package care.backstop.kernel.profile;

import org.jspecify.annotations.NullMarked;
