package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Text;
import care.backstop.govuk.Timeline;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Particular;
import care.backstop.incident.usecase.SettleTerms;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;

/** One kind of terms: the form, and what was recorded before. */
public record TermPage(
        Room room,
        String base,
        Particular.Kind kind,
        List<Option> services,
        Timeline before,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static TermPage of(
            Room room,
            Incident incident,
            Particular.Kind kind,
            List<Particular> all,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors) {
        var base = "/incidents/" + incident.id() + "/response";
        return new TermPage(
                room,
                base,
                kind,
                incident.sites().stream()
                        .map(s -> Option.of(s.location(), s.name()))
                        .toList(),
                Timeline.of(all.stream()
                                .filter(p -> p.kind() == kind)
                                .map(p -> Timeline.Event.of(
                                                p.location() == null
                                                        ? kind.title()
                                                        : SettleTerms.name(incident, p.location()),
                                                p.by() + ", " + p.postName(),
                                                London.show(p.recordedAt()))
                                        .instant(p.recordedAt().toString())
                                        .text(Text.of(SettleTerms.words(p)
                                                + (p.warning() == null ? "" : ". " + p.warning()))))
                                .toList())
                        .headingLevel(3),
                mayWrite,
                typed,
                errors);
    }
}
