package care.backstop.market.web;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.Element;
import care.backstop.govuk.Href;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.kernel.London;
import care.backstop.market.CapacityView;
import care.backstop.market.Feature;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import care.backstop.market.rules.CapacityFigures;
import care.backstop.market.rules.Freshness;
import care.backstop.market.store.Capacities;
import care.backstop.market.store.Features;
import care.backstop.market.store.LocationFile;
import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One location: what it is, how it is rated, what it can take, who runs it, and who said so. */
public record LocationPage(
        String name,
        @Nullable String closed,
        @Nullable String unregistered,
        Tag rating,
        SummaryList facts,
        DataTable ratingsNow,
        DataTable ratingsBefore,
        List<Capacity> capacity,
        SummaryList features,
        @Nullable String tellFeatures,
        @Nullable String standing,
        DataTable capacityBefore,
        String provider,
        SummaryList providerFacts,
        DataTable siblings,
        List<String> successions,
        DataTable sources,
        @Nullable String incident,
        @Nullable String change) {

    /** What one service of the location can take. {@code confirm} leads to the form, for those who may use it. */
    public record Capacity(
            String service,
            @Nullable Tag age,
            SummaryList figures,
            @Nullable String confirm) {}

    static String path(String id) {
        return MarketPage.PATH + "/locations/" + id;
    }

    static LocationPage of(LocationFile file, boolean mayWrite, boolean mayOpen, boolean seesFees, Instant now) {
        var l = file.location();
        var closed = l.deregisteredOn();
        return new LocationPage(
                l.name(),
                closed == null
                        ? null
                        : (l.registered() ? "This service left the register on %s." : "This service closed on %s.")
                                .formatted(London.show(closed)),
                l.registered()
                        ? null
                        : "This service is not registered with CQC, so section 48 of the Care Act cannot apply to it. "
                                + "Section 19 powers can.",
                Words.tag(l.rating()),
                facts(file),
                ratings(file, true),
                ratings(file, false),
                capacity(file, mayWrite, seesFees, now),
                features(file.features()),
                mayWrite && l.active() ? path(l.id()) + "/features" : null,
                seesFees ? path(l.id()) + "/standing" : null,
                history(file),
                l.providerName() == null ? Words.NOT_KNOWN : l.providerName(),
                provider(file),
                siblings(file),
                successions(file),
                sources(file),
                mayOpen && l.active()
                        ? Href.of("/incidents/new").with("location", l.id()).toString()
                        : null,
                mayWrite && !l.registered() ? path(l.id()) + "/change" : null);
    }

    private static SummaryList facts(LocationFile file) {
        var l = file.location();
        var r = file.register();
        var list = SummaryList.of()
                .row("Services", Words.services(l))
                .row("Registered to care for", Words.bands(l))
                .row(
                        "Registered beds",
                        l.careHome() || l.beds() != null && l.beds() > 0 ? Words.number(l.beds()) : "Does not apply")
                .row(
                        "Overall rating",
                        Words.stacked(
                                tag(l.rating()),
                                Stream.of(
                                        l.ratedOn() == null ? "" : "Published " + London.show(l.ratedOn()),
                                        Boolean.TRUE.equals(r.ratingInherited())
                                                ? "Inherited from the service before it"
                                                : "")));
        for (var question : r.keyQuestions().entrySet()) {
            var words = question.getKey().replace('_', '-');
            list = list.row(
                    Character.toUpperCase(words.charAt(0)) + words.substring(1),
                    tag(Rating.parse(question.getValue()).orElse(Rating.NOT_RATED)));
        }
        list = list.row("Address", orNotKnown(Words.place(l)))
                .row("Council", orNotKnown(l.council()))
                .row("Telephone", orNotKnown(l.telephone()))
                .row("Registered since", day(r.registeredOn()))
                .row("CQC location ID", l.registered() ? l.id() : l.id() + " (our own)");
        if (r.alsoKnownAs() != null) {
            list = list.row("Also known as", r.alsoKnownAs());
        }
        if (Boolean.TRUE.equals(r.dormant())) {
            list = list.row("Dormant", "Yes: registered but not running");
        }
        if (r.dualOf() != null) {
            list = list.row("Shares its beds with", Words.link(r.dualOf(), path(r.dualOf())));
        }
        if (!r.activities().isEmpty()) {
            list = list.row("Regulated activities", String.join("; ", r.activities()));
        }
        return list;
    }

    private static Content tag(Rating rating) {
        var tag = Words.tag(rating);
        return Element.of("strong").look("govuk-tag", tag.look()).around(tag.text());
    }

    private static String orNotKnown(@Nullable String text) {
        return text == null || text.isBlank() ? Words.NOT_KNOWN : text;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? Words.NOT_KNOWN : London.show(day);
    }

    private static DataTable ratings(LocationFile file, boolean now) {
        return DataTable.of(now ? "ratings-now" : "ratings-before", now ? "Ratings now" : "Ratings before")
                .columns("What was rated", "Key question", "Rating", "Published", "Source")
                .rows(file.ratings().stream()
                        .filter(r -> r.now() == now)
                        .map(r -> DataTable.Row.of(
                                r.group().equals("Overall") ? "The whole service" : r.group(),
                                r.domain(),
                                Rating.parse(r.words()).map(Rating::words).orElse(r.words())
                                        + (r.inherited() ? " (inherited)" : ""),
                                day(r.publishedOn()),
                                Words.source(r.source()) + ", " + London.show(r.asAt())))
                        .toList())
                .empty(now ? "No source tells a rating that stands now." : "No source tells an earlier rating.")
                .csv(path(file.location().id()) + "/ratings.csv");
    }

    private static List<Capacity> capacity(LocationFile file, boolean mayWrite, boolean seesFees, Instant now) {
        var l = file.location();
        return l.services().stream()
                .sorted()
                .filter(s -> s.socialCare() || l.services().size() == 1)
                .map(s -> capacity(file, s, mayWrite, seesFees, now))
                .toList();
    }

    private static Capacity capacity(
            LocationFile file, ServiceKind service, boolean mayWrite, boolean seesFees, Instant now) {
        var entry = file.capacity().stream()
                .filter(e -> e.latest() && e.capacity().service() == service)
                .findFirst();
        var figures = figures(service, entry.map(Capacities.Entry::capacity).orElse(null));
        if (entry.isPresent()) {
            var e = entry.get();
            figures = figures.row("As at", London.show(e.capacity().asAt()) + ", entered by " + e.enteredAs());
        }
        if (seesFees) {
            var fee = file.fees().stream().filter(f -> f.service() == service).findFirst();
            figures = figures.row(
                    service.countedInMinutes() ? "Guide fee an hour" : "Guide fee a week",
                    Words.money(fee.map(f -> service.countedInMinutes() ? f.hourlyPence() : f.weeklyPence())
                            .orElse(null)));
        }
        return new Capacity(
                service.words(),
                entry.map(e -> age(e.capacity(), now)).orElse(Tag.notKnown()),
                figures,
                mayWrite && file.location().active()
                        ? Href.of(path(file.location().id()) + "/capacity")
                                .with("service", service.name())
                                .toString()
                        : null);
    }

    private static SummaryList features(Features.@Nullable Told told) {
        if (told == null) {
            return SummaryList.of().row("What it has", "Not known: nobody has told it yet");
        }
        var latest = told.features();
        var list = SummaryList.of()
                .row("Has", words(latest.has()))
                .row("Has not", words(latest.hasNot()))
                .row("As at", London.show(latest.asAt()) + ", entered by " + told.enteredAs());
        int left =
                Feature.values().length - latest.has().size() - latest.hasNot().size();
        return left == 0 ? list : list.row("Not known", left + " more, to be asked");
    }

    private static String words(Set<Feature> features) {
        return features.isEmpty()
                ? "Nothing said"
                : String.join(
                        "; ", features.stream().sorted().map(Feature::words).toList());
    }

    private static Tag age(CapacityView c, Instant now) {
        var words = Words.age(c, now);
        return Freshness.of(c.asAt(), now).stale() ? Tag.soon(words) : Tag.good(words);
    }

    private static SummaryList figures(ServiceKind service, @Nullable CapacityView c) {
        var list = SummaryList.of();
        if (c == null) {
            return list.row("Capacity", "Not known: nobody has told it yet");
        }
        if (service.countedInMinutes()) {
            list = list.row(
                    "Spare time a week", c.freeMinutes().map(Words::minutes).orElse(Words.NOT_KNOWN));
            if (!c.bandMinutes().isEmpty()) {
                list = list.row(
                        "By part of the day",
                        String.join(
                                "; ",
                                IntStream.range(0, c.bandMinutes().size())
                                        .mapToObj(i -> CapacityFigures.BANDS.get(i) + " "
                                                + Words.minutes(c.bandMinutes().get(i)))
                                        .toList()));
            }
        }
        if (!service.countedInMinutes() || c.maximum() != null || c.occupied() != null) {
            list = list.row(service.countedInMinutes() ? "Most people" : "Most places", Words.number(c.maximum()))
                    .row(service.countedInMinutes() ? "People now" : "Occupied", Words.number(c.occupied()))
                    .row("Reserved", Words.number(c.reserved()))
                    .row("Free", c.free().map(f -> "%,d".formatted(f)).orElse(Words.NOT_KNOWN));
        }
        return list.row("Taking new people", Words.accepting(c.accepting()));
    }

    private static DataTable history(LocationFile file) {
        return DataTable.of("capacity-before", "Capacity told before")
                .columns("Service", "As at", "Most", "Occupied", "Reserved", "Spare a week", "Entered by")
                .rows(file.capacity().stream()
                        .filter(e -> !e.latest())
                        .map(e -> {
                            var c = e.capacity();
                            return DataTable.Row.of(
                                    c.service().words(),
                                    London.show(c.asAt()),
                                    Words.number(c.maximum()),
                                    Words.number(c.occupied()),
                                    Words.number(c.reserved()),
                                    c.service().countedInMinutes()
                                            ? c.freeMinutes()
                                                    .map(Words::minutes)
                                                    .orElse(Words.NOT_KNOWN)
                                            : "–",
                                    e.enteredAs());
                        })
                        .toList())
                .empty("Nothing was told before.")
                .csv(path(file.location().id()) + "/capacity.csv");
    }

    private static SummaryList provider(LocationFile file) {
        var l = file.location();
        var list = SummaryList.of().row("CQC provider ID", orNotKnown(l.providerId()));
        var r = file.register();
        if (r.brand() != null) {
            list = list.row("Brand", r.brand());
        }
        var p = file.provider();
        if (p == null) {
            return list;
        }
        list = list.row("Ownership", orNotKnown(p.ownership()))
                .row("Company number", orNotKnown(p.companyNumber()))
                .row("Registered since", day(p.registeredOn()));
        if (p.charityNumber() != null) {
            list = list.row("Charity number", p.charityNumber());
        }
        if (p.deregisteredOn() != null) {
            list = list.row("Left the register", London.show(p.deregisteredOn()));
        }
        return list.row("Source", Words.source(p.source()) + ", " + London.show(p.asAt()));
    }

    private static DataTable siblings(LocationFile file) {
        return DataTable.of("siblings", "Its other services")
                .columns("Name", "Services", "Council", "Rating", "Beds")
                .rows(file.siblings().stream()
                        .map(s -> DataTable.Row.of(
                                Cell.of(Words.link(s.name(), path(s.id()))),
                                Cell.of(Words.services(s)),
                                Cell.of(orNotKnown(s.council())),
                                Cell.of(s.rating().words()),
                                Cell.of(s.careHome() ? Words.number(s.beds()) : "–")))
                        .toList())
                .empty("The register knows no other open service of this provider.")
                .csv(path(file.location().id()) + "/other-services.csv");
    }

    private static List<String> successions(LocationFile file) {
        var id = file.location().id();
        var words = new ArrayList<String>();
        for (var s : file.successions()) {
            var how = s.told() ? "The register says: " : "By place and name it seems: ";
            words.add(
                    s.predecessor().equals(id)
                            ? how + "it went on as " + s.successor() + " (" + s.reason() + ")."
                            : how + "it follows " + s.predecessor() + " (" + s.reason() + ").");
        }
        return words;
    }

    private static DataTable sources(LocationFile file) {
        return DataTable.of("sources", "Where each fact came from")
                .columns("Fact", "Value", "Source", "First said", "Last said", "Import", "Shown")
                .rows(file.facts().stream()
                        .map(f -> DataTable.Row.of(
                                f.name(),
                                Words.fact(f.name(), f.value()),
                                Words.source(f.source()),
                                London.show(f.since()),
                                London.show(f.lastSeen()),
                                f.importNumber() == 0
                                        ? "By hand"
                                        : "%d%s"
                                                .formatted(
                                                        f.importNumber(),
                                                        Optional.ofNullable(f.fileName())
                                                                .map(n -> ", " + n)
                                                                .orElse("")),
                                f.shown() ? "Yes" : "No, another source is newer"))
                        .toList())
                .empty("No source is kept for this service.")
                .csv(path(file.location().id()) + "/sources.csv");
    }

    /** Where the page stands. */
    public Breadcrumbs breadcrumbs() {
        return Breadcrumbs.of().to("Market", MarketPage.PATH).here(name);
    }
}
