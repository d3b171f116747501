package care.backstop.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident taught, for reports. Words that officers typed may name people: {@link #typed} gives all of them, to be
 * looked through before they go further.
 *
 * @param demanded the council's procedure demands a debrief
 * @param leftOutBecause why there is none, or null
 * @param late titles of deadlines that were met late or not at all
 * @param questions what the record gives to ask about
 */
public record IncidentLearned(
        boolean demanded,
        @Nullable String leftOutBecause,
        List<Debrief> debriefs,
        List<Taught> lessons,
        @Nullable Scores scores,
        @Nullable Referral referral,
        List<String> late,
        List<String> questions,
        List<Sent> sent) {

    /** One that was held, and which agencies of those asked were there. */
    public record Debrief(Instant heldAt, boolean approved, List<Said> said, List<String> there, List<String> absent) {}

    /** What was said under a heading. */
    public record Said(String heading, String words) {}

    /** A lesson; whoever follows it up is told by agency. */
    public record Taught(
            int number,
            String words,
            String leadsTo,
            String agency,
            LocalDate dueOn,
            String state,
            @Nullable String outcome) {}

    /** 1, badly, to 5, well. */
    public record Scores(int continuity, int consultation, int planning, String because) {}

    /** Whether it went to the safeguarding adults board. */
    public record Referral(boolean referred, @Nullable LocalDate on, String because) {}

    /** Who was sent the report. */
    public record Sent(String name, String kind, LocalDate on) {}

    public IncidentLearned {
        debriefs = List.copyOf(debriefs);
        lessons = List.copyOf(lessons);
        late = List.copyOf(late);
        questions = List.copyOf(questions);
        sent = List.copyOf(sent);
    }

    /** Every text that somebody typed. */
    public List<String> typed() {
        var texts = new java.util.ArrayList<String>();
        debriefs.forEach(d -> d.said().forEach(s -> texts.add(s.words())));
        lessons.forEach(l -> {
            texts.add(l.words());
            if (l.outcome() != null) {
                texts.add(l.outcome());
            }
        });
        if (leftOutBecause != null) {
            texts.add(leftOutBecause);
        }
        if (scores != null) {
            texts.add(scores.because());
        }
        if (referral != null) {
            texts.add(referral.because());
        }
        return List.copyOf(texts);
    }
}
