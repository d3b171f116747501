package care.backstop.communications.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.communications.model.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallNumbersTest {

    private static List<Figure> parts(String counts) {
        var parts = new ArrayList<Figure>();
        Arrays.stream(counts.split(" "))
                .forEach(c -> parts.add(Figure.of("p" + parts.size(), "Part", Integer.parseInt(c))));
        return parts;
    }

    private static String shown(List<Figure> figures) {
        return String.join(
                " ",
                figures.stream()
                        .map(f -> switch (f.shown()) {
                            case Figure.FEW -> "<5";
                            case Figure.NOT_SHOWN -> "-";
                            default -> f.shown();
                        })
                        .toList());
    }

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource({
        "0, 0",
        "1, <5",
        "4, <5",
        "5, 5",
        "12, 12",
        "20 30 5, 20 30 5",
        "20 3 30, - <5 30", // the smallest of the others goes too: 53 - 30 says 23, not 3
        "4 5 60, <5 - 60",
        "1 2 3, <5 <5 <5",
        "0 4 9, 0 <5 -",
        "4 9 9, <5 - 9"
    })
    void hidesOneToFourAndWhatWouldGiveThemAway(String counts, String read) {
        assertThat(shown(SmallNumbers.hide(parts(counts)))).isEqualTo(read);
    }

    @Test
    void noHiddenPartCanBeWorkedOutFromTheTotal() {
        for (int a = 0; a <= 8; a++) {
            for (int b = 0; b <= 8; b++) {
                for (int c = 0; c <= 8; c++) {
                    var whole = parts("%d %d %d".formatted(a, b, c));
                    var read = SmallNumbers.hide(whole);
                    long hidden = read.stream().filter(f -> f.count() == null).count();
                    long large = whole.stream()
                            .filter(f -> f.count() != null && f.count() >= 5)
                            .count();
                    long largeHidden = read.stream()
                            .filter(f -> f.shown().equals(Figure.NOT_SHOWN))
                            .count();
                    if (a + b + c >= 5) { // a smaller total is hidden itself
                        assertThat(hidden).as("%d %d %d", a, b, c).isNotEqualTo(1);
                        assertThat(largeHidden).as("%d %d %d", a, b, c).isEqualTo(hidden == 0 || large == 0 ? 0 : 1);
                    }
                }
            }
        }
    }

    @Test
    void aSumIsShownOnlyWithAllTheHiddenPartsInItOrNone() {
        var parts = SmallNumbers.hide(parts("20 3 30")); // p0 and p1 hidden
        assertThat(SmallNumbers.sum(
                                Figure.of("s", "Sum", 23), parts, f -> !f.key().equals("p2"))
                        .shown())
                .isEqualTo("23");
        assertThat(SmallNumbers.sum(
                                Figure.of("s", "Sum", 30), parts, f -> f.key().equals("p2"))
                        .shown())
                .isEqualTo("30");
        assertThat(SmallNumbers.sum(
                                Figure.of("s", "Sum", 33), parts, f -> !f.key().equals("p0"))
                        .shown())
                .isEqualTo(Figure.NOT_SHOWN);
        assertThat(SmallNumbers.sum(
                                Figure.of("s", "Sum", 3), parts, f -> f.key().equals("p1"))
                        .shown())
                .isEqualTo(Figure.FEW);
    }

    @Test
    void whatIsNotKnownStaysNotKnown() {
        assertThat(SmallNumbers.hide(Figure.notKnown("total", "People")).shown())
                .isEqualTo(Figure.NOT_KNOWN);
    }
}
