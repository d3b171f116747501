package care.backstop.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invented names: of services after plants and birds, of providers after hills that are on no map, and of people. */
final class Names {

    private static final List<String> PLANTS = List.of(
            "Yarrow",
            "Tansy",
            "Sorrel",
            "Teasel",
            "Bramble",
            "Campion",
            "Harebell",
            "Betony",
            "Burnet",
            "Mallow",
            "Melilot",
            "Vetch",
            "Figwort",
            "Meadowsweet",
            "Bryony",
            "Comfrey",
            "Lovage",
            "Saffron",
            "Sedge",
            "Woodruff",
            "Agrimony",
            "Cowslip",
            "Eyebright",
            "Fennel",
            "Speedwell");
    private static final List<String> BIRDS = List.of(
            "wren",
            "crake",
            "siskin",
            "dunlin",
            "finch",
            "linnet",
            "merlin",
            "plover",
            "pipit",
            "rook",
            "swift",
            "tern",
            "thrush",
            "whinchat",
            "curlew",
            "lark",
            "heron",
            "kestrel",
            "lapwing",
            "redstart");
    private static final List<String> HILLS = List.of(
            "Quarrow Tor",
            "Hobb's Rigg",
            "Tarrick Fell",
            "Ossa Down",
            "Pellow Edge",
            "Wether Knap",
            "Ghyll Barrow",
            "Larrick Beacon",
            "Marl Nab",
            "Cuddy Law",
            "Stanner Pike",
            "Ember Howe",
            "Thorl Crag",
            "Brindle Scar",
            "Ivel Mount",
            "Nether Dodd",
            "Rushen Hill",
            "Sallow Tump",
            "Tolver Ridge",
            "Upper Quern",
            "Venn Barrow",
            "Wickan Hill",
            "Yelden Rise",
            "Zennor Holt",
            "Ashen Bluff",
            "Corrick Knoll",
            "Dunnow Hill",
            "Fallon Heights",
            "Garrick Moor",
            "Hallan Top");
    private static final List<String> COMPANIES =
            List.of("Care Limited", "Homes Limited", "Support CIC", "Living Limited", "Care Partnership");
    private static final List<String> GIVEN = List.of(
            "Aster",
            "Odile",
            "Perrin",
            "Ivo",
            "Thora",
            "Ksenia",
            "Babajide",
            "Meenal",
            "Tomasz",
            "Yusra",
            "Ffion",
            "Ottoline",
            "Casimir",
            "Anjali",
            "Ruairi",
            "Solveig",
            "Emeka",
            "Zofia",
            "Haruka",
            "Lucan",
            "Merryn",
            "Imran",
            "Delphine",
            "Goran",
            "Nalini",
            "Barnaby",
            "Shanice",
            "Wilf",
            "Ingrid",
            "Chidi",
            "Rosamund",
            "Farid",
            "Elowen",
            "Mateus",
            "Siobhan",
            "Parvati",
            "Lech",
            "Winsome",
            "Hollis",
            "Amara",
            "Bertrand",
            "Leocadia",
            "Tariq",
            "Maudie",
            "Stellan",
            "Ngozi",
            "Percival",
            "Ludmila",
            "Desmond",
            "Xanthe");
    private static final List<String> FAMILY = List.of(
            "Quillfeather",
            "Thistledown",
            "Okonbrook",
            "Marzenowska",
            "Bhattarin",
            "Tanawari",
            "Ludgravel",
            "Ferncastle",
            "Haverquill",
            "Zielonska",
            "Nkemrose",
            "Rahimwold",
            "Chowdhill",
            "Llanwedd",
            "MacTarrish",
            "O'Fennelly",
            "Desrochelle",
            "Adeyhollow",
            "Patelmoor",
            "Wrenfield-Osei",
            "Sandquist",
            "Kaurbridge",
            "Mistlethwaite",
            "Van der Heath",
            "Ishikumo",
            "Dunnockson",
            "Petrovale",
            "Ambergate",
            "Larkspurr",
            "Sorrelby",
            "Nwachurch",
            "Fiddleneck",
            "Garciapool",
            "Hussainley",
            "Bellwether",
            "Tumbledown",
            "Ravenscoat",
            "Almeidarch",
            "Yewtree",
            "Cloverdale-Mba",
            "Stonechat",
            "Pennyroyal",
            "Ogunfield",
            "Hawksbeard",
            "Silverbirch",
            "Mandelwood",
            "Redgauntly",
            "Underhay",
            "Wolfsbane",
            "Jackdawson");

    private static final List<String> TREES = List.of("Ash", "Birch", "Elm", "Hazel", "Lime", "Oak", "Pear", "Rowan");
    private static final List<String> ROADS = List.of("Lane", "Road", "Street", "Way", "Rise", "Close");

    private final Chance chance;
    private final Set<String> used = new HashSet<>();

    Names(Chance chance) {
        this.chance = chance;
    }

    /** A service's own name, such as {@code Tansywren House}; never twice. */
    String service(List<String> endings) {
        return once(() -> chance.of(PLANTS) + chance.of(BIRDS) + " " + chance.of(endings));
    }

    /** As many providers' names as asked for, all different. */
    static List<String> providers(int howMany) {
        var all = new ArrayList<String>();
        for (var company : COMPANIES) {
            for (var hill : HILLS) {
                all.add(hill + " " + company);
            }
        }
        return all.subList(0, howMany);
    }

    /** Hills, for brands. */
    static List<String> hills() {
        return HILLS;
    }

    record Person(String given, String family) {
        String whole() {
            return given + " " + family;
        }
    }

    /** Somebody who does not exist; never twice. */
    Person person() {
        var family = new Person[1];
        once(() -> {
            family[0] = new Person(chance.of(GIVEN), chance.of(FAMILY));
            return family[0].whole();
        });
        return family[0];
    }

    /** A given name for somebody of the same family. */
    String given() {
        return chance.of(GIVEN);
    }

    String street() {
        return "%d %s %s".formatted(chance.between(1, 140), chance.of(TREES), chance.of(ROADS));
    }

    /** Numbers kept for stage and screen: nobody answers. */
    String telephone() {
        return "01632 960 %03d".formatted(chance.between(0, 999));
    }

    private String once(java.util.function.Supplier<String> name) {
        String found;
        do {
            found = name.get();
        } while (!used.add(found));
        return found;
    }
}
