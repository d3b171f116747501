package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Cooperation;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.TradingRecord;
import care.backstop.incident.rules.TradingOn;
import care.backstop.incident.rules.TradingOn.Aspect;
import care.backstop.incident.rules.TradingOn.Standing;
import care.backstop.incident.usecase.WatchTradingOn.Watched;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Services that an office-holder keeps running after a failure; or one of them, day by day. */
public record TradingPage(
        Room room,
        String base,
        DataTable table,
        @Nullable Service service,
        List<Option> free,
        String today,
        String nowLocal,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    /**
     * One watch as shown.
     *
     * @param prompt what went wrong and where to run the test again, or null
     * @param requests what the office-holder asked, answered or not
     * @param unanswered those that wait for an answer
     */
    public record Service(
            String id,
            String name,
            boolean open,
            int version,
            SummaryList facts,
            @Nullable String missing,
            @Nullable String reminder,
            @Nullable String warning,
            @Nullable String prompt,
            @Nullable String promptHref,
            DataTable days,
            List<String> requests,
            List<Option> unanswered) {}

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String value(String field, String otherwise) {
        var said = value(field);
        return said.isEmpty() ? otherwise : said;
    }

    public List<Aspect> aspects() {
        return Arrays.asList(Aspect.values());
    }

    public List<Standing> standings() {
        return Arrays.asList(Standing.values());
    }

    static TradingPage of(
            Room room,
            Incident incident,
            List<Watched> watched,
            @Nullable UUID shown,
            Instant now,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors) {
        var base = "/incidents/" + incident.id();
        var taken = watched.stream()
                .filter(w -> w.watch().ended() == null)
                .map(w -> w.watch().location())
                .collect(Collectors.toSet());
        return new TradingPage(
                room,
                base + "/trading",
                DataTable.of("trading", "Services that trade on")
                        .columns("Service", "Office", "Carries on until", "Last record", "Days missing", "What next")
                        .rows(watched.stream().map(w -> row(w, base)).toList())
                        .empty("No service is recorded as trading on.")
                        .csvFrom(Href.of(base + "/trading")),
                shown == null
                        ? null
                        : watched.stream()
                                .filter(w -> w.watch().id().equals(shown))
                                .map(w -> service(w, base))
                                .findFirst()
                                .orElseThrow(() -> new NotThere("trading watch")),
                incident.sites().stream()
                        .filter(s -> !taken.contains(s.location()))
                        .map(s -> Option.of(s.location(), s.name()))
                        .toList(),
                London.day(now).toString(),
                Typed.local(now),
                mayWrite,
                typed,
                errors);
    }

    private static DataTable.Row row(Watched w, String base) {
        var watch = w.watch();
        var last = w.days().isEmpty() ? null : w.days().getFirst();
        return DataTable.Row.of(
                Cell.of(Tags.link(watch.locationName(), base + "/trading/" + watch.id())),
                Cell.of("%s, %s".formatted(watch.process(), watch.officeHolder())),
                Cell.of(watch.likelyEnd() == null ? "Not known" : London.show(watch.likelyEnd())),
                Cell.of(
                        last == null
                                ? "None"
                                : "%s: %s"
                                        .formatted(
                                                London.show(last.day()),
                                                last.result().words())),
                Cell.of(Integer.toString(w.missing().size())),
                Cell.of(
                        watch.ended() != null
                                ? "Ended: " + watch.ended().because()
                                : w.prompt() != null
                                        ? "Run the duty test again"
                                        : w.todayRecorded() ? "Record tomorrow" : "Record today"));
    }

    private static Service service(Watched w, String base) {
        var watch = w.watch();
        var ended = watch.ended();
        var facts = SummaryList.of()
                .row("Office", watch.process())
                .row("Held by", "%s, %s".formatted(watch.officeHolder(), watch.contact()))
                .row("Appointed on", London.show(watch.appointedOn()))
                .row(
                        "Means to carry on until",
                        watch.likelyEnd() == null
                                ? "Nobody can say: look at it every day"
                                : "%s. Reminders on %s"
                                        .formatted(
                                                London.show(watch.likelyEnd()),
                                                TradingOn.reminders(watch.likelyEnd()).stream()
                                                        .map(London::show)
                                                        .collect(Collectors.joining(" and "))))
                .row("Insolvent because", tests(watch.cannotPay(), watch.owesMore()));
        if (ended != null) {
            facts = facts.row("Ended", "%s, by %s: %s".formatted(London.show(ended.at()), ended.by(), ended.because()));
        }
        var prompt = w.prompt();
        return new Service(
                watch.id().toString(),
                watch.locationName(),
                ended == null,
                watch.version(),
                facts,
                w.missing().isEmpty()
                        ? null
                        : "No record of %s. A record is due by the end of each day."
                                .formatted(
                                        w.missing().stream().map(London::show).collect(Collectors.joining(", "))),
                reminder(w),
                watch.cannotPay() || watch.owesMore()
                        ? null
                        : "Nobody has said in which way the provider is insolvent: unable to pay its bills, or owing more"
                                + " than it has. Ask the office-holder.",
                prompt == null
                        ? null
                        : "Record of %s: %s The duty test has not been run since."
                                .formatted(London.show(prompt.day()), prompt.explanation()),
                prompt == null
                        ? null
                        : "%s/decisions/services/%s?record=%s".formatted(base, watch.location(), prompt.id()),
                days(w.days(), base + "/trading/" + watch.id()),
                w.requests().stream().map(TradingPage::words).toList(),
                w.requests().stream()
                        .filter(c -> c.answered() == null)
                        .map(c -> Option.of(c.id() + " " + c.version(), words(c)))
                        .toList());
    }

    private static @Nullable String reminder(Watched w) {
        if (!w.remind()) {
            return null;
        }
        var end = w.watch().likelyEnd();
        return end == null
                ? "Nobody can say until when the office-holder carries on. Ask again today."
                : "The office-holder means to carry on only until %s.".formatted(London.show(end));
    }

    private static String tests(boolean cannotPay, boolean owesMore) {
        var said = new ArrayList<String>();
        if (cannotPay) {
            said.add("it cannot pay its bills as they fall due");
        }
        if (owesMore) {
            said.add("it owes more than it has");
        }
        return said.isEmpty() ? "Not known" : String.join("; ", said);
    }

    private static DataTable days(List<TradingRecord> days, String path) {
        var columns = new ArrayList<String>();
        columns.add("Day");
        Arrays.stream(Aspect.values()).map(Aspect::words).forEach(columns::add);
        columns.add("What follows");
        columns.add("From");
        return DataTable.of("days", "Day by day")
                .columns(columns.toArray(String[]::new))
                .rows(days.stream().map(TradingPage::day).toList())
                .empty("No day is recorded yet.")
                .csvFrom(Href.of(path));
    }

    private static DataTable.Row day(TradingRecord r) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(London.show(r.day())));
        for (var aspect : Aspect.values()) {
            cells.add(Cell.of(Tags.content(tag(r.standing(aspect)))));
        }
        cells.add(Cell.of(r.result().words() + (r.note() == null ? "" : ". " + r.note())));
        cells.add(Cell.of("%s, recorded by %s".formatted(r.saidBy(), r.recordedBy())));
        return DataTable.Row.of(cells.toArray(Cell[]::new));
    }

    private static Tag tag(Standing standing) {
        return Tag.of(
                standing.words(),
                switch (standing) {
                    case IN_ORDER -> Tag.Colour.GREEN;
                    case AT_RISK -> Tag.Colour.YELLOW;
                    case FAILED -> Tag.Colour.RED;
                    case NOT_KNOWN -> Tag.Colour.GREY;
                });
    }

    private static String words(Cooperation c) {
        var answered = c.answered();
        return "%s, %s: %s%s"
                .formatted(
                        London.show(c.askedAt()),
                        c.askedBy(),
                        c.request(),
                        answered == null
                                ? " (not answered yet)"
                                : ". Answered %s by %s: %s"
                                        .formatted(London.show(answered.at()), answered.by(), answered.answer()));
    }
}
