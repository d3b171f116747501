package care.backstop.kernel.web;

import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.ReadOnly;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What people see when a page cannot be shown. Forms show their own errors beside the field; this is for the rest. */
@ControllerAdvice
class PageProblems {

    private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

    private final AuditTrail audit;
    private final ReadOnly readOnly;

    PageProblems(AuditTrail audit, ReadOnly readOnly) {
        this.audit = audit;
        this.readOnly = readOnly;
    }

    @ExceptionHandler({NotThere.class, NoResourceFoundException.class, MethodArgumentTypeMismatchException.class})
    ModelAndView notThere() {
        return page(
                HttpStatus.NOT_FOUND,
                "Page not found",
                "It may have been moved, or it may belong to an incident that your post is not part of.");
    }

    @ExceptionHandler
    ModelAndView rejected(Rejected e, HttpServletRequest request) {
        var code = e.problems().getFirst().code();
        audit.refused(request.getMethod(), request.getRequestURI(), code);
        return page(
                ApiProblems.status(code),
                "This was not done",
                e.problems().getFirst().message());
    }

    @ExceptionHandler
    ModelAndView stale(Stale e, HttpServletRequest request) {
        return page(
                HttpStatus.CONFLICT,
                "Someone else has changed this",
                e.getMessage() + ". Copy what you typed, and open the page again.",
                WhatWasTyped.in(request));
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException e) {
        return page(HttpStatus.CONTENT_TOO_LARGE, "The file is too large", "Split it and send the parts.");
    }

    @ExceptionHandler
    ModelAndView unexpected(Exception e, HttpServletRequest request) {
        if (e instanceof org.springframework.web.ErrorResponse known) {
            return page(
                    HttpStatus.valueOf(known.getStatusCode().value()),
                    "This was not understood",
                    "Go back and try again. Nothing was changed.");
        }
        if (readOnly.refused(e)) {
            return page(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "This cannot be changed now",
                    ReadOnly.REFUSAL,
                    WhatWasTyped.in(request));
        }
        log.error("unexpected failure of a page", e);
        return page(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here",
                "Nothing was changed. Try again; if it happens twice, tell whoever looks after Backstop and give the time.");
    }

    private static ModelAndView page(HttpStatus status, String title, String text) {
        return page(status, title, text, List.of());
    }

    private static ModelAndView page(HttpStatus status, String title, String text, List<String> typed) {
        var view = new ModelAndView("govuk/problem", status);
        view.addObject("page", new ErrorPage(title, text, typed));
        return view;
    }
}
