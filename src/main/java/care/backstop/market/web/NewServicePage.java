package care.backstop.market.web;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.Checkboxes;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.kernel.London;
import care.backstop.market.LocationView;
import care.backstop.market.ServiceKind;
import care.backstop.market.UserBand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The form on which a service outside the register is added or changed.
 *
 * @param location the service that is changed, or null for a new one
 * @param version of its facts as shown
 * @param stale what somebody else made of it meanwhile, or null
 */
public record NewServicePage(
        String action,
        String title,
        @Nullable LocationView location,
        int version,
        @Nullable String stale,
        @Nullable Input closedOn,
        Errors errors,
        Input name,
        Radios service,
        Checkboxes bands,
        List<Input> rest,
        Select council) {

    static final String PATH = MarketPage.PATH + "/services/new";

    static NewServicePage of(MultiValueMap<String, String> typed, List<String> councils, Errors errors) {
        return of(null, 0, typed, councils, errors, false);
    }

    static NewServicePage change(
            LocationView location,
            int version,
            MultiValueMap<String, String> typed,
            List<String> councils,
            Errors errors,
            boolean stale) {
        return of(location, version, typed, councils, errors, stale);
    }

    /** What is known, as it would be typed. */
    static MultiValueMap<String, String> known(LocationView l) {
        var known = new LinkedMultiValueMap<String, String>();
        known.add("name", l.name());
        l.services().stream().sorted().findFirst().ifPresent(s -> known.add("service", s.name()));
        l.bands().stream().sorted().forEach(b -> known.add("bands", b.name()));
        put(known, "provider", l.providerName());
        put(known, "address", l.address());
        put(known, "town", l.town());
        put(known, "postcode", l.postcode());
        put(known, "council", l.council());
        put(known, "telephone", l.telephone());
        put(
                known,
                "closedOn",
                l.deregisteredOn() == null ? null : l.deregisteredOn().toString());
        return known;
    }

    private static void put(MultiValueMap<String, String> known, String field, @Nullable String value) {
        if (value != null) {
            known.add(field, value);
        }
    }

    private static NewServicePage of(
            @Nullable LocationView location,
            int version,
            MultiValueMap<String, String> typed,
            List<String> councils,
            Errors errors,
            boolean stale) {
        var service = Radios.of("service", "What kind of service is it?");
        for (var kind : ServiceKind.values()) {
            if (!kind.residential() && !kind.countedInMinutes()) {
                service = service.choice(kind.name(), kind.words());
            }
        }
        var bands = Checkboxes.of("bands", "Whom is it for?").small();
        for (var band : UserBand.values()) {
            bands = bands.choice(band.name(), band.words());
        }
        var council = Select.of("council", "Council whose area it is in").option("", "Choose a council");
        for (var name : councils) {
            council = council.option(name, name);
        }
        return new NewServicePage(
                location == null ? PATH : LocationPage.path(location.id()) + "/change",
                location == null ? "Add a service that is not registered" : "Change " + location.name(),
                location,
                version,
                stale && location != null
                        ? "Somebody else changed this service after you opened the page. It is now: %s, %s, %s, %s."
                                .formatted(
                                        location.name(),
                                        Words.services(location),
                                        Words.place(location),
                                        location.deregisteredOn() == null
                                                ? "open"
                                                : "closed on " + London.show(location.deregisteredOn()))
                        : null,
                location == null
                        ? null
                        : input(typed, errors, "closedOn", "Day on which it closed (leave empty while it runs)")
                                .type("date")
                                .width(10),
                errors,
                input(typed, errors, "name", "Name of the service"),
                service.chosen(typed.getFirst("service")).error(errors.on("service")),
                bands.chosen(typed.getOrDefault("bands", List.of())).error(errors.on("bands")),
                List.of(
                        input(typed, errors, "provider", "Who runs it (optional)"),
                        input(typed, errors, "address", "Address (optional)"),
                        input(typed, errors, "town", "Town (optional)"),
                        input(typed, errors, "postcode", "Postcode (optional)").width(10),
                        input(typed, errors, "telephone", "Telephone (optional)")
                                .width(20)),
                council.chosen(typed.getFirst("council")).error(errors.on("council")));
    }

    private static Input input(MultiValueMap<String, String> typed, Errors errors, String name, String label) {
        return Input.of(name, label).value(typed.getFirst(name)).error(errors.on(name));
    }

    public Breadcrumbs breadcrumbs() {
        var market = Breadcrumbs.of().to("Market", MarketPage.PATH);
        return location == null
                ? market.here("Add a service")
                : market.to(location.name(), LocationPage.path(location.id())).here("Change");
    }
}
