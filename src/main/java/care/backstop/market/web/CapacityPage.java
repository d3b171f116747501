package care.backstop.market.web;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.Radios;
import care.backstop.govuk.SummaryList;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.market.CapacityView;
import care.backstop.market.ServiceKind;
import care.backstop.market.rules.CapacityFigures;
import care.backstop.market.store.LocationFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The form on which a capacity is confirmed. */
public record CapacityPage(
        String name,
        String back,
        String action,
        ServiceKind service,
        Errors errors,
        int version,
        @Nullable String beds,
        @Nullable SummaryList meanwhile,
        DateInput asAt,
        Input asAtTime,
        List<Input> places,
        List<Input> hours,
        Radios accepting,
        @Nullable Input fee) {

    static CapacityPage of(
            LocationFile file,
            ServiceKind service,
            CapacityForm form,
            Errors errors,
            boolean fees,
            @Nullable CapacityView meanwhile) {
        var l = file.location();
        boolean people = service.countedInMinutes();
        return new CapacityPage(
                l.name(),
                LocationPage.path(l.id()),
                LocationPage.path(l.id()) + "/capacity",
                service,
                errors,
                form.version(),
                service.residential() ? Words.number(l.beds()) : null,
                meanwhile == null ? null : meanwhile(meanwhile),
                DateInput.of("asAt", "When were the figures true?")
                        .typed(form.value("asAt-day"), form.value("asAt-month"), form.value("asAt-year"))
                        .error(errors.on("asAt")),
                Input.of("asAtTime", "At what time?")
                        .hint("Like 14:30, London time")
                        .value(form.value("asAtTime"))
                        .width(5)
                        .error(errors.on("asAtTime")),
                List.of(
                        number(
                                        form,
                                        errors,
                                        "maximum",
                                        people ? "Most people it can look after" : "Most places it can run")
                                .hint(people ? null : "At most its registered beds, if it has any"),
                        number(form, errors, "occupied", people ? "People it looks after now" : "Places occupied"),
                        number(
                                form,
                                errors,
                                "reserved",
                                people
                                        ? "People promised and not begun"
                                        : "Places reserved for someone who has not arrived")),
                people ? hours(form, errors) : List.of(),
                Radios.of("accepting", "Is it taking new people?")
                        .choice("YES", "Yes")
                        .choice("NO", "No")
                        .choice("NOT_KNOWN", "Not known")
                        .chosen(form.value("accepting").isEmpty() ? "NOT_KNOWN" : form.value("accepting"))
                        .inline()
                        .error(errors.on("accepting")),
                fees ? fee(form, errors, people) : null);
    }

    private static Input number(CapacityForm form, Errors errors, String name, String label) {
        return Input.of(name, label).value(form.value(name)).numeric().width(4).error(errors.on(name));
    }

    private static List<Input> hours(CapacityForm form, Errors errors) {
        var week = Input.of("weeklyMinutes", "Spare hours in the whole week")
                .hint("Like 12, 12.5 or 12:30. Leave it empty if you give the parts of the day")
                .value(form.value("weeklyMinutes"))
                .width(5)
                .error(errors.on("weeklyMinutes"));
        var inputs = new ArrayList<Input>();
        inputs.add(week);
        IntStream.range(0, CapacityForm.BAND_FIELDS.size()).forEach(i -> {
            var name = CapacityForm.BAND_FIELDS.get(i);
            var error = errors.on(name);
            inputs.add(Input.of(name, CapacityFigures.BANDS.get(i) + ", hours a week")
                    .value(form.value(name))
                    .width(5)
                    .error(error == null && i == 0 ? errors.on("bandMinutes") : error));
        });
        return inputs;
    }

    private static Input fee(CapacityForm form, Errors errors, boolean hourly) {
        var name = hourly ? "hourlyFee" : "weeklyFee";
        return Input.of(name, hourly ? "Guide fee for an hour" : "Guide fee for a week")
                .hint("Commercial: your council alone sees it. Leave it empty if it is not known or has not changed")
                .prefix("£")
                .value(form.value(name))
                .width(10)
                .error(errors.on(name));
    }

    private static SummaryList meanwhile(CapacityView c) {
        var list = SummaryList.of()
                .row("As at", London.show(c.asAt()))
                .row("Most", Words.number(c.maximum()))
                .row("Occupied", Words.number(c.occupied()))
                .row("Reserved", Words.number(c.reserved()));
        if (c.service().countedInMinutes()) {
            list = list.row("Spare a week", c.freeMinutes().map(Words::minutes).orElse(Words.NOT_KNOWN));
        }
        return list.row("Taking new people", Words.accepting(c.accepting()));
    }

    public Breadcrumbs breadcrumbs() {
        return Breadcrumbs.of().to("Market", MarketPage.PATH).to(name, back).here("What it can take");
    }

    /** Errors whose field the summary can lead to: a date's first box, the first part of the day. */
    public Errors summary() {
        return new Errors(errors.problems().stream()
                .map(p -> "asAt".equals(p.field())
                        ? Problem.of("asAt-day", p.code(), p.message())
                        : "bandMinutes".equals(p.field()) ? Problem.of("morning", p.code(), p.message()) : p)
                .toList());
    }
}
