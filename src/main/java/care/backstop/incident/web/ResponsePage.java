package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.Agreement;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Particular;
import care.backstop.incident.rules.TwoParties.Side;
import care.backstop.incident.rules.TwoParties.Standing;
import care.backstop.incident.store.LeadOfficerStore.LeadOfficer;
import care.backstop.incident.usecase.AgreeTogether;
import care.backstop.incident.usecase.SettleTerms;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who decided that the response starts, which plan is agreed, who leads, and on what terms the service ends.
 *
 * @param alarm that the other side has not confirmed in time, or null
 * @param first whether the reader's side would start it, and may say that it cannot wait
 * @param mayActivate whether the reader's side has yet to decide, or has decided and waits for the other
 * @param mayAgree whether the reader's side has yet to agree the edition put forward
 */
public record ResponsePage(
        Room room,
        String base,
        String starters,
        Tag activationTag,
        String activation,
        @Nullable String alarm,
        SummaryList activationFacts,
        boolean first,
        boolean mayActivate,
        Tag planTag,
        String plan,
        List<String> missingFactors,
        boolean mayPutForward,
        boolean mayAgree,
        DataTable editions,
        @Nullable String leadOfficer,
        List<Option> candidates,
        DataTable terms,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public List<Option> kinds() {
        return Arrays.stream(IncidentKind.values())
                .map(k -> Option.of(k.name(), k.words()))
                .toList();
    }

    static ResponsePage of(
            Room room,
            Incident incident,
            @Nullable Agreement activation,
            AgreeTogether.Plan plan,
            List<Agreement> editions,
            @Nullable LeadOfficer officer,
            List<Actor> candidates,
            List<Particular> all,
            @Nullable Side side,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors,
            Instant now) {
        var base = "/incidents/" + incident.id() + "/response";
        var stands = activation == null ? null : activation.stands(now);
        var standing = stands == null ? Standing.OPEN : stands.standing();
        var draft = plan.draft();
        return new ResponsePage(
                room,
                base,
                plan.starters(),
                tag(standing),
                words(activation, now),
                standing == Standing.OVERDUE ? words(activation, now) : null,
                facts(activation),
                activation == null || (side != null && activation.word(side).isPresent()),
                side != null
                        && (activation == null || activation.word(side).isEmpty() || standing == Standing.ONE_SIDE),
                planTag(plan),
                planWords(plan),
                plan.missingFactors(),
                mayWrite && draft == null,
                side != null && draft != null && draft.word(side).isEmpty(),
                DataTable.of("editions", "Editions of the plan")
                        .columns("Edition", "Put forward", "Actions", "The council", "The NHS", "State")
                        .rows(editions.stream().map(e -> edition(e, plan, now)).toList())
                        .empty("No edition of the plan has been put forward.")
                        .csv(base + "/editions.csv"),
                officer == null
                        ? null
                        : "%s, %s, since %s"
                                .formatted(officer.name(), officer.postName(), London.show(officer.namedAt())),
                candidates.stream()
                        .map(c -> Option.of(c.post().toString(), c.name() + ", " + c.postName()))
                        .toList(),
                DataTable.of("terms", "On what terms the service ends, and what is known about it")
                        .columns("What", "As it stands", "Recorded")
                        .rows(rows(incident, all, base))
                        .csv(base + "/terms.csv"),
                mayWrite,
                typed,
                errors);
    }

    /** Who agreed for a side, and when. */
    static @Nullable String who(Agreement a, Side side) {
        return a.word(side)
                .map(w -> "%s, %s, %s".formatted(w.by(), w.postName(), London.show(w.at())))
                .orElse(null);
    }

    static Tag tag(Standing standing) {
        return switch (standing) {
            case OPEN -> Tag.of("Not decided", Tag.Colour.GREY);
            case ONE_SIDE -> Tag.waiting("Waits for the other");
            case PROVISIONAL -> Tag.soon("Provisional");
            case OVERDUE -> Tag.urgent("Provisional, overdue");
            case AGREED -> Tag.good("Active");
        };
    }

    /** How the activation stands, in one sentence. */
    static String words(@Nullable Agreement activation, Instant now) {
        if (activation == null || activation.words().isEmpty()) {
            return "Nobody has decided that the response starts.";
        }
        var d = activation.stands(now);
        var other = d.waitsFor() == null ? "" : d.waitsFor().words();
        return switch (d.standing()) {
            case OPEN -> "Nobody has decided that the response starts.";
            case ONE_SIDE -> "It is not active yet: it waits for %s.".formatted(other);
            case PROVISIONAL ->
                "Started by one side since %s. By %s it has to be confirmed by %s."
                        .formatted(London.show(since(d.since())), London.show(since(d.due())), other);
            case OVERDUE ->
                "Started by one side since %s. It should have been confirmed by %s by %s: ring them now."
                        .formatted(London.show(since(d.since())), other, London.show(since(d.due())));
            case AGREED -> "Active since %s.".formatted(London.show(since(d.since())));
        };
    }

    private static Instant since(@Nullable Instant at) {
        return java.util.Objects.requireNonNull(at);
    }

    private static SummaryList facts(@Nullable Agreement activation) {
        var facts = SummaryList.of();
        if (activation == null) {
            return facts;
        }
        for (var w : activation.words()) {
            facts = facts.row(
                    "For " + w.side().words(),
                    "%s, %s (%s), %s: %s. %s%s"
                            .formatted(
                                    w.by(),
                                    w.postName(),
                                    w.agency(),
                                    London.show(w.at()),
                                    w.kind() == null ? "" : w.kind().words(),
                                    w.words() == null ? "" : w.words(),
                                    w.urgentBecause() == null ? "" : ". Could not wait because: " + w.urgentBecause()));
        }
        return facts;
    }

    private static Tag planTag(AgreeTogether.Plan plan) {
        if (plan.active() != null) {
            return Tag.good("Active, edition " + plan.active().edition());
        }
        return plan.required() ? Tag.waiting("Draft") : Tag.of("Not asked for", Tag.Colour.GREY);
    }

    private static String planWords(AgreeTogether.Plan plan) {
        var draft = plan.draft();
        var waits = draft == null
                ? ""
                : " Edition %d waits for %s."
                        .formatted(
                                draft.edition(),
                                Arrays.stream(Side.values())
                                        .filter(s -> draft.word(s).isEmpty())
                                        .map(Side::words)
                                        .collect(java.util.stream.Collectors.joining(" and ")));
        if (plan.active() != null) {
            return "Edition %d is the agreed plan.%s".formatted(plan.active().edition(), waits);
        }
        return plan.required()
                ? "The plan is a draft. What keeps people safe and what is wanted by the end of the first working day goes ahead; anything else begins once both have agreed, or says why it cannot wait (%s).%s"
                        .formatted(plan.source(), waits)
                : "This council’s profile does not ask for the plan to be agreed before work begins (%s).%s"
                        .formatted(plan.source(), waits);
    }

    private static DataTable.Row edition(Agreement e, AgreeTogether.Plan plan, Instant now) {
        var council = who(e, Side.COUNCIL);
        var icb = who(e, Side.ICB);
        boolean agreed = e.stands(now).standing() == Standing.AGREED;
        boolean current = plan.active() != null && plan.active().id().equals(e.id());
        return DataTable.Row.of(
                Cell.of(Integer.toString(e.edition())),
                Cell.of("%s, by %s".formatted(London.show(e.putAt()), e.putBy())),
                Cell.of(Integer.toString(e.lines().size())),
                Cell.of(council == null ? "Not yet" : council),
                Cell.of(icb == null ? "Not yet" : icb),
                Cell.of(Tags.content(
                        current
                                ? Tag.good("Active")
                                : agreed ? Tag.of("Replaced", Tag.Colour.GREY) : Tag.waiting("Draft"))));
    }

    private static List<DataTable.Row> rows(Incident incident, List<Particular> all, String base) {
        var standing = SettleTerms.standing(all);
        var rows = new ArrayList<DataTable.Row>();
        for (var kind : Particular.Kind.values()) {
            var href = base + "/terms/" + kind.path();
            if (kind.perService()) {
                for (var site : incident.sites()) {
                    rows.add(row(
                            kind.title() + ": " + site.name(),
                            href + "?location=" + site.location(),
                            standing.stream()
                                    .filter(p ->
                                            p.kind() == kind && site.location().equals(p.location()))
                                    .toList()));
                }
            } else {
                rows.add(row(
                        kind.title(),
                        href,
                        standing.stream().filter(p -> p.kind() == kind).toList()));
            }
        }
        return rows;
    }

    private static DataTable.Row row(String title, String href, List<Particular> of) {
        return DataTable.Row.of(
                Cell.of(Tags.link(title, href)),
                Cell.of(
                        of.isEmpty()
                                ? "Not recorded"
                                : of.stream()
                                        .map(p -> SettleTerms.words(p)
                                                + (p.warning() == null ? "" : ". Mind: " + p.warning()))
                                        .collect(java.util.stream.Collectors.joining(" | "))),
                Cell.of(
                        of.isEmpty()
                                ? ""
                                : "%s, %s, %s"
                                        .formatted(
                                                of.getFirst().by(),
                                                of.getFirst().postName(),
                                                London.show(of.getFirst().recordedAt()))));
    }
}
