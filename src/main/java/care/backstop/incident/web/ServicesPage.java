package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Column;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.SubIncident;
import care.backstop.incident.model.SubIncident.Body;
import care.backstop.incident.model.SubIncident.Reported;
import care.backstop.incident.rules.RollUp;
import care.backstop.incident.rules.RollUp.Line;
import care.backstop.incident.store.SubIncidentStore.About;
import care.backstop.incident.usecase.SeveralServices.Seen;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The services of a provider that fails in several places, and the sheet of their numbers. */
public record ServicesPage(
        Room room,
        String base,
        @Nullable String partOf,
        @Nullable String partOfHref,
        boolean totalsOnly,
        boolean mayWrite,
        boolean mayAdd,
        DataTable sheet,
        DataTable bodies,
        List<Option> others,
        List<Option> parts,
        List<Option> untold,
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

    public List<Body.Kind> kinds() {
        return Arrays.asList(Body.Kind.values());
    }

    /** Whether a form was sent back with something wrong in it, so that it is open. */
    public boolean failed(String... fields) {
        return Arrays.stream(fields).anyMatch(f -> errors.on(f) != null);
    }

    static ServicesPage of(
            Room room, Seen seen, List<About> others, boolean mayWrite, Map<String, String> typed, Errors errors) {
        var i = seen.incident();
        var base = "/incidents/" + i.id();
        var partOf = seen.partOf();
        var runs = !i.stage().state().ended();
        return new ServicesPage(
                room,
                base,
                partOf == null ? null : partOf.name() == null ? "a larger incident" : partOf.name(),
                partOf == null || partOf.name() == null ? null : "/incidents/" + partOf.parent() + "/services",
                seen.totalsOnly(),
                mayWrite && runs,
                mayWrite && runs && partOf == null,
                sheet(seen, base),
                DataTable.of("bodies", "Councils, NHS bodies and others it concerns")
                        .columns("Who", "What", "Why", "Whom to reach", "Told")
                        .rows(seen.bodies().stream().map(ServicesPage::body).toList())
                        .empty("None are listed yet. Councils appear here with the services in their area.")
                        .csv(base + "/services/bodies.csv"),
                others.stream()
                        .map(o -> Option.of(o.incident().toString(), "%s (%s)".formatted(o.name(), o.location())))
                        .toList(),
                seen.parts().stream()
                        .map(p -> Option.of(p.incident().toString(), p.name()))
                        .toList(),
                seen.bodies().stream()
                        .filter(b -> b.toldAt() == null)
                        .map(b -> Option.of(b.id().toString(), b.name()))
                        .toList(),
                Typed.local(seen.now()),
                typed,
                errors);
    }

    private static DataTable sheet(Seen seen, String base) {
        var rows = new ArrayList<DataTable.Row>();
        var lines = seen.sheet().lines();
        for (int n = 0; n < seen.parts().size(); n++) {
            rows.add(own(seen.parts().get(n), lines.get(n), seen.now()));
        }
        for (int n = 0; n < seen.reported().size(); n++) {
            rows.add(reported(seen.reported().get(n), lines.get(seen.parts().size() + n)));
        }
        int late = seen.parts().stream()
                .mapToInt(p -> p.standing() == null ? 0 : p.standing().lateActions())
                .sum();
        if (rows.size() > 1) {
            var total = seen.sheet().total();
            rows.add(DataTable.Row.of(
                    Cell.of("All together"),
                    Cell.of(""),
                    Cell.of(Spans.counted(rows.size(), "service")),
                    Cell.of(""),
                    Cell.of(""),
                    Cell.of(words(total.people())),
                    Cell.of(words(total.moved())),
                    Cell.of(words(total.toMove())),
                    Cell.of(words(total.otherwise())),
                    Cell.of(Integer.toString(late)),
                    Cell.of("")));
        }
        return DataTable.of("services", "Services and their numbers")
                .columns(List.of(
                        Column.of("Service"),
                        Column.of("Council"),
                        Column.of("State"),
                        Column.of("Aware for"),
                        Column.of("Until it closes"),
                        Column.of("People").numeric(),
                        Column.of("Moved").numeric(),
                        Column.of("Still to move").numeric(),
                        Column.of("Stay, left or died").numeric(),
                        Column.of("Late actions").numeric(),
                        Column.of("Lead or source")))
                .rows(rows)
                .empty(
                        seen.partOf() == null
                                ? "No service has an incident of its own yet. Add the first one below."
                                : "Nobody has reported numbers here. The whole is shown there.")
                .csv(base + "/services.csv");
    }

    private static DataTable.Row own(SubIncident part, Line line, Instant now) {
        var standing = part.standing();
        return DataTable.Row.of(
                standing == null
                        ? Cell.of(part.name())
                        : Cell.of(Tags.link(part.name(), "/incidents/" + part.incident())),
                Cell.of(part.council() == null ? "Not known" : part.council()),
                standing == null
                        ? Cell.of("You are not in this incident")
                        : Cell.of(Tags.content(Tags.of(standing.state()))),
                Cell.of(standing == null ? "" : Spans.since(standing.awareAt(), now)),
                Cell.of(standing == null ? "" : Spans.until(standing.endsOn(), now)),
                Cell.of(words(line.people())),
                Cell.of(words(line.moved())),
                Cell.of(words(line.toMove())),
                Cell.of(words(line.otherwise())),
                Cell.of(standing == null ? "" : Integer.toString(standing.lateActions())),
                Cell.of(standing == null ? "" : standing.lead() == null ? "Nobody yet" : standing.lead()));
    }

    private static DataTable.Row reported(Reported r, Line line) {
        return DataTable.Row.of(
                Cell.of(r.service()),
                Cell.of(r.council()),
                Cell.of(Tags.content(Tag.of("As reported", Tag.Colour.YELLOW))),
                Cell.of(""),
                Cell.of(""),
                Cell.of(words(line.people())),
                Cell.of(words(line.moved())),
                Cell.of(words(line.toMove())),
                Cell.of(words(line.otherwise())),
                Cell.of(""),
                Cell.of("%s, %s. As at %s%s"
                        .formatted(
                                r.reportedBy(),
                                r.how(),
                                London.show(r.asAt()),
                                r.note() == null ? "" : ". " + r.note())));
    }

    static String words(RollUp.Shown shown) {
        return switch (shown) {
            case RollUp.Number(var value) -> "%,d".formatted(value);
            case RollUp.AtLeast(var value, var missing) -> "%,d, and %d not known".formatted(value, missing);
            case RollUp.NotKnown() -> "Not known";
            case RollUp.Hidden() -> "Not shown";
        };
    }

    private static DataTable.Row body(Body b) {
        return DataTable.Row.of(
                Cell.of(b.name()),
                Cell.of(b.kind().words()),
                Cell.of(b.because()),
                Cell.of(b.contact() == null ? "Not recorded" : b.contact()),
                b.toldAt() == null
                        ? Cell.of(Tags.content(Tag.of("Not told yet", Tag.Colour.YELLOW)))
                        : Cell.of("%s, %s (%s)".formatted(London.show(b.toldAt()), b.toldHow(), b.toldBy())));
    }
}
