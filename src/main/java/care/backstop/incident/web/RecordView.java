package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.ActionRecord;
import care.backstop.incident.model.ReadAnswers;
import care.backstop.incident.model.RecordForm;
import care.backstop.incident.model.RecordForm.Field;
import care.backstop.incident.model.RecordForm.Type;
import care.backstop.incident.rules.Answers;
import care.backstop.incident.rules.RecordCheck.Failing;
import care.backstop.incident.usecase.ReadRecords.Seen;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the plan asks to be recorded, what was recorded, and the form for it, on the page of the line.
 *
 * @param post where the form goes
 * @param version the one the form was filled from
 * @param answers as they stand; null while there are none
 * @param lists their lists, each a table
 * @param standing what they come to, or null
 * @param silent where each answers: who has not, in words
 * @param form the questions; empty for whoever may not record
 * @param rows how many rows of each list the form shows
 * @param changedMeanwhile that somebody else recorded while this was typed
 */
public record RecordView(
        String path,
        String post,
        int version,
        @Nullable SummaryList answers,
        List<DataTable> lists,
        @Nullable Tag standing,
        List<String> warnings,
        @Nullable String silent,
        List<Field> form,
        Map<String, Integer> rows,
        Map<String, List<Option>> options,
        boolean correcting,
        @Nullable String onlyBy,
        boolean signs,
        @Nullable String signOff,
        DataTable history,
        boolean changedMeanwhile,
        Map<String, String> typed,
        Errors errors) {

    /** Before the names of its fields, so that none is the name of a field of the line. */
    static final String PREFIX = "record.";

    public String value(String field) {
        return typed.getOrDefault(PREFIX + field, "");
    }

    public @Nullable String error(String field) {
        return errors.on(PREFIX + field);
    }

    public List<Option> options(Field field) {
        return field.type() == Type.CHOICE
                ? field.choices().entrySet().stream()
                        .map(c -> Option.of(c.getKey(), c.getValue()))
                        .toList()
                : options.getOrDefault(field.type().name(), List.of());
    }

    /** What came from the form, as the use case takes it; rows left empty are not there. */
    static ReadAnswers.Sent sent(Map<String, String> typed) {
        var values = new LinkedHashMap<String, String>();
        var rows = new LinkedHashMap<String, TreeMap<Integer, Map<String, String>>>();
        typed.forEach((name, value) -> {
            if (!name.startsWith(PREFIX) || value.isBlank()) {
                return;
            }
            var parts = name.substring(PREFIX.length()).split("\\.");
            if (parts.length == 1 && !parts[0].equals("because")) {
                values.put(parts[0], value);
            } else if (parts.length == 3 && parts[1].matches("\\d{1,3}")) {
                rows.computeIfAbsent(parts[0], _ -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(parts[1]), _ -> new LinkedHashMap<>())
                        .put(parts[2], value);
            }
        });
        return new ReadAnswers.Sent(
                values,
                rows.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> List.copyOf(e.getValue().values()))));
    }

    private static Map<String, String> typed(ReadAnswers.Sent sent, @Nullable String because) {
        var typed = new LinkedHashMap<String, String>();
        sent.values().forEach((k, v) -> typed.put(PREFIX + k, v));
        sent.rows().forEach((list, rows) -> {
            for (int i = 0; i < rows.size(); i++) {
                int no = i + 1;
                rows.get(i).forEach((column, v) -> typed.put("%s%s.%d.%s".formatted(PREFIX, list, no, column), v));
            }
        });
        if (because != null) {
            typed.put(PREFIX + "because", because);
        }
        return typed;
    }

    /**
     * @param typed what came from the form, or null to show what is recorded
     * @param more the list for which another row was asked, or null
     */
    static RecordView of(
            Seen seen,
            java.util.UUID me,
            String base,
            boolean mayWrite,
            @Nullable Map<String, String> typed,
            @Nullable String more,
            boolean stale,
            Errors errors) {
        var form = seen.form();
        var path = base + "/" + seen.action().id() + "/record";
        var mine = seen.mine(me).orElse(null);
        var sent = typed == null
                ? mine == null
                        ? new ReadAnswers.Sent(Map.of(), Map.of())
                        : new ReadAnswers.Sent(
                                mine.answers().values(), mine.answers().rows())
                : sent(typed);
        boolean may = seen.mayRecord() && (mayWrite || form.eachAnswers());
        var rows = new LinkedHashMap<String, Integer>();
        for (var list : form.lists()) {
            int there = sent.rows().getOrDefault(list.key(), List.of()).size();
            rows.put(list.key(), Math.max(1, there + (there == 0 || list.key().equals(more) ? 1 : 0)));
        }
        var code = form.signOff();
        var record = seen.latest().isEmpty() ? null : seen.latest().getFirst();
        return new RecordView(
                path,
                form.eachAnswers() ? path + "/mine" : path,
                mine == null ? 0 : mine.version(),
                record == null || form.eachAnswers() ? null : answers(form, record, seen),
                form.eachAnswers()
                        ? List.of(everybody(form, seen, path))
                        : Stream.concat(lists(form, record, path).stream(), held(seen, path))
                                .toList(),
                seen.standing() == null
                        ? null
                        : Tag.of(
                                seen.standing().says(),
                                Boolean.TRUE.equals(seen.standing().alarm()) ? Tag.Colour.ORANGE : Tag.Colour.GREEN),
                seen.warnings().stream().map(Failing::says).distinct().toList(),
                form.eachAnswers() ? silent(seen) : null,
                may && seen.action().state() != State.NOT_APPLICABLE ? form.fields() : List.of(),
                rows,
                Map.of(
                        Type.MEMBER.name(), options(seen.choices().members()),
                        Type.LOCATION.name(), options(seen.choices().locations()),
                        Type.PROVIDER.name(), options(seen.choices().providers())),
                mine != null,
                seen.mayRecord() ? null : String.join(" or ", form.onlyBy()),
                code != null && record != null && record.signed() == null,
                code,
                history(seen, path),
                stale,
                typed(sent, typed == null ? null : typed.get(PREFIX + "because")),
                errors);
    }

    private static List<Option> options(Map<String, String> choices) {
        return choices.entrySet().stream()
                .map(c -> Option.of(c.getKey(), c.getValue()))
                .toList();
    }

    private static String silent(Seen seen) {
        int answered = seen.officers() - seen.silent().size();
        return "%d of %d have answered.%s"
                .formatted(
                        answered,
                        seen.officers(),
                        seen.silent().isEmpty()
                                ? ""
                                : " Not yet: "
                                        + seen.silent().stream()
                                                .map(Member::userName)
                                                .collect(Collectors.joining(", ")) + ".");
    }

    private static SummaryList answers(RecordForm form, ActionRecord record, Seen seen) {
        var list = SummaryList.of();
        for (var f : form.fields()) {
            var value = record.answers().of(f.key());
            if (f.type() != Type.LIST && value != null) {
                list = list.row(
                        f.label(), RecordWords.of(f, value, record.answers().names()));
            }
        }
        for (var figure : form.figures(record.answers()).entrySet()) {
            list = list.row(figure.getKey(), figure.getValue());
        }
        list = list.row(
                "Recorded",
                "%s, by %s%s"
                        .formatted(
                                London.show(record.madeAt()),
                                record.madeBy(),
                                record.version() == 1
                                        ? ""
                                        : ". Version %d: %s".formatted(record.version(), record.because())));
        var signed = record.signed();
        if (seen.form().signOff() != null) {
            list = list.row(
                    "Signed off as " + seen.form().signOff(),
                    signed == null ? "Not yet" : "%s, by %s".formatted(London.show(signed.at()), signed.by()));
        }
        return list;
    }

    private static List<DataTable> lists(RecordForm form, @Nullable ActionRecord record, String path) {
        if (record == null) {
            return List.of();
        }
        var answers = record.answers();
        return form.lists().stream()
                .filter(f -> !answers.rows(f.key()).isEmpty())
                .map(f -> DataTable.of("record-" + f.key(), f.label())
                        .columns(f.columns().stream().map(Field::label).toArray(String[]::new))
                        .rows(answers.rows(f.key()).stream()
                                .map(r -> row(f.columns(), r, answers))
                                .toList())
                        .csv(path + ".csv?list=" + f.key()))
                .toList();
    }

    /** What the program holds of the same, from where it is kept. */
    private static Stream<DataTable> held(Seen seen, String path) {
        return seen.held().isEmpty()
                ? Stream.of()
                : Stream.of(DataTable.of("record-held", "What the records say")
                        .columns("Question", "About", "On record", "As recorded here?")
                        .rows(seen.held().stream()
                                .map(h ->
                                        DataTable.Row.of(h.question(), h.about(), h.held(), h.agrees() ? "Yes" : "No"))
                                .toList())
                        .csv(path + ".csv?list=held"));
    }

    private static DataTable.Row row(List<Field> columns, Map<String, String> row, Answers answers) {
        return DataTable.Row.of(columns.stream()
                .map(c -> Cell.of(RecordWords.of(c, row.get(c.key()), answers.names())))
                .toArray(Cell[]::new));
    }

    private static DataTable everybody(RecordForm form, Seen seen, String path) {
        var headings = new ArrayList<String>(List.of("Who"));
        form.fields().forEach(f -> headings.add(f.label()));
        return DataTable.of("record-everybody", "Answers")
                .columns(headings.toArray(String[]::new))
                .rows(seen.latest().stream()
                        .map(r -> {
                            var cells = new ArrayList<Cell>(List.of(Cell.of(r.madeBy())));
                            form.fields()
                                    .forEach(f -> cells.add(Cell.of(RecordWords.of(
                                            f,
                                            r.answers().of(f.key()),
                                            r.answers().names()))));
                            return DataTable.Row.of(cells.toArray(Cell[]::new));
                        })
                        .toList())
                .empty("Nobody has answered yet.")
                .csv(path + ".csv");
    }

    /** What each version said, the latest first; an earlier one stays as it was. */
    private static DataTable history(Seen seen, String path) {
        return DataTable.of("record-history", "Versions of this record")
                .hideCaption()
                .columns("Version", "Recorded", "By", "Why put right", "What it said")
                .rows(seen.history().stream()
                        .map(r -> DataTable.Row.of(
                                Integer.toString(r.version()),
                                London.show(r.madeAt()),
                                r.madeBy(),
                                r.because() == null ? "" : r.because(),
                                RecordWords.all(seen.form().fields(), r.answers()).stream()
                                        .map(s -> s.question()
                                                + (s.row() == null ? "" : " (" + s.row() + ")")
                                                + ": "
                                                + s.answer())
                                        .collect(Collectors.joining("; "))))
                        .toList())
                .csv(path + ".csv");
    }
}
