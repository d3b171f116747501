package care.backstop.kernel.sheet;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet, forward only. Rows without any text are passed over (their numbers are not). Reading can end
 * in {@link care.backstop.kernel.Rejected} at any row.
 */
public abstract class Rows implements Iterator<Row> {

    private @Nullable Row next;
    private boolean ended;

    /** The next row that has text, or null at the end. */
    abstract @Nullable Row read();

    @Override
    public final boolean hasNext() {
        while (next == null && !ended) {
            var row = read();
            if (row == null) {
                ended = true;
            } else if (!row.blank()) {
                next = row;
            }
        }
        return next != null;
    }

    @Override
    public final Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        if (row == null) {
            throw new NoSuchElementException();
        }
        return row;
    }
}
