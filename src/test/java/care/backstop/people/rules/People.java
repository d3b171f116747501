package care.backstop.people.rules;

import care.backstop.kernel.Answer;
import care.backstop.people.Capacity;
import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.Need;
import care.backstop.people.PersonFacts;
import care.backstop.people.Status;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody for tests of rules, with what was written about them. */
final class People {

    static final LocalDate TODAY = LocalDate.of(2020, 12, 10);

    static PersonFacts who(
            Capacity capacity, Answer welfare, Answer property, Answer befriended, Answer time, Answer refuses) {
        return person(capacity, welfare, property, befriended, time, refuses, Answer.NO, null, false, Funding.SELF);
    }

    static PersonFacts able() {
        return who(Capacity.NOT_RECORDED, Answer.NO, Answer.NO, Answer.YES, Answer.YES, Answer.NO);
    }

    static PersonFacts carer() {
        return person(
                Capacity.NOT_RECORDED,
                Answer.NO,
                Answer.NO,
                Answer.YES,
                Answer.YES,
                Answer.NO,
                Answer.NO,
                null,
                true,
                Funding.SELF);
    }

    static PersonFacts paidBy(Funding funding) {
        return person(
                Capacity.NOT_RECORDED,
                Answer.NO,
                Answer.NO,
                Answer.YES,
                Answer.YES,
                Answer.NO,
                Answer.NO,
                null,
                false,
                funding);
    }

    static PersonFacts needing(PersonFacts f, Need need) {
        return new PersonFacts(
                f.id(),
                f.incident(),
                f.reference(),
                f.location(),
                f.status(),
                f.carer(),
                need,
                f.visits(),
                f.weeklyMinutes(),
                f.doubleUp(),
                f.features(),
                f.postcode(),
                f.at(),
                f.familyPostcode(),
                f.familyAt(),
                f.group(),
                f.round(),
                f.choices(),
                f.exclusions(),
                f.funding(),
                f.funder(),
                f.colour(),
                f.factors(),
                f.urgent(),
                f.endOfLife(),
                f.veryFrail(),
                f.livesAlone(),
                f.informalSupport(),
                f.safeguardingEnquiry(),
                f.stressProne(),
                f.complexNeeds(),
                f.carerUnwell(),
                f.wantsToMoveEarly(),
                f.capacity(),
                f.welfareAuthority(),
                f.propertyAuthorityOnly(),
                f.befriended(),
                f.timeToInstruct(),
                f.refuses(),
                f.dols(),
                f.dolsUntil(),
                f.birthDate());
    }

    static PersonFacts withDols(PersonFacts f, Answer dols, @Nullable LocalDate until) {
        return person(
                f.capacity(),
                f.welfareAuthority(),
                f.propertyAuthorityOnly(),
                f.befriended(),
                f.timeToInstruct(),
                f.refuses(),
                dols,
                until,
                f.carer(),
                f.funding());
    }

    /** Somebody able, with these two of their priority factors and how far they are. */
    static PersonFacts frail(Answer endOfLife, Answer veryFrail, Status status) {
        var f = able();
        return new PersonFacts(
                f.id(),
                f.incident(),
                f.reference(),
                f.location(),
                status,
                f.carer(),
                f.need(),
                f.visits(),
                f.weeklyMinutes(),
                f.doubleUp(),
                f.features(),
                f.postcode(),
                f.at(),
                f.familyPostcode(),
                f.familyAt(),
                f.group(),
                f.round(),
                f.choices(),
                f.exclusions(),
                f.funding(),
                f.funder(),
                f.colour(),
                f.factors(),
                f.urgent(),
                endOfLife,
                veryFrail,
                f.livesAlone(),
                f.informalSupport(),
                f.safeguardingEnquiry(),
                f.stressProne(),
                f.complexNeeds(),
                f.carerUnwell(),
                f.wantsToMoveEarly(),
                f.capacity(),
                f.welfareAuthority(),
                f.propertyAuthorityOnly(),
                f.befriended(),
                f.timeToInstruct(),
                f.refuses(),
                f.dols(),
                f.dolsUntil(),
                f.birthDate());
    }

    private static PersonFacts person(
            Capacity capacity,
            Answer welfare,
            Answer property,
            Answer befriended,
            Answer time,
            Answer refuses,
            Answer dols,
            @Nullable LocalDate dolsUntil,
            boolean carer,
            Funding funding) {
        return new PersonFacts(
                new UUID(0, 1),
                new UUID(0, 2),
                "H-1",
                "1-hv",
                Status.WAITING,
                carer,
                null,
                null,
                null,
                Answer.NO,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                funding,
                null,
                Colour.GREEN,
                0,
                Answer.NO,
                Answer.NO,
                Answer.NO,
                Answer.NO,
                Answer.NO,
                Answer.NO,
                Answer.NO,
                Answer.NO,
                Answer.NO,
                Answer.NO,
                capacity,
                welfare,
                property,
                befriended,
                time,
                refuses,
                dols,
                dolsUntil,
                LocalDate.of(1938, 12, 5));
    }

    /** With entries of these kinds, each as complete as a gate asks. */
    static Known known(PersonFacts who, String... kinds) {
        return with(
                who,
                Map.of(),
                Arrays.stream(kinds)
                        .map(EntryKind::valueOf)
                        .map(k -> entry(k, Map.of("decided", "She goes to Heron House", "decision", "ACCOMMODATION")))
                        .toArray(Known.Entry[]::new));
    }

    /** The newest first. */
    static Known with(PersonFacts who, Map<String, Capacity> capacity, Known.Entry... entries) {
        return new Known(TODAY, who, capacity, 0, Set.of("H-1", "H-2"), List.of(entries));
    }

    static Known.Entry entry(EntryKind kind, Map<String, String> answers) {
        return entry(kind, answers, TODAY);
    }

    static Known.Entry entry(EntryKind kind, Map<String, String> answers, LocalDate on) {
        return new Known.Entry(UUID.randomUUID(), kind, new Written(answers), on, "Officer");
    }

    private People() {}
}
