package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Team;
import care.backstop.incident.model.Team.Duty;
import care.backstop.incident.model.Team.Member;
import care.backstop.kernel.NotThere;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups that were formed, and who belongs to them. */
@Repository
public class TeamStore {

    private final JdbcClient db;

    TeamStore(JdbcClient db) {
        this.db = db;
    }

    /** Forms it; false when it was formed before. */
    public boolean add(UUID incident, Team team, String by) {
        return db.sql("""
                insert into incident.team (id, incident, kind, name, every, formed_at, formed_by)
                values (:id, :incident, :kind, :name, :every, :at, :by)
                on conflict (incident, kind) do nothing""")
                        .param("id", team.id())
                        .param("incident", incident)
                        .param("kind", team.kind())
                        .param("name", team.name())
                        .param("every", team.every())
                        .param("at", utc(team.formedAt()))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** In the order they were formed. */
    public List<Team> of(UUID incident) {
        var members = db
                .sql("""
                select * from incident.team_member where incident = :incident
                 order by duty, deputy_for nulls first, lower(name)""")
                .param("incident", incident)
                .query((r, _) -> new InTeam(
                        r.getObject("team", UUID.class),
                        new Member(
                                r.getObject("id", UUID.class),
                                r.getString("name"),
                                r.getString("agency_name"),
                                r.getObject("post", UUID.class),
                                r.getString("seat"),
                                Duty.valueOf(r.getString("duty")),
                                r.getBoolean("core"),
                                r.getString("line_manager"),
                                r.getObject("deputy_for", UUID.class),
                                instant(r, "from_at"),
                                instantOrNull(r, "to_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(InTeam::team, Collectors.mapping(InTeam::member, Collectors.toList())));
        return db.sql("select * from incident.team where incident = :incident order by formed_at, kind desc")
                .param("incident", incident)
                .query((r, _) -> {
                    var id = r.getObject("id", UUID.class);
                    int every = r.getInt("every");
                    return new Team(
                            id,
                            r.getString("kind"),
                            r.getString("name"),
                            r.wasNull() ? null : every,
                            instant(r, "formed_at"),
                            members.getOrDefault(id, List.of()));
                })
                .list();
    }

    private record InTeam(UUID team, Member member) {}

    public Team find(UUID incident, UUID team) {
        return of(incident).stream()
                .filter(t -> t.id().equals(team))
                .findFirst()
                .orElseThrow(() -> new NotThere("group"));
    }

    public Optional<Team> ofKind(UUID incident, String kind) {
        return of(incident).stream().filter(t -> t.kind().equals(kind)).findFirst();
    }

    public void add(UUID incident, UUID team, Member m) {
        db.sql("""
                insert into incident.team_member (id, incident, team, name, agency_name, post, seat, duty, core,
                       line_manager, deputy_for, from_at)
                values (:id, :incident, :team, :name, :agency, :post, :seat, :duty, :core, :manager, :for, :from)""")
                .param("id", m.id())
                .param("incident", incident)
                .param("team", team)
                .param("name", m.name())
                .param("agency", m.agency())
                .param("post", m.post())
                .param("seat", m.seat())
                .param("duty", m.duty().name())
                .param("core", m.core())
                .param("manager", m.lineManager())
                .param("for", m.deputyFor())
                .param("from", utc(m.from()))
                .update();
    }

    /** The member and whoever stands in for them belong to it no longer. */
    public int end(UUID incident, UUID member, Instant at) {
        return db.sql("""
                update incident.team_member set to_at = :at
                 where incident = :incident and (id = :member or deputy_for = :member) and to_at is null""")
                .param("at", utc(at))
                .param("incident", incident)
                .param("member", member)
                .update();
    }

    public void duty(UUID incident, UUID member, Duty duty) {
        db.sql("update incident.team_member set duty = :duty where incident = :incident and id = :member")
                .param("duty", duty.name())
                .param("incident", incident)
                .param("member", member)
                .update();
    }

    public void every(UUID incident, UUID team, int days) {
        db.sql("update incident.team set every = :days where incident = :incident and id = :team")
                .param("days", days)
                .param("incident", incident)
                .param("team", team)
                .update();
    }
}
