package care.backstop.market.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.market.store.SpareCapacities.Line;
import care.backstop.market.usecase.AddUpSpareCapacity;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Spare capacity by kind and place, as page and as file. */
@Controller
class SpareCapacityController {

    private static final CsvTable<Line> FILE = CsvTable.<Line>named("spare-capacity")
            .column("place", Line::place)
            .column("service", line -> line.kind().name())
            .column("services", Line::services)
            .column("told", Line::told)
            .column("free_places", Line::free)
            .column("spare_minutes_a_week", Line::minutes)
            .column("oldest_figure_as_at", Line::oldest);

    private final AddUpSpareCapacity addUpSpareCapacity;
    private final Permissions permissions;
    private final Clock clock;

    SpareCapacityController(AddUpSpareCapacity addUpSpareCapacity, Permissions permissions, Clock clock) {
        this.addUpSpareCapacity = addUpSpareCapacity;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping(SpareCapacityPage.PATH)
    @Access(area = Area.MKT, act = Act.READ)
    String show(@RequestParam(required = false) @Nullable String council, Actor actor, Model model) {
        var chosen = chosen(council);
        model.addAttribute(
                "page",
                SpareCapacityPage.of(
                        chosen,
                        addUpSpareCapacity.of(chosen),
                        permissions.may(actor, Area.MKT, Act.EXPORT),
                        clock.instant()));
        return "market/spareCapacity";
    }

    @GetMapping(SpareCapacityPage.PATH + ".csv")
    @Access(area = Area.MKT, act = Act.EXPORT)
    ResponseEntity<byte[]> file(@RequestParam(required = false) @Nullable String council) {
        return FILE.file(addUpSpareCapacity.of(chosen(council)).lines(), clock.instant());
    }

    private static @Nullable String chosen(@Nullable String council) {
        return council == null || council.isBlank() ? null : council.strip();
    }
}
