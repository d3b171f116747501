package care.backstop.market.register;

import static care.backstop.market.register.Words.words;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.Format;
import care.backstop.kernel.sheet.Limits;
import care.backstop.kernel.sheet.Row;
import care.backstop.kernel.sheet.Rows;
import care.backstop.kernel.sheet.Sheets;
import care.backstop.market.register.Layouts.Headings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The published files that are sheets: both care directories, the ratings, the deactivated locations. */
final class SheetReading {

    /** How far down a heading row may be: published files have up to eight lines before it. */
    private static final int PREAMBLE = 40;

    private static final Pattern STATED = Pattern.compile(
            "(?i).*(?:as at|produced on|correct (?:as )?at|as of)\\s+(\\d{1,2}(?:[ /-][A-Za-z]{3,9}[ /-]|/\\d{1,2}/)\\d{4}).*");

    private final RegisterFile.Given given;
    private final RegisterFile.Sink sink;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Integer> providers = new HashMap<>();
    private final TreeSet<String> unknownWords = new TreeSet<>();
    private @Nullable LocalDate stated;
    private @Nullable LocalDate newest;
    private int rows;
    private @Nullable Row likeliest;
    private int likeliestKnown;
    private @Nullable LocationFacts open;

    SheetReading(RegisterFile.Given given, RegisterFile.Sink sink) {
        this.given = given;
        this.sink = sink;
    }

    RegisterFile.Reading read() {
        try (var sheets = Sheets.open(given.file(), given.name(), Limits.REGISTER)) {
            for (var sheet : sheets) {
                var rows = sheet.rows();
                var headings = headings(rows);
                if (headings != null) {
                    var notes = new ArrayList<>(sheets.notes());
                    readRows(headings, rows, sheets.format() == Format.CSV);
                    if (this.rows == 0) {
                        throw Rejected.invalid(
                                "file",
                                "The file has headings and no rows. An empty file does not mean that everything closed.");
                    }
                    if (!unknownWords.isEmpty()) {
                        notes.add(
                                "Words that are not known yet and were kept as published: %d kinds of service or group."
                                        .formatted(unknownWords.size()));
                    }
                    var layout = headings.layout();
                    return RegisterFile.reading(
                            given, layout.kind(), layout.name(), layout.complete(), stated, newest, this.rows, notes);
                }
            }
        }
        throw Layouts.layouts().unrecognised(likeliest, given.kind());
    }

    private @Nullable Headings headings(Rows rows) {
        for (int i = 0; i < PREAMBLE && rows.hasNext(); i++) {
            var row = rows.next();
            for (int c = 0; stated == null && c < Math.min(row.cells().size(), 4); c++) {
                var matcher = STATED.matcher(row.text(c));
                if (matcher.matches()) {
                    stated = PublishedDay.parse(matcher.group(1)).orElse(null);
                }
            }
            var found = Layouts.layouts().recognise(row, given.kind());
            if (found.isPresent()) {
                return found.get();
            }
            int known = Layouts.layouts().known(row);
            if (known > likeliestKnown) {
                likeliest = row;
                likeliestKnown = known;
            }
        }
        return null;
    }

    private void readRows(Headings headings, Rows sheet, boolean csv) {
        int width = headings.names().size();
        while (sheet.hasNext()) {
            var row = sheet.next();
            rows++;
            if ((rows & 0x1fff) == 0) {
                sink.rows(rows);
            }
            if (csv && row.cells().size() < width) {
                if (!sheet.hasNext()) {
                    throw new Rejected(List.of(new Problem(
                            row.number(),
                            "file",
                            Problem.Code.VAL,
                            "The last row, %d, is not complete: the file was cut short. Fetch it again."
                                    .formatted(row.number()))));
                }
                leftOut(row, "file", Problem.Code.VAL, "The row has fewer cells than there are headings.");
                continue;
            }
            try {
                readRow(headings, row);
            } catch (Values.Wrong wrong) {
                sink.leftOut(wrong.at(row.number()));
            }
        }
        close();
        sink.rows(rows);
    }

    private void leftOut(Row row, String field, Problem.Code code, String message) {
        sink.leftOut(new Problem(row.number(), field, code, message));
    }

