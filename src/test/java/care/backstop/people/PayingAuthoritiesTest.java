package care.backstop.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.people.PayingAuthority.Nation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayingAuthoritiesTest {

    private static final PayingAuthorities KNOWN = new PayingAuthorities(
            Map.of(
                    Nation.ENGLAND, List.of("Hampshire", "Kingston upon Hull", "Barnet", "City of London", "York"),
                    Nation.WALES, List.of("Cardiff", "Newport"),
                    Nation.NORTHERN_IRELAND, List.of("Belfast Health and Social Care Trust")),
            Map.of("Hull", "Kingston upon Hull"));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            Hampshire,                    Hampshire
            HAMPSHIRE COUNTY COUNCIL,     Hampshire
            Hull City Council,            Kingston upon Hull
            London Borough of Barnet,     Barnet
            Cardiff Council,              Cardiff
            City of London Corporation,
            City of London,               City of London
            Belfast Trust,                Belfast Health and Social Care Trust
            Yorkshire,
            the family,
            County Council,
            """)
    void aNameIsFoundWhateverTheFormOfTheBody(String written, String name) {
        assertThat(KNOWN.find(written).map(PayingAuthority::name).orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0} is near to {1}")
    @CsvSource(textBlock = """
            Hamshire,     Hampshire
            Yorkshire,    York
            Newprt,       Newport
            the family,
            xx,
            """)
    void whatIsNearIsSuggestedAndNothingElse(String written, String name) {
        assertThat(KNOWN.near(written)).isEqualTo(name == null ? List.of() : List.of(name));
    }

    @Test
    void aCouncilAddsItselfAndItsNeighboursAndNobodyTwice() {
        var more = KNOWN.with(List.of("Marlstow Council", "Hampshire"));
        assertThat(more.find("Marlstow")).contains(new PayingAuthority("Marlstow Council", Nation.ENGLAND));
        assertThat(more.find("hampshire cc")).isEqualTo(KNOWN.find("Hampshire"));
        assertThat(KNOWN.find("Marlstow")).isEmpty();
        assertThatThrownBy(() -> new PayingAuthorities(Map.of(), Map.of("Hull", "Kingston")))
                .hasMessageContaining("Kingston");
    }
}
