package care.backstop.incident.web;

import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;

/** What was decided, in words. */
final class DecisionWords {

    static String service(String decided) {
        return ServiceDuty.Result.valueOf(decided).words();
    }

    static String person(String decided) {
        return PersonDuty.Result.valueOf(decided).words();
    }

    private DecisionWords() {}
}
