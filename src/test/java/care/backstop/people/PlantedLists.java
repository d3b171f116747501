package care.backstop.people;

import care.backstop.people.model.Identity;
import care.backstop.people.model.NhsNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Lists about the same invented people, kept by offices that slip: missing numbers, misspelt and maiden names, day and
 * month swapped, short forms, twins, couples and namesakes. From one seed the same lists each time, with the truth.
 */
public final class PlantedLists {

    /** A line of a list and who it really is about. */
    public record Line(int truth, Identity says, String funding, int hours, int pounds) {}

    private static final List<String> GIVEN = List.of(
            "Margaret",
            "Dorothy",
            "Joan",
            "Jean",
            "Doreen",
            "Sheila",
            "Patricia",
            "Barbara",
            "Betty",
            "Audrey",
            "Brenda",
            "Beryl",
            "Irene",
            "Edna",
            "Hilda",
            "Iris",
            "Ivy",
            "Kathleen",
            "Marjorie",
            "Mavis",
            "Muriel",
            "Norma",
            "Olive",
            "Pauline",
            "Phyllis",
            "Rita",
            "Rosemary",
            "Stella",
            "Sylvia",
            "Thelma",
            "Vera",
            "Winifred",
            "John",
            "William",
            "George",
            "Ronald",
            "Kenneth",
            "Dennis",
            "Peter",
            "Derek",
            "Raymond",
            "Donald",
            "Stanley",
            "Gordon",
            "Leonard",
            "Norman",
            "Roy",
            "Frank",
            "Arthur",
            "Ernest",
            "Harold",
            "Leslie",
            "Reginald",
            "Cyril",
            "Maurice",
            "Clifford",
            "Herbert",
            "Wilfred",
            "Trevor",
            "Brian",
            "Alan",
            "Geoffrey",
            "Douglas",
            "Gerald");

    private static final List<String> SHORT = List.of(
            "Margaret/Peggy",
            "Dorothy/Dot",
            "William/Bill",
            "Kathleen/Kath",
            "Patricia/Pat",
            "Kenneth/Ken",
            "Ronald/Ron",
            "Leonard/Len",
            "Geoffrey/Geoff",
            "Raymond/Ray",
            "Stanley/Stan");
    private static final List<String> HEADS = List.of(
            "Alder", "Birch", "Brock", "Calder", "Dun", "Elm", "Fair", "Gorse", "Hather", "Inker", "Kes", "Lark", "Mar",
            "Nether", "Oaken", "Pem", "Quar", "Rook", "Sedge", "Thorn", "Under", "Vale", "Whin", "Yar", "Cobb", "Flax",
            "Grim", "Holl", "Kirk", "Moss");
    private static final List<String> TAILS = List.of(
            "ley", "ton", "wick", "ford", "ham", "worth", "by", "den", "combe", "stead", "brook", "field", "croft",
            "gate", "thwaite", "bourne", "mere", "ridge", "shaw", "well");

    private final Random chance;
    private int number = 999_000_000;

    private PlantedLists(long seed) {
        chance = new Random(seed);
    }

    /** Three lists of about {@code people} each, in an order of their own. */
    public static List<List<Line>> three(int people, long seed) {
        return new PlantedLists(seed).make(people);
    }

    private record Somebody(
            String given, String family, String maiden, LocalDate birth, String nhs, String street, String postcode) {}

    private List<List<Line>> make(int people) {
        var all = new ArrayList<Somebody>();
        while (all.size() < people) {
            var one = somebody(of(GIVEN), surname(), birth(), place());
            all.add(one);
            int kind = chance.nextInt(1000);
            if (kind < 12) {
                all.add(somebody(unlike(one.given()), one.family(), one.birth(), at(one)));
            } else if (kind < 60) {
                all.add(somebody(unlike(one.given()), one.family(), birth(), at(one)));
            } else if (kind < 70) {
                all.add(somebody(one.given(), one.family(), birth(), place()));
            }
        }
        var lists = new ArrayList<List<Line>>();
        for (int list = 0; list < 3; list++) {
            var lines = new ArrayList<Line>();
            for (int i = 0; i < all.size(); i++) {
                if (chance.nextInt(100) < 96) {
                    lines.add(line(i, all.get(i), list));
                }
            }
            Collections.shuffle(lines, chance);
            lists.add(lines);
        }
        return lists;
    }

