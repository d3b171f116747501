package care.backstop.demo;

import care.backstop.kernel.sheet.CsvExport;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import care.backstop.market.UserBand;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Wealdmoor, a county that is on no map: its towns, its 400 services and their 150 providers, always the same. Postcodes
 * begin with ZX, which the Post Office has given to nobody.
 */
final class County {

    static final String COUNCIL = "Wealdmoor";
    static final String NEIGHBOUR = "Marlstow";

    /** The services the stories are about. */
    static final String HAREBELL_COURT = "1-9900000001";

    static final String MERLINFOLD = "1-9900000002";
    static final String ROWANMERE = "1-9900000003";
    static final String YARROWDENE = "1-9900000004";

    private static final int SERVICES = 400;
    private static final int PROVIDERS = 150;
    private static final int BRANDS = 14;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

    /** A town with the first half of its postcodes. */
    record Town(String name, String outward, double latitude, double longitude) {}

    /** A provider; {@code brand} is null for one that stands alone. */
    record Provider(String id, String name, @Nullable String brand, int registeredYear) {}

    /** One location as the register has it. */
    record Place(
            String id,
            String name,
            ServiceKind kind,
            String published,
            List<UserBand> bands,
            int beds,
            Rating rating,
            Town town,
            String street,
            String postcode,
            double latitude,
            double longitude,
            String telephone,
            int registeredYear,
            int monthsSinceRated,
            Provider provider) {}

    static final List<Town> TOWNS = List.of(
            new Town("Aldermarsh", "ZX1", 52.206, -0.941),
            new Town("Brackenford", "ZX2", 52.268, -1.052),
            new Town("Cressingdale", "ZX3", 52.137, -1.071),
            new Town("Dunmoor Cross", "ZX4", 52.310, -0.870),
            new Town("Elverton Heath", "ZX5", 52.152, -0.802),
            new Town("Fallowbridge", "ZX6", 52.248, -0.713),
            new Town("Gorsley Wick", "ZX7", 52.071, -0.951),
            new Town("Harrowmere", "ZX8", 52.352, -1.004),
            new Town("Inglestow", "ZX9", 52.216, -1.214),
            new Town("Juniper Vale", "ZX10", 52.093, -0.691),
            new Town("Kestrel Hill", "ZX11", 52.330, -0.741),
            new Town("Linnetby", "ZX12", 52.043, -1.120));

    private record Sort(
            ServiceKind kind, int howMany, String published, List<String> endings, int leastBeds, int mostBeds) {}

    private static final List<Sort> SORTS = List.of(
            new Sort(
                    ServiceKind.CARE_HOME_NURSING,
                    74,
                    "Care home service with nursing",
                    List.of("Court", "House", "Grange", "Manor"),
                    28,
                    80),
            new Sort(
                    ServiceKind.CARE_HOME,
                    134,
                    "Care home service without nursing",
                    List.of("House", "Lodge", "Cottage", "Rest"),
                    6,
                    52),
            new Sort(
                    ServiceKind.HOME_CARE,
                    94,
                    "Domiciliary care service",
                    List.of("Home Care", "Care at Home", "Homecare"),
                    0,
                    0),
            new Sort(
                    ServiceKind.SUPPORTED_LIVING,
                    49,
                    "Supported living service",
                    List.of("Supported Living", "Living Network"),
                    0,
                    0),
            new Sort(ServiceKind.EXTRA_CARE, 20, "Extra Care housing services", List.of("Gardens", "Mews"), 0, 0),
            new Sort(ServiceKind.SHARED_LIVES, 6, "Shared Lives", List.of("Shared Lives"), 0, 0),
            new Sort(ServiceKind.OTHER, 8, "Hospice services", List.of("Hospice"), 0, 0),
            new Sort(ServiceKind.OTHER, 11, "Rehabilitation services", List.of("Rehabilitation Unit"), 0, 0));

    private final List<Place> places;
    private final Map<String, Place> byId = new LinkedHashMap<>();

    private County(List<Place> places) {
        this.places = List.copyOf(places);
        places.forEach(p -> byId.put(p.id(), p));
    }

    List<Place> places() {
        return places;
    }

