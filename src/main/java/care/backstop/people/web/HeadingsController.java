package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Field;
import care.backstop.govuk.Select;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.people.Source;
import care.backstop.people.model.ListField;
import care.backstop.people.store.Headings.Heading;
import care.backstop.people.usecase.LookAtPeople;
import care.backstop.people.usecase.MapHeadings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What unusual headings of somebody's lists mean, remembered for the next list. */
@Controller
@RequestMapping("/incidents/{incident}/people/lists/headings")
class HeadingsController {

    private final MapHeadings headings;
    private final IncidentRoom rooms;

    HeadingsController(MapHeadings headings, IncidentRoom rooms) {
        this.headings = headings;
        this.rooms = rooms;
    }

    @GetMapping
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String show(@PathVariable UUID incident, Model model) {
        return show(incident, null, Map.of(), Errors.none(), model);
    }

    private String show(UUID incident, @Nullable Source source, Map<String, String> typed, Errors errors, Model model) {
        var room = rooms.of(incident, LookAtPeople.DOOR);
        var base = "/incidents/" + incident + "/people/lists";
        var groups = new ArrayList<HeadingsPage.Group>();
        for (var one : Source.values()) {
            var known = headings.of(one);
            var selects = new ArrayList<Select>();
            for (int i = 0; i < known.size(); i++) {
                selects.add(select(one, known.get(i), i, source == one ? typed : Map.of(), errors));
            }
            if (!selects.isEmpty()) {
                groups.add(new HeadingsPage.Group(one, selects));
            }
        }
        model.addAttribute("page", new HeadingsPage(room, base, groups, errors));
        return "people/headings";
    }

    private static Select select(Source source, Heading h, int n, Map<String, String> typed, Errors errors) {
        var name = "h-" + h.heading();
        var options = new ArrayList<Select.Option>();
        options.add(Select.Option.of("", "Not decided"));
        options.add(Select.Option.of(MapHeadings.NOT_READ, "Do not read it"));
        Arrays.stream(ListField.values()).forEach(f -> options.add(Select.Option.of(f.name(), f.heading())));
        return Select.of(Field.of(name, h.written()).id(source.name().toLowerCase(java.util.Locale.ROOT) + "-" + n))
                .options(options)
                .chosen(typed.getOrDefault(name, h.field() == null ? "" : h.field()))
                .error(errors.on(name));
    }

    @PostMapping
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String map(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var source = ReconciliationController.source(typed.get("source"));
        if (source == null) {
            throw Rejected.invalid("source", "Say whose lists these headings are of.");
        }
        var means = new LinkedHashMap<String, String>();
        typed.forEach((name, field) -> {
            if (name.startsWith("h-")) {
                means.put(name.substring(2), field);
            }
        });
        try {
            headings.map(source, means, actor);
        } catch (Rejected e) {
            response.setStatus(422);
            var errors = new Errors(e.problems().stream()
                    .map(p -> new Problem(null, p.field() == null ? null : "h-" + p.field(), p.code(), p.message()))
                    .toList());
            return show(incident, source, typed, errors, model);
        }
        flash.addFlashAttribute("notice", "Remembered. Send the list again, and those after it, as they are");
        return "redirect:/incidents/" + incident + "/people/lists";
    }
}
