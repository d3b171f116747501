package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.SummaryList;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.usecase.ReadPlacement.MoveShown;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A planned move to be changed.
 *
 * @param changedMeanwhile what somebody else saved while this was being typed, or null
 * @param cannot why it can no longer be changed, or null
 */
public record ChangeMovePage(
        Room room,
        String self,
        String called,
        int version,
        MoveFields fields,
        @Nullable SummaryList changedMeanwhile,
        @Nullable String cannot) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    static ChangeMovePage of(MoveShown shown, Errors errors, Map<String, String> typed, boolean stale) {
        var move = shown.move();
        return new ChangeMovePage(
                shown.room(),
                "/incidents/%s/moves/%s".formatted(shown.room().incident(), move.id()),
                shown.person().called(),
                move.version(),
                new MoveFields(errors, typed, shown.terms()),
                stale ? MovePage.facts(move, shown.terms()) : null,
                move.leftAt() == null && move.cancelledAt() == null
                        ? null
                        : "This move can no longer be changed: " + move.state());
    }

    public Errors errors() {
        return fields.errors();
    }

    /** As they would have been typed. */
    static Map<String, String> values(Move move) {
        var at = move.plannedAt().atZone(London.ZONE);
        var values = new HashMap<String, String>();
        values.put("at-day", String.valueOf(at.getDayOfMonth()));
        values.put("at-month", String.valueOf(at.getMonthValue()));
        values.put("at-year", String.valueOf(at.getYear()));
        values.put("time", TIME.format(at));
        values.put("transport", move.transport().name());
        put(values, "timeReason", move.timeReason());
        put(values, "transportPayer", move.transportPayer());
        put(values, "transportPounds", pounds(move.transportPence()));
        put(values, "escort", move.escort());
        put(values, "receivingCouncil", move.receivingCouncil());
        put(values, "receivingIcb", move.receivingIcb());
        put(values, "representative", move.representative());
        put(values, "legalAdvice", move.legalAdvice());
        return values;
    }

    private static @Nullable String pounds(@Nullable Integer pence) {
        return pence == null ? null : BigDecimal.valueOf(pence, 2).toPlainString();
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
