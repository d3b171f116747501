package care.backstop.access;

import care.backstop.govuk.Errors;
import java.util.Map;

/**
 * Setting a password and an authenticator through a one-time link. {@code first} asks also for the council and the
 * name of its first administrator. {@code sealedSeed} carries the seed to the next step, encrypted.
 */
public record LinkPage(
        Errors errors,
        String action,
        boolean first,
        Map<String, String> typed,
        String seed,
        String picture,
        String sealedSeed) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
