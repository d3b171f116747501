package care.backstop.market.web;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select;
import care.backstop.kernel.London;
import care.backstop.market.rules.Freshness;
import care.backstop.market.store.SpareCapacities.Line;
import care.backstop.market.usecase.AddUpSpareCapacity.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spare capacity by kind of service and place, each figure with its age and with how many did not tell. */
public record SpareCapacityPage(String action, Select council, DataTable table) {

    static final String PATH = MarketPage.PATH + "/spare-capacity";

    static SpareCapacityPage of(@Nullable String council, Answer answer, boolean mayExport, Instant now) {
        var select = Select.of("council", "Council").option("", "The whole register");
        for (var name : answer.councils()) {
            select = select.option(name, name);
        }
        return new SpareCapacityPage(
                PATH,
                select.chosen(council),
                DataTable.of("spare", council == null ? "The whole register" : council + " by town")
                        .columns(List.of(
                                DataTable.Column.of("Where"),
                                DataTable.Column.of("Service"),
                                DataTable.Column.of("Services").numeric(),
                                DataTable.Column.of("Told their capacity").numeric(),
                                DataTable.Column.of("Free places").numeric(),
                                DataTable.Column.of("Spare time a week").numeric(),
                                DataTable.Column.of("Oldest figure")))
                        .rows(answer.lines().stream()
                                .map(line -> row(line, council, now))
                                .toList())
                        .csv(
                                mayExport
                                        ? Href.of(PATH + ".csv")
                                                .with("council", council)
                                                .toString()
                                        : null)
                        .empty("The register has no open care service here."));
    }

    private static DataTable.Row row(Line line, @Nullable String council, Instant now) {
        boolean inMinutes = line.kind().countedInMinutes();
        return DataTable.Row.of(
                place(line, council),
                line.kind().words(),
                "%,d".formatted(line.services()),
                "%,d".formatted(line.told()),
                line.free() == null ? inMinutes ? "–" : Words.NOT_KNOWN : "%,d".formatted(line.free()),
                line.minutes() == null ? inMinutes ? Words.NOT_KNOWN : "–" : Words.minutes(line.minutes()),
                age(line.oldest(), now));
    }

    static String place(Line line, @Nullable String council) {
        var place = line.place();
        if (place != null) {
            return place;
        }
        return council == null ? "Everywhere" : "Town not known";
    }

    private static String age(@Nullable Instant oldest, Instant now) {
        if (oldest == null) {
            return "–";
        }
        var age = Freshness.of(oldest, now);
        return "%s, %s%s"
                .formatted(London.show(London.day(oldest)), age.words(), age.stale() ? ", too old to rely on" : "");
    }

    public Breadcrumbs breadcrumbs() {
        return Breadcrumbs.of().to("Market", MarketPage.PATH).here("Spare capacity");
    }
}
