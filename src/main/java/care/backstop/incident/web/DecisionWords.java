package care.backstop.incident.web;

import care.backstop.incident.model.PersonTest;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.Urgency;
import care.backstop.kernel.Answer;
import care.backstop.kernel.profile.Terms;

/** What was answered and decided, in words. */
final class DecisionWords {

    static String service(String decided) {
        return ServiceDuty.Result.valueOf(decided).words();
    }

    static String person(String decided) {
        return PersonDuty.Result.valueOf(decided).words();
    }

    static String response(String response) {
        return PersonDuty.Response.valueOf(response).words();
    }

    /** The same, with the power cited as the council's procedure cites it. */
    static String response(PersonTest test, Terms terms) {
        var words = response(test.response());
        return test.result().equals(PersonDuty.Result.POWER_S19.name())
                        && !terms.urgentPower().isEmpty()
                ? "%s. The power: %s".formatted(words, terms.urgentPower())
                : words;
    }

    static String answer(Answer answer) {
        return switch (answer) {
            case YES -> "Yes";
            case NO -> "No";
            case NOT_KNOWN -> "Not known";
        };
    }

    static String urgency(PersonTest test) {
        return switch (Urgency.valueOf(test.facts().getOrDefault("urgency", Urgency.NOT_MADE.name()))) {
            case URGENT -> "Urgent";
            case NOT_URGENT -> "Not urgent";
            case NOT_MADE -> "Not judged yet";
        };
    }

    private DecisionWords() {}
}
