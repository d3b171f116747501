package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.people.model.HandoverPack;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.HandoverReceipts;
import care.backstop.people.rules.Recipient;
import care.backstop.people.usecase.HandOver.Opened;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A pack on a page, with the other recipients to choose from. */
public record HandoverPage(
        Room room,
        HandoverPack pack,
        String back,
        String query,
        List<Choice> recipients,
        DataTable handed,
        boolean mayWrite) {

    /** Another recipient. */
    public record Choice(String label, String path, boolean current) {}

    static HandoverPage of(Opened o, String back) {
        var pack = o.pack();
        var choices = new ArrayList<Choice>();
        Arrays.stream(Recipient.values())
                .filter(r -> r != Recipient.FAMILY)
                .map(r -> new Choice(r.words(), back + "/handover" + query(r, ""), r == pack.recipient()))
                .forEach(choices::add);
        o.mayBeTold()
                .forEach(name -> choices.add(new Choice(
                        Recipient.FAMILY.words() + ": " + name,
                        back + "/handover" + query(Recipient.FAMILY, name),
                        name.equals(pack.whom()))));
        return new HandoverPage(
                o.room(), pack, back, query(pack.recipient(), pack.whom()), choices, handed(o, back), o.mayWrite());
    }

    private static DataTable handed(Opened o, String back) {
        return DataTable.of("handed", "Handed over and received")
                .hideCaption()
                .columns("What", "For", "Who", "When", "How, or what was asked", "Written by")
                .rows(o.handed().stream()
                        .map(e -> {
                            var w = e.said();
                            boolean received = e.kind() == EntryKind.HANDOVER_RECEIVED;
                            return DataTable.Row.of(
                                    received ? "Received" : "Handed over, version " + Words.or(w.of("version")),
                                    HandoverReceipts.recipient(w).words(),
                                    received ? w.of("by") + ", " + w.of("role") : Words.or(w.of("whom")),
                                    w.moment("at")
                                            .map(at -> London.show(
                                                    at.atZone(London.ZONE).toInstant()))
                                            .orElse(""),
                                    received
                                            ? Objects.requireNonNullElse(w.of("questions"), "")
                                            : HandoverReceipts.WAYS.getOrDefault(
                                                    Objects.requireNonNullElse(w.of("how"), ""), ""),
                                    e.byName());
                        })
                        .toList())
                .empty("Nothing has been handed over yet.")
                .csvFrom(Href.of(back + "/handover"));
    }

    private static String query(Recipient recipient, String whom) {
        return "?to=" + recipient.path()
                + (whom.isEmpty() ? "" : "&whom=" + URLEncoder.encode(whom, StandardCharsets.UTF_8));
    }
}
