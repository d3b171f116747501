package care.backstop.people;

import care.backstop.kernel.Answer;
import care.backstop.market.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules, the planner and the checks before a move must know about a person, whoever is acting: a rule does
 * not become void because the officer who runs it may not read its inputs. <strong>Never shown</strong>: pages and
 * responses take {@link PersonView}. Null and NOT_KNOWN mean that nobody has told us.
 *
 * @param location the location they are leaving, by CQC id
 * @param weeklyMinutes home care in a week, both workers counted once
 * @param group friends who want to stay together; {@code round} visits done by the same workers
 * @param choices location ids in the person's own order
 * @param exclusions location or provider ids where they must not or will not go
 * @param factors how many priority factors apply
 * @param capacity for the decision where to live or who provides the care
 * @param welfareAuthority a registered health-and-welfare attorney or welfare deputy whose authority can be used
 * @param befriended family or friend willing and able to be consulted
 * @param refuses the person says no to the move
 */
public record PersonFacts(
        UUID id,
        UUID incident,
        String reference,
        @Nullable String location,
        Status status,
        boolean carer,
        @Nullable Need need,
        @Nullable Visits visits,
        @Nullable Integer weeklyMinutes,
        Answer doubleUp,
        List<String> features,
        @Nullable String postcode,
        @Nullable Point at,
        @Nullable String familyPostcode,
        @Nullable Point familyAt,
        @Nullable String group,
        @Nullable String round,
        List<String> choices,
        List<String> exclusions,
        Funding funding,
        @Nullable String funder,
        Colour colour,
        int factors,
        Answer urgent,
        Answer endOfLife,
        Answer veryFrail,
        Answer livesAlone,
        Answer informalSupport,
        Answer safeguardingEnquiry,
        Answer stressProne,
        Answer complexNeeds,
        Answer carerUnwell,
        Answer wantsToMoveEarly,
        Capacity capacity,
        Answer welfareAuthority,
        Answer propertyAuthorityOnly,
        Answer befriended,
        Answer timeToInstruct,
        Answer refuses,
        Answer dols,
        @Nullable LocalDate dolsUntil,
        @Nullable LocalDate birthDate) {

    /** Whether staying where they are, with care brought in, is among the options: very frail, or at the end of life. */
    public boolean mayStayPut() {
        return endOfLife == Answer.YES || veryFrail == Answer.YES;
    }
}
