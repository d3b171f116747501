/** What a sitrep is, whoever reads it and in whatever form. */
@NullMarked
package care.backstop.communications.model;

import org.jspecify.annotations.NullMarked;
