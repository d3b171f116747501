package care.backstop.incident;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.model.Notification;
import care.backstop.incident.model.Particular;
import care.backstop.incident.usecase.AgreeTogether;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.incident.usecase.SettleTerms;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.market.LocationView;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.testing.Web;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The invented services of the incident tests, and short ways to open incidents about them. */
public final class Rooms {

    /** A nursing home. */
    public static final String HARBOUR_VIEW = "1-500";
    /** A home care agency. */
    public static final String SOLENT = "1-600";
    /** Another home of Harbour View's provider. */
    public static final String PIER_VIEW = "1-501";

    public static final Instant MONDAY_NINE = Instant.parse("2020-12-07T09:00:00Z");

    public static void register(Register register) {
        register.add(
                home(HARBOUR_VIEW, "Harbour View", ServiceKind.CARE_HOME_NURSING),
                home(PIER_VIEW, "Pier View", ServiceKind.CARE_HOME),
                home(SOLENT, "Solent Home Care", ServiceKind.HOME_CARE));
    }

    private static LocationView home(String id, String name, ServiceKind kind) {
        var l = Register.home(id, name);
        return Register.with(l, kind == ServiceKind.HOME_CARE ? null : 32, l.rating(), kind);
    }

    public static Notification told(String... locations) {
        return told(null, locations);
    }

    private static Notification told(@Nullable List<String> templates, String... locations) {
        return new Notification(
                List.of(locations),
                null,
                IncidentKind.FAILURE,
                List.of(Cause.BUSINESS_FAILURE),
                null,
                MONDAY_NINE,
                "Duty manager",
                "manager, 01632 960000",
                "Telephone",
                MONDAY_NINE,
                LocalDate.parse("2020-12-21"),
                "We have called in administrators",
                templates);
    }

    public static UUID opened(OpenIncident open, Actor actor, String... locations) {
        return Acting.as(
                actor, () -> open.open(told(locations), UUID.randomUUID().toString(), actor));
    }

    /** One whose plan has the lines of this template. */
    public static UUID openedWith(String template, OpenIncident open, Actor actor, String location) {
        return Acting.as(
                actor,
                () -> open.open(
                        told(List.of(template), location), UUID.randomUUID().toString(), actor));
    }

    /** One that keeps the settings of a shipped profile; the council goes on with Southampton's afterwards. */
    public static UUID openedUnder(
            String profile, CouncilProfiles profiles, OpenIncident open, Actor actor, String... locations) {
        begin(profile, profiles, actor);
        var id = opened(open, actor, locations);
        begin("SOTON", profiles, actor);
        return id;
    }

    private static void begin(String profile, CouncilProfiles profiles, Actor actor) {
        Acting.as(
                actor,
                () -> profiles.begin(profile, "For a test", profiles.now().number(), actor));
    }

    /** What is sent to the API to open one. */
    public static Map<String, Object> body(String... locations) {
        return Map.of(
                "locations", List.of(locations),
                "cause", "BUSINESS_FAILURE",
                "kind", "FAILURE",
                "notifiedAt", "2020-12-07T08:30:00Z",
                "notifiedBy", "Duty manager",
                "awareAt", "2020-12-07T08:15:00Z",
                "endsOn", "2020-12-21");
    }

    /**
     * Settles by the API, as {@code api}, what the plan asks for before anybody moves.
     *
     * @param room the incident's address in the API
     * @param owner the post that answers for the lines
     */
    public static void readyForMoves(Web.Api api, String room, UUID owner) {
        var versions = new HashMap<String, Integer>();
        api.get(room + "/actions")
                .json()
                .forEach(a ->
                        versions.put(a.get("id").asString(), a.get("version").asInt()));
        for (var line : api.get(room + "/plan-gates").json().get("moves")) {
            var action = line.get("action").asString();
            var settled = api.put(
                    room + "/actions/" + action,
                    Map.of(
                            "version",
                            versions.getOrDefault(action, 0),
                            "owners",
                            List.of(Map.of("post", owner.toString(), "accountable", true)),
                            "state",
                            "DONE",
                            "evidence",
                            "In the incident folder",
                            "reason",
                            "Settled for those who move first"));
            assertThat(settled.status()).as(settled.body()).isEqualTo(204);
        }
    }

    /** Council and NHS agree the plan of the incident as it is. */
    public static void agreePlan(
            AgreeTogether agree, SettleTerms terms, IncidentMembers members, UUID id, Actor lead, Actor icb) {
        Acting.as(lead, () -> {
            members.add(id, icb.post(), lead);
            terms.record(
                    id,
                    Particular.Kind.FACTORS,
                    null,
                    Map.of("cause", "Money", "timescale", "Two weeks", "supply", "Nine beds", "staffing", "Half"),
                    lead);
            agree.putForward(id, lead);
            return agree.agree(id, null, lead);
        });
        Acting.as(icb, () -> agree.agree(id, null, icb));
    }

    private Rooms() {}
}
