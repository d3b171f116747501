package care.backstop.demo;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.Role;
import care.backstop.market.register.Kind;
import care.backstop.market.register.RegisterImport;
import care.backstop.market.usecase.ReadRegisterImports;
import care.backstop.market.usecase.StartRegisterImport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the demonstration council of Wealdmoor: its posts, its register, what its services say, and four incidents, in
 * the order in which it all happened.
 *
 * <p>Every scene is one transaction together with the mark that it is done, or harmless when played again. So a start
 * after a crash goes on with the first scene that is not marked.
 */
@Component
class Demonstration {

    private static final String COMPLETE = "complete";

    private final Cast cast;
    private final Steps steps;
    private final Returns returns;
    private final HarebellCourt harebellCourt;
    private final Merlinfold merlinfold;
    private final Rowanmere rowanmere;
    private final Yarrowdene yarrowdene;
    private final StartRegisterImport registerImport;
    private final ReadRegisterImports registerImports;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Demonstration(
            Cast cast,
            Steps steps,
            Returns returns,
            HarebellCourt harebellCourt,
            Merlinfold merlinfold,
            Rowanmere rowanmere,
            Yarrowdene yarrowdene,
            StartRegisterImport registerImport,
            ReadRegisterImports registerImports,
            TransactionTemplate transaction,
            Clock clock) {
        this.cast = cast;
        this.steps = steps;
        this.returns = returns;
        this.harebellCourt = harebellCourt;
        this.merlinfold = merlinfold;
        this.rowanmere = rowanmere;
        this.yarrowdene = yarrowdene;
        this.registerImport = registerImport;
        this.registerImports = registerImports;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether this database has a demonstration, finished or not. */
    boolean begun() {
        return !cast.everybody().isEmpty();
    }

    /** Whether it has all of it. */
    boolean complete() {
        return begun() && marks(cast.of(Role.INCIDENT_LEAD)).contains(COMPLETE);
    }

    /**
     * Makes what is missing.
     *
     * @param turnTo moves the clock of this thread to a time of the story, and to now at its end
     */
    void make(Consumer<Instant> turnTo) {
        if (!begun()) {
            cast.found();
        }
        var lead = cast.of(Role.INCIDENT_LEAD);
        var done = marks(lead);
        if (done.contains(COMPLETE)) {
            return;
        }
        var now = clock.instant();
        for (var scene : scenes(new Story.Days(now), turnTo)) {
            if (done.contains(scene.name())) {
                continue;
            }
            turnTo.accept(scene.at());
            play(scene);
        }
        turnTo.accept(now);
        Acting.as(lead, () -> steps.done(COMPLETE));
    }

    private Set<String> marks(Actor actor) {
        return Acting.as(actor, () -> steps.done());
    }

    private void play(Story.Scene scene) {
        try {
            if (scene.whole()) {
                Acting.as(
                        scene.by(),
                        () -> transaction.executeWithoutResult(_ -> {
                            scene.work().run();
                            steps.done(scene.name());
                        }));
            } else {
                Acting.as(scene.by(), () -> {
                    scene.work().run();
                    steps.done(scene.name());
                });
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the scene \"%s\" could not be played: %s".formatted(scene.name(), e.getMessage()), e);
        }
    }

    private List<Story.Scene> scenes(Story.Days days, Consumer<Instant> turnTo) {
        var county = County.wealdmoor();
        var officer = cast.of(Role.MARKET_OFFICER);
        var scenes = new ArrayList<Story.Scene>();
        scenes.add(Story.Scene.repeatable(
                days.at(-110, 9, 0), officer, "register", () -> register(county, days.day(-118), officer)));
        scenes.addAll(returns.scenes(days, county, officer, turnTo));
        scenes.addAll(yarrowdene.scenes(days, county, turnTo));
        scenes.addAll(harebellCourt.scenes(days, county, Returns.likely(county), turnTo));
        scenes.addAll(merlinfold.scenes(days));
        scenes.addAll(rowanmere.scenes(days));
        scenes.sort(Comparator.comparing(Story.Scene::at));
        return scenes;
    }

    /** The register as the regulator publishes it. The import runs beside us; a second start finds it or waits for it. */
    private void register(County county, LocalDate asAt, Actor officer) {
        var id = registerImports.latest().stream()
                .filter(i -> i.state() != RegisterImport.State.REJECTED)
                .findFirst()
                .map(RegisterImport::id)
                .orElseGet(() -> send(county, asAt, officer));
        Waiting.until("the register", () -> registerImports.get(id).state() != RegisterImport.State.RUNNING);
        var found = registerImports.get(id);
        if (found.state() != RegisterImport.State.APPLIED) {
            throw new IllegalStateException("the register was not applied: " + found.problem());
        }
    }

    private UUID send(County county, LocalDate asAt, Actor officer) {
        return registerImport.start(
                new ByteArrayInputStream(county.register(asAt).getBytes(StandardCharsets.UTF_8)),
                "HSCA Active Locations %s.csv".formatted(London.show(asAt)),
                Kind.CQC_FILTERS,
                asAt,
                true,
                officer);
    }
}
