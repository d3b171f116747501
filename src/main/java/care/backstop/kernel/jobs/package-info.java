/** Work that outlives a request. What is to run is kept in the database, so any node can take it up after a crash. */
@NullMarked
package care.backstop.kernel.jobs;

import org.jspecify.annotations.NullMarked;