    private void readRow(Headings headings, Row row) {
        if (!row.formulas().isEmpty()) {
            for (var column : headings.columns().entrySet()) {
                if (row.formula(column.getValue())) {
                    throw new Values.Wrong(
                            headings.heading(column.getKey()),
                            "The cell is worked out by a formula. Upload the file as it was published.");
                }
            }
        }
        var cell = new Cells(headings, row);
        if (cell.text("id") == null
                && headings.layout().kind() == Kind.CQC_DIRECTORY
                && cell.text("provider_id") != null) {
            providerRow(cell, row);
            return;
        }
        var id = Values.id(headings.heading("id"), cell.text("id"));
        if (headings.layout().kind() == Kind.CQC_RATINGS) {
            ratingRow(headings, cell, row, id);
            return;
        }
        var before = seen.putIfAbsent(id, row.number());
        if (before != null) {
            leftOut(
                    row,
                    headings.heading("id"),
                    Problem.Code.DUP,
                    "The location is already in row %d, which was used.".formatted(before));
            return;
        }
        var facts = new LocationFacts(row.number(), id);
        location(headings, cell, facts);
        rating(headings, cell, facts);
        sink.location(facts);
        provider(headings, cell, row);
    }

    /** One row for each group and question of a location; rows of a location stand together. */
    private void ratingRow(Headings headings, Cells cell, Row row, String id) {
        var facts = open;
        if (facts == null || !facts.id().equals(id)) {
            close();
            var before = seen.putIfAbsent(id, row.number());
            if (before != null) {
                leftOut(
                        row,
                        headings.heading("id"),
                        Problem.Code.DUP,
                        "The location is already in row %d. Its rows must stand together, as published."
                                .formatted(before));
                return;
            }
            facts = new LocationFacts(row.number(), id);
            location(headings, cell, facts);
            open = facts;
        }
        var words = cell.text("latest_rating");
        if (words == null) {
            return;
        }
        var rated = words().rating(words)
                .orElseThrow(() -> new Values.Wrong(
                        headings.heading("latest_rating"),
                        "\"%s\" is not a rating we know.".formatted(headings.heading("latest_rating"))));
        var domainText = Objects.requireNonNullElse(cell.text("domain"), "Overall");
        var domain = words().domain(domainText)
                .orElseThrow(() -> new Values.Wrong(
                        headings.heading("domain"),
                        "\"%s\" is not one of the regulator's questions.".formatted(headings.heading("domain"))));
        var group = Objects.requireNonNullElse(cell.text("group"), "Overall");
        var on = day(cell, "rated_on");
        boolean inherited = Boolean.TRUE.equals(cell.yesNo("rating_inherited"));
        boolean overallGroup = group.equalsIgnoreCase("Overall");
        facts.rated(overallGroup ? null : group, domain.equals("Overall") ? null : domain, rated, on, inherited, false);
        if (overallGroup) {
            overall(facts, domain, rated, on, inherited);
        }
    }

    private static void overall(
            LocationFacts facts, String domain, Words.Rated rated, @Nullable LocalDate on, boolean inherited) {
        var name = rated.rating().name();
        switch (domain) {
            case "Safe" -> facts.set(Column.SAFE, name);
            case "Effective" -> facts.set(Column.EFFECTIVE, name);
            case "Caring" -> facts.set(Column.CARING, name);
            case "Responsive" -> facts.set(Column.RESPONSIVE, name);
            case "Well-led" -> facts.set(Column.WELL_LED, name);
            default -> {
                // Two overall ratings of one location are an inherited one and its own: the later stands.
                var known = facts.get(Column.RATED_ON);
                if (known == null || on != null && on.isAfter((LocalDate) known)) {
                    facts.set(Column.RATING, name).set(Column.RATED_ON, on).set(Column.RATING_INHERITED, inherited);
                }
            }
        }
    }

    private void close() {
        if (open != null) {
            sink.location(open);
            open = null;
        }
    }

