package care.backstop.people.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.LegalRule;
import care.backstop.people.Capacity;
import care.backstop.people.Funding;
import care.backstop.people.Status;
import care.backstop.people.rules.DecisionMaking.Needs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is still to do for a person's rights, and by when. Worked out from what is recorded, never stored. */
@LegalRule(
        title = "What is still to do for a person's rights",
        authority = {
            "Mental Capacity Act 2005 ss 37-39; Sch A1",
            "Southampton procedure 6.2; Appendix A 2.15, 3.8 to 3.11, 5.5",
            "Lancashire procedure 3.5",
            "Kent protocol 4.10, 4.11, 4.14, 5.3, 5.4"
        },
        checked = "2026-11-25")
public final class OpenMatters {

    /**
     * Something to do.
     *
     * @param write what settles it
     * @param since from when the time counts
     * @param within how long there is, as the deadline engine reads it
     * @param alarm somebody may be without care now
     */
    public record Matter(String what, EntryKind write, LocalDate since, String within, boolean alarm) {}

    public static List<Matter> of(Known known, AdvocacyTrigger advocacy) {
        var all = new ArrayList<Matter>();
        var today = known.today();
        var deciding = known.deciding(advocacy);
        var met = RightsGate.met(known);
        powers(known, all);
        for (var gate : deciding.gates()) {
            if (!met.contains(gate.needs())) {
                gate(gate.needs(), known, all);
            }
        }
        imca(known, all);
        advocates(known, all);
        if (Liberty.active(known.person(), today) && !known.has(EntryKind.DOLS_REFERRAL)) {
            all.add(new Matter(
                    "Have the home they leave ask for a new authorisation for the home they go to",
                    EntryKind.DOLS_REFERRAL,
                    today,
                    "1 day",
                    false));
        }
        refuser(known, deciding, all);
        care(known, all);
        carers(known, all);
        known.latest(EntryKind.BUDGET_CHOICE)
                .filter(e -> !e.said().said("choice"))
                .ifPresent(e -> all.add(new Matter(
                        "Ask again how they want to use their budget",
                        EntryKind.BUDGET_CHOICE,
                        e.said().day("askedOn").orElse(e.enteredOn()),
                        "2 days",
                        false)));
        if (known.person().funding() == Funding.PERSONAL_BUDGET && !known.has(EntryKind.BUDGET_CHOICE)) {
            all.add(new Matter(
                    "Tell them their options and ask how they want to use their budget",
                    EntryKind.BUDGET_CHOICE,
                    today,
                    "2 days",
                    false));
        }
        return List.copyOf(all);
    }

    /** Whoever holds a power that can be used is contacted within a day. */
    private static void powers(Known known, List<Matter> all) {
        var contacted = known.all(EntryKind.ATTORNEY_CONTACT).stream()
                .map(e -> e.said().of("holder"))
                .collect(Collectors.toSet());
        for (var power : known.all(EntryKind.POWER)) {
            var holder = power.said().of("holder");
            if (known.person().capacity() == Capacity.LACKS && usable(power, known) && !contacted.contains(holder)) {
                all.add(new Matter(
                        "Contact %s, who may decide, and record what they decide".formatted(holder),
                        EntryKind.ATTORNEY_CONTACT,
                        power.enteredOn(),
                        "1 day",
                        false));
            }
        }
    }

    private static boolean usable(Known.Entry power, Known known) {
        return Powers.use(power.said(), Decision.ACCOMMODATION, Capacity.LACKS, known.today())
                        .usable()
                || Powers.use(power.said(), Decision.PROVIDER, Capacity.LACKS, known.today())
                        .usable();
    }

    private static void gate(Needs needs, Known known, List<Matter> all) {
        var today = known.today();
        switch (needs) {
            case ADVOCATE_REPORT ->
                all.add(
                        known.has(EntryKind.IMCA_REFERRAL)
                                ? new Matter(
                                        "Get the report of the IMCA before the decision",
                                        EntryKind.IMCA_REPORT,
                                        today,
                                        "1 day",
                                        false)
                                : new Matter("Ask for an IMCA", EntryKind.IMCA_REFERRAL, today, "0 days", false));
            case BEST_INTERESTS -> {
                if (!known.has(EntryKind.INTERESTED_ASKED)) {
                    all.add(new Matter(
                            "Ask those interested in their welfare, or record that nobody was found",
                            EntryKind.INTERESTED_ASKED,
                            today,
                            "1 day",
                            false));
                }
                all.add(new Matter(
                        "Decide in their best interests and record it",
                        EntryKind.BEST_INTERESTS,
                        today,
                        "1 day",
                        false));
            }
            case OBJECTION_ADVICE ->
                all.add(new Matter(
                        "Get legal advice on their objection before any move",
                        EntryKind.OBJECTION_ADVICE,
                        today,
                        "1 day",
                        false));
            case REPRESENTATIVE ->
                all.add(new Matter(
                        "Name somebody who represents them", EntryKind.REPRESENTATIVE, today, "1 day", false));
            case CAPACITY_ASSESSED, AGREEMENT, AUTHORITY_KNOWN, FRIENDS_KNOWN, ATTORNEY_DECISION -> {}
        }
    }

