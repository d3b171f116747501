package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of facts under a caption: {@code Table.of("Beds").head("Service", "Beds").row("Nursing", "42")}. */
public record Table(
        @Nullable String caption,
        @Nullable String captionClasses,
        List<Cell> head,
        List<List<Cell>> rows,
        boolean firstCellIsHeader,
        Look look)
        implements Styled<Table> {

    /**
     * A cell, or the heading of a column.
     *
     * @param format {@code numeric} to align numbers at the right, or null
     */
    public record Cell(
            @Nullable Content text,
            @Nullable String format,
            @Nullable Integer colspan,
            @Nullable Integer rowspan,
            Look look)
            implements Styled<Cell> {

        public static Cell of(String text) {
            return of(Text.of(text));
        }

        public static Cell of(@Nullable Content text) {
            return new Cell(text, null, null, null, Look.PLAIN);
        }

        public static Cell number(String text) {
            return of(text).format("numeric");
        }

        public Cell format(@Nullable String format) {
            return new Cell(text, format, colspan, rowspan, look);
        }

        public Cell span(@Nullable Integer columns, @Nullable Integer rows) {
            return new Cell(text, format, columns, rows, look);
        }

        Attributes spans() {
            return Attributes.none()
                    .with("colspan", colspan == null ? null : colspan.toString())
                    .with("rowspan", rowspan == null ? null : rowspan.toString());
        }

        @Override
        public Cell with(Look look) {
            return new Cell(text, format, colspan, rowspan, look);
        }
    }

    public Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }

    public static Table of(@Nullable String caption) {
        return new Table(caption, null, List.of(), List.of(), false, Look.PLAIN);
    }

    public Table captionClasses(@Nullable String classes) {
        return new Table(caption, classes, head, rows, firstCellIsHeader, look);
    }

    public Table head(String... headings) {
        return head(Arrays.stream(headings).map(Cell::of).toList());
    }

    public Table head(List<Cell> headings) {
        return new Table(caption, captionClasses, headings, rows, firstCellIsHeader, look);
    }

    public Table row(String... cells) {
        return row(Arrays.stream(cells).map(Cell::of).toList());
    }

    public Table row(List<Cell> cells) {
        var all = new ArrayList<>(rows);
        all.add(cells);
        return rows(all);
    }

    public Table rows(List<List<Cell>> rows) {
        return new Table(caption, captionClasses, head, rows, firstCellIsHeader, look);
    }

    /** The first cell of each row names the row. */
    public Table firstCellIsHeader(boolean header) {
        return new Table(caption, captionClasses, head, rows, header, look);
    }

    /** A column's heading as it is written. */
    public Content heading(Cell cell) {
        return Element.of("th")
                .with("scope", "col")
                .classes(
                        "govuk-table__header",
                        cell.format() == null ? null : "govuk-table__header--" + cell.format(),
                        cell.look().classes())
                .with(cell.spans())
                .with(cell.look().attributes())
                .around(cell.text());
    }

    /** A cell of the body as it is written; the first of its row may name the row. */
    public Content cell(Cell cell, boolean first) {
        if (first && firstCellIsHeader) {
            return Element.of("th")
                    .with("scope", "row")
                    .classes("govuk-table__header", cell.look().classes())
                    .with(cell.spans())
                    .with(cell.look().attributes())
                    .around(cell.text());
        }
        return Element.of("td")
                .classes(
                        "govuk-table__cell",
                        cell.format() == null ? null : "govuk-table__cell--" + cell.format(),
                        cell.look().classes())
                .with(cell.spans())
                .with(cell.look().attributes())
                .around(cell.text());
    }

    @Override
    public Table with(Look look) {
        return new Table(caption, captionClasses, head, rows, firstCellIsHeader, look);
    }
}
