package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.SupportRequest;
import care.backstop.incident.model.SupportRequest.Answer;
import care.backstop.incident.model.SupportRequest.Team;
import care.backstop.incident.usecase.AskForSupport.Seen;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hours asked of other teams.
 *
 * @param prompt that enough incidents run to ask, or null
 */
public record SupportPage(
        Room room,
        String base,
        boolean mayWrite,
        @Nullable String prompt,
        DataTable requests,
        List<Option> open,
        String today,
        String nowLocal,
        Map<String, String> typed,
        Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String value(String field, String otherwise) {
        var said = value(field);
        return said.isEmpty() ? otherwise : said;
    }

    public List<Team> teams() {
        return Arrays.asList(Team.values());
    }

    public List<Answer> answers() {
        return Arrays.asList(Answer.values());
    }

    static SupportPage of(
            Room room, Seen seen, Instant now, boolean mayWrite, Map<String, String> typed, Errors errors) {
        var base = "/incidents/" + room.incident() + "/support";
        return new SupportPage(
                room,
                base,
                mayWrite && !seen.incident().stage().state().ended(),
                seen.prompt()
                        ? "%d incidents run at once. Ask other teams for hours now".formatted(seen.openIncidents())
                        : null,
                DataTable.of("requests", "What was asked")
                        .columns("Team", "Asked for", "From", "For what", "Asked", "Answer")
                        .rows(seen.requests().stream().map(SupportPage::row).toList())
                        .empty("No other team has been asked for hours in this incident.")
                        .csv(base + ".csv"),
                seen.requests().stream()
                        .filter(r -> r.reply() == null)
                        .map(r -> Option.of(
                                r.id().toString(),
                                "%s, %s".formatted(r.team().words(), SupportRequest.hours(r.weeklyMinutes()))))
                        .toList(),
                London.day(now).toString(),
                Typed.local(now),
                typed,
                errors);
    }

    private static DataTable.Row row(SupportRequest r) {
        var reply = r.reply();
        return DataTable.Row.of(
                Cell.of(r.team().words()),
                Cell.of(SupportRequest.hours(r.weeklyMinutes())),
                Cell.of(
                        r.untilOn() == null
                                ? London.show(r.fromOn())
                                : "%s to %s".formatted(London.show(r.fromOn()), London.show(r.untilOn()))),
                Cell.of(r.purpose()),
                Cell.of("%s, %s".formatted(London.show(r.askedAt()), r.askedBy())),
                reply == null
                        ? Cell.of(Tags.content(Tag.of("Waits for an answer", Tag.Colour.YELLOW)))
                        : Cell.of("%s: %s. %s, %s%s"
                                .formatted(
                                        reply.answer().words(),
                                        SupportRequest.hours(reply.weeklyMinutes()),
                                        reply.by(),
                                        London.show(reply.at()),
                                        reply.note() == null ? "" : ". " + reply.note())));
    }
}