    /** After a move that could not wait the IMCA is asked within a day, and takes part in the first review. */
    private static void imca(Known known, List<Matter> all) {
        known.latest(EntryKind.EMERGENCY_MOVE).ifPresent(move -> {
            var on = move.said().day("movedOn").orElse(move.enteredOn());
            boolean asked = known.all(EntryKind.IMCA_REFERRAL).stream()
                    .anyMatch(e ->
                            e.said().day("askedOn").filter(d -> !d.isBefore(on)).isPresent());
            if (!asked && !known.has(EntryKind.IMCA_CLOSED)) {
                all.add(new Matter(
                        "Refer to an IMCA to check the decision", EntryKind.IMCA_REFERRAL, on, "1 day", false));
            }
            if (!known.has(EntryKind.FIRST_REVIEW)) {
                all.add(new Matter(
                        known.has(EntryKind.IMCA_CLOSED)
                                ? "Hold the first review"
                                : "Hold the first review, with the IMCA",
                        EntryKind.FIRST_REVIEW,
                        on,
                        "14 days",
                        false));
            }
        });
    }

    private static void advocates(Known known, List<Matter> all) {
        var need = known.latest(EntryKind.ADVOCACY_NEED);
        if (need.isEmpty()) {
            all.add(new Matter(
                    "Decide whether advocacy or support is needed",
                    EntryKind.ADVOCACY_NEED,
                    known.today(),
                    "2 days",
                    false));
            return;
        }
        var said = need.get();
        boolean answered = known.all(EntryKind.ADVOCATE_REFERRAL).stream()
                        .anyMatch(e -> !e.enteredOn().isBefore(said.enteredOn()))
                || known.all(EntryKind.ADVOCATE_WITHDRAWN).stream()
                        .anyMatch(e -> !e.enteredOn().isBefore(said.enteredOn()));
        if (said.said().yes("needed") && !answered) {
            all.add(new Matter(
                    "Refer them to an advocate",
                    EntryKind.ADVOCATE_REFERRAL,
                    said.said().day("raisedOn").orElse(said.enteredOn()),
                    said.said().said("raisedOn") ? "0 days" : "2 days",
                    false));
        }
    }

    private static void refuser(Known known, DecisionMaking.Determination deciding, List<Matter> all) {
        if (!deciding.row().equals("M4")) {
            return;
        }
        if (!known.has(EntryKind.REFUSER_RISK)) {
            all.add(new Matter("Assess the risk with them", EntryKind.REFUSER_RISK, known.today(), "1 day", false));
        }
        if (!known.has(EntryKind.REFUSER_OPTIONS)) {
            all.add(new Matter(
                    "Give them their options in writing", EntryKind.REFUSER_OPTIONS, known.today(), "1 day", false));
        }
    }

    private static void care(Known known, List<Matter> all) {
        var times = known.latest(EntryKind.CARE_TIMES).map(Known.Entry::said).orElse(null);
        if (known.person().status() != Status.DIED
                && CareGap.standing(times, known.today()).red()) {
            all.add(new Matter(
                    "Needs that were met are not met now",
                    EntryKind.CARE_TIMES,
                    times == null ? known.today() : times.day("oldEnded").orElse(known.today()),
                    "0 days",
                    true));
        }
        if (times != null && CareGap.standing(times, known.today()) != CareGap.Standing.MET) {
            CareGap.gap(times)
                    .ifPresent(gap -> all.add(new Matter(
                            "There is a gap of %d hours between the old care and the new".formatted(gap.toHours()),
                            EntryKind.CARE_TIMES,
                            times.day("oldEnded").orElse(known.today()),
                            "0 days",
                            true)));
        }
        known.all(EntryKind.CARE_STARTED).stream()
                .filter(e -> e.said().is("what", "START"))
                .reduce((a, b) -> b) // the first that was written
                .filter(_ -> !known.has(EntryKind.ASSESSMENT) && !known.person().carer())
                .ifPresent(first -> {
                    var put = known.latest(EntryKind.ASSESSMENT_MOVED)
                            .flatMap(e -> e.said().day("dueOn"));
                    all.add(new Matter(
                            "Do the assessment that was not needed before care began",
                            EntryKind.ASSESSMENT,
                            put.orElse(first.said().day("startedAt").orElse(first.enteredOn())),
                            put.isPresent() ? "0 days" : "28 days",
                            false));
                });
    }

    private static void carers(Known known, List<Matter> all) {
        Set<String> considered = known.all(EntryKind.CARER_ASSESSMENT).stream()
                .filter(e -> e.said().said("considered"))
                .map(e -> String.valueOf(e.said().of("name")))
                .collect(Collectors.toSet());
        known.all(EntryKind.CARER_FACTORS).stream()
                .map(e -> String.valueOf(e.said().of("name")))
                .distinct()
                .filter(name -> !considered.contains(name))
                .forEach(name -> all.add(new Matter(
                        "Consider a carer's assessment for " + name,
                        EntryKind.CARER_ASSESSMENT,
                        known.today(),
                        "2 days",
                        false)));
        if (known.person().carer() && known.person().informalSupport() == Answer.NO && considered.isEmpty()) {
            all.add(new Matter(
                    "Consider a carer's assessment", EntryKind.CARER_ASSESSMENT, known.today(), "2 days", false));
        }
    }

    private OpenMatters() {}
}
