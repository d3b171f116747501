package care.backstop.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What people see when a request is turned away before any page of ours is asked: the form is too old or too long, or
 * the address is not one. Whatever a page itself refuses is for {@link PageProblems}.
 */
@Component
class ErrorPages implements ErrorViewResolver {

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var view = new ModelAndView("govuk/problem", status);
        view.addObject("page", words(status));
        return view;
    }

    private static ErrorPage words(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN ->
                new ErrorPage(
                        "This page was open too long",
                        "Nothing was changed. You may have been signed out since you opened it. "
                                + "Go back, copy what you typed, sign in again and send it once more.");
            case CONTENT_TOO_LARGE ->
                new ErrorPage(
                        "That is too much at once",
                        "Nothing was changed. Go back and shorten what you typed or pasted; send a long document as a file.");
            case NOT_FOUND ->
                new ErrorPage("Page not found", "Check the address, or go to your work and find it from there.");
            default ->
                status.is4xxClientError()
                        ? new ErrorPage("This was not understood", "Nothing was changed. Go back and try again.")
                        : new ErrorPage(
                                "Something went wrong here",
                                "Nothing was changed. Try again; if it happens twice, tell whoever looks after Backstop and give the time.");
        };
    }
}
