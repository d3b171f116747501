/** Stories walked in a real browser, with an accessibility check and a picture of every page on the way. */
@NullMarked
package care.backstop.journeys;

import org.jspecify.annotations.NullMarked;
