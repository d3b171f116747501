/**
 * Rows out of the files people send: CSV, XLSX and ODS through {@link care.backstop.kernel.sheet.Sheets}, JSON lines
 * through {@link care.backstop.kernel.sheet.JsonLines}. Read forward only and never whole, within named
 * {@link care.backstop.kernel.sheet.Limits}; what is wrong with a file is said in one sentence that never quotes it.
 */
@NullMarked
package care.backstop.kernel.sheet;

import org.jspecify.annotations.NullMarked;
