package care.backstop.market.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.market.ServiceKind;
import care.backstop.market.UserBand;
import care.backstop.market.rules.NewService;
import care.backstop.market.usecase.AddService;
import care.backstop.market.usecase.ChangeService;
import care.backstop.market.usecase.SearchMarket;
import care.backstop.market.usecase.ViewLocation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding and changing services that no regulator registers. */
@Controller
class NewServiceController {

    private static final String VIEW = "market/newService";

    private final AddService addService;
    private final ChangeService changeService;
    private final ViewLocation viewLocation;
    private final SearchMarket searchMarket;
    private final AuditTrail audit;

    NewServiceController(
            AddService addService,
            ChangeService changeService,
            ViewLocation viewLocation,
            SearchMarket searchMarket,
            AuditTrail audit) {
        this.addService = addService;
        this.changeService = changeService;
        this.viewLocation = viewLocation;
        this.searchMarket = searchMarket;
        this.audit = audit;
    }

    @GetMapping(NewServicePage.PATH)
    @Access(area = Area.MKT, act = Act.WRITE)
    String form(Actor actor, Model model) {
        model.addAttribute("page", NewServicePage.of(new LinkedMultiValueMap<>(), councils(actor), Errors.none()));
        return VIEW;
    }

    @PostMapping(NewServicePage.PATH)
    @Access(area = Area.MKT, act = Act.WRITE)
    String add(
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            var id = addService.add(service(typed), actor);
            flash.addFlashAttribute("notice", "Service added");
            return "redirect:" + LocationPage.path(id);
        } catch (Rejected e) {
            audit.refused("AddService", "market:services", first(e));
            model.addAttribute("page", NewServicePage.of(typed, councils(actor), Errors.of(e)));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return VIEW;
        }
    }

    @GetMapping(MarketPage.PATH + "/locations/{location}/change")
    @Access(area = Area.MKT, act = Act.WRITE)
    String change(@PathVariable String location, Actor actor, Model model) {
        int version = changeService.version(location);
        var known = viewLocation.view(location, actor).location();
        model.addAttribute(
                "page",
                NewServicePage.change(
                        known, version, NewServicePage.known(known), councils(actor), Errors.none(), false));
        return VIEW;
    }

    @PostMapping(MarketPage.PATH + "/locations/{location}/change")
    @Access(area = Area.MKT, act = Act.WRITE)
    String change(
            @PathVariable String location,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        int version = changeService.version(location);
        try {
            var seen = text(typed, "version");
            changeService.change(
                    location,
                    service(typed),
                    closedOn(text(typed, "closedOn")),
                    seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : 0,
                    actor);
            flash.addFlashAttribute("notice", "Service changed");
            return "redirect:" + LocationPage.path(location);
        } catch (Rejected e) {
            audit.refused("ChangeService", "location:" + location, first(e));
            return changed(location, version, typed, Errors.of(e), false, actor, model, response, 422);
        } catch (Stale e) {
            return changed(location, version, typed, Errors.none(), true, actor, model, response, 409);
        }
    }

    private String changed(
            String location,
            int version,
            MultiValueMap<String, String> typed,
            Errors errors,
            boolean stale,
            Actor actor,
            Model model,
            HttpServletResponse response,
            int status) {
        var known = viewLocation.view(location, actor).location();
        model.addAttribute("page", NewServicePage.change(known, version, typed, councils(actor), errors, stale));
        response.setStatus(status);
        return VIEW;
    }

    private static @Nullable LocalDate closedOn(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            throw Rejected.invalid("closedOn", "Enter the day on which it closed, such as 2026-09-16");
        }
    }

    private static NewService service(MultiValueMap<String, String> typed) {
        return new NewService(
                text(typed, "name"),
                ServiceKind.parse(text(typed, "service")).orElse(null),
                typed.getOrDefault("bands", List.of()).stream()
                        .flatMap(b -> UserBand.parse(b).stream())
                        .collect(Collectors.toSet()),
                text(typed, "provider"),
                text(typed, "address"),
                text(typed, "town"),
                text(typed, "postcode"),
                text(typed, "council"),
                text(typed, "telephone"));
    }

    private static Problem.Code first(Rejected e) {
        return e.problems().getFirst().code();
    }

    /** Those of the register, and the actor's own if nothing of it is on the register yet. */
    private List<String> councils(Actor actor) {
        return Stream.concat(searchMarket.councils().stream(), Stream.of(actor.council()))
                .distinct()
                .sorted()
                .toList();
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "");
    }
}
