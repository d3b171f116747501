package care.backstop.market.web;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.Choice;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Radios;
import care.backstop.kernel.London;
import care.backstop.market.StandingKind;
import care.backstop.market.store.Standings.Standing;
import care.backstop.market.usecase.KeepStanding.Known;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the council knows of a service and its provider, and the forms on which it is recorded and ended. */
public record StandingPage(
        String name,
        @Nullable String provider,
        String back,
        String self,
        boolean mayWrite,
        List<Standing> standing,
        DataTable ended,
        Errors errors,
        Map<String, String> typed) {

    static StandingPage of(Known known, boolean mayWrite, Errors errors, Map<String, String> typed) {
        var l = known.location();
        var self = LocationPage.path(l.id()) + "/standing";
        return new StandingPage(
                l.name(),
                l.providerId() == null ? null : l.providerName(),
                LocationPage.path(l.id()),
                self,
                mayWrite,
                known.standings().stream().filter(s -> s.endedAt() == null).toList(),
                DataTable.of("ended", "What was known before")
                        .columns("What", "Of", "Since", "Why", "Ended", "Why it ended", "By")
                        .rows(known.standings().stream()
                                .filter(s -> s.endedAt() != null)
                                .map(s -> DataTable.Row.of(
                                        s.kind().words(),
                                        of(s),
                                        London.show(s.since()),
                                        s.reason(),
                                        s.endedAt() == null ? "" : London.show(s.endedAt()),
                                        String.valueOf(s.endedWhy()),
                                        String.valueOf(s.endedName())))
                                .toList())
                        .empty("Nothing has ended.")
                        .csvFrom(Href.of(self)),
                errors,
                typed);
    }

    static String of(Standing s) {
        return s.wholeProvider() ? "Every service of the provider" : "This service";
    }

    /** One line for each thing that stands: what, since when, why and who says so. */
    public String words(Standing s) {
        return "%s, since %s. %s (%s)".formatted(of(s), London.show(s.since()), s.reason(), s.byName());
    }

    public Radios kind() {
        var radios = Radios.of("kind", "What does the council know?");
        for (var kind : StandingKind.values()) {
            radios = radios.choice(Choice.of(kind.name(), kind.words()).hint(kind.means() + "."));
        }
        return radios.chosen(typed.get("kind")).error(errors.on("kind"));
    }

    public DateInput since() {
        return DateInput.of("since", "Since when?")
                .typed(typed.get("since-day"), typed.get("since-month"), typed.get("since-year"))
                .error(errors.on("since"));
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }

    public boolean ticked(String field) {
        return typed.containsKey(field);
    }

    public Breadcrumbs breadcrumbs() {
        return Breadcrumbs.of().to("Market", MarketPage.PATH).to(name, back).here("What the council knows");
    }
}
