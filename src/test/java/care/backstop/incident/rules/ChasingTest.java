package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.model.LegalBases;
import care.backstop.incident.rules.Chasing.Connection;
import care.backstop.incident.rules.Chasing.Linked;
import care.backstop.incident.rules.Chasing.NotLinked;
import care.backstop.incident.rules.Chasing.Standing;
import care.backstop.incident.rules.Chasing.Whom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChasingTest {

    private static final List<String> PROVIDERS = List.of("Harbour Care Ltd", "Pier Care Ltd");

    @ParameterizedTest(name = "{4}")
    @CsvSource(textBlock = """
        # whom,   recipient,        connection, refused in, case
        PROVIDER, Harbour Care Ltd, ,           ,           the provider itself
        PROVIDER, harbour care ltd, ,           ,           in any case
        PROVIDER, Quay Homes Ltd,   ,           recipient,  somebody else's provider
        PROVIDER, Quay Homes Ltd,   LANDLORD,   recipient,  a connection does not make a provider of it
        BUSINESS, Quay Homes Ltd,   LANDLORD,   ,           the landlord
        BUSINESS, Quay Homes Ltd,   ,           connection, nothing to do with the business
        BUSINESS, Harbour Care Ltd, ,           connection, not even under the provider's name
        AGENCY,   Fire service,     ,           ,           an agency needs no part in the business
        """)
    void onlyWhoIsInTheBusinessIsAsked(
            Whom whom, String recipient, @Nullable Connection connection, @Nullable String field, String what) {
        var link = Chasing.link(whom, recipient, connection, PROVIDERS);
        if (field == null) {
            assertThat(link).as(what).isInstanceOf(Linked.class);
        } else {
            assertThat(link)
                    .as(what)
                    .isInstanceOfSatisfying(
                            NotLinked.class, n -> assertThat(n.field()).isEqualTo(field));
        }
    }

    @Test
    void whereTheRegisterNamesNoProviderNobodyPassesForIt() {
        assertThat(Chasing.link(Whom.PROVIDER, "Harbour Care Ltd", null, List.of()))
                .isInstanceOfSatisfying(
                        NotLinked.class, n -> assertThat(n.because()).contains("not known"));
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(textBlock = """
        # due by the end of,   settled, refused, now,                  standing,  case
        2020-12-09T00:00:00Z, ,        false,   2020-12-07T23:59:59Z, WAITING,   the day before it is due
        2020-12-09T00:00:00Z, ,        false,   2020-12-08T00:00:00Z, DUE_TODAY, the day itself
        2020-12-09T00:00:00Z, ,        false,   2020-12-08T23:59:59Z, DUE_TODAY, the last second of it
        2020-12-09T00:00:00Z, ,        false,   2020-12-09T00:00:00Z, LATE,      the first second after
        2020-12-09T00:00:00Z, ,        true,    2020-12-20T00:00:00Z, REFUSED,   a refusal is never late
        2020-12-09T00:00:00Z, true,    false,   2020-12-20T00:00:00Z, ANSWERED,  answered
        2020-12-09T00:00:00Z, true,    true,    2020-12-08T00:00:00Z, ANSWERED,  answered after a refusal
        2020-12-09T00:00:00Z, false,   false,   2020-12-08T00:00:00Z, WITHDRAWN, taken back
        """)
    void standing(
            Instant due, @Nullable Boolean settled, boolean refused, Instant now, Standing expected, String what) {
        assertThat(Chasing.standing(due, settled, refused, now)).as(what).isEqualTo(expected);
        assertThat(expected.settled()).isEqualTo(settled != null);
    }

    @ParameterizedTest(name = "{0} refusals, Legal after {1}")
    @CsvSource({"1, 2, false", "2, 2, true", "3, 2, true", "1, 1, true", "0, 1, false", "5, 0, false", "5, , false"})
    void legalIsAskedOnceARefusalContinues(int refusals, @Nullable Integer after, boolean legal) {
        assertThat(Chasing.goesToLegal(refusals, after)).isEqualTo(legal);
    }

    @ParameterizedTest
    @EnumSource(Whom.class)
    void everybodyWhoMayBeAskedHasAFooting(Whom whom) {
        assertThat(LegalBases.shipped().bases()).anyMatch(b -> b.to().contains(whom));
        assertThat(LegalBases.shipped().bases())
                .allMatch(b -> !b.citation().isBlank() && !b.to().isEmpty())
                .extracting(LegalBases.Basis::id)
                .doesNotHaveDuplicates();
    }
}