    Place place(String id) {
        var found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no place " + id);
        }
        return found;
    }

    static County wealdmoor() {
        var chance = Chance.of("county");
        var names = new Names(chance);
        var providers = providers(chance);
        var ratings = ratings(chance);
        var places = new ArrayList<Place>();
        places.add(special(
                HAREBELL_COURT, "Harebell Court", SORTS.get(0), 50, 0, "Harebell Court Care Limited", names, chance));
        places.add(special(
                MERLINFOLD, "Merlinfold Home Care", SORTS.get(2), 0, 1, "Merlinfold Homecare Limited", names, chance));
        places.add(special(
                ROWANMERE,
                "Rowanmere Supported Living",
                SORTS.get(3),
                0,
                5,
                "Rowanmere Housing and Support",
                names,
                chance));
        places.add(special(
                YARROWDENE, "Yarrowdene House", SORTS.get(1), 24, 3, "Yarrowdene Care Homes Limited", names, chance));
        int rating = 0;
        int provider = 0;
        for (var sort : SORTS) {
            for (int i = 0; i < sort.howMany(); i++) {
                var name = names.service(sort.endings());
                places.add(place(
                        "1-99%08d".formatted(100 + places.size()),
                        name,
                        sort,
                        sort.mostBeds() == 0 ? 0 : beds(sort, chance),
                        ratings.get(rating++),
                        chance.of(TOWNS),
                        providers.get(provider++),
                        names,
                        chance));
            }
        }
        return new County(places);
    }

    /** Care homes for people with learning disabilities are small; the others are not. */
    private static int beds(Sort sort, Chance chance) {
        return sort.kind() == ServiceKind.CARE_HOME && chance.inHundred(25)
                ? chance.between(4, 9)
                : chance.between(Math.max(12, sort.leastBeds()), sort.mostBeds());
    }

    private static Place special(
            String id, String name, Sort sort, int beds, int town, String company, Names names, Chance chance) {
        var provider = new Provider("1-98" + id.substring(4), company, null, 2011);
        return place(id, name, sort, beds, Rating.REQUIRES_IMPROVEMENT, TOWNS.get(town), provider, names, chance);
    }

    private static Place place(
            String id,
            String name,
            Sort sort,
            int beds,
            Rating rating,
            Town town,
            Provider provider,
            Names names,
            Chance chance) {
        return new Place(
                id,
                name,
                sort.kind(),
                sort.published(),
                bands(sort.kind(), beds, chance),
                beds,
                rating,
                town,
                names.street(),
                postcode(town, chance),
                chance.around(town.latitude(), 0.012),
                chance.around(town.longitude(), 0.019),
                names.telephone(),
                Math.max(provider.registeredYear(), chance.between(2011, 2023)),
                chance.between(2, 60),
                provider);
    }

    static String postcode(Town town, Chance chance) {
        return "%s %d%c%c"
                .formatted(
                        town.outward(),
                        chance.between(1, 6),
                        LETTERS.charAt(chance.between(0, LETTERS.length() - 1)),
                        LETTERS.charAt(chance.between(0, LETTERS.length() - 1)));
    }

    private static List<UserBand> bands(ServiceKind kind, int beds, Chance chance) {
        var bands = new TreeSet<UserBand>();
        switch (kind) {
            case CARE_HOME_NURSING -> {
                bands.add(UserBand.OLDER_PEOPLE);
                add(bands, UserBand.DEMENTIA, 65, chance);
                add(bands, UserBand.PHYSICAL_DISABILITY, 55, chance);
                add(bands, UserBand.YOUNGER_ADULTS, 30, chance);
            }
            case CARE_HOME -> {
                if (beds < 10) {
                    bands.add(UserBand.YOUNGER_ADULTS);
                    bands.add(chance.inHundred(70) ? UserBand.LEARNING_DISABILITIES_OR_AUTISM : UserBand.MENTAL_HEALTH);
                } else {
                    bands.add(UserBand.OLDER_PEOPLE);
                    add(bands, UserBand.DEMENTIA, 68, chance);
                    add(bands, UserBand.SENSORY_IMPAIRMENT, 20, chance);
                }
            }
            case HOME_CARE, EXTRA_CARE -> {
                bands.add(UserBand.OLDER_PEOPLE);
                add(bands, UserBand.DEMENTIA, 75, chance);
                add(bands, UserBand.PHYSICAL_DISABILITY, 70, chance);
                add(bands, UserBand.YOUNGER_ADULTS, 55, chance);
            }
            case SUPPORTED_LIVING, SHARED_LIVES, DAY_SERVICE -> {
                bands.add(UserBand.LEARNING_DISABILITIES_OR_AUTISM);
                bands.add(UserBand.YOUNGER_ADULTS);
                add(bands, UserBand.MENTAL_HEALTH, 40, chance);
            }
            case OTHER -> bands.add(UserBand.WHOLE_POPULATION);
        }
        return List.copyOf(bands);
    }

    private static void add(TreeSet<UserBand> bands, UserBand band, int chances, Chance chance) {
        if (chance.inHundred(chances)) {
            bands.add(band);
        }
    }

    /** As the regulator's own figures have it, near enough; the four services of the stories come on top. */
    private static List<Rating> ratings(Chance chance) {
        var quota = new EnumMap<Rating, Integer>(Rating.class);
        quota.put(Rating.OUTSTANDING, 16);
        quota.put(Rating.GOOD, 308);
        quota.put(Rating.REQUIRES_IMPROVEMENT, 56);
        quota.put(Rating.INADEQUATE, 6);
        quota.put(Rating.NOT_RATED, 10);
        var all = new ArrayList<Rating>();
        quota.forEach((rating, n) -> {
            for (int i = 0; i < n; i++) {
                all.add(rating);
            }
        });
        return chance.shuffled(all);
    }

    /** One provider for each service: some run eight, most one or two. A third of the large ones share a brand. */
    private static List<Provider> providers(Chance chance) {
        int alone = 4; // the services of the stories have providers of their own
        var names = chance.shuffled(Names.providers(PROVIDERS - alone));
        var sizes = new int[names.size()];
        java.util.Arrays.fill(sizes, 1);
        int left = SERVICES - alone - sizes.length;
        for (int i = 0; left > 0; i = (i + 1) % 60) {
            int more = Math.min(left, i < 18 ? 3 : 1);
            sizes[i] += more;
            left -= more;
        }
        var brands = chance.shuffled(Names.hills()).subList(0, BRANDS);
        var slots = new ArrayList<List<Provider>>();
        for (int i = 0; i < sizes.length; i++) {
            var brand = i < BRANDS * 2 ? "BRAND " + brands.get(i % BRANDS) : null;
            var provider = new Provider("1-98%08d".formatted(100 + i), names.get(i), brand, chance.between(2010, 2019));
            slots.add(java.util.Collections.nCopies(sizes[i], provider));
        }
        return chance.shuffled(slots).stream().flatMap(List::stream).toList();
    }

    private static final List<String> HEADINGS = List.of(
            "Location ID",
            "Location HSCA start date",
            "Dormant (Y/N)",
            "Care home?",
            "Location Name",
            "Location Telephone Number",
            "Care homes beds",
            "Location Type/Sector",
            "Location Inspection Directorate",
            "Location Primary Inspection Category",
            "Location Latest Overall Rating",
            "Publication Date",
            "Inherited Rating (Y/N)",
            "Location Region",
            "Location Local Authority",
            "Location Street Address",
            "Location City",
            "Location County",
            "Location Postal Code",
            "Location Latitude",
            "Location Longitude",
            "Brand ID",
            "Brand Name",
            "Provider ID",
            "Provider Name",
            "Provider HSCA start date",
            "Provider Ownership Type",
            "Provider City",
            "Provider Local Authority");

    private static final Map<String, List<ServiceKind>> ACTIVITIES = new LinkedHashMap<>();

    static {
        ACTIVITIES.put(
                "Accommodation for persons who require nursing or personal care",
                List.of(ServiceKind.CARE_HOME, ServiceKind.CARE_HOME_NURSING));
        ACTIVITIES.put("Nursing care", List.of(ServiceKind.CARE_HOME_NURSING));
        ACTIVITIES.put(
                "Personal care",
                List.of(
                        ServiceKind.HOME_CARE,
                        ServiceKind.SUPPORTED_LIVING,
                        ServiceKind.EXTRA_CARE,
                        ServiceKind.SHARED_LIVES));
        ACTIVITIES.put("Treatment of disease, disorder or injury", List.of(ServiceKind.OTHER));
    }

    /** The names of the bands as the workbook heads its columns. */
    private static final Map<UserBand, String> BANDS = new EnumMap<>(Map.of(
            UserBand.OLDER_PEOPLE, "Older People",
            UserBand.YOUNGER_ADULTS, "Younger Adults",
            UserBand.DEMENTIA, "Dementia",
            UserBand.LEARNING_DISABILITIES_OR_AUTISM, "Learning disabilities or autistic spectrum disorder",
            UserBand.MENTAL_HEALTH, "Mental Health",
            UserBand.PHYSICAL_DISABILITY, "Physical Disability",
            UserBand.SENSORY_IMPAIRMENT, "Sensory Impairment",
            UserBand.WHOLE_POPULATION, "Whole Population"));

    /** The county as the regulator would publish it on that day: the sheet of active locations of its workbook. */
    String register(LocalDate asAt) {
        var services = places.stream().map(Place::published).distinct().sorted().toList();
        var bands = BANDS.values().stream().sorted().toList();
        var headings = new ArrayList<>(HEADINGS);
        ACTIVITIES.keySet().forEach(a -> headings.add("Regulated activity - " + a));
        services.forEach(s -> headings.add("Service type - " + s));
        bands.forEach(b -> headings.add("Service user band - " + b));
        var text = new StringWriter();
        try (var csv = new CsvExport(text, headings.toArray(String[]::new))) {
            places.stream().sorted(Comparator.comparing(Place::id)).forEach(p -> {
                var row = new ArrayList<@Nullable Object>(plain(p, asAt));
                ACTIVITIES.values().forEach(kinds -> row.add(kinds.contains(p.kind()) ? "Y" : null));
                services.forEach(s -> row.add(s.equals(p.published()) ? "Y" : null));
                bands.forEach(b ->
                        row.add(p.bands().stream().anyMatch(band -> b.equals(BANDS.get(band))) ? "Y" : null));
                csv.row(row.toArray());
            });
        }
        return text.toString();
    }

    private static List<@Nullable Object> plain(Place p, LocalDate asAt) {
        boolean home = p.kind().residential();
        boolean rated = p.rating() != Rating.NOT_RATED;
        var row = new ArrayList<@Nullable Object>();
        row.add(p.id());
        row.add(DAY.format(LocalDate.of(p.registeredYear(), 1 + p.name().length() % 12, 1)));
        row.add("N");
        row.add(home ? "Y" : "N");
        row.add(p.name());
        row.add(p.telephone());
        row.add(home ? p.beds() : 0);
        row.add("Social Care Org");
        row.add(p.kind() == ServiceKind.OTHER ? "Hospitals" : "Adult social care");
        row.add(home ? "Residential social care" : "Community based adult social care services");
        row.add(rated ? p.rating().words() : null);
        row.add(rated ? DAY.format(asAt.minusMonths(p.monthsSinceRated())) : null);
        row.add(rated ? "N" : null);
        row.add("East Midlands");
        row.add(COUNCIL);
        row.add(p.street());
        row.add(p.town().name());
        row.add(COUNCIL);
        row.add(p.postcode());
        row.add("%.6f".formatted(p.latitude()));
        row.add("%.6f".formatted(p.longitude()));
        var brand = p.provider().brand();
        row.add(brand == null ? "-" : "BD9" + "%03d".formatted(Names.hills().indexOf(brand.substring(6))));
        row.add(brand == null ? "-" : brand);
        row.add(p.provider().id());
        row.add(p.provider().name());
        row.add(DAY.format(LocalDate.of(p.provider().registeredYear(), 10, 1)));
        row.add(p.provider().name().endsWith("Partnership") ? "Partnership" : "Organisation");
        row.add(p.town().name());
        row.add(COUNCIL);
        return row;
    }
}
