package care.backstop.placement.web;

import care.backstop.kernel.OpenToAll;
import care.backstop.placement.model.CannotTake;
import care.backstop.placement.model.EnquiryAnswer;
import care.backstop.placement.rules.WithoutIdentity;
import care.backstop.placement.usecase.AnswerByLink;
import care.backstop.placement.usecase.AskProvider;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The link of a provider without account, for its machines: the same need, the same answers and the same limits as the page. */
@RestController
@RequestMapping("/api/v1" + AskProvider.PATH + "{secret}")
class PlaceByLinkApi {

    private final AnswerByLink byLink;

    PlaceByLinkApi(AnswerByLink byLink) {
        this.byLink = byLink;
    }

    /** Who it is, for the provider that was chosen. */
    record Known(String name, String reference, @Nullable LocalDate birthDate) {}

    /**
     * What the holder of a link may know.
     *
     * @param elsewhere the person no longer looks for a place here: nothing more is needed
     * @param need what is needed, without identity; empty once they look elsewhere
     * @param chosen who the person is, once they have chosen this place; left out until then
     */
    record Shown(
            String council,
            String location,
            String name,
            Instant expiresAt,
            boolean elsewhere,
            @Nullable EnquiryAnswer answer,
            @Nullable String answeredBy,
            @Nullable String room,
            @Nullable Integer weeklyPence,
            @Nullable LocalDate freeFrom,
            @Nullable CannotTake code,
            @Nullable Instant keptUntil,
            List<WithoutIdentity.Line> need,
            List<EnquiriesApi.Question> questions,
            @Nullable Known chosen) {}

    @GetMapping
    @OpenToAll(
            because =
                    "the link is its own proof: 256 random bits for one person and one place, expiring, and it tells a"
                            + " need without identity until that place is chosen")
    Shown read(@PathVariable String secret) {
        var shown = byLink.behind(secret);
        var e = shown.enquiry();
        var known = shown.known();
        return new Shown(
                shown.council(),
                e.location(),
                e.locationName(),
                e.expiresAt(),
                shown.elsewhere(),
                e.answer(),
                e.answeredBy(),
                e.room(),
                e.fee(),
                e.freeFrom(),
                e.reasonCode(),
                e.heldUntil(),
                shown.profile(),
                EnquiriesApi.Question.of(shown.questions()),
                known == null ? null : new Known(known.name(), known.reference(), known.birthDate()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAll(because = "the link is its own proof; at most twenty tries, and nothing is decided by the answer")
    void answer(@PathVariable String secret, @RequestBody EnquiriesApi.Told told) {
        byLink.take(secret, told.said());
    }
}