    private void location(Headings headings, Cells cell, LocationFacts facts) {
        var name = cell.text("name");
        if (name == null) {
            throw new Values.Wrong(headings.heading("name"), "\"%s\" is missing.".formatted(headings.heading("name")));
        }
        facts.set(Column.NAME, name)
                .set(Column.ALSO_KNOWN_AS, cell.text("also_known_as"))
                .set(Column.TYPE, cell.text("type"))
                .set(Column.DIRECTORATE, cell.text("directorate"))
                .set(Column.CATEGORY, cell.text("category"))
                .set(Column.CARE_HOME, cell.yesNo("care_home"))
                .set(Column.DORMANT, cell.yesNo("dormant"))
                .set(Column.BEDS, Values.beds(headings.heading("beds"), cell.text("beds")))
                .set(Column.ADDRESS, Values.joined(cell.text("address1"), cell.text("address2")))
                .set(Column.TOWN, cell.text("town"))
                .set(Column.COUNTY, cell.text("county"))
                .set(Column.POSTCODE, Values.postcode(cell.text("postcode")))
                .set(Column.COUNCIL, cell.council("council"))
                .set(Column.REGION, cell.region("region"))
                .set(Column.TELEPHONE, Values.telephone(cell.text("telephone")))
                .set(Column.WEBSITE, cell.text("website"))
                .set(Column.ODS_CODE, cell.text("ods_code"))
                .set(Column.UPRN, cell.text("uprn"))
                .set(Column.PROVIDER_ID, cell.text("provider_id"))
                .set(Column.PROVIDER_NAME, cell.text("provider_name"))
                .set(Column.BRAND_ID, cell.text("brand_id"))
                .set(Column.BRAND_NAME, cell.text("brand_name"))
                .set(Column.DUAL_OF, cell.text("dual_of"))
                .set(Column.REGISTERED_ON, day(cell, "registered_on"))
                .set(Column.DEREGISTERED_ON, day(cell, "deregistered_on"))
                .set(
                        Column.REGISTERED,
                        headings.layout().kind() != Kind.CQC_DEACTIVATED && cell.text("deregistered_on") == null);
        var latitude = Values.degrees(headings.heading("latitude"), cell.text("latitude"), 49, 61);
        var longitude = Values.degrees(headings.heading("longitude"), cell.text("longitude"), -9, 2.5);
        if (latitude != null && longitude != null) {
            facts.set(Column.LATITUDE, latitude).set(Column.LONGITUDE, longitude);
        }
        services(headings, cell, facts);
        day(cell, "seen_on");
    }

    private void services(Headings headings, Cells cell, LocationFacts facts) {
        var published = new ArrayList<String>();
        var kinds = new TreeSet<String>();
        for (var text : cell.several("services", "service_flags")) {
            var service = words().service(text);
            if (!published.contains(service.name())) {
                published.add(service.name());
            }
            kinds.add(service.kind().name());
        }
        published.sort(null);
        facts.set(Column.PUBLISHED_SERVICES, published).set(Column.SERVICES, List.copyOf(kinds));
        if (cell.text("care_home") == null && !kinds.isEmpty()) {
            facts.set(Column.CARE_HOME, kinds.contains("CARE_HOME") || kinds.contains("CARE_HOME_NURSING"));
        }
        var bands = new TreeSet<String>();
        var activities = new TreeSet<String>();
        for (var text : cell.several("bands", "band_flags")) {
            var band = words().band(text);
            var activity = band == null ? words().activity(text) : null;
            if (band != null) {
                bands.add(band.name());
            } else if (activity != null) {
                activities.add(activity);
            } else {
                unknownWords.add(text);
            }
        }
        cell.several("activities", "activity_flags")
                .forEach(a -> activities.add(Objects.requireNonNullElse(words().activity(a), a)));
        facts.set(Column.BANDS, List.copyOf(bands)).set(Column.ACTIVITIES, List.copyOf(activities));
    }

    private void rating(Headings headings, Cells cell, LocationFacts facts) {
        var overall = cell.rated("rating");
        var on = day(cell, "rated_on");
        if (overall == null) {
            return;
        }
        boolean inherited = Boolean.TRUE.equals(cell.yesNo("rating_inherited"));
        facts.set(Column.RATING, overall.rating().name())
                .set(Column.RATED_ON, on)
                .set(Column.RATING_INHERITED, headings.column("rating_inherited") < 0 ? null : inherited)
                .rated(null, null, overall, on, inherited, false);
        question(cell, facts, "safe", Column.SAFE, "Safe", on);
        question(cell, facts, "effective", Column.EFFECTIVE, "Effective", on);
        question(cell, facts, "caring", Column.CARING, "Caring", on);
        question(cell, facts, "responsive", Column.RESPONSIVE, "Responsive", on);
        question(cell, facts, "well_led", Column.WELL_LED, "Well-led", on);
    }