    private String[] at(Somebody one) {
        return new String[] {one.street(), one.postcode()};
    }

    private String[] place() {
        int street = chance.nextInt(400);
        return new String[] {
            (1 + chance.nextInt(90)) + " " + HEADS.get(street % 30) + TAILS.get(street / 30 % 20) + " Road, Anytown",
            "SO%d %d%s%s".formatted(10 + street % 20, street % 9 + 1, letter(street), letter(street / 19))
        };
    }

    private static String letter(int n) {
        return "ABDEFGHJLNPQRSTUWXYZ".substring(n % 20, n % 20 + 1);
    }

    private Somebody somebody(String given, String family, LocalDate birth, String[] place) {
        return new Somebody(given, family, surname(), birth, nhs(), place[0], place[1]);
    }

    private String unlike(String given) {
        var other = of(GIVEN);
        while (other.charAt(0) == given.charAt(0)) {
            other = of(GIVEN);
        }
        return other;
    }

    /** Some names are common, most are not. */
    private String surname() {
        return chance.nextInt(4) == 0
                ? HEADS.get(chance.nextInt(6)) + TAILS.get(chance.nextInt(4))
                : of(HEADS) + of(TAILS);
    }

    private LocalDate birth() {
        return LocalDate.of(1922, 1, 1).plusDays(chance.nextInt(365 * 40));
    }

    private String nhs() {
        while (true) {
            number++;
            for (int check = 0; check < 10; check++) {
                try {
                    return new NhsNumber(number + "" + check).digits();
                } catch (IllegalArgumentException e) {
                    // not this digit
                }
            }
        }
    }

    private Line line(int truth, Somebody s, int list) {
        var given = s.given();
        var family = s.family();
        @Nullable LocalDate birth = s.birth();
        @Nullable String nhs = chance.nextInt(100) < 35 ? null : s.nhs();
        @Nullable String street = s.street();
        int slip = chance.nextInt(1000);
        if (slip < 30) {
            family = misspelt(family);
        } else if (slip < 45) {
            given = misspelt(given);
        } else if (slip < 85) {
            given = shortened(given);
        } else if (slip < 105 && birth.getDayOfMonth() < 13) {
            birth = LocalDate.of(birth.getYear(), birth.getDayOfMonth(), birth.getMonthValue());
        } else if (slip < 115) {
            birth = birth.plusYears(chance.nextBoolean() ? 1 : -1);
        } else if (slip < 123) {
            family = s.maiden();
        } else if (slip < 127) {
            given = s.family();
            family = s.given();
        } else if (slip < 128) {
            birth = null;
        }
        int written = chance.nextInt(100);
        if (written < 12) {
            street = street.replace(" Road", " Rd");
        } else if (written < 17) {
            street = street.replace(", Anytown", "");
        } else if (written < 20) {
            street = null;
        }
        return new Line(
                truth,
                new Identity(given, null, family, birth, nhs, street, s.postcode()),
                List.of("Council", "Self", "CHC").get(truth % 3),
                10 + truth % 20 + (chance.nextInt(50) == 0 ? list : 0),
                700 + truth % 300);
    }

    private String misspelt(String name) {
        int at = 1 + chance.nextInt(name.length() - 2);
        return switch (chance.nextInt(3)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            default -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
        };
    }

    private static String shortened(String given) {
        return SHORT.stream()
                .filter(s -> s.startsWith(given + "/"))
                .map(s -> s.substring(s.indexOf('/') + 1))
                .findFirst()
                .orElse(given);
    }

    private String of(List<String> words) {
        return words.get(chance.nextInt(words.size()));
    }

    /** As an office would send it. */
    public static String csv(List<Line> lines, String prefix) {
        var csv = new StringBuilder(
                "Ref,Surname,First name,DOB,NHS No,Address,Postcode,Funded by,Type of care,Hours,Weekly fee\n");
        int n = 0;
        for (var line : lines) {
            var says = line.says();
            csv.append("%s%05d,%s,%s,%s,%s,\"%s\",%s,%s,home care,%d,%d\n"
                    .formatted(
                            prefix,
                            ++n,
                            or(says.family()),
                            or(says.given()),
                            or(says.birth()),
                            or(says.nhsNumber()),
                            or(says.address()),
                            or(says.postcode()),
                            line.funding(),
                            line.hours(),
                            line.pounds()));
        }
        return csv.toString();
    }

    private static String or(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
