package care.backstop.demo;

import care.backstop.incident.Incidents;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.ReadAnswers;
import care.backstop.incident.model.Team.Duty;
import care.backstop.incident.usecase.FormGroups;
import care.backstop.incident.usecase.KeepRecords;
import care.backstop.incident.usecase.ReadRecords;
import care.backstop.kernel.Acting;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What officers record on those lines of a plan that ask for more than evidence in words. */
@Component
class PlanRecords {

    private static final int GROUP = 7;

    private final KeepRecords keep;
    private final ReadRecords records;
    private final FormGroups groups;
    private final IncidentMembers members;
    private final Incidents incidents;
    private final Clock clock;

    PlanRecords(
            KeepRecords keep,
            ReadRecords records,
            FormGroups groups,
            IncidentMembers members,
            Incidents incidents,
            Clock clock) {
        this.keep = keep;
        this.records = records;
        this.groups = groups;
        this.members = members;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** Records what the line asks for, unless that was done before. */
    void keep(UUID incident, Action line) {
        var seen = records.of(incident, line.id()).orElse(null);
        if (seen == null || !seen.latest().isEmpty()) {
            return;
        }
        var of = members.of(incident);
        var today = London.day(clock.instant());
        if (line.number().equals("1.1")) {
            gather(incident, of);
        }
        keep(incident, line, values(line.number(), today, of), rows(incident, line.number(), today, of));
    }

    private void keep(
            UUID incident, Action line, Map<String, String> values, Map<String, List<Map<String, String>>> rows) {
        keep.keep(
                incident,
                line.id(),
                new KeepRecords.Sent(0, new ReadAnswers.Sent(values, rows), null, null),
                Acting.current());
    }

    private void gather(UUID incident, List<Member> of) {
        var group = groups.steering(incident, Acting.current());
        if (group.members().isEmpty()) {
            of.stream()
                    .limit(GROUP)
                    .forEach(m -> groups.add(
                            incident, group.id(), FormGroups.Named.of(m.post(), Duty.MEMBER), Acting.current()));
        }
    }

    private Map<String, String> values(String number, LocalDate today, List<Member> of) {
        return switch (number) {
            case "1.1" ->
                Map.of(
                        "agreedOn", today.toString(),
                        "nextOn", today.plusDays(2).toString(),
                        "where", "Incident folder");
            case "2.9" -> Map.of("heldOn", today.toString(), "owner", "CAME", "manager", "CAME", "others", "ICB, CQC");
            case "2.12" ->
                Map.of(
                        "answer",
                        "GRANTED",
                        "by",
                        "The owner",
                        "from",
                        today.toString(),
                        "to",
                        today.plusDays(60).toString());
            case "2.17" -> Map.of("needed", "false", "why", "The home's own lounge is free in the mornings");
            case "2.19" -> Map.of("met", "false", "why", "Nobody came to harm and care went on without a gap");
            case "4.6" ->
                Map.of(
                        "kind", "ADVICE",
                        "on", today.toString(),
                        "by", "Legal services",
                        "notice", "28",
                        "contract", "Notice of 28 days in writing; fees are due until the last day");
            case "2.3" ->
                Map.of(
                        "asAt", clock.instant().toString(),
                        "officer", of.getFirst().post().toString(),
                        "hours", "620",
                        "residential", "9",
                        "nursing", "4");
            case "7.8", "7.9", "7.11", "7.13", "7.15", "7.17", "7.26", "7.28", "7.29", "7.30" ->
                Map.of("why", "Kept with each person's own move");
            default -> Map.of();
        };
    }

    private Map<String, List<Map<String, String>>> rows(
            UUID incident, String number, LocalDate today, List<Member> of) {
        return switch (number) {
            case "2.7" -> {
                var sites = incidents.find(incident).locationIds();
                yield Map.of(
                        "leads",
                        IntStream.range(0, sites.size())
                                .mapToObj(i -> Map.of(
                                        "site",
                                        sites.get(i),
                                        "lead",
                                        of.get(i % of.size()).post().toString(),
                                        "equipment",
                                        "Two hoists, one for heavier people",
                                        "management",
                                        "A deputy manager in the mornings"))
                                .toList());
            }
            case "2.8" ->
                Map.of(
                        "pieces",
                        List.of(Map.of("what", "Mattress", "count", "12", "goes", "MOVES", "owner", "PERSON")));
            case "2.9" ->
                Map.of(
                        "outcomes",
                        List.of(
                                Map.of(
                                        "what", "The owner keeps the service staffed until the last person has moved",
                                        "who", "The owner",
                                        "by", today.plusDays(30).toString()),
                                Map.of(
                                        "what", "A list of everybody with what they need",
                                        "who", "The registered manager",
                                        "by", today.plusDays(1).toString())));
            case "2.16" -> Map.of("managers", providers(incident));
            case "2.18" ->
                Map.of(
                        "others",
                        List.of(
                                Map.of(
                                        "agency", "Community equipment store",
                                        "contact", "equipment@example.org",
                                        "purpose", "Beds and hoists that go back or move on"),
                                Map.of(
                                        "agency", "Patient transport",
                                        "contact", "01632 960155",
                                        "purpose", "Moves by ambulance")));
            default -> Map.of();
        };
    }

    /** One manager of each provider that the register names. */
    private List<Map<String, String>> providers(UUID incident) {
        return records.providers(incident).keySet().stream()
                .map(provider -> Map.of(
                        "name", "The registered manager",
                        "provider", provider,
                        "phone", "01632 960140",
                        "email", "manager@provider.example",
                        "answersFor", "Care and staffing until the last day"))
                .toList();
    }
}
