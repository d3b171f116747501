package care.backstop.people.usecase;

import care.backstop.people.model.Likeness;
import care.backstop.people.store.Records;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Links rows of a staged list that no number and no exact name told of with people known already, and keeps those that
 * only may be one for somebody to look at.
 */
@Component
class LinkAlike {

    private final Records records;

    LinkAlike(Records records) {
        this.records = records;
    }

    /** Rows with the number of somebody known who is plainly somebody else. */
    List<Records.OneNumber> twoPeople(UUID incident, UUID list) {
        return records.oneNumber(incident, list).stream()
                .filter(n -> Likeness.twoPeople(n.says(), n.known()))
                .toList();
    }

    void link(UUID incident, UUID list) {
        records.forgetLikeness(list);
        var known = records.known(incident, list);
        var rows = known.isEmpty() ? List.<Records.Row>of() : records.unknown(list);
        if (rows.isEmpty()) {
            return;
        }
        var links = Likeness.links(
                rows.stream().map(Records.Row::says).toList(),
                known.stream().map(Records.Somebody::says).toList());
        records.linked(
                incident,
                list,
                links.linked().stream()
                        .map(p -> new Records.Alike(
                                rows.get(p.row()).row(), known.get(p.known()).person(), p))
                        .toList());
        records.perhaps(
                incident,
                list,
                links.perhaps().stream()
                        .map(p -> new Records.Alike(
                                rows.get(p.row()).row(), known.get(p.known()).person(), p))
                        .toList());
    }
}
