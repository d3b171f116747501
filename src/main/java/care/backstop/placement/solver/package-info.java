/** A plan for everybody at once, with a bound that proves how good it is (ADR 0006 on placing people). */
@NullMarked
package care.backstop.placement.solver;

import org.jspecify.annotations.NullMarked;
