package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.govuk.Timeline;
import care.backstop.incident.model.LegalBases;
import care.backstop.incident.model.Request;
import care.backstop.incident.model.Request.Kind;
import care.backstop.incident.rules.Chasing.Connection;
import care.backstop.incident.rules.Chasing.Standing;
import care.backstop.incident.rules.Chasing.Whom;
import care.backstop.incident.usecase.MakeRequests;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of whom; or one request and what became of it.
 *
 * @param person whom the form asks, when somebody comes from a person's page
 * @param standing how many are late, and who has to do something about it; null when none is
 */
public record RequestsPage(
        Room room,
        String base,
        DataTable table,
        Filter filter,
        Asked asked,
        @Nullable String standing,
        @Nullable One one,
        List<String> providers,
        @Nullable String person,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    /** Which requests to show, as written in the address. */
    public record Asked(@Nullable String standing, @Nullable String whom) {

        boolean keeps(Request r, Instant now) {
            return Typed.choice(standing, Standing.class)
                            .map(s -> r.standing(now) == s)
                            .orElse(true)
                    && Typed.choice(whom, Whom.class).map(w -> r.whom() == w).orElse(true);
        }

        Href href(String path) {
            return Href.of(path).with("standing", standing).with("whom", whom);
        }
    }

    /** One of them. */
    public record One(
            String id,
            String title,
            String what,
            Tag tag,
            SummaryList facts,
            @Nullable String escalated,
            Timeline steps,
            List<Option> next,
            int version) {}

    /** By which a second press of the button is known. */
    public String key() {
        return java.util.UUID.randomUUID().toString();
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public List<Option> whoms() {
        return Arrays.stream(Whom.values())
                .filter(w -> w == Whom.PERSON ? person != null : person == null)
                .map(w -> Option.of(w.name(), w.words()))
                .toList();
    }

    public List<Option> everybody() {
        return Arrays.stream(Whom.values())
                .map(w -> Option.of(w.name(), w.words()))
                .toList();
    }

    public List<Option> connections() {
        return Arrays.stream(Connection.values())
                .map(c -> Option.of(c.name(), c.words()))
                .toList();
    }

    public List<Option> bases() {
        return LegalBases.shipped().bases().stream()
                .filter(b -> b.to().contains(Whom.PERSON) == (person != null))
                .map(b -> Option.of(b.id(), MakeRequests.footing(b, null)))
                .toList();
    }

    public List<Option> standings() {
        return Arrays.stream(Standing.values())
                .map(s -> Option.of(s.name(), s.words()))
                .toList();
    }

    static DataTable table(List<Request> all, Asked asked, String base, Instant now) {
        var shown = all.stream().filter(r -> asked.keeps(r, now)).toList();
        return DataTable.of("requests", "Requests")
                .hideCaption()
                .columns("Request", "Asked of", "What for", "Due", "State", "Asked by")
                .rows(shown.stream().map(r -> row(r, base, now)).toList())
                .count("Showing %d of %d requests".formatted(shown.size(), all.size()))
                .empty(all.isEmpty() ? "Nothing has been asked of anybody yet." : "No request fits this filter.")
                .csv(asked.href(base + ".csv").toString());
    }

    static Filter filter(String base, Asked asked) {
        var filter = Filter.of(base);
        var standing = Typed.choice(asked.standing(), Standing.class);
        var whom = Typed.choice(asked.whom(), Whom.class);
        if (standing.isPresent()) {
            filter = filter.chosen(
                    standing.get().words(),
                    asked.href(base).with("standing", null).toString());
        }
        if (whom.isPresent()) {
            filter = filter.chosen(
                    whom.get().words(), asked.href(base).with("whom", null).toString());
        }
        return filter;
    }

    static @Nullable String late(List<Request> all, @Nullable String lead, Instant now) {
        var late = all.stream().filter(r -> r.standing(now) == Standing.LATE).count();
        return late == 0
                ? null
                : "%s late. %s"
                        .formatted(
                                late == 1 ? "1 request is" : late + " requests are",
                                lead == null
                                        ? "Nobody leads this incident yet, so nobody has been told: acknowledge it."
                                        : "It is on the list of %s, who leads the incident.".formatted(lead));
    }

    static One one(Request r, String incident, @Nullable String lead, Instant now) {
        var standing = r.standing(now);
        var facts = SummaryList.of()
                .row(
                        "Asked of",
                        MakeRequests.shown(r)
                                + (r.whom() == Whom.PERSON
                                        ? ""
                                        : ", " + MakeRequests.role(r).toLowerCase(java.util.Locale.UK)));
        if (r.person() != null) {
            facts = facts.row(
                    SummaryList.Row.of("Who", Tags.link("The person’s own page", incident + "/people/" + r.person())));
        }
        facts = facts.row("Footing", MakeRequests.footing(r))
                .row("Asked", "%s, by %s, %s".formatted(London.show(r.askedAt()), r.askedBy(), r.askedAs()))
                .row("Due", "%s. %s".formatted(London.show(r.dueOn()), r.counted()))
                .row("Chased", Spans.counted(r.count(Kind.CHASED), "time"));
        if (r.count(Kind.REFUSED) > 0) {
            facts = facts.row("Refused", Spans.counted(r.count(Kind.REFUSED), "time"));
        }
        return new One(
                r.id().toString(),
                "Request %d".formatted(r.number()),
                r.what(),
                tag(standing),
                facts,
                standing == Standing.LATE
                        ? "This is late since %s. %s"
                                .formatted(
                                        London.show(r.dueAt()),
                                        lead == null
                                                ? "Nobody leads this incident yet."
                                                : "It has gone up to %s, who leads the incident.".formatted(lead))
                        : null,
                Timeline.of(r.steps().reversed().stream()
                                .map(s -> Timeline.Event.of(s.kind().words(), s.by(), London.show(s.at()))
                                        .instant(s.at().toString())
                                        .text(Text.of(s.words()
                                                + (s.dueOn() == null ? "" : " Due " + London.show(s.dueOn()) + ".")
                                                + (s.action() == null
                                                        ? ""
                                                        : " Legal is asked for advice: action " + s.action() + "."))))
                                .toList())
                        .headingLevel(3),
                next(r).map(k -> Option.of(k.name(), k.words())).toList(),
                r.version());
    }

    static Stream<Kind> next(Request r) {
        return r.settledAt() != null
                ? Stream.of()
                : r.refusedAt() != null
                        ? Stream.of(Kind.ASKED_AGAIN, Kind.ANSWERED, Kind.WITHDRAWN)
                        : Stream.of(Kind.CHASED, Kind.ANSWERED, Kind.REFUSED, Kind.WITHDRAWN);
    }

    private static DataTable.Row row(Request r, String base, Instant now) {
        return DataTable.Row.of(
                Cell.of(Tags.link(Integer.toString(r.number()), base + "/" + r.id())),
                Cell.of(MakeRequests.shown(r) + ", " + MakeRequests.role(r).toLowerCase(java.util.Locale.UK)),
                Cell.of(HomePage.shortened(r.what())),
                Cell.of(London.show(r.dueOn())),
                Cell.of(Tags.content(tag(r.standing(now)))),
                Cell.of(r.askedBy()));
    }

    static Tag tag(Standing standing) {
        return switch (standing) {
            case LATE -> Tag.urgent(standing.words());
            case DUE_TODAY -> Tag.soon(standing.words());
            case REFUSED -> Tag.of(standing.words(), Tag.Colour.PURPLE);
            case WAITING -> Tag.active(standing.words());
            case ANSWERED -> Tag.good(standing.words());
            case WITHDRAWN -> Tag.of(standing.words(), Tag.Colour.GREY);
        };
    }
}
