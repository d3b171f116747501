package care.backstop.people.web;

import care.backstop.people.model.HandoverPack;
import care.backstop.people.rules.Recipient;
import care.backstop.people.usecase.HandOver.Opened;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import care.backstop.kernel.room.Room;

/** A pack on a page, with the other recipients to choose from. */
public record HandoverPage(
        Room room, HandoverPack pack, String back, String query, List<Choice> recipients, boolean mayWrite) {

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
                o.room(), pack, back, query(pack.recipient(), pack.whom()), choices, o.mayWrite());
    }

    private static String query(Recipient recipient, String whom) {
        return "?to=" + recipient.path()
                + (whom.isEmpty() ? "" : "&whom=" + URLEncoder.encode(whom, StandardCharsets.UTF_8));
    }
}
