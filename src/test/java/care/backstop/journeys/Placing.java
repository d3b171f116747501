package care.backstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Notification;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.PeopleProgress;
import care.backstop.people.PersonFacts;
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.Explained;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.model.Transport;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Plans;
import care.backstop.placement.usecase.CarryOutMove;
import care.backstop.placement.usecase.ChoosePlace;
import care.backstop.placement.usecase.OfferPlace;
import care.backstop.placement.usecase.PlanMove;
import care.backstop.testing.Actors;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What several officers do in the weeks of a journey about places, as the coordinator, through the use cases. Made by {@code createBean}. */
final class Placing {

    private final Actors actors;
    private final Web web;
    private final TestClock clock;
    private final JdbcClient db;
    private final OpenIncident open;
    private final TakeInList takeIn;
    private final People people;
    private final PeopleProgress progress;
    private final Plans plans;
    private final Offers offers;
    private final ChoosePlace choosing;
    private final OfferPlace offering;
    private final PlanMove planning;
    private final CarryOutMove carrying;

    Placing(
            Actors actors,
            Web web,
            TestClock clock,
            JdbcClient db,
            OpenIncident open,
            TakeInList takeIn,
            People people,
            PeopleProgress progress,
            Plans plans,
            Offers offers,
            ChoosePlace choosing,
            OfferPlace offering,
            PlanMove planning,
            CarryOutMove carrying) {
        this.actors = actors;
        this.web = web;
        this.clock = clock;
        this.db = db;
        this.open = open;
        this.takeIn = takeIn;
        this.people = people;
        this.progress = progress;
        this.plans = plans;
        this.offers = offers;
        this.choosing = choosing;
        this.offering = offering;
        this.planning = planning;
        this.carrying = carrying;
    }

    Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    <T> T as(Supplier<T> what) {
        return actors.as(coordinator(), what::get);
    }

    /** Services that may receive people, each a kilometre further north than the one before. */
    void services(ServiceKind kind, int homes) {
        var register = new Register(db, actors);
        Rooms.register(register);
        for (int n = 0; n < homes; n++) {
            var home = Register.with(
                    Register.runBy(Register.home(id(n), "Heron " + (n + 1)), "1-8" + n, "Provider " + (n + 1)),
                    kind == ServiceKind.HOME_CARE ? null : 40,
                    Rating.GOOD,
                    kind);
            register.add(Register.at(home, "Dover", "CT16 1AA", "Testshire", new Point(51.13 + n * 0.009, 1.3134)));
        }
    }

    static String id(int n) {
        return "1-7" + (100 + n);
    }

    void room(int n, Map<String, Object> told) {
        var body = new HashMap<String, Object>(told);
        body.put("asAt", clock.instant().toString());
        body.put("reserved", 0);
        body.put("accepting", true);
        var answer = web.api(actors.marketOfficer()).put("/api/v1/locations/" + id(n) + "/capacity", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    UUID opened(String service, Instant told, LocalDate endsOn) {
        return Acting.as(
                actors.lead(),
                () -> open.open(
                        new Notification(
                                List.of(service),
                                null,
                                IncidentKind.FAILURE,
                                List.of(Cause.BUSINESS_FAILURE),
                                null,
                                told,
                                "Duty manager",
                                "manager, 01632 960000",
                                "Telephone",
                                told,
                                endsOn,
                                "We cannot go on",
                                null),
                        UUID.randomUUID().toString(),
                        actors.lead()));
    }

    Map<String, PersonFacts> people(UUID incident, String list) {
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", list),
                        "list.csv",
                        coordinator()));
        return people(incident);
    }

    Map<String, PersonFacts> people(UUID incident) {
        var all = new HashMap<String, PersonFacts>();
        Acting.as(coordinator(), () -> people.facts(incident)).forEach(f -> all.put(f.reference(), f));
        return all;
    }

    /** Where the latest plan would put everyone it places. */
    Map<UUID, String> plan(UUID incident) {
        var where = new HashMap<UUID, String>();
        as(() -> plans.lines(incident, plans.of(incident).getFirst().id())).forEach(line -> {
            if (line.location() != null) {
                where.put(line.person(), line.location());
            }
        });
        return where;
    }

    /** Somebody has rung them and said what happens. */
    void told(UUID incident, UUID person) {
        as(() -> {
            progress.told(incident, person, coordinator());
            return person;
        });
    }

    void choose(UUID incident, UUID person, String location) {
        Acting.as(
                coordinator(),
                () -> choosing.choose(
                        incident,
                        person,
                        new ChoosePlace.Asked(
                                location, Decided.PERSON, null, "Key worker", false, null, null, null, false, null),
                        coordinator()));
    }

    void hold(UUID incident, UUID person) {
        Acting.as(coordinator(), () -> offering.hold(incident, person, null, Explained.NOTHING, coordinator()));
    }

    void accept(UUID incident, UUID person) {
        var held = as(() -> offers.of(incident, person)).getFirst();
        Acting.as(coordinator(), () -> {
            offering.accept(incident, held.id(), "The manager, and the person", coordinator());
            return held;
        });
    }

    /** A place chosen, held and accepted, in one transaction: there are many people, and nobody looks in between. */
    void placed(UUID incident, UUID person, String location) {
        as(() -> {
            choose(incident, person, location);
            hold(incident, person);
            accept(incident, person);
            return person;
        });
    }

    UUID planMove(UUID incident, UUID person, Instant at, @Nullable String timeReason, Transport transport) {
        return Acting.as(
                        coordinator(),
                        () -> planning.plan(
                                incident,
                                person,
                                new PlanMove.Asked(
                                        at,
                                        timeReason,
                                        transport,
                                        transport == Transport.NONE ? null : "The council",
                                        null,
                                        transport == Transport.NONE ? null : "Somebody who knows them",
                                        null,
                                        null,
                                        null,
                                        null),
                                coordinator()))
                .id();
    }

    /** Everything of the day itself of a move that nobody changed, check by check, until the person has arrived. */
    void carryOut(UUID incident, UUID move, Transport transport) {
        as(() -> {
            for (var item : CheckItem.of(transport)) {
                if (item.when() == CheckItem.When.BEFORE) {
                    tick(incident, move, item);
                }
            }
            carrying.leave(incident, move, CarryOutMove.Emergency.NONE, 0, coordinator());
            for (var item : CheckItem.of(transport)) {
                if (item.when() == CheckItem.When.AFTER) {
                    tick(incident, move, item);
                }
            }
            carrying.arrive(incident, move, 1, coordinator());
            return move;
        });
    }

    private void tick(UUID incident, UUID move, CheckItem item) {
        carrying.tick(
                incident,
                move,
                new CarryOutMove.Ticked(
                        item,
                        false,
                        false,
                        "Seen and signed",
                        item.identity() ? Set.of(Identifier.NAME, Identifier.BIRTH_DATE) : Set.of(),
                        false,
                        new CarryOutMove.Companion("Kay", "key worker")),
                coordinator());
    }
}
