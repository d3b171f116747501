package care.backstop.people.model;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.Lists;
import care.backstop.people.PlantedLists;
import care.backstop.people.model.Likeness.Doubt;
import care.backstop.people.model.Likeness.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    private static final Identity ODILE = somebody("Odile", "Larkspur", "1938-05-12", null, "12 Quay Road", "SO14 7LY");

    private static Identity somebody(
            @Nullable String given,
            @Nullable String family,
            @Nullable String birth,
            @Nullable String nhs,
            @Nullable String address,
            @Nullable String postcode) {
        return new Identity(given, null, family, birth == null ? null : LocalDate.parse(birth), nhs, address, postcode);
    }

    /** Forty others of the same home, whom nobody takes for the one in question. */
    private static List<Identity> home(Identity one) {
        var home = new ArrayList<Identity>();
        home.add(one);
        IntStream.range(0, 40)
                .forEach(i -> home.add(somebody(
                        "Given" + (char) ('a' + i % 13) + "x".repeat(i % 4 + 1),
                        "Family" + (char) ('a' + i % 20) + "z".repeat(i / 20 + 1),
                        LocalDate.of(1930, 1, 1).plusDays(97L * i).toString(),
                        null,
                        i + " High Street",
                        "SO15 2E" + (char) ('A' + i % 20))));
        return home;
    }

    private static Likeness.Links compare(Identity says) {
        return Likeness.links(List.of(says), home(ODILE));
    }

    @ParameterizedTest(name = "{0} {1}, {2}, {3}: {5}")
    @CsvSource(nullValues = "-", textBlock = """
        # given,   family,    born,        address,      postcode, case,                          linked
          Odile,   Larkspur,  1938-05-12,  12 Quay Road, SO14 7LY, as they were,                  true
          Odile,   Larkspurr, 1938-05-12,  12 Quay Road, SO14 7LY, a slip in the family name,     true
          Odlie,   Larkspur,  1938-05-12,  12 Quay Road, SO14 7LY, two letters changed places,    true
          ODILE,   LARKSPUR,  1938-05-12,  12 quay rd,   SO14 7LY, written otherwise,             true
          Odile,   Larkspur,  1938-12-05,  12 Quay Road, SO14 7LY, day and month swapped,         true
          Odile,   Larkspur,  1939-05-12,  12 Quay Road, SO14 7LY, one figure apart,              true
          Larkspur, Odile,    1938-05-12,  12 Quay Road, SO14 7LY, names in each other's place,   true
          Odile,   Thrupp,    1938-05-12,  12 Quay Road, SO14 7LY, a maiden name,                 true
          Ivo,     Larkspur,  1938-05-12,  12 Quay Road, SO14 7LY, a twin,                        false
          Odilie,  Larkspur,  1938-05-12,  12 Quay Road, SO14 7LY, perhaps a twin: only the ending differs, false
          O,       Larkspur,  1938-05-12,  12 Quay Road, SO14 7LY, only an initial,               false
          -,       Larkspur,  1938-05-12,  12 Quay Road, SO14 7LY, no given name,                 false
          Odile,   Larkspur,  1941-11-30,  12 Quay Road, SO14 7LY, another date of birth,         false
          Odile,   Larkspur,  -,           12 Quay Road, SO14 7LY, no date of birth,              false
          Ivo,     Thrupp,    1938-05-12,  3 Hill Lane,  SO16 1AB, born on the same day only,     false
        """)
    void linksOneSlipAndLeavesDoubtToPeople(
            String given, String family, String born, String address, String postcode, String why, boolean linked) {
        var links = compare(somebody(given, family, born, null, address, postcode));
        assertThat(links.linked()).as(why).hasSize(linked ? 1 : 0);
        if (linked) {
            assertThat(links.linked().getFirst().known()).isZero();
            assertThat(links.linked().getFirst().probability()).isGreaterThanOrEqualTo(Likeness.THRESHOLD);
        }
    }

    @Test
    void twinsAreShownAndNeverLinked() {
        var links = compare(somebody("Ivo", "Larkspur", "1938-05-12", null, "12 Quay Road", "SO14 7LY"));
        assertThat(links.perhaps())
                .singleElement()
                .satisfies(p -> assertThat(p.doubt()).isEqualTo(Doubt.TWINS));
    }

    @Test
    void numbersThatDifferNeedAPersonsWord() {
        var known = somebody("Odile", "Larkspur", "1938-05-12", Lists.nhs(1), "12 Quay Road", "SO14 7LY");
        var says = somebody("Odile", "Larkspur", "1938-05-12", Lists.nhs(2), "12 Quay Road", "SO14 7LY");
        var links = Likeness.links(List.of(says), home(known));
        assertThat(links.linked()).isEmpty();
        assertThat(links.perhaps().getFirst().doubt()).isEqualTo(Doubt.TWO_NUMBERS);
    }

    @ParameterizedTest(name = "{0} {1}, {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
        # given,   family,    born,        case,                                             two people
          Odile,   Larkspurr, 1938-12-05,  a slip in the name and day and month swapped,     false
          Odile,   Fernley,   1938-12-05,  a maiden name and day and month swapped,          false
          Odile,   Larkspurr, 1951-11-30,  a slip in the name and another birth,             false
          Larkspur, Odile,    1938-12-05,  names crossed and day and month swapped,          false
          Odile,   Fernley,   1951-11-30,  only the given name agrees,                       true
          Bram,    Larkspurr, 1938-12-05,  another given name,                               true
          -,       Larkspurr, 1938-12-05,  no given name to tell by,                         true
          Bram,    Quill,     1951-11-30,  nothing agrees,                                   true
        """)
    void oneNumberIsTwoPeopleUnlessBothDifferencesAreSlips(
            @Nullable String given, String family, String born, String what, boolean two) {
        assertThat(Likeness.twoPeople(somebody(given, family, born, null, null, null), ODILE))
                .as(what)
                .isEqualTo(two);
    }

    @Test
    void everyFieldSaysWhatItAddsAndTheSumIsTheWeight() {
        var pair = compare(somebody("Odile", "Thrupp", "1938-12-05", null, "12 Quay Road", "SO14 7LY"))
                .linked()
                .getFirst();
        assertThat(pair.parts()).extracting(Likeness.Part::level).contains(Level.OTHER_FAMILY, Level.TURNED_BIRTH);
        assertThat(pair.parts().stream().mapToDouble(Likeness.Part::weight).sum())
                .isCloseTo(pair.weight(), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(pair.parts())
                .allSatisfy(p ->
                        assertThat(p.weight() > 0).as(p.level().name()).isEqualTo(p.level() != Level.OTHER_FAMILY));
    }

    @Test
    void aRecordIsLinkedOnce() {
        var links = Likeness.links(List.of(ODILE, ODILE), home(ODILE));
        assertThat(links.linked()).hasSize(1);
        assertThat(links.linked().getFirst().known()).isZero();
    }

    @Test
    void whatEverybodySharesTellsNobodyApart() {
        var rare = compare(somebody("Odile", "Larkspur", "1938-05-12", null, "12 Quay Road", "SO14 7LY"))
                .linked()
                .getFirst();
        var everyone = home(ODILE).stream()
                .map(i -> new Identity(i.given(), null, i.family(), i.birth(), null, "The Home", "SO14 7LY"))
                .toList();
        var common = Likeness.links(
                        List.of(somebody("Odile", "Larkspur", "1938-05-12", null, "The Home", "SO14 7LY")), everyone)
                .linked()
                .getFirst();
        assertThat(weight(common)).isLessThan(1.5);
        assertThat(weight(rare)).isGreaterThan(4);
    }

    private static double weight(Likeness.Pair pair) {
        return pair.parts().stream()
                .filter(p -> p.level() == Level.SAME_PLACE)
                .findFirst()
                .orElseThrow()
                .weight();
    }

    @Test
    void precisionAndRecallOnPlantedLists() {
        var lists = PlantedLists.three(600, 4);
        var people = new ArrayList<Identity>();
        var truth = new ArrayList<Integer>();
        var found = new ArrayList<int[]>();
        for (var list : lists) {
            var byNumber = new HashMap<String, Integer>();
            for (int p = 0; p < people.size(); p++) {
                byNumber.put(String.valueOf(people.get(p).nhsNumber()), p);
            }
            var taken = new HashSet<Integer>();
            var rest = new ArrayList<PlantedLists.Line>();
            for (var line : list) {
                var nhs = line.says().nhsNumber();
                var person = nhs == null ? null : byNumber.get(nhs);
                if (person == null) {
                    rest.add(line);
                } else {
                    taken.add(person);
                    found.add(new int[] {line.truth(), person});
                }
            }
            var open = IntStream.range(0, people.size())
                    .filter(p -> !taken.contains(p))
                    .boxed()
                    .toList();
            var links = Likeness.links(
                    rest.stream().map(PlantedLists.Line::says).toList(),
                    open.stream().map(people::get).toList());
            var linked = new HashMap<Integer, Integer>();
            links.linked().forEach(l -> linked.put(l.row(), open.get(l.known())));
            for (int r = 0; r < rest.size(); r++) {
                var person = linked.get(r);
                if (person == null) {
                    person = people.size();
                    people.add(rest.get(r).says());
                    truth.add(rest.get(r).truth());
                } else {
                    var was = people.get(person);
                    if (was.nhsNumber() == null) {
                        people.set(
                                person,
                                new Identity(
                                        was.given(),
                                        was.knownAs(),
                                        was.family(),
                                        was.birth(),
                                        rest.get(r).says().nhsNumber(),
                                        was.address(),
                                        was.postcode()));
                    }
                }
                found.add(new int[] {rest.get(r).truth(), person});
            }
        }
        var quality = quality(found);
        assertThat(quality[0]).as("precision").isGreaterThanOrEqualTo(0.99);
        assertThat(quality[1]).as("recall").isGreaterThanOrEqualTo(0.99);
    }

    /** Of the pairs of records said to be one person how many are; of those that are how many were said to be. */
    private static double[] quality(List<int[]> found) {
        int said = 0;
        int are = 0;
        int both = 0;
        for (int i = 0; i < found.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean true_ = found.get(i)[0] == found.get(j)[0];
                boolean told = found.get(i)[1] == found.get(j)[1];
                said += told ? 1 : 0;
                are += true_ ? 1 : 0;
                both += true_ && told ? 1 : 0;
            }
        }
        return new double[] {both / (double) said, both / (double) are};
    }
}
