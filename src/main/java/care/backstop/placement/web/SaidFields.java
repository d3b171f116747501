package care.backstop.placement.web;

import care.backstop.govuk.Choice;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.CannotTake;
import care.backstop.placement.rules.ByLink.Step;
import care.backstop.placement.usecase.TakeAnswer.Said;
import gg.jte.Content;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider says about a place, as typed by itself or by an officer it told: and what is wrong with it. */
public record SaidFields(Errors errors, Map<String, String> typed) {

    static Said said(Map<String, String> typed) {
        return new Said(
                PlacesController.oneOf(Step.values(), typed.get("step")),
                typed.get("by"),
                typed.get("room"),
                MovesController.pence("fee", typed.get("fee")),
                day("from", typed),
                PlacesController.oneOf(CannotTake.values(), typed.get("code")),
                typed.get("reason"),
                typed.get("question"));
    }

    static @Nullable LocalDate day(String field, Map<String, String> typed) {
        if (typed.getOrDefault(field + "-day", "").isBlank()
                && typed.getOrDefault(field + "-month", "").isBlank()
                && typed.getOrDefault(field + "-year", "").isBlank()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(typed.getOrDefault(field + "-year", "").strip()),
                    Integer.parseInt(typed.getOrDefault(field + "-month", "").strip()),
                    Integer.parseInt(typed.getOrDefault(field + "-day", "").strip()));
        } catch (NumberFormatException | DateTimeException e) {
            throw Rejected.invalid(field, "Enter a day, month and year that exist, for example 9 12 2026");
        }
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }

    /** Each answer opens what it must say; without script all of it is open. */
    public Radios step(boolean hold, Content place, Content none, Content question) {
        var radios = Radios.of("step", "What is the answer?")
                .choice(Choice.of(Step.ACCEPT.name(), "There is a place").conditional(place))
                .choice(Choice.of(Step.REFUSE.name(), "There is no place").conditional(none))
                .choice(Choice.of(Step.ASK.name(), "There is a question").conditional(question));
        if (hold) {
            radios = radios.choice(Step.HOLD.name(), "Keep a place for 24 hours, while the person thinks about it");
        }
        return radios.chosen(typed.get("step")).error(errors.on("step"));
    }

    public DateInput from() {
        return DateInput.of("from", "From which day is it free?")
                .typed(typed.get("from-day"), typed.get("from-month"), typed.get("from-year"))
                .error(errors.on("from"));
    }

    public Select code() {
        return Select.of("code", "Why is there none?")
                .option("", "Choose a reason")
                .options(Arrays.stream(CannotTake.values())
                        .map(c -> Select.Option.of(c.name(), c.words()))
                        .toList())
                .chosen(typed.get("code"))
                .error(errors.on("code"));
    }
}
