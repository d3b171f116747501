package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Briefing;
import care.backstop.incident.model.TeamPlan;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Briefings of the team, planned and given. */
public record BriefingsPage(
        Room room,
        String base,
        String clause,
        List<String> alerts,
        List<String> items,
        List<One> briefings,
        List<String> holders,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    /** One briefing. */
    public record One(String id, String when, Tag tag, boolean given, List<Said> said, String attended, int version) {}

    /** What was said under a heading. */
    public record Said(String heading, String words) {}

    static One one(Briefing b, TeamPlan.Briefing asked) {
        var said = new ArrayList<Said>();
        for (int i = 0; i < b.items().size(); i++) {
            said.add(new Said(
                    i < asked.items().size() ? asked.items().get(i) : "Further",
                    b.items().get(i)));
        }
        return new One(
                b.id().toString(),
                London.show(b.plannedAt()) + (b.firstOfDay() ? ", start of the day" : ""),
                tag(b, asked),
                b.deliveredAt() != null,
                said,
                String.join("; ", b.attended()),
                b.version());
    }

    private static Tag tag(Briefing b, TeamPlan.Briefing asked) {
        var at = b.deliveredAt();
        if (at == null) {
            return Tag.waiting("Planned");
        }
        boolean late = b.firstOfDay() && at.atZone(London.ZONE).toLocalTime().isAfter(asked.time());
        return late ? Tag.soon("Given late, " + London.show(at)) : Tag.good("Given " + London.show(at));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What was typed for this briefing, so that one form does not fill another. */
    public String value(String briefing, String field) {
        return briefing.equals(value("briefing")) ? value(field) : "";
    }

    public @Nullable String error(String briefing, String field) {
        return briefing.equals(value("briefing")) ? errors.on(field) : null;
    }
}
