package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.people.rules.ConfirmedNumber.Category;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where the number of people is confirmed with the provider and signed. */
public record NumberPage(
        Room room,
        String base,
        int counted,
        int open,
        List<Input> controls,
        List<Input> categories,
        Textarea why,
        Errors errors) {

    static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static NumberPage of(Room room, int counted, int open, Instant now, Map<String, String> typed, Errors errors) {
        return new NumberPage(
                room,
                ReconciliationPage.base(room),
                counted,
                open,
                List.of(
                        Input.of("said", "How many people does the provider say it cares for?")
                                .numeric()
                                .width(5)
                                .value(typed.get("said"))
                                .error(errors.on("said")),
                        Input.of("by", "Who at the provider confirmed it?")
                                .value(typed.get("by"))
                                .error(errors.on("by")),
                        Input.of("at", "When did they say so?")
                                .type("datetime-local")
                                .value(typed.getOrDefault("at", LOCAL.format(now.atZone(London.ZONE))))
                                .error(errors.on("at"))),
                Arrays.stream(Category.values())
                        .map(c -> Input.of(c.name(), c.words())
                                .numeric()
                                .width(5)
                                .value(typed.get(c.name()))
                                .error(errors.on(c.name())))
                        .toList(),
                Textarea.of("why", "If it is not what we count: why?")
                        .rows(2)
                        .value(typed.get("why"))
                        .error(errors.on("why")),
                errors);
    }
}
