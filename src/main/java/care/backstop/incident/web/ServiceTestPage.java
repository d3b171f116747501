package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.model.Incident.Site;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.rules.BusinessFailureEvents;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;

/** The duty test of a service: the facts to enter, and the tests before. */
public record ServiceTestPage(
        Room room,
        String base,
        Site site,
        List<Option> events,
        Map<String, String> typed,
        List<Past> past,
        Errors errors) {

    /** A test before this one. */
    public record Past(String href, String words) {}

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static ServiceTestPage of(
            Room room,
            Site site,
            List<BusinessFailureEvents.Event> events,
            List<ServiceTest> tests,
            Map<String, String> typed,
            Errors errors) {
        var base = "/incidents/" + room.incident() + "/decisions";
        return new ServiceTestPage(
                room,
                base,
                site,
                events.stream()
                        .map(e -> Option.of(e.id(), e.words() + " (" + e.citation() + ")"))
                        .toList(),
                typed,
                tests.stream()
                        .map(t -> new Past(
                                base + "/tests/" + t.id(),
                                "%s, %s: %s, by %s"
                                        .formatted(
                                                London.show(t.testedAt()),
                                                t.row(),
                                                DecisionWords.service(t.result()),
                                                t.testedBy())))
                        .toList(),
                errors);
    }
}
