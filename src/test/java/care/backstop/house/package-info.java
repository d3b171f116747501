/** Tests of the house as a whole: its floors, its locks, its labels. */
@NullMarked
package care.backstop.house;

import org.jspecify.annotations.NullMarked;
