package care.backstop.kernel.web;

import java.util.List;

/**
 * A page that says what went wrong and how to go on.
 *
 * @param typed the words of the form that could not be taken, so that nobody has to find them again
 */
public record ErrorPage(String title, String text, List<String> typed) {

    public ErrorPage {
        typed = List.copyOf(typed);
    }

    public ErrorPage(String title, String text) {
        this(title, text, List.of());
    }
}
