package care.backstop.market.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.market.CapacityView;
import care.backstop.market.Feature;
import care.backstop.market.ServiceKind;
import care.backstop.market.store.Capacities;
import care.backstop.market.store.LocationFile;
import care.backstop.market.usecase.ConfirmCapacity;
import care.backstop.market.usecase.TellFeatures;
import care.backstop.market.usecase.ViewLocation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One location, and the form on which its capacity is confirmed. */
@Controller
class LocationController {

    private static final String FORM = "market/capacity";

    private final ViewLocation viewLocation;
    private final ConfirmCapacity confirmCapacity;
    private final TellFeatures tellFeatures;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    LocationController(
            ViewLocation viewLocation,
            ConfirmCapacity confirmCapacity,
            TellFeatures tellFeatures,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.viewLocation = viewLocation;
        this.confirmCapacity = confirmCapacity;
        this.tellFeatures = tellFeatures;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping(MarketPage.PATH + "/locations/{location}")
    @Access(area = Area.MKT, act = Act.READ)
    String show(@PathVariable String location, Actor actor, Model model) {
        model.addAttribute(
                "page",
                LocationPage.of(
                        viewLocation.view(location, actor),
                        permissions.may(actor, Area.MKT, Act.WRITE),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        viewLocation.seesFees(actor),
                        clock.instant()));
        return "market/location";
    }

    @GetMapping(MarketPage.PATH + "/locations/{location}/capacity")
    @Access(area = Area.MKT, act = Act.WRITE)
    String form(
            @PathVariable String location, @RequestParam(required = false) String service, Actor actor, Model model) {
        var file = viewLocation.view(location, actor);
        var kind = service(file, service);
        var form = CapacityForm.of(kind, latest(file, kind), fee(file, kind), clock.instant());
        model.addAttribute(
                "page", CapacityPage.of(file, kind, form, Errors.none(), viewLocation.seesFees(actor), null));
        return FORM;
    }

    @PostMapping(MarketPage.PATH + "/locations/{location}/capacity")
    @Access(area = Area.MKT, act = Act.WRITE)
    String confirm(
            @PathVariable String location,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var form = new CapacityForm(typed);
        try {
            var figures = form.figures();
            confirmCapacity.confirm(location, figures.capacity(), figures.fee(), form.version(), actor);
        } catch (Rejected e) {
            var code = e.problems().getFirst().code();
            audit.refused("ConfirmCapacity", "location:" + location, code);
            return again(location, form, Errors.of(e), false, actor, model, response);
        } catch (Stale e) {
            audit.refused("ConfirmCapacity", "location:" + location, Problem.Code.CONF);
            var errors = new Errors(List.of(Problem.of(
                    null,
                    Problem.Code.CONF,
                    "Somebody else has told newer figures since you opened this form. They stand below; "
                            + "what you typed is kept. Correct it if needed and confirm again")));
            return again(location, form, errors, true, actor, model, response);
        }
        flash.addFlashAttribute("notice", "Capacity confirmed");
        return "redirect:" + LocationPage.path(location) + "#capacity";
    }

    /** The form again with what was typed; over the newer figures if somebody else was quicker. */
    private String again(
            String location,
            CapacityForm form,
            Errors errors,
            boolean lost,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        var file = viewLocation.view(location, actor);
        var kind = service(file, form.value("service"));
        var meanwhile = lost ? latest(file, kind) : null;
        model.addAttribute(
                "page",
                CapacityPage.of(
                        file,
                        kind,
                        meanwhile == null ? form : form.over(meanwhile.version()),
                        errors,
                        viewLocation.seesFees(actor),
                        meanwhile));
        response.setStatus((lost ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT).value());
        return FORM;
    }

    @GetMapping(MarketPage.PATH + "/locations/{location}/features")
    @Access(area = Area.MKT, act = Act.WRITE)
    String features(@PathVariable String location, Model model) {
        model.addAttribute("page", FeaturesPage.of(tellFeatures.known(location), null, Errors.none()));
        return "market/features";
    }

    @PostMapping(MarketPage.PATH + "/locations/{location}/features")
    @Access(area = Area.MKT, act = Act.WRITE)
    String tell(
            @PathVariable String location,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var answers = new EnumMap<Feature, Answer>(Feature.class);
        for (var feature : Feature.values()) {
            answers.put(feature, answer(typed.get(feature.name())));
        }
        Errors errors;
        try {
            tellFeatures.tell(location, answers, number(typed.get("version")), actor);
            flash.addFlashAttribute("notice", "What it has is recorded");
            return "redirect:" + LocationPage.path(location) + "#features";
        } catch (Rejected e) {
            errors = Errors.of(e);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (Stale e) {
            errors = new Errors(List.of(Problem.of(
                    null,
                    Problem.Code.CONF,
                    "Somebody else has said what it has since you opened this form. Your answers stand below; look at "
                            + "the page of the service, correct them if needed and record them again")));
            response.setStatus(HttpStatus.CONFLICT.value());
        }
        model.addAttribute("page", FeaturesPage.of(tellFeatures.known(location), answers, errors));
        return "market/features";
    }

    private static Answer answer(@Nullable String typed) {
        return "YES".equals(typed) ? Answer.YES : "NO".equals(typed) ? Answer.NO : Answer.NOT_KNOWN;
    }

    /** The version a form was drawn from; what is no number was seen by nobody. */
    private static int number(@Nullable String typed) {
        return typed == null || !typed.matches("\\d{1,9}") ? 0 : Integer.parseInt(typed);
    }

    private static ServiceKind service(LocationFile file, @Nullable String asked) {
        return ServiceKind.parse(asked == null ? "" : asked)
                .or(() -> file.location().services().stream().sorted().findFirst())
                .orElseThrow(() -> new NotThere("service"));
    }

    private static @Nullable CapacityView latest(LocationFile file, ServiceKind service) {
        return file.capacity().stream()
                .filter(Capacities.Entry::latest)
                .map(Capacities.Entry::capacity)
                .filter(c -> c.service() == service)
                .findFirst()
                .orElse(null);
    }

    private static Capacities.@Nullable Fee fee(LocationFile file, ServiceKind service) {
        return file.fees().stream()
                .filter(f -> f.service() == service)
                .findFirst()
                .orElse(null);
    }
}
