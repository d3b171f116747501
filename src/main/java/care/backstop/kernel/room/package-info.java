/**
 * The incident as a room with doors. The modules under {@code incident} and above it all put pages in the room, so
 * what they need to draw its walls is here; {@code incident} says what stands in it.
 */
@NullMarked
package care.backstop.kernel.room;

import org.jspecify.annotations.NullMarked;
