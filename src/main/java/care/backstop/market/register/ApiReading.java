package care.backstop.market.register;

import static care.backstop.market.register.Words.words;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.JsonLines;
import care.backstop.kernel.sheet.Limits;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Locations or providers as the regulator's service answers, one object a line. Empty fields are left out there, so a
 * missing one is "not known". Names of managers and nominated individuals are not taken over.
 */
final class ApiReading {

    private final RegisterFile.Given given;
    private final RegisterFile.Sink sink;
    private final Map<String, Integer> seen = new HashMap<>();
    private final TreeSet<String> unknownWords = new TreeSet<>();
    private @Nullable LocalDate newest;
    private @Nullable Kind kind;

    ApiReading(RegisterFile.Given given, RegisterFile.Sink sink) {
        this.given = given;
        this.sink = sink;
    }

    RegisterFile.Reading read() {
        int rows = 0;
        try (var lines = JsonLines.open(given.file(), Limits.REGISTER)) {
            while (lines.hasNext()) {
                var line = lines.next();
                rows++;
                if ((rows & 0x3ff) == 0) {
                    sink.rows(rows);
                }
                var found = kind(line.object());
                if (kind == null) {
                    kind = found;
                }
                try {
                    if (found != kind) {
                        throw new Values.Wrong(
                                "locationId", "The line is not of the same kind as the lines before it.");
                    }
                    if (found == Kind.CQC_API_LOCATIONS) {
                        location(line.object(), line.number());
                    } else {
                        provider(line.object(), line.number());
                    }
                } catch (Values.Wrong wrong) {
                    sink.leftOut(wrong.at(line.number()));
                }
            }
        }
        sink.rows(rows);
        if (kind == null) {
            throw Rejected.invalid(
                    "file", "The file has no objects in it. An empty file does not mean that everything closed.");
        }
        var notes = unknownWords.isEmpty()
                ? List.<String>of()
                : List.of("Words that are not known yet and were left out: %d kinds of group."
                        .formatted(unknownWords.size()));
        return RegisterFile.reading(given, kind, kind.words(), false, null, newest, rows, notes);
    }

    private Kind kind(JsonNode object) {
        Kind found;
        if (object.has("locations") || object.has("providers")) {
            throw Rejected.invalid(
                    "file",
                    "This is a page of the list, which has ids and names only. Upload the locations themselves, one object a line.");
        } else if (object.has("locationId")) {
            found = Kind.CQC_API_LOCATIONS;
        } else if (object.has("providerId")) {
            found = Kind.CQC_API_PROVIDERS;
        } else {
            throw Rejected.invalid(
                    "file", "The file is JSON but holds neither locations nor providers of the register.");
        }
        if (given.kind() != Kind.AUTO && given.kind() != found) {
            throw Rejected.invalid(
                    "kind",
                    "The file holds \"%s\" (%s), not \"%s\". Choose that kind, or leave it to the file."
                            .formatted(found.words(), found.key(), given.kind().words()));
        }
        return found;
    }

    private boolean repeated(String field, String id, int row) {
        var before = seen.putIfAbsent(id, row);
        if (before == null) {
            return false;
        }
        sink.leftOut(new Problem(
                row, field, Problem.Code.DUP, "It is already in line %d, which was used.".formatted(before)));
        return true;
    }

