package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.Funding;
import care.backstop.people.Source;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoSourcesTest {

    @ParameterizedTest(name = "provider {0}, council {1}, ICB {2}, settled {3}: {4}")
    @CsvSource(nullValues = "-", textBlock = """
        # provider,    council,      ICB,       settled, expected
          HOST_COUNCIL, HOST_COUNCIL, -,         false,   Known
          HOST_COUNCIL, HOST_COUNCIL, HOST_COUNCIL, false, Known
          -,            CHC_LOCAL,    CHC_LOCAL, false,   Known
          HOST_COUNCIL, -,            -,         false,   OneSource
          HOST_COUNCIL, -,            -,         true,    OneSource
          HOST_COUNCIL, NOT_KNOWN,    -,         false,   OneSource
          -,            -,            CHC_LOCAL, true,    OneSource
          HOST_COUNCIL, SELF,         -,         false,   Differ
          HOST_COUNCIL, HOST_COUNCIL, CHC_LOCAL, false,   Differ
          HOST_COUNCIL, SELF,         -,         true,    Settled
          -,            -,            -,         false,   Nobody
          -,            -,            -,         true,    Nobody
          NOT_KNOWN,    NOT_KNOWN,    -,         false,   Nobody
        """)
    void knownOnlyWhenTwoSourcesSayTheSame(
            @Nullable Funding provider,
            @Nullable Funding council,
            @Nullable Funding icb,
            boolean settled,
            String expected) {
        var says = new EnumMap<Source, Funding>(Source.class);
        if (provider != null) {
            says.put(Source.PROVIDER, provider);
        }
        if (council != null) {
            says.put(Source.COUNCIL, council);
        }
        if (icb != null) {
            says.put(Source.ICB, icb);
        }
        assertThat(TwoSources.determine(new TwoSources.Facts(says, settled))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"COUNCIL, PROVIDER", "ICB, COUNCIL"})
    void saysWhoAloneHasSaidSoAndWhoDiffers(Source alone, Source other) {
        assertThat(TwoSources.determine(
                        new TwoSources.Facts(java.util.Map.of(alone, Funding.SELF, other, Funding.NOT_KNOWN), false)))
                .isEqualTo(new TwoSources.OneSource(alone));
        assertThat(TwoSources.determine(
                        new TwoSources.Facts(java.util.Map.of(alone, Funding.SELF, other, Funding.FNC), false)))
                .isInstanceOfSatisfying(
                        TwoSources.Differ.class, d -> assertThat(d.sources()).containsExactlyInAnyOrder(alone, other));
        assertThat(TwoSources.determine(
                        new TwoSources.Facts(java.util.Map.of(alone, Funding.SELF, other, Funding.SELF), false)))
                .isEqualTo(new TwoSources.Known(Funding.SELF));
    }
}
