package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.SummaryList;
import care.backstop.kernel.room.Room;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long it takes to assess everyone again. */
public record ProgrammePage(
        Room room,
        String base,
        List<Object> controls,
        @Nullable SummaryList needed,
        Errors errors) {}
