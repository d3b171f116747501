package care.backstop.people.web;

import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.FileUpload;
import care.backstop.kernel.London;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.usecase.AskForList;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where somebody without an account sends a list that was asked of them. */
@Controller
class SendListController {

    private final AskForList ask;
    private final Clock clock;

    SendListController(AskForList ask, Clock clock) {
        this.ask = ask;
        this.clock = clock;
    }

    @GetMapping("/send-list/{secret}")
    @OpenToAll(because = "the link is its own proof: 256 random bits for one list, expiring, and it shows no person")
    String show(@PathVariable String secret, Model model) {
        return show(secret, null, Map.of(), Errors.none(), List.of(), model);
    }

    @PostMapping("/send-list/{secret}")
    @OpenToAll(because = "the link is its own proof; at most twenty tries, and what comes waits for an officer")
    String send(
            @PathVariable String secret,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        try {
            var typed = Upload.day(sent);
            var asAt = typed == null ? London.day(clock.instant()) : typed;
            var outcome =
                    Upload.read(file, path -> ask.send(secret, asAt, path, Upload.name(Objects.requireNonNull(file))));
            if (outcome.clean()) {
                return show(secret, outcome.rows(), Map.of(), Errors.none(), List.of(), model);
            }
            response.setStatus(422);
            return show(secret, null, sent, Errors.none(), outcome.errors(), model);
        } catch (Rejected e) {
            response.setStatus(422);
            boolean ofRows = e.problems().stream().anyMatch(p -> p.row() != null);
            return show(
                    secret,
                    null,
                    sent,
                    ofRows
                            ? Errors.none()
                            : new Errors(e.problems().stream()
                                    .map(p -> "asAt".equals(p.field()) ? p : Problem.of("file", p.code(), p.message()))
                                    .toList()),
                    ofRows ? e.problems() : List.of(),
                    model);
        }
    }

    private String show(
            String secret,
            @Nullable Integer received,
            Map<String, String> sent,
            Errors errors,
            List<Problem> rows,
            Model model) {
        var invitation = received == null ? ask.behind(secret) : null;
        model.addAttribute(
                "page",
                new SendListPage(
                        invitation,
                        received,
                        invitation == null ? "" : London.show(invitation.dueAt()),
                        "/send-list/" + secret,
                        FileUpload.of("file", "The list")
                                .hint("CSV, XLSX or ODS, at most 10 MB. One row for each person.")
                                .accept(".csv,.xlsx,.ods")
                                .error(errors.on("file")),
                        DateInput.of("asAt", "Of which day is it?")
                                .hint("Leave empty if it is of today.")
                                .typed(sent.get("asAt-day"), sent.get("asAt-month"), sent.get("asAt-year"))
                                .error(errors.on("asAt")),
                        ListsPage.wrong(rows),
                        errors));
        return "people/send-list";
    }
}
