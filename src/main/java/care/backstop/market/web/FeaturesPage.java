package care.backstop.market.web;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Radios;
import care.backstop.kernel.Answer;
import care.backstop.kernel.London;
import care.backstop.market.Feature;
import care.backstop.market.usecase.TellFeatures;
import care.backstop.market.usecase.TellFeatures.Known;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form on which somebody says what a service has. */
public record FeaturesPage(
        String name,
        String back,
        String action,
        int version,
        @Nullable String told,
        List<Part> parts,
        Errors errors) {

    /** The questions under one heading. */
    public record Part(String heading, List<Radios> questions) {}

    /** @param typed what was answered before something went wrong; null for what is known */
    static FeaturesPage of(Known known, @Nullable Map<Feature, Answer> typed, Errors errors) {
        var l = known.location();
        var latest = known.latest();
        return new FeaturesPage(
                l.name(),
                LocationPage.path(l.id()),
                LocationPage.path(l.id()) + "/features",
                latest == null ? 0 : latest.version(),
                latest == null
                        ? null
                        : "Told on %s, entered by %s"
                                .formatted(
                                        London.show(latest.asAt()),
                                        known.told().getFirst().enteredAs()),
                Arrays.stream(Feature.Group.values())
                        .map(group -> new Part(
                                group.words(),
                                Arrays.stream(Feature.values())
                                        .filter(f -> f.group() == group)
                                        .map(f -> question(
                                                f,
                                                typed == null
                                                        ? TellFeatures.answer(latest, f)
                                                        : typed.getOrDefault(f, Answer.NOT_KNOWN),
                                                errors))
                                        .toList()))
                        .toList(),
                errors);
    }

    private static Radios question(Feature feature, Answer chosen, Errors errors) {
        return Radios.of(feature.name(), feature.words())
                .choice(Answer.YES.name(), "Yes")
                .choice(Answer.NO.name(), "No")
                .choice(Answer.NOT_KNOWN.name(), "Not known")
                .inline()
                .small()
                .chosen(chosen.name())
                .error(errors.on(feature.name()));
    }

    public Breadcrumbs breadcrumbs() {
        return Breadcrumbs.of().to("Market", MarketPage.PATH).to(name, back).here("What it has");
    }
}
