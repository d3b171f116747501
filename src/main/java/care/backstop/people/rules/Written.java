package care.backstop.people.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was written of a person under one heading: answers by question, in the form they are kept. A question that is
 * not there was not answered. Days are ISO, moments are London time, ticks stand side by side with commas.
 */
public record Written(Map<String, String> answers) {

    public static final Written NOTHING = new Written(Map.of());

    public Written {
        answers = Map.copyOf(answers);
    }

    public @Nullable String of(String question) {
        return answers.get(question);
    }

    public boolean said(String question) {
        return answers.containsKey(question);
    }

    public boolean is(String question, String answer) {
        return answer.equals(answers.get(question));
    }

    public boolean yes(String question) {
        return is(question, "YES");
    }

    public List<String> ticked(String question) {
        var ticks = answers.get(question);
        return ticks == null ? List.of() : List.of(ticks.split(","));
    }

    public Optional<LocalDate> day(String question) {
        return Optional.ofNullable(answers.get(question)).map(d -> LocalDate.parse(d.substring(0, 10)));
    }

    public Optional<LocalDateTime> moment(String question) {
        return Optional.ofNullable(answers.get(question)).map(LocalDateTime::parse);
    }

    public Optional<BigDecimal> number(String question) {
        return Optional.ofNullable(answers.get(question)).map(BigDecimal::new);
    }
}
