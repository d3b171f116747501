package care.backstop.market.web;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.Checkboxes;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.market.ServiceKind;
import care.backstop.market.UserBand;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** The form on which a service outside the register is added. */
public record NewServicePage(
        String action, Errors errors, Input name, Radios service, Checkboxes bands, List<Input> rest, Select council) {

    static final String PATH = MarketPage.PATH + "/services/new";

    static NewServicePage of(MultiValueMap<String, String> typed, List<String> councils, Errors errors) {
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
                PATH,
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
        return Breadcrumbs.of().to("Market", MarketPage.PATH).here("Add a service");
    }
}
