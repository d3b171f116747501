package care.backstop.market.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.market.LocationView;
import care.backstop.market.register.RegisterImport;
import care.backstop.market.store.Capacities;
import care.backstop.market.store.LocationFile;
import care.backstop.market.usecase.ReadRegisterImports;
import care.backstop.market.usecase.ViewLocation;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The smaller tables of the market as files: those of one location, and of the register files brought in. */
@Controller
class MarketExports {

    private static final CsvTable<LocationFile.Rated> RATINGS = CsvTable.<LocationFile.Rated>named("ratings")
            .column("group", LocationFile.Rated::group)
            .column("domain", LocationFile.Rated::domain)
            .column("rating", LocationFile.Rated::words)
            .column("published_on", LocationFile.Rated::publishedOn)
            .column("inherited", LocationFile.Rated::inherited)
            .column("stands_now", LocationFile.Rated::now)
            .column("source", LocationFile.Rated::source)
            .column("as_at", LocationFile.Rated::asAt);

    private static final CsvTable<Capacities.Entry> CAPACITY = CsvTable.<Capacities.Entry>named("capacity")
            .column("service", e -> e.capacity().service().name())
            .column("as_at", e -> e.capacity().asAt())
            .column("maximum", e -> e.capacity().maximum())
            .column("occupied", e -> e.capacity().occupied())
            .column("reserved", e -> e.capacity().reserved())
            .column("free", e -> e.capacity().free().orElse(null))
            .column("weekly_minutes", e -> e.capacity().weeklyMinutes())
            .column("accepting", e -> e.capacity().accepting().name())
            .column("latest", Capacities.Entry::latest)
            .column("entered_by", Capacities.Entry::enteredAs);

    private static final CsvTable<LocationView> SIBLINGS = CsvTable.<LocationView>named("other-services")
            .column("location", LocationView::id)
            .column("name", LocationView::name)
            .column(
                    "services",
                    l -> l.services().stream().sorted().map(Enum::name).toList())
            .column("council", LocationView::council)
            .column("rating", l -> l.rating().name())
            .column("beds", LocationView::beds);

    private static final CsvTable<LocationFile.Fact> SOURCES = CsvTable.<LocationFile.Fact>named("sources")
            .column("fact", LocationFile.Fact::name)
            .column("value", LocationFile.Fact::value)
            .column("source", LocationFile.Fact::source)
            .column("since", LocationFile.Fact::since)
            .column("last_seen", LocationFile.Fact::lastSeen)
            .column("import", f -> f.importNumber() == 0 ? null : f.importNumber())
            .column("file", LocationFile.Fact::fileName)
            .column("shown", LocationFile.Fact::shown);

    private static final CsvTable<RegisterImport> IMPORTS = CsvTable.<RegisterImport>named("register-files")
            .column("number", RegisterImport::no)
            .column("file", RegisterImport::fileName)
            .column("kind", i -> i.kind().key())
            .column("as_at", RegisterImport::asAt)
            .column("state", i -> i.state().name())
            .column("rows", RegisterImport::rows)
            .column("left_out", RegisterImport::rejected)
            .column("added", i -> i.counts().added())
            .column("reregistered", i -> i.counts().reregistered())
            .column("changed", i -> i.counts().changed())
            .column("removed", i -> i.counts().removed())
            .column("unchanged", i -> i.counts().unchanged())
            .column("started_at", RegisterImport::startedAt)
            .column("started_by", RegisterImport::startedName)
            .column("applied_at", RegisterImport::appliedAt)
            .column("applied_by", RegisterImport::appliedName)
            .column("undone_at", RegisterImport::undoneAt)
            .column("undone_by", RegisterImport::undoneName)
            .column("sha256", RegisterImport::sha256);

    private static final CsvTable<Problem> LEFT_OUT = CsvTable.<Problem>named("rows-left-out")
            .column("row", Problem::row)
            .column("field", Problem::field)
            .column("code", p -> p.code().name())
            .column("message", Problem::message);

    private final ViewLocation locations;
    private final ReadRegisterImports imports;
    private final Clock clock;

    MarketExports(ViewLocation locations, ReadRegisterImports imports, Clock clock) {
        this.locations = locations;
        this.imports = imports;
        this.clock = clock;
    }

    /** Ratings now and before. */
    @GetMapping(MarketPage.PATH + "/locations/{location}/ratings.csv")
    @Access(area = Area.MKT, act = Act.READ)
    ResponseEntity<byte[]> ratings(@PathVariable String location, Actor actor) {
        return RATINGS.file(locations.view(location, actor).ratings(), clock.instant());
    }

    /** What it can take now and what was told before. */
    @GetMapping(MarketPage.PATH + "/locations/{location}/capacity.csv")
    @Access(area = Area.MKT, act = Act.READ)
    ResponseEntity<byte[]> capacity(@PathVariable String location, Actor actor) {
        return CAPACITY.file(locations.view(location, actor).capacity(), clock.instant());
    }

    @GetMapping(MarketPage.PATH + "/locations/{location}/other-services.csv")
    @Access(area = Area.MKT, act = Act.READ)
    ResponseEntity<byte[]> siblings(@PathVariable String location, Actor actor) {
        return SIBLINGS.file(locations.view(location, actor).siblings(), clock.instant());
    }

    @GetMapping(MarketPage.PATH + "/locations/{location}/sources.csv")
    @Access(area = Area.MKT, act = Act.READ)
    ResponseEntity<byte[]> sources(@PathVariable String location, Actor actor) {
        return SOURCES.file(locations.view(location, actor).facts(), clock.instant());
    }

    @GetMapping(RegisterImportsPage.PATH + ".csv")
    @Access(area = Area.MKT, act = Act.READ)
    ResponseEntity<byte[]> imports() {
        return IMPORTS.file(imports.latest(), clock.instant());
    }

    /** Rows of a file that were not taken in, and why. */
    @GetMapping(RegisterImportsPage.PATH + "/{id}/left-out.csv")
    @Access(area = Area.MKT, act = Act.READ)
    ResponseEntity<byte[]> leftOut(@PathVariable UUID id) {
        imports.get(id);
        return LEFT_OUT.file(imports.leftOut(id), clock.instant());
    }
}
