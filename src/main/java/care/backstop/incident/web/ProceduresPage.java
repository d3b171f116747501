package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.incident.model.Edition;
import care.backstop.incident.model.ProcedureTemplate.Part;
import care.backstop.incident.usecase.EditProcedures.Slot;
import care.backstop.kernel.London;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The procedures a council has, and the places for those it has not. */
public record ProceduresPage(
        DataTable table,
        List<Option> slots,
        List<Option> from,
        boolean mayChange,
        Map<String, String> typed,
        Errors errors) {

    public static final String PATH = "/administration/procedures";

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static ProceduresPage of(
            List<Edition> all,
            List<Slot> empty,
            @Nullable Integer reviewMonths,
            LocalDate today,
            boolean mayChange,
            Map<String, String> typed,
            Errors errors) {
        return new ProceduresPage(
                DataTable.of("procedures", "Procedures")
                        .hideCaption()
                        .columns("Procedure", "From", "Edition", "Actions", "Last changed", "To be reviewed by")
                        .rows(all.stream().map(e -> row(e, reviewMonths, today)).toList())
                        .csvFrom(Href.of(PATH)),
                empty.stream().map(s -> Option.of(s.template(), s.title())).toList(),
                all.stream()
                        .map(e -> Option.of(e.template().id(), e.template().title()))
                        .toList(),
                mayChange,
                typed,
                errors);
    }

    private static DataTable.Row row(Edition e, @Nullable Integer reviewMonths, LocalDate today) {
        var by = e.reviewBy(reviewMonths);
        return DataTable.Row.of(
                Cell.of(Tags.link(
                        e.template().title(), PATH + "/" + e.template().id())),
                Cell.of(e.template().source()),
                Cell.of(e.words()),
                Cell.number(String.valueOf(e.template().lines().size())),
                Cell.of(changed(e)),
                Cell.of(by == null ? "" : London.show(by) + (by.isBefore(today) ? ": overdue" : "")));
    }

    /** {@code 7 December 2020 by A. Lead: a lesson}. */
    static String changed(Edition e) {
        return e.madeAt() == null
                ? "As it came with the program"
                : "%s by %s: %s%s"
                        .formatted(
                                London.show(e.madeAt()),
                                e.madeBy(),
                                e.because(),
                                e.lesson() == null ? "" : " (lesson: " + e.lesson() + ")");
    }

    static String title(Edition e, Part p) {
        return e.template().letter() + p.number() + ". " + p.title();
    }
}
