package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.placement.model.TransferParty;
import care.backstop.placement.model.TransferTerms;
import care.backstop.placement.model.TransferTerms.Consent;
import care.backstop.placement.model.TransferTerms.Said;
import care.backstop.placement.model.TransferTerms.Staff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a group may pass to another provider with its workers, and who and what comes along. */
@LegalRule(
        title = "Group transfer",
        authority = {
            "Southampton Appendix A 7.2",
            "Southampton Appendix A 2.4",
            "TUPE 2006 reg 13",
            "TUPE 2006 reg 4(7)"
        },
        checked = "2026-11-26")
public final class GroupTransfer {

    private static final int MOST = 5000;
    private static final int WEEK = 7 * 24 * 60;

    /**
     * One of the group.
     *
     * @param comes null while they have not said
     * @param minutes of care in a week; null when not known or not home care
     */
    public record Member(@Nullable Boolean comes, @Nullable Integer minutes) {}

    /**
     * How much of the group comes along.
     *
     * @param peopleMinutes care in a week of those who come; null when that of anybody who comes is not known
     * @param staffComing null while workers of any job have not been asked
     * @param uncovered minutes of those who come that no worker who passes over brings; null when not known
     */
    public record TakeUp(
            int comes,
            int stays,
            int notSaid,
            @Nullable Integer peopleMinutes,
            int staff,
            int staffMinutes,
            @Nullable Integer staffComing,
            @Nullable Integer staffComingMinutes,
            @Nullable Integer uncovered) {}

    public static TakeUp takeUp(List<Member> members, List<Staff> staff) {
        var coming = members.stream()
                .filter(m -> Boolean.TRUE.equals(m.comes))
                .map(Member::minutes)
                .toList();
        boolean asked = staff.stream().allMatch(s -> s.coming() != null);
        Integer minutes = coming.stream().anyMatch(Objects::isNull)
                ? null
                : Integer.valueOf(coming.stream()
                        .filter(Objects::nonNull)
                        .mapToInt(m -> m)
                        .sum());
        Integer brought = asked
                ? Integer.valueOf(staff.stream()
                        .map(Staff::comingMinutes)
                        .filter(Objects::nonNull)
                        .mapToInt(m -> m)
                        .sum())
                : null;
        return new TakeUp(
                coming.size(),
                (int) members.stream()
                        .filter(m -> Boolean.FALSE.equals(m.comes))
                        .count(),
                (int) members.stream().filter(m -> m.comes == null).count(),
                minutes,
                staff.stream().mapToInt(Staff::number).sum(),
                staff.stream().mapToInt(Staff::minutes).sum(),
                asked
                        ? Integer.valueOf(staff.stream()
                                .map(Staff::coming)
                                .filter(Objects::nonNull)
                                .mapToInt(c -> c)
                                .sum())
                        : null,
                brought,
                minutes == null || brought == null ? null : Integer.valueOf(Math.max(0, minutes - brought)));
    }

    /** Everything against these terms; {@code lastDay} is the last day the service runs, null when not known. */
    public static List<Problem> againstTerms(TransferTerms terms, @Nullable LocalDate lastDay) {
        var problems = new ArrayList<Problem>();
        var from = terms.consultedFrom();
        var until = terms.consultedUntil();
        var on = terms.effectiveOn();
        if (on == null) {
            problems.add(Problem.of("effectiveOn", Code.VAL, "Say on which day the group passes over"));
        }
        if (from != null && until != null && until.isBefore(from)) {
            problems.add(Problem.of("consultedUntil", Code.VAL, "The consultation ends on the day it begins or later"));
        }
        if (on != null && until != null && on.isBefore(until)) {
            problems.add(Problem.of(
                    "effectiveOn",
                    Code.CONF,
                    "The workers are consulted until %s: choose that day or a later one"
                            .formatted(London.show(until))));
        }
        if (on != null && lastDay != null && on.isAfter(lastDay)) {
            problems.add(Problem.of(
                    "effectiveOn",
                    Code.CONF,
                    "The service runs until %s: choose that day at the latest".formatted(London.show(lastDay))));
        }
        for (int i = 0; i < terms.staff().size(); i++) {
            staff(terms.staff().get(i), "staff.%d.".formatted(i + 1), problems);
        }
        var parties = new HashSet<TransferParty>();
        for (int i = 0; i < terms.consents().size(); i++) {
            var consent = terms.consents().get(i);
            if (!parties.add(consent.party())) {
                problems.add(Problem.of(
                        "consents.%d.party".formatted(i + 1), Code.DUP, "This party is in the list already"));
            }
            if (consent.answer() != Said.ASKED && blank(consent.name())) {
                problems.add(Problem.of(
                        "consents.%d.name".formatted(i + 1),
                        Code.VAL,
                        "%s: name who said so".formatted(consent.party().words())));
            }
        }
        return problems;
    }

    private static void staff(Staff line, String field, List<Problem> problems) {
        if (blank(line.job()) || line.job().length() > 100) {
            problems.add(Problem.of(field + "job", Code.VAL, "Name the job in at most 100 characters"));
        }
        if (line.number() < 1 || line.number() > MOST) {
            problems.add(Problem.of(field + "number", Code.VAL, "Give the number of workers from 1 to 5,000"));
        } else if (line.minutes() < 0 || line.minutes() / line.number() > WEEK) {
            problems.add(Problem.of(field + "minutes", Code.VAL, "Give the hours that these workers have in a week"));
        }
        var coming = line.coming();
        var minutes = line.comingMinutes();
        if ((coming == null) != (minutes == null)) {
            problems.add(
                    Problem.of(field + "coming", Code.VAL, "Give both how many pass over and their hours, or neither"));
        }
        if (coming != null && (coming < 0 || coming > line.number())) {
            problems.add(Problem.of(field + "coming", Code.VAL, "No more can pass over than there are"));
        }
        if (minutes != null && (minutes < 0 || minutes > line.minutes())) {
            problems.add(Problem.of(field + "comingMinutes", Code.VAL, "No more hours can pass over than there are"));
        }
    }

    /** What is still open before the moves of the group are planned. Nobody who has not said is moved with it. */
    public static List<Problem> againstMoving(TransferTerms terms, TakeUp takeUp) {
        var problems = new ArrayList<Problem>();
        var said = terms.consents().stream().map(Consent::party).toList();
        for (var party : List.of(TransferParty.RECEIVING_PROVIDER, TransferParty.COUNCIL)) {
            if (!said.contains(party)) {
                problems.add(Problem.of(null, Code.STATE, "Not asked yet: " + party.words()));
            }
        }
        for (var consent : terms.consents()) {
            if (consent.answer() != Said.YES) {
                problems.add(Problem.of(
                        null,
                        Code.STATE,
                        consent.answer() == Said.NO
                                ? "Does not agree: " + consent.party().words()
                                : "Has not answered yet: " + consent.party().words()));
            }
        }
        if (!terms.staff().isEmpty() && (terms.consultedFrom() == null || terms.consultedUntil() == null)) {
            problems.add(Problem.of(null, Code.STATE, "Say from when until when the workers are consulted"));
        }
        if (takeUp.staff > 0 && takeUp.staffComing == null) {
            problems.add(Problem.of(null, Code.STATE, "Say how many of the workers pass over"));
        }
        if (takeUp.comes == 0) {
            problems.add(Problem.of(null, Code.STATE, "Nobody of the group has said yet that they come along"));
        }
        return problems;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private GroupTransfer() {}
}
