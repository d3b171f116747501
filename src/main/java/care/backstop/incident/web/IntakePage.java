package care.backstop.incident.web;

import care.backstop.govuk.Checkboxes;
import care.backstop.govuk.Choice;
import care.backstop.govuk.Errors;
import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.Intake;
import care.backstop.incident.usecase.OpenIncident;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Eight fields at two in the morning.
 *
 * @param serviceName the name of the location chosen so far, or null
 * @param openIncident the name of an open incident about the same provider, or null
 * @param opening how notifications come in here, and the procedures a plan can be made from
 */
public record IntakePage(
        UUID draft,
        Intake typed,
        @Nullable String serviceName,
        @Nullable String openIncident,
        OpenIncident.Opening opening,
        @Nullable String saved,
        Errors errors) {

    /** When the service stops, in one question. */
    public enum Stops {
        DATE("On a date we know"),
        UNKNOWN("Nobody knows when yet"),
        MAYBE("It may not stop: this is a warning"),
        HAND_BACK("The provider goes on, but gives back part of its work");

        private final String words;

        Stops(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How people tell us. */
    public static final List<String> WAYS =
            List.of("Telephone", "Email", "In person", "CQC notice", "Letter", "News or social media");

    public String field(String name) {
        return typed.field(name);
    }

    public String saveTo() {
        return "/incidents/drafts/" + draft;
    }

    /** One or several; what is taken when none is ticked stands beside each. */
    public Checkboxes procedures() {
        var boxes = Checkboxes.of("template", "Which procedures make the action plan?")
                .hint("Tick one or several. If you tick none, the plan is made as it says below.")
                .small();
        for (var procedure : opening.procedures()) {
            var kinds = procedure.standardFor().stream().map(IntakePage::words).collect(Collectors.joining(" and "));
            var choice = Choice.of(procedure.id(), procedure.title());
            boxes = boxes.choice(kinds.isEmpty() ? choice : choice.hint("Taken for " + kinds + " if you tick none"));
        }
        return boxes.chosen(typed.field("templates").lines().toList()).error(errors.on("template"));
    }

    private static String words(IncidentKind kind) {
        return switch (kind) {
            case FAILURE -> "a failure";
            case EXIT -> "a planned exit";
            case POTENTIAL -> "a warning";
            case HAND_BACK -> "a hand-back";
        };
    }

    public List<Cause> causes() {
        return Arrays.asList(Cause.values());
    }
}
