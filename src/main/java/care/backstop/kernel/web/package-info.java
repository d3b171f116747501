/** How refusals reach whoever asked: problem details for machines, a page for people. */
@NullMarked
package care.backstop.kernel.web;

import org.jspecify.annotations.NullMarked;
