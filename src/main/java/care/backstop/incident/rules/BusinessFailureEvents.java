package care.backstop.incident.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.London;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what happened is a business failure in the sense of the regulations. The events are data, so that Legal can
 * add one or change its standing without a new program; the test of them is here.
 */
@LegalRule(
        title = "Business failure event",
        authority = {"SI 2015/301 reg 2", "Care Act 2014 s 52(12)-(13)", "Lancashire procedure 2.1.1"},
        checked = "2026-11-22")
public final class BusinessFailureEvents {

    private static final String REG_2 = "SI 2015/301 reg 2";

    /** How an event stands in law. */
    public enum Standing {
        /** On the list of regulation 2. */
        STATUTORY,
        /** On a local procedure's list only: suspected until Legal says otherwise. */
        LOCAL,
        /** Not a business failure. */
        NONE
    }

    /**
     * One kind of event.
     *
     * @param citation where it is listed, or why it is not
     * @param forms the kinds of provider it is listed for
     * @param warning no failure, yet worth watching
     * @param alsoWritten other names people and programs use for it
     */
    public record Event(
            String id,
            String words,
            Standing standing,
            String citation,
            Set<LegalForm> forms,
            boolean warning,
            Set<String> alsoWritten) {}

    /** To whom it happened. */
    public enum Entity {
        REGISTERED_PROVIDER("the registered provider"),
        PARENT("a parent or holding company"),
        LANDLORD("the landlord"),
        OTHER("somebody else");

        private final String words;

        Entity(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What is reported. */
    public record Report(
            LegalForm form,
            Event event,
            Entity entity,
            @Nullable LocalDate effectiveOn,
            boolean evidenced) {}

    /**
     * The answer.
     *
     * @param explanation one sentence that anyone can read
     * @param warning nothing failed in law, yet it should be watched
     */
    public record Assessment(
            BusinessFailure answer,
            @Nullable LocalDate effectiveOn,
            String explanation,
            boolean warning,
            List<Finding> findings) {}

    private final List<Event> events;

    public BusinessFailureEvents(List<Event> events) {
        var ids = new HashSet<String>();
        for (var event : events) {
            if (!ids.add(event.id())) {
                throw new IllegalArgumentException("event " + event.id() + " is listed twice");
            }
            if (event.citation().isBlank()) {
                throw new IllegalArgumentException("event " + event.id() + " has no legal reference");
            }
            if (event.standing() != Standing.NONE && event.forms().isEmpty()) {
                throw new IllegalArgumentException("event " + event.id() + " names no kind of provider");
            }
        }
        this.events = List.copyOf(events);
    }

    public List<Event> all() {
        return events;
    }

    /** The event of that name, preferring one listed for this kind of provider where people use one word for two. */
    public Optional<Event> find(String name, LegalForm form) {
        var key = name.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        var exact = events.stream().filter(e -> e.id().equals(key)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        var called = events.stream().filter(e -> e.alsoWritten().contains(key)).toList();
        return called.stream()
                .filter(e -> e.forms().contains(form))
                .findFirst()
                .or(() -> called.stream().findFirst());
    }

    /** No event is reported at all. */
    public static Assessment none() {
        return new Assessment(
                BusinessFailure.NO,
                null,
                "Nobody has reported an insolvency of the provider.",
                false,
                List.of(new Finding(REG_2, "Has a listed insolvency event happened?", Answer.NO)));
    }

    public static Assessment assess(Report r, LocalDate today) {
        var event = r.event();
        boolean listed = event.standing() == Standing.STATUTORY && event.forms().contains(r.form());
        boolean local = event.standing() == Standing.LOCAL && event.forms().contains(r.form());
        boolean provider = r.entity() == Entity.REGISTERED_PROVIDER;
        boolean future = r.effectiveOn() != null && r.effectiveOn().isAfter(today);
        var findings = List.of(
                new Finding(
                        event.citation(),
                        "Is this event on the list for " + r.form().words() + "?",
                        listed ? Answer.YES : local ? Answer.NOT_KNOWN : Answer.NO),
                new Finding(REG_2, "Did it happen to the registered provider itself?", Answer.of(provider)),
                new Finding(REG_2, "Is there evidence of it?", r.evidenced() ? Answer.YES : Answer.NOT_KNOWN),
                new Finding(
                        REG_2,
                        "Has it taken effect?",
                        r.effectiveOn() == null ? Answer.NOT_KNOWN : Answer.of(!future)));
        var what = "%s (reported of %s)".formatted(event.words(), r.entity().words());
        if (!listed && !local) {
            return new Assessment(
                    BusinessFailure.NO,
                    r.effectiveOn(),
                    event.standing() == Standing.NONE
                            ? "%s is not an insolvency event on the legal list.".formatted(event.words())
                            : "%s is not on the legal list for %s."
                                    .formatted(event.words(), r.form().words()),
                    event.warning() || event.standing() != Standing.NONE,
                    findings);
        }
        if (!provider) {
            return new Assessment(
                    BusinessFailure.NO,
                    r.effectiveOn(),
                    "What failed is %s, not the company that is registered to give the care."
                            .formatted(r.entity().words()),
                    true,
                    findings);
        }
        if (local) {
            return new Assessment(
                    BusinessFailure.SUSPECTED,
                    r.effectiveOn(),
                    "%s is on a local list of warning events but not on the legal one, so a failure is only suspected."
                            .formatted(event.words()),
                    true,
                    findings);
        }
        if (!r.evidenced()) {
            return new Assessment(
                    BusinessFailure.SUSPECTED,
                    r.effectiveOn(),
                    what + " but nobody has seen proof yet.",
                    true,
                    findings);
        }
        if (future) {
            return new Assessment(
                    BusinessFailure.SUSPECTED,
                    r.effectiveOn(),
                    "%s is expected on %s and has not happened yet.".formatted(event.words(), day(r.effectiveOn())),
                    true,
                    findings);
        }
        return new Assessment(
                BusinessFailure.YES,
                r.effectiveOn(),
                "The provider failed in law on %s: %s.".formatted(day(r.effectiveOn()), lower(event.words())),
                false,
                findings);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "a day not known" : London.show(day);
    }

    private static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
