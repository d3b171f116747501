package care.backstop.kernel.sheet;

import java.util.BitSet;
import java.util.List;

/**
 * One row. {@code number} is the one a spreadsheet shows beside it (first row = 1). Dates are ISO, numbers plain,
 * booleans TRUE or FALSE; a cell worked out by a formula carries its last stored value and is named by {@link
 * #formula}.
 */
public record Row(int number, List<String> cells, BitSet formulas) {

    private static final BitSet NONE = new BitSet(0);

    static Row of(int number, List<String> cells) {
        return new Row(number, cells, NONE);
    }

    /** The text of a cell without blanks around it; empty beyond the last cell. */
    public String text(int column) {
        return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
    }

    /** Whether the cell was worked out by a formula rather than typed. */
    public boolean formula(int column) {
        return column >= 0 && formulas.get(column);
    }

    public boolean blank() {
        for (var cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
