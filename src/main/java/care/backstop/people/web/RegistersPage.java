package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Field;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Table;
import care.backstop.kernel.London;
import care.backstop.people.store.Registers;
import care.backstop.people.usecase.KeepRegisters.Register;
import java.util.List;
import java.util.Map;

/** The lists of a council that rights rest on, each with a form to add to it. */
public record RegistersPage(List<ListOf> lists, Errors errors) {

    /** One list with its form. */
    public record ListOf(String key, String heading, DataTable table, List<Object> controls, List<End> ends) {}

    /** A line that can be taken off. */
    public record End(String id, String name) {}

    static RegistersPage of(Map<Register, List<Registers.Line>> lines, Map<String, String> typed, Errors errors) {
        return new RegistersPage(
                lines.entrySet().stream()
                        .map(e -> list(e.getKey(), e.getValue(), typed, errors))
                        .toList(),
                errors);
    }

    private static ListOf list(Register r, List<Registers.Line> lines, Map<String, String> typed, Errors errors) {
        var name = switch (r) {
            case WAY -> "Way of meeting needs";
            case IMCA -> "Area";
            case GP -> "Practice";
            case SYSTEM -> "Whom you tell";
        };
        var detail = switch (r) {
            case WAY -> "Explanation";
            case IMCA -> "Service and how to reach it";
            case GP -> "Address or how to reach it";
            case SYSTEM -> "How to reach them";
        };
        var empty = switch (r) {
            case WAY -> "Only the ways that the Care Act names are offered.";
            case IMCA -> "No IMCA service is listed yet.";
            case GP -> "No GP practice is listed yet.";
            case SYSTEM -> "GP practice, pharmacy, Department for Work and Pensions and council tax are always told.";
        };
        boolean optional = r == Register.WAY || r == Register.SYSTEM;
        return new ListOf(
                r.name().toLowerCase(java.util.Locale.UK),
                r.words(),
                DataTable.of(r.name().toLowerCase(java.util.Locale.UK), r.words())
                        .hideCaption()
                        .columns(name, detail, "Added", "By")
                        .rows(lines.stream()
                                .map(l -> DataTable.Row.of(
                                        Table.Cell.of(l.name()),
                                        Table.Cell.of(l.detail() == null ? "" : l.detail()),
                                        Table.Cell.of(London.show(l.addedAt())),
                                        Table.Cell.of(l.byName())))
                                .toList())
                        .empty(empty)
                        .csvFrom(Href.of("/advocacy-registers")),
                List.of(
                        field(r, "name", name, typed, errors),
                        field(r, "detail", optional ? detail + " (optional)" : detail, typed, errors)),
                lines.stream().map(l -> new End(l.id().toString(), l.name())).toList());
    }

    private static Input field(Register r, String name, String label, Map<String, String> typed, Errors errors) {
        return Input.of(Field.of(name, label).id(r + "-" + name))
                .value(typed.get(r + name))
                .error(errors.on(r + "-" + name));
    }
}