    private void location(JsonNode object, int row) {
        var id = Values.id("locationId", text(object, "locationId"));
        if (repeated("locationId", id, row)) {
            return;
        }
        var name = text(object, "name");
        if (name == null) {
            throw new Values.Wrong("name", "\"name\" is missing.");
        }
        var ended = day(object, "deregistrationDate");
        var status = text(object, "registrationStatus");
        var facts = new LocationFacts(row, id)
                .set(Column.NAME, name)
                .set(Column.ALSO_KNOWN_AS, text(object, "alsoKnownAs"))
                .set(Column.TYPE, text(object, "type"))
                .set(Column.DIRECTORATE, text(object, "inspectionDirectorate"))
                .set(Column.CATEGORY, category(object))
                .set(Column.CARE_HOME, Values.yesNo("careHome", text(object, "careHome")))
                .set(Column.DORMANT, Values.yesNo("dormancy", text(object, "dormancy")))
                .set(Column.BEDS, Values.beds("numberOfBeds", text(object, "numberOfBeds")))
                .set(
                        Column.ADDRESS,
                        Values.joined(text(object, "postalAddressLine1"), text(object, "postalAddressLine2")))
                .set(Column.TOWN, text(object, "postalAddressTownCity"))
                .set(Column.COUNTY, text(object, "postalAddressCounty"))
                .set(Column.POSTCODE, Values.postcode(text(object, "postalCode")))
                .set(Column.COUNCIL, council(object))
                .set(Column.REGION, region(object))
                .set(Column.TELEPHONE, Values.telephone(text(object, "mainPhoneNumber")))
                .set(Column.WEBSITE, text(object, "website"))
                .set(Column.ODS_CODE, text(object, "odsCode"))
                .set(Column.UPRN, text(object, "uprn"))
                .set(Column.PROVIDER_ID, text(object, "providerId"))
                .set(Column.BRAND_ID, text(object, "brandId"))
                .set(Column.BRAND_NAME, text(object, "brandName"))
                .set(Column.REGISTERED_ON, day(object, "registrationDate"))
                .set(Column.DEREGISTERED_ON, ended)
                .set(Column.REGISTERED, status == null ? null : status.equalsIgnoreCase("Registered"));
        var latitude = Values.degrees("onspdLatitude", text(object, "onspdLatitude"), 49, 61);
        var longitude = Values.degrees("onspdLongitude", text(object, "onspdLongitude"), -9, 2.5);
        if (latitude != null && longitude != null) {
            facts.set(Column.LATITUDE, latitude).set(Column.LONGITUDE, longitude);
        }
        services(object, facts);
        ratings(object, facts);
        for (var relation : object.path("relationships")) {
            var other = text(relation, "relatedLocationId");
            var type = text(relation, "type");
            if (other != null && type != null) {
                var reason = text(relation, "reason");
                facts.relations()
                        .add((type.contains("Predecessor") ? "P:" : "S:") + other + ":"
                                + (reason == null ? type : reason));
            }
        }
        day(object.path("lastInspection"), "date");
        day(object.path("lastReport"), "publicationDate");
        sink.location(facts);
    }

    private void services(JsonNode object, LocationFacts facts) {
        var published = new TreeSet<String>();
        var kinds = new TreeSet<String>();
        for (var type : object.path("gacServiceTypes")) {
            // The description is the workbook's name; the name alone can stand for two of them.
            var name = text(type, "description");
            name = name == null ? text(type, "name") : name;
            if (name != null) {
                var service = words().service(name);
                published.add(service.name());
                kinds.add(service.kind().name());
            }
        }
        var bands = new TreeSet<String>();
        for (var specialism : object.path("specialisms")) {
            var name = text(specialism, "name");
            var band = name == null ? null : words().band(name);
            if (band != null) {
                bands.add(band.name());
            } else if (name != null) {
                unknownWords.add(name);
            }
        }
        var activities = new TreeSet<String>();
        for (var activity : object.path("regulatedActivities")) {
            var name = text(activity, "name");
            if (name != null) {
                var known = words().activity(name);
                activities.add(known == null ? name : known);
            }
        }
        facts.set(Column.PUBLISHED_SERVICES, List.copyOf(published))
                .set(Column.SERVICES, List.copyOf(kinds))
                .set(Column.BANDS, List.copyOf(bands))
                .set(Column.ACTIVITIES, List.copyOf(activities));
    }

    private void ratings(JsonNode object, LocationFacts facts) {
        var current = object.path("currentRatings");
        var overall = current.path("overall");
        var on = day(overall, "reportDate");
        var rated = rated(overall);
        if (rated != null) {
            facts.set(Column.RATING, rated.rating().name())
                    .set(Column.RATED_ON, on)
                    .rated(null, null, rated, on, false, false);
            for (var question : overall.path("keyQuestionRatings")) {
                question(facts, question, on);
            }
        }
        for (var service : current.path("serviceRatings")) {
            var group = text(service, "name");
            var serviceRated = rated(service);
            if (group != null && serviceRated != null) {
                facts.rated(group, null, serviceRated, day(service, "reportDate"), false, false);
            }
        }
        for (var before : object.path("historicRatings")) {
            var earlier = rated(before.path("overall"));
            var earlierOn = day(before, "reportDate");
            if (earlier != null) {
                facts.rated(null, null, earlier, earlierOn, false, true);
                for (var question : before.path("overall").path("keyQuestionRatings")) {
                    var domain = text(question, "name");
                    var questionRated = rated(question);
                    if (domain != null
                            && questionRated != null
                            && words().domain(domain).isPresent()) {
                        facts.rated(null, words().domain(domain).get(), questionRated, earlierOn, false, true);
                    }
                }
            }
        }
        assessment(object, facts, on);
    }

