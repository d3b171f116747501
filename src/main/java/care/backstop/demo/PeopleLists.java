package care.backstop.demo;

import care.backstop.kernel.sheet.CsvExport;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lists that the providers of the stories send, as providers send them: tables of people who do not exist, some
 * cells left empty because nobody knows.
 */
final class PeopleLists {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final long FIRST_TEST_NUMBER = 999_000_000L;

    private final LocalDate today;

    PeopleLists(LocalDate today) {
        this.today = today;
    }

    /** One line of a list. */
    private static final class Line {
        private final Map<String, Object> cells = new LinkedHashMap<>();

        Line with(String heading, Object value) {
            cells.put(heading, value);
            return this;
        }
    }

    /** Harebell Court: 42 people who need nursing or dementia care, and six groups of friends among them. */
    String harebellCourt(County county, List<String> likely) {
        var chance = Chance.of("people of Harebell Court");
        var names = new Names(chance);
        var home = county.place(County.HAREBELL_COURT);
        var groups = chance.shuffled(groups(
                Map.entry("Garden room four", 4),
                Map.entry("Radio club", 4),
                Map.entry("Window table", 3),
                Map.entry("Sunday singers", 3),
                Map.entry("Cribbage", 2),
                Map.entry("Chess", 2)));
        var needs = chance.shuffled(repeated(
                Map.entry("Nursing", 19),
                Map.entry("Nursing dementia", 15),
                Map.entry("Residential", 4),
                Map.entry("Residential dementia", 4)));
        var payers = chance.shuffled(repeated(
                Map.entry("Council", 17),
                Map.entry("Self", 10),
                Map.entry("FNC", 6),
                Map.entry("CHC", 4),
                Map.entry("Other council", 3),
                Map.entry("Joint", 1),
                Map.entry("Not known", 1)));
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 42; i++) {
            var line = somebody("HC-%03d".formatted(i + 1), names, chance, 71, 101, FIRST_TEST_NUMBER + i * 7L);
            // Most friends need the same care; the county's homes give either nursing or none.
            var need = i < groups.size() && !groups.get(i).equals("Window table") ? "Nursing" : needs.get(i);
            var payer = payers.get(i);
            line.with(
                            "Address",
                            home.name() + ", " + home.street() + ", "
                                    + home.town().name())
                    .with("Postcode", home.postcode())
                    .with("Kind of care", need)
                    .with("Funding", payer)
                    .with("Weekly fee", "%d.00".formatted(chance.between(1_050, 1_520)));
            if (payer.equals("Other council")) {
                line.with("Council or ICB that pays", County.NEIGHBOUR + " Council");
            }
            if (payer.equals("CHC")) {
                line.with("Council or ICB that pays", "NHS Wealdmoor Integrated Care Board");
            }
            if (i < groups.size()) {
                line.with("Friendship group", groups.get(i));
            }
            if (chance.inHundred(70)) {
                line.with("Family postcode", County.postcode(chance.of(County.TOWNS), chance));
            }
            if (!likely.isEmpty() && chance.inHundred(30)) {
                line.with("Preferred homes", chance.of(likely));
            }
            factors(line, chance, need.contains("dementia"));
            line.with("Care now", careNow(need, chance));
            contact(line, names, chance);
            lines.add(line);
        }
        return table(lines);
    }

    /** Merlinfold: 180 people at home in 14 rounds. */
    String merlinfold() {
        return table(merlinfoldLines());
    }

    private List<Line> merlinfoldLines() {
        var chance = Chance.of("people of Merlinfold");
        var names = new Names(chance);
        var lines = new ArrayList<Line>();
        var rounds = new ArrayList<String>();
        for (int r = 0; r < 14; r++) {
            var town = County.TOWNS.get(r % 7);
            rounds.add(town.name() + (r < 7 ? " early" : " late"));
        }
        for (int i = 0; i < 180; i++) {
            int round = i % 14;
            var town = County.TOWNS.get(round % 7);
            var line = somebody("MF-%03d".formatted(i + 1), names, chance, 34, 99, FIRST_TEST_NUMBER + 1_000 + i * 7L);
            int morning = chance.of(List.of(30, 30, 45, 45, 60));
            int lunch = chance.of(List.of(0, 15, 30, 30));
            int tea = chance.of(List.of(0, 15, 30, 30));
            int bed = chance.of(List.of(0, 15, 30, 45));
            int day = morning + lunch + tea + bed;
            line.with("Address", names.street() + ", " + town.name())
                    .with("Postcode", County.postcode(town, chance))
                    .with("Phone", names.telephone())
                    .with("Kind of care", "Home care")
                    .with(
                            "Funding",
                            chance.of(List.of(
                                    "Council",
                                    "Council",
                                    "Council",
                                    "Council",
                                    "Council",
                                    "Council",
                                    "Self",
                                    "Self",
                                    "Direct payment",
                                    "CHC",
                                    "Section 117",
                                    "Not known")))
                    .with("Morning minutes", morning)
                    .with("Lunch minutes", lunch)
                    .with("Tea minutes", tea)
                    .with("Bed minutes", bed)
                    .with("Hours a week", "%.2f".formatted(day * 7 / 60.0))
                    .with("Two workers", chance.inHundred(12) ? "Yes" : "No")
                    .with("Round", rounds.get(round))
                    .with("Lives alone", chance.inHundred(45) ? "Yes" : "No")
                    .with("Family or friends help", chance.inHundred(60) ? "Yes" : "No");
            factors(line, chance, false);
            contact(line, names, chance);
            lines.add(line);
        }
        return lines;
    }

    /** Those of Merlinfold whom the council pays for, as its payments know them: some numbers, hours and payers differ. */
    String merlinfoldPayments() {
        var paid = new ArrayList<Line>();
        for (var theirs : merlinfoldLines()) {
            if (paid.size() == 60 || !"Council".equals(theirs.cells.get("Funding"))) {
                continue;
            }
            int n = paid.size();
            var line = new Line().with("Your reference", "PAY-%03d".formatted(n + 1));
            for (var heading :
                    List.of("Family name", "Given names", "Date of birth", "NHS number", "Address", "Postcode")) {
                var value = theirs.cells.get(heading);
                if (value != null) {
                    line.with(heading, value);
                }
            }
            if (n % 12 == 5) {
                line.cells.remove("NHS number");
                line.with("Family name", theirs.cells.get("Family name") + "e");
            }
            line.with("Kind of care", "Home care")
                    .with("Funding", n % 19 == 7 ? "Self" : "Council")
                    .with("Hours a week", n % 11 == 3 ? "6.00" : String.valueOf(theirs.cells.get("Hours a week")));
            paid.add(line);
        }
        return table(paid);
    }

    /** Rowanmere: twelve people in three shared houses, of whom little has been told yet. */
    String rowanmere(County county) {
        var chance = Chance.of("people of Rowanmere");
        var names = new Names(chance);
        var town = county.place(County.ROWANMERE).town();
        var houses = List.of(names.street(), names.street(), names.street());
        var postcodes =
                List.of(County.postcode(town, chance), County.postcode(town, chance), County.postcode(town, chance));
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 12; i++) {
            var line = somebody("RM-%02d".formatted(i + 1), names, chance, 22, 64, FIRST_TEST_NUMBER + 3_000 + i * 7L);
            line.with("Address", houses.get(i / 4) + ", " + town.name())
                    .with("Postcode", postcodes.get(i / 4))
                    .with("Kind of care", i == 5 ? "Mental health" : "Learning disability")
                    .with("Funding", chance.of(List.of("Council", "Council", "Council", "Joint", "Section 117")))
                    .with("Friendship group", i % 4 < 2 ? "House %d".formatted(i / 4 + 1) : "")
                    .with("Care now", "Sleep-in at night, support to cook, shop and go to college");
            contact(line, names, chance);
            lines.add(line);
        }
        return table(lines);
    }

    /** Yarrowdene House: eighteen people of the closure that is over. */
    String yarrowdene(County county) {
        var chance = Chance.of("people of Yarrowdene House");
        var names = new Names(chance);
        var home = county.place(County.YARROWDENE);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 18; i++) {
            var line = somebody("YD-%02d".formatted(i + 1), names, chance, 74, 99, FIRST_TEST_NUMBER + 4_000 + i * 7L);
            line.with(
                            "Address",
                            home.name() + ", " + home.street() + ", "
                                    + home.town().name())
                    .with("Postcode", home.postcode())
                    .with("Kind of care", i % 3 == 0 ? "Residential dementia" : "Residential")
                    .with("Funding", chance.of(List.of("Council", "Council", "Self")))
                    .with("Friendship group", i < 4 ? (i < 2 ? "Piano" : "Porch") : "");
            for (var question : List.of(
                    "Nearing end of life",
                    "Very frail",
                    "Prone to stress or anxiety",
                    "Complex needs",
                    "Carer has health problems",
                    "DoLS",
                    "Open safeguarding enquiry")) {
                line.with(
                        question,
                        chance.inHundred(8) && !question.startsWith("Open") && !question.equals("DoLS") ? "Yes" : "No");
            }
            line.with("Someone to consult", "Yes");
            contact(line, names, chance);
            lines.add(line);
        }
        return table(lines);
    }

    private Line somebody(String reference, Names names, Chance chance, int youngest, int oldest, long number) {
        var person = names.person();
        var line = new Line()
                .with("Your reference", reference)
                .with("Family name", person.family())
                .with("Given names", person.given());
        if (!chance.inHundred(4)) {
            line.with("Date of birth", DAY.format(today.minusDays(chance.between(youngest * 366, oldest * 365))));
        }
        if (!chance.inHundred(3)) {
            line.with("NHS number", testNumber(number));
        }
        if (chance.inHundred(6)) {
            line.with(
                    "Language", chance.of(List.of("Polish", "Welsh", "Gujarati", "British Sign Language", "Makaton")));
        }
        return line;
    }

    /** What decides who comes first; where nobody has asked yet the cell stays empty. */
    private static void factors(Line line, Chance chance, boolean dementia) {
        boolean asked = chance.inHundred(78);
        answer(line, chance, "Nearing end of life", 6, asked);
        answer(line, chance, "Very frail", 9, asked);
        answer(line, chance, "Prone to stress or anxiety", dementia ? 55 : 25, asked);
        answer(line, chance, "Complex needs", 32, asked);
        answer(line, chance, "Carer has health problems", 10, asked);
        answer(line, chance, "Someone to consult", 85, true);
        answer(line, chance, "Asks to move early", 7, asked);
        boolean enquiry = chance.inHundred(4);
        line.with("Open safeguarding enquiry", enquiry ? "Yes" : asked ? "No" : "");
        if (enquiry) {
            line.with("Safeguarding enquiry number", "SG-%05d".formatted(chance.between(10_000, 99_999)));
        }
        line.with("DoLS", dementia && chance.inHundred(40) ? "Yes" : asked ? "No" : "");
    }

    private static void answer(Line line, Chance chance, String question, int chances, boolean asked) {
        boolean yes = chance.inHundred(chances);
        line.with(question, asked ? (yes ? "Yes" : "No") : "");
    }

    private static void contact(Line line, Names names, Chance chance) {
        var family = String.valueOf(line.cells.get("Family name"));
        if (chance.inHundred(85)) {
            line.with("Contact name", names.given() + " " + family)
                    .with(
                            "Contact relation",
                            chance.of(List.of("Daughter", "Son", "Niece", "Brother", "Friend", "Wife", "Husband")))
                    .with("Contact phone", names.telephone());
        }
    }

    private static String careNow(String need, Chance chance) {
        return switch (need) {
            case "Nursing" ->
                chance.of(List.of(
                        "Insulin twice a day, help with washing and dressing",
                        "Catheter care, hoist for all transfers",
                        "Pressure care every four hours, soft diet"));
            case "Nursing dementia" ->
                chance.of(List.of(
                        "Walks at night, needs a calm room and familiar staff",
                        "Help to eat, medicines given covertly by agreement",
                        "Two workers for personal care when distressed"));
            default -> "Prompting with washing and medicines, company at meals";
        };
    }

    /** The first valid number at or after this one of the range that the NHS gives to nobody. */
    static String testNumber(long nine) {
        for (long at = nine; ; at++) {
            int sum = 0;
            var digits = Long.toString(at);
            for (int i = 0; i < 9; i++) {
                sum += (digits.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return digits + check;
            }
        }
    }

    @SafeVarargs
    private static List<String> groups(Map.Entry<String, Integer>... sizes) {
        return repeated(sizes);
    }

    @SafeVarargs
    private static List<String> repeated(Map.Entry<String, Integer>... sizes) {
        var all = new ArrayList<String>();
        for (var size : sizes) {
            for (int i = 0; i < size.getValue(); i++) {
                all.add(size.getKey());
            }
        }
        return all;
    }

    private static String table(List<Line> lines) {
        Set<String> headings = new LinkedHashSet<>();
        lines.forEach(l -> headings.addAll(l.cells.keySet()));
        var text = new StringWriter();
        try (var csv = new CsvExport(text, headings.toArray(String[]::new))) {
            lines.forEach(l -> csv.row(headings.stream().map(l.cells::get).toArray()));
        }
        return text.toString();
    }
}
