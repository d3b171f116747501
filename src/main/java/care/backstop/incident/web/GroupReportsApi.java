package care.backstop.incident.web;

import care.backstop.incident.rules.DailyReport;
import care.backstop.incident.usecase.FileGroupReport;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The operational group's daily report, for machines. */
@RestController
class GroupReportsApi {

    private static final String API = "/api/v1/incidents/{incident}/group-reports";

    /** A report to file. */
    record ToFile(
            @Nullable Integer identified,
            @Nullable Integer moved,
            @Nullable String note) {}

    /** What was reported, and whether today's is missing. */
    record Reports(boolean missing, List<Report> reports) {}

    /** One of them. */
    record Report(
            LocalDate day,
            int identified,
            int moved,
            @Nullable BigDecimal percentMoved,
            @Nullable String note) {}

    private final FileGroupReport reports;

    GroupReportsApi(FileGroupReport reports) {
        this.reports = reports;
    }

    @GetMapping(API)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Reports all(@PathVariable UUID incident) {
        var r = reports.of(incident);
        return new Reports(
                r.missing(),
                r.reports().stream()
                        .map(x -> new Report(
                                x.day(),
                                x.identified(),
                                x.moved(),
                                DailyReport.percentMoved(x.identified(), x.moved()),
                                x.note()))
                        .toList());
    }

    @PostMapping(API)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void file(@PathVariable UUID incident, @RequestBody ToFile sent, Actor actor) {
        reports.file(incident, sent.identified(), sent.moved(), sent.note(), actor);
    }
}
