package care.backstop.kernel.room;

import java.util.List;
import java.util.UUID;

/**
 * What a module has to say on the overview of an incident. A bean of this type is asked inside the overview's own
 * transaction and should answer with one statement: the whole page is allowed eight.
 */
public interface OverviewPanel {

    /** The heading over the figures, such as {@code People}. */
    String heading();

    /** Where it stands among the others; the numbers of {@link Door#order()} serve. */
    int order();

    /** The figures; none when there is nothing to say yet. */
    List<KeyFigure> figures(UUID incident);

    /** Pages to go on to from here, beside the figures. */
    default List<Door> links() {
        return List.of();
    }
}