    private static void question(
            Cells cell, LocationFacts facts, String field, Column column, String domain, @Nullable LocalDate on) {
        var rated = cell.rated(field);
        if (rated != null) {
            facts.set(column, rated.rating().name()).rated(null, domain, rated, on, false, false);
        }
    }

    private @Nullable LocalDate day(Cells cell, String field) {
        var day = Values.day(cell.headings.heading(field), cell.text(field));
        if (day != null && !day.isAfter(given.today()) && (newest == null || day.isAfter(newest))) {
            newest = day;
        }
        return day;
    }

    /** What the row says of the provider, when it says more than its name. */
    private void provider(Headings headings, Cells cell, Row row) {
        var id = cell.text("provider_id");
        if (id == null || headings.column("ownership") < 0 || providers.putIfAbsent(id, row.number()) != null) {
            return;
        }
        sink.provider(new ProviderFacts(
                row.number(),
                id,
                cell.text("provider_name"),
                cell.text("ownership"),
                companyNumber(cell.text("company_number")),
                cell.text("charity_number"),
                cell.text("brand_id"),
                cell.text("brand_name"),
                Values.joined(cell.text("provider_address1"), cell.text("provider_address2")),
                cell.text("provider_town"),
                Values.postcode(cell.text("provider_postcode")),
                cell.council("provider_council"),
                cell.region("provider_region"),
                Values.telephone(cell.text("provider_telephone")),
                cell.text("provider_website"),
                day(cell, "provider_registered_on"),
                true,
                null));
    }

    /** The simple directory lists providers among the locations, without a location id. */
    private void providerRow(Cells cell, Row row) {
        var id = Values.id(cell.headings.heading("provider_id"), cell.text("provider_id"));
        if (providers.putIfAbsent(id, row.number()) != null) {
            leftOut(
                    row,
                    cell.headings.heading("provider_id"),
                    Problem.Code.DUP,
                    "The provider is already in row %d, which was used.".formatted(providers.get(id)));
            return;
        }
        sink.provider(new ProviderFacts(
                row.number(),
                id,
                Objects.requireNonNullElse(cell.text("provider_name"), cell.text("name")),
                cell.text("services"),
                null,
                null,
                null,
                null,
                Values.joined(cell.text("address1"), cell.text("address2")),
                cell.text("town"),
                Values.postcode(cell.text("postcode")),
                cell.council("council"),
                cell.region("region"),
                Values.telephone(cell.text("telephone")),
                cell.text("website"),
                null,
                true,
                null));
    }

    /** Eight characters, as Companies House writes them: spreadsheets drop leading noughts. */
    static @Nullable String companyNumber(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        return raw.length() < 8 && raw.chars().allMatch(Character::isDigit) ? "0".repeat(8 - raw.length()) + raw : raw;
    }

    /** The cells of a row by our name for them. */
    private static final class Cells {
        private final Headings headings;
        private final Row row;

        Cells(Headings headings, Row row) {
            this.headings = headings;
            this.row = row;
        }

        @Nullable
        String text(String field) {
            int column = headings.column(field);
            return column < 0 ? null : Values.text(row.text(column));
        }

        @Nullable
        Boolean yesNo(String field) {
            return Values.yesNo(headings.heading(field), text(field));
        }

        @Nullable
        String council(String field) {
            var text = text(field);
            return text == null ? null : words().council(text);
        }

        @Nullable
        String region(String field) {
            var text = text(field);
            return text == null || text.equals("(pseudo) Wales") ? text : words().region(text);
        }

        Words.@Nullable Rated rated(String field) {
            var text = text(field);
            return text == null
                    ? null
                    : words().rating(text)
                            .orElseThrow(() -> new Values.Wrong(
                                    headings.heading(field),
                                    "\"%s\" is not a rating we know.".formatted(headings.heading(field))));
        }

        /** The parts of a cell, or the names of the columns marked Y. */
        Iterable<String> several(String field, String flags) {
            var text = text(field);
            if (text != null) {
                return words().parts(text);
            }
            var marked = new ArrayList<String>();
            headings.flags().getOrDefault(flags, Map.of()).forEach((column, name) -> {
                var mark = row.text(column);
                if (mark.equalsIgnoreCase("Y")) {
                    marked.add(name);
                }
            });
            return marked;
        }
    }
}
