package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that is worked with: sorted by its headings, scrolled sideways on a phone, ticked in bulk, taken away as CSV.
 *
 * <pre>{@code
 * DataTable.of("locations", "Care services")
 *     .columns(List.of(sorting.column("Name", "name"), sorting.column("Beds", "beds").numeric()))
 *     .rows(rows)
 *     .empty("No care service matches this filter.")
 *     .csv("/market.csv")
 * }</pre>
 *
 * <p>Put it inside a form to send what was ticked. Cells take plain text or markup, see {@link Table.Cell}.
 *
 * @param id starts the ids of its parts; different for each table of a page
 * @param empty what stands there when there are no rows; says why, or what to do
 * @param count how many there are in words, such as "Showing 1 to 50 of 8,161"; null for nothing
 * @param csv where the same rows are to be had as CSV; null for nowhere
 * @param bulk the name under which ticked rows are sent; null for no column of boxes
 */
public record DataTable(
        String id,
        String caption,
        boolean captionHidden,
        List<Column> columns,
        List<Row> rows,
        String empty,
        @Nullable String count,
        @Nullable String csv,
        @Nullable String bulk) {

    /** More letters than this need room to be read in. */
    private static final int A_SENTENCE = 60;

    /** Whether the list is sorted by a column, and which way. */
    public enum Order {
        NONE,
        ASCENDING,
        DESCENDING
    }

    /**
     * A column.
     *
     * @param sort where a click on the heading leads; null when the list cannot be sorted by it
     */
    public record Column(
            String heading, boolean isNumeric, @Nullable String sort, Order order) {

        public static Column of(String heading) {
            return new Column(heading, false, null, Order.NONE);
        }

        public Column numeric() {
            return new Column(heading, true, sort, order);
        }

        public String arrow() {
            return switch (order) {
                case NONE -> "↕";
                case ASCENDING -> "▲";
                case DESCENDING -> "▼";
            };
        }

        public String ariaSort() {
            return switch (order) {
                case NONE -> "none";
                case ASCENDING -> "ascending";
                case DESCENDING -> "descending";
            };
        }
    }

    /** What a list is sorted by now; makes the columns whose headings change it. */
    public record Sorting(Href page, String by, boolean descending) {

        /** A column that sorts by {@code key}: {@code sort} and {@code order=desc} in the query, from page 1. */
        public Column column(String heading, String key) {
            var current = by.equals(key);
            var href = page.with("page", null)
                    .with("sort", key)
                    .with("order", current && !descending ? "desc" : null)
                    .toString();
            var order = !current ? Order.NONE : descending ? Order.DESCENDING : Order.ASCENDING;
            return new Column(heading, false, href, order);
        }
    }

    /**
     * A row; its first cell names it.
     *
     * @param key what is sent when it is ticked
     * @param spoken what its box is called
     */
    public record Row(String key, String spoken, List<Table.Cell> cells, boolean ticked) {

        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Table.Cell... cells) {
            return new Row("", "", Arrays.asList(cells), false);
        }

        public static Row of(String... cells) {
            return new Row("", "", Arrays.stream(cells).map(Table.Cell::of).toList(), false);
        }

        /** A row that can be ticked, and what its box is called: the name of what is in the row. */
        public Row keyed(String key, String spoken) {
            return new Row(key, spoken, cells, ticked);
        }
    }

    public DataTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public static DataTable of(String id, String caption) {
        return new DataTable(id, caption, false, List.of(), List.of(), "There is nothing here yet.", null, null, null);
    }

    public DataTable hideCaption() {
        return new DataTable(id, caption, true, columns, rows, empty, count, csv, bulk);
    }

    public DataTable columns(List<Column> columns) {
        return new DataTable(id, caption, captionHidden, columns, rows, empty, count, csv, bulk);
    }

    public DataTable columns(String... headings) {
        return columns(Arrays.stream(headings).map(Column::of).toList());
    }

    public DataTable rows(List<Row> rows) {
        return new DataTable(id, caption, captionHidden, columns, rows, empty, count, csv, bulk);
    }

    public DataTable row(Row row) {
        var all = new ArrayList<>(rows);
        all.add(row);
        return rows(all);
    }

    public DataTable empty(String words) {
        return new DataTable(id, caption, captionHidden, columns, rows, words, count, csv, bulk);
    }

    public DataTable count(@Nullable String words) {
        return new DataTable(id, caption, captionHidden, columns, rows, empty, words, csv, bulk);
    }

    public DataTable csv(@Nullable String href) {
        return new DataTable(id, caption, captionHidden, columns, rows, empty, count, href, bulk);
    }

    /**
     * The CSV is what the page shows: its own address, asked for this table. For a table of one page's facts; a list that goes over several
     * pages, or of people, has a {@link #csv(String) file of its own}.
     *
     * @param page the address of the page with its query
     */
    public DataTable csvFrom(Href page) {
        return csv(page.with(ShownAsCsv.PARAMETER, id).toString());
    }

    public DataTable bulk(@Nullable String name) {
        return new DataTable(id, caption, captionHidden, columns, rows, empty, count, csv, name);
    }

    /** A cell as it is written, at the right when its column is numeric; the first of a row names the row. */
    public Content cell(Table.Cell cell, int column) {
        var numeric = column < columns.size() && columns.get(column).isNumeric();
        var drawn = numeric && cell.format() == null ? cell.format("numeric") : cell;
        if (drawn.text() instanceof Text(var words) && words.length() > A_SENTENCE) {
            drawn = drawn.classes("backstop-data-table__words");
        }
        return Table.of(null).firstCellIsHeader(true).cell(drawn, column == 0);
    }
}