    /** The newer framework keeps its ratings apart; the later of the two stands as the overall rating. */
    private void assessment(JsonNode object, LocationFacts facts, @Nullable LocalDate on) {
        for (var assessment : object.path("assessment")) {
            var published = day(assessment, "assessmentPlanPublishedDateTime");
            for (var overall : assessment.path("ratings").path("overall")) {
                var rated = rated(overall);
                if (rated == null) {
                    continue;
                }
                boolean later = on == null || published != null && published.isAfter(on);
                facts.rated(null, null, rated, published, false, !later);
                if (later) {
                    facts.set(Column.RATING, rated.rating().name()).set(Column.RATED_ON, published);
                    for (var question : overall.path("keyQuestionRatings")) {
                        question(facts, question, published);
                    }
                }
            }
        }
    }

    private void question(LocationFacts facts, JsonNode question, @Nullable LocalDate on) {
        var name = text(question, "name");
        var domain = name == null ? null : words().domain(name).orElse(null);
        var rated = rated(question);
        if (domain == null || rated == null) {
            return;
        }
        var column = switch (domain) {
            case "Safe" -> Column.SAFE;
            case "Effective" -> Column.EFFECTIVE;
            case "Caring" -> Column.CARING;
            case "Responsive" -> Column.RESPONSIVE;
            case "Well-led" -> Column.WELL_LED;
            default -> null;
        };
        if (column != null) {
            var own = day(question, "reportDate");
            facts.set(column, rated.rating().name()).rated(null, domain, rated, own == null ? on : own, false, false);
        }
    }

    private Words.@Nullable Rated rated(JsonNode node) {
        var text = text(node, "rating");
        return text == null
                ? null
                : words().rating(text)
                        .orElseThrow(() -> new Values.Wrong("rating", "\"rating\" is not a rating we know."));
    }

    private static @Nullable String category(JsonNode object) {
        for (var category : object.path("inspectionCategories")) {
            if ("true".equals(text(category, "primary"))) {
                return text(category, "name");
            }
        }
        return null;
    }

    private void provider(JsonNode object, int row) {
        var id = Values.id("providerId", text(object, "providerId"));
        if (repeated("providerId", id, row)) {
            return;
        }
        var name = text(object, "name");
        if (name == null) {
            throw new Values.Wrong("name", "\"name\" is missing.");
        }
        var status = text(object, "registrationStatus");
        sink.provider(new ProviderFacts(
                row,
                id,
                name,
                text(object, "ownershipType"),
                SheetReading.companyNumber(text(object, "companiesHouseNumber")),
                text(object, "charityNumber"),
                text(object, "brandId"),
                text(object, "brandName"),
                Values.joined(text(object, "postalAddressLine1"), text(object, "postalAddressLine2")),
                text(object, "postalAddressTownCity"),
                Values.postcode(text(object, "postalCode")),
                council(object),
                region(object),
                Values.telephone(text(object, "mainPhoneNumber")),
                text(object, "website"),
                day(object, "registrationDate"),
                status == null ? null : status.equalsIgnoreCase("Registered"),
                day(object, "deregistrationDate")));
    }

    private static @Nullable String council(JsonNode object) {
        var council = text(object, "localAuthority");
        return council == null ? null : words().council(council);
    }

    private static @Nullable String region(JsonNode object) {
        var region = text(object, "region");
        return region == null ? null : words().region(region);
    }

    private static @Nullable String text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isValueNode() && !value.isNull() ? Values.text(value.asString()) : null;
    }

    private @Nullable LocalDate day(JsonNode object, String field) {
        var day = Values.day(field, text(object, field));
        if (day != null && !day.isAfter(given.today()) && (newest == null || day.isAfter(newest))) {
            newest = day;
        }
        return day;
    }
}
