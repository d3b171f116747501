package care.backstop.kernel.web;

import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.ReadOnly;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Every error of the API as an RFC 9457 problem with a list of {@code {row, field, code, message}}. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final AuditTrail audit;
    private final ReadOnly readOnly;

    ApiProblems(AuditTrail audit, ReadOnly readOnly) {
        this.audit = audit;
        this.readOnly = readOnly;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(Rejected e, HttpServletRequest request) {
        var code = e.problems().getFirst().code();
        audit.refused(request.getMethod(), request.getRequestURI(), code);
        return answer(status(code), "Not done", e.problems());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notThere(NotThere e) {
        return answer(HttpStatus.NOT_FOUND, "Not found", List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(Stale e) {
        return answer(
                HttpStatus.CONFLICT,
                "Changed by someone else",
                List.of(Problem.of(
                        "version", Problem.Code.CONF, e.getMessage() + ". Read it again, then send yours.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof DatabindException bad) {
            var field = String.join(
                    ".",
                    bad.getPath().stream()
                            .map(p -> String.valueOf(p.getPropertyName()))
                            .toList());
            return answer(
                    HttpStatus.BAD_REQUEST,
                    "Not understood",
                    List.of(Problem.of(
                            field,
                            Problem.Code.VAL,
                            "This field is unknown or its value is not of the kind expected.")));
        }
        var message = e.getCause() instanceof JacksonException
                ? "The body is not well-formed JSON."
                : "A JSON body is needed.";
        return answer(HttpStatus.BAD_REQUEST, "Not understood", List.of(Problem.of(null, Problem.Code.VAL, message)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
        if (e.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
            return answer(HttpStatus.NOT_FOUND, "Not found", List.of());
        }
        return answer(
                HttpStatus.BAD_REQUEST,
                "Not understood",
                List.of(Problem.of(e.getName(), Problem.Code.VAL, "This value is not of the kind expected.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e) {
        return answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "Too large",
                List.of(Problem.of("file", Problem.Code.VAL, "The file is larger than may be sent. Split it.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> framework(ErrorResponseException e) {
        return ResponseEntity.status(e.getStatusCode()).body(e.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) throws Exception {
        if (e instanceof org.springframework.web.ErrorResponse known) {
            return ResponseEntity.status(known.getStatusCode()).body(known.getBody());
        }
        if (readOnly.refused(e)) {
            return answer(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Takes no changes now",
                    List.of(Problem.of(null, Problem.Code.STATE, ReadOnly.REFUSAL)));
        }
        log.error("unexpected failure in the API", e);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. Nothing was changed.", List.of());
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String title, List<Problem> problems) {
        var detail = ProblemDetail.forStatus(status);
        detail.setTitle(title);
        if (!problems.isEmpty()) {
            detail.setDetail(problems.getFirst().message());
            detail.setProperty("errors", problems);
        }
        return ResponseEntity.status(status).body(detail);
    }

    static HttpStatus status(Problem.Code code) {
        return switch (code) {
            case VAL -> HttpStatus.UNPROCESSABLE_CONTENT;
            case AUTH -> HttpStatus.FORBIDDEN;
            case STATE, DUP, CONF -> HttpStatus.CONFLICT;
        };
    }
}
