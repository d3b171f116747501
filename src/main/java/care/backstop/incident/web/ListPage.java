package care.backstop.incident.web;

import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Tag;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.IncidentState;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Intake;
import care.backstop.incident.store.ActionStore.Progress;
import care.backstop.kernel.London;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The incidents of a post and the notifications not yet finished. */
public record ListPage(
        List<Line> lines,
        List<Draft> drafts,
        int all,
        InState state,
        @Nullable IncidentKind kind,
        String words,
        boolean mayWrite) {

    /** What the filter asks of the state: one of them, those that run, or nothing. */
    public record InState(@Nullable IncidentState one, boolean running) {

        static final String RUNNING = "RUNNING";

        static InState of(@Nullable String asked) {
            return new InState(Typed.choice(asked, IncidentState.class).orElse(null), RUNNING.equals(asked));
        }

        boolean fits(IncidentState state) {
            return running ? !state.ended() : one == null || one == state;
        }

        public @Nullable String key() {
            return running ? RUNNING : one == null ? null : one.name();
        }

        public static List<Option> options() {
            return Stream.concat(
                            Stream.of(Option.of(RUNNING, "Any that runs")),
                            Arrays.stream(IncidentState.values()).map(s -> Option.of(s.name(), s.words())))
                    .toList();
        }
    }

    /** One incident. */
    public record Line(
            String href,
            String name,
            String kind,
            Tag state,
            Tag verification,
            String lead,
            String closes,
            String actions,
            @Nullable String late) {}

    /** One unfinished notification. */
    public record Draft(String href, String about, String by, String saved) {}

    static ListPage of(
            List<Incident> incidents,
            Map<UUID, Progress> progress,
            List<Intake> drafts,
            InState state,
            @Nullable IncidentKind kind,
            String words,
            boolean mayWrite,
            Instant now) {
        var lines = fitting(incidents, state, kind, words).stream()
                .map(i -> line(i, progress.get(i.id()), now))
                .toList();
        return new ListPage(
                lines, drafts.stream().map(ListPage::draft).toList(), incidents.size(), state, kind, words, mayWrite);
    }

    /** Those the filter asks for, on the page and in the file. */
    static List<Incident> fitting(List<Incident> incidents, InState state, @Nullable IncidentKind kind, String words) {
        var sought = words.toLowerCase(Locale.UK);
        return incidents.stream()
                .filter(i -> state.fits(i.stage().state()))
                .filter(i -> kind == null || i.kind() == kind)
                .filter(i -> sought.isEmpty()
                        || i.name().toLowerCase(Locale.UK).contains(sought)
                        || i.sites().stream()
                                .anyMatch(s -> s.name().toLowerCase(Locale.UK).contains(sought)
                                        || s.location().toLowerCase(Locale.UK).contains(sought)))
                .toList();
    }

    /** Where the same list is to be had as CSV. */
    public String csv() {
        return Href.of("/incidents.csv")
                .with("state", state.key())
                .with("kind", kind)
                .with("q", words)
                .toString();
    }

    private static Line line(Incident i, @Nullable Progress p, Instant now) {
        var lead = i.lead();
        return new Line(
                "/incidents/" + i.id(),
                i.name(),
                i.kind().words(),
                Tags.of(i.stage().state()),
                Tags.of(i.verification()),
                lead == null ? "Nobody yet" : lead.name(),
                i.endsOn() == null
                        ? "Not known"
                        : i.stage().state().ended()
                                ? London.show(i.endsOn())
                                : London.show(i.endsOn()) + " ("
                                        + Spans.until(i.endsOn(), now).toLowerCase(Locale.UK) + ")",
                p == null ? "No plan" : "%d of %d settled".formatted(p.done() + p.notApplicable(), p.total()),
                p == null || p.late() == 0 ? null : p.late() + " late");
    }

    static Draft draft(Intake d) {
        var about = d.field("location").isBlank() ? "service not entered yet" : d.field("location");
        var who = d.field("notifiedBy").isBlank() ? "somebody" : d.field("notifiedBy");
        return new Draft(
                "/incidents/drafts/" + d.id(), "%s about %s".formatted(who, about), d.by(), London.show(d.savedAt()));
    }
}
