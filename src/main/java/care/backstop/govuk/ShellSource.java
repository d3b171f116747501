package care.backstop.govuk;

import jakarta.servlet.http.HttpServletRequest;

/** Knows what stands around a page for this request. Implemented by {@code access}, which knows who is looking. */
public interface ShellSource {

    Shell shell(HttpServletRequest request);
}
