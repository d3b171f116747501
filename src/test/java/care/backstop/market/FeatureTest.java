package care.backstop.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Ground floor, GROUND_FLOOR",
        "step-free,    GROUND_FLOOR",
        "En-suite,     ENSUITE",
        "HOIST,        HOIST",
        "PEG feeding,  TUBE_FEEDING",
        "bsl,          SIGN_LANGUAGE",
        "Halal diet,   HALAL",
        "Cat,          PETS",
        "Female carer, CARER_OF_CHOSEN_SEX",
        "female only,  WOMEN_ONLY",
        "soft  diet,   SOFT_FOOD",
    })
    void understandsTheWordsOfLists(String words, Feature feature) {
        assertThat(Feature.named(words)).contains(feature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Speaks Polish", "near the sea", "hoist please"})
    void otherWordsAreLeftAsTheyAre(String words) {
        assertThat(Feature.named(words)).isEmpty();
    }

    @Test
    void everyFeatureIsFoundByItsNameAndItsWords() {
        assertThat(Arrays.stream(Feature.values()))
                .allSatisfy(f -> assertThat(Feature.named(f.name())).contains(f))
                .allSatisfy(f -> assertThat(Feature.named(f.words())).contains(f));
    }
}
