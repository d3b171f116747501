package care.backstop.incident.model;

import care.backstop.incident.rules.MeetingRhythm;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Who meets about an incident and who does what in an emergency, as a council's procedure names them: data, read
 * strictly.
 */
public record TeamPlan(String profile, List<GroupKind> groups, Roles roles, Briefing briefing, Functions functions) {

    /** What the temporary duty asks for, and which function of the council normally does it; none where nobody asks. */
    public record Functions(String clause, List<DutyTask> tasks) {

        static final Functions NONE = new Functions("", List.of());

        public Functions {
            tasks = List.copyOf(tasks);
        }
    }

    /** One task of the temporary duty, with the function that is proposed for it. */
    public record DutyTask(String key, String task, String function) {}

    public TeamPlan {
        groups = List.copyOf(groups);
        functions = functions == null ? Functions.NONE : functions;
    }

    /** The group that steers; every procedure has one. */
    public static final String STEERING = "STEERING";

    private static final Map<String, TeamPlan> SHIPPED = new ConcurrentHashMap<>();

    /**
     * A kind of group.
     *
     * @param reportsTo the group it reports to, or null
     * @param chairNeeded it is not formed without a chair
     * @param everyDays how many days may lie between two meetings, or null
     * @param everyDaysSource where that is said, or that nobody has confirmed it
     * @param untilClosing it does not meet after the closing date
     * @param agenda what stands on every agenda
     * @param headings what each meeting must say something about
     * @param seats who should be there
     */
    public record GroupKind(
            String key,
            String name,
            String clause,
            @Nullable String reportsTo,
            boolean chairNeeded,
            @Nullable Integer everyDays,
            @Nullable String everyDaysSource,
            boolean untilClosing,
            List<String> agenda,
            List<String> headings,
            List<String> seats) {
        private GroupKind steering(String called, @Nullable Integer every, AuthorityProfile profile) {
            return new GroupKind(
                    key,
                    called.isBlank() ? name : called.substring(0, 1).toUpperCase(Locale.UK) + called.substring(1),
                    clause,
                    reportsTo,
                    chairNeeded,
                    every == null ? everyDays : every,
                    every == null
                            ? everyDaysSource
                            : profile.setting(Key.FORUM_INTERVAL).source(),
                    untilClosing,
                    agenda,
                    headings,
                    seats);
        }

        public GroupKind {
            agenda = agenda == null ? List.of() : List.copyOf(agenda);
            headings = headings == null ? List.of() : List.copyOf(headings);
            seats = seats == null ? List.of() : List.copyOf(seats);
        }
    }

    /** The roles of the team, and where they are named. */
    public record Roles(String clause, List<RoleKind> list) {
        public Roles {
            list = List.copyOf(list);
        }
    }

    /**
     * A role.
     *
     * @param needed nobody in it is a gap
     * @param cover somebody must be on duty in it at every hour
     * @param own only officers of the council hold it
     * @param differsFrom the role that must be held by somebody else, or null
     */
    public record RoleKind(
            String key,
            String name,
            boolean needed,
            boolean cover,
            boolean own,
            @Nullable String differsFrom) {}

    /**
     * The briefing at the start of the day.
     *
     * @param by at which time it must have been given
     * @param items what it says
     */
    public record Briefing(String clause, String by, String bySource, List<String> items) {
        public Briefing {
            items = List.copyOf(items);
        }

        public LocalTime time() {
            return LocalTime.parse(by);
        }
    }

    /** The one of a profile; a profile that has none of its own takes Southampton's. */
    public static TeamPlan of(String profile) {
        return SHIPPED.computeIfAbsent(profile, TeamPlan::load);
    }

    /** The one of a profile, with the name and the rhythm that the council's settings give the group that steers. */
    public static TeamPlan of(AuthorityProfile profile) {
        var plan = of(profile.key());
        var name = profile.text(Key.FORUM_NAME);
        var every = MeetingRhythm.days(profile.text(Key.FORUM_INTERVAL));
        return new TeamPlan(
                plan.profile,
                plan.groups.stream()
                        .map(g -> g.key().equals(STEERING) ? g.steering(name, every, profile) : g)
                        .toList(),
                plan.roles,
                plan.briefing,
                plan.functions);
    }

    private static TeamPlan load(String profile) {
        var name = profile.toLowerCase(Locale.ROOT);
        var file = "/procedures/" + (name.matches("[a-z]+") ? name : "soton") + "/team.yaml";
        try (var in = TeamPlan.class.getResourceAsStream(file)) {
            if (in == null) {
                return of("SOTON");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one; an {@link IllegalArgumentException} says what is wrong. */
    public static TeamPlan read(byte[] yaml) {
        TeamPlan plan;
        try {
            plan = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(yaml, TeamPlan.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
        if (plan.group(STEERING).isEmpty()) {
            throw new IllegalArgumentException("a plan needs a group " + STEERING);
        }
        var keys = new HashSet<String>();
        for (var group : plan.groups()) {
            if (!keys.add(group.key())) {
                throw new IllegalArgumentException("group " + group.key() + " is there twice");
            }
            if (group.reportsTo() != null && plan.group(group.reportsTo()).isEmpty()) {
                throw new IllegalArgumentException(
                        "group %s reports to %s, which is not there".formatted(group.key(), group.reportsTo()));
            }
            if (group.everyDays() != null && group.everyDaysSource() == null) {
                throw new IllegalArgumentException("group " + group.key() + ": say where everyDays comes from");
            }
        }
        for (var role : plan.roles().list()) {
            if (!keys.add("role " + role.key())) {
                throw new IllegalArgumentException("role " + role.key() + " is there twice");
            }
            if (role.differsFrom() != null && plan.role(role.differsFrom()).isEmpty()) {
                throw new IllegalArgumentException(
                        "role %s differs from %s, which is not there".formatted(role.key(), role.differsFrom()));
            }
        }
        for (var task : plan.functions().tasks()) {
            if (!keys.add("task " + task.key())) {
                throw new IllegalArgumentException("task " + task.key() + " is there twice");
            }
        }
        plan.briefing().time();
        return plan;
    }

    public Optional<GroupKind> group(String key) {
        return groups.stream().filter(g -> g.key().equals(key)).findFirst();
    }

    public Optional<RoleKind> role(String key) {
        return roles.list().stream().filter(r -> r.key().equals(key)).findFirst();
    }
}
