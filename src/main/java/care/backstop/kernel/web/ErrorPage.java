package care.backstop.kernel.web;

/** A page that says what went wrong and how to go on. */
public record ErrorPage(String title, String text) {}
