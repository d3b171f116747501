package care.backstop.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class that states a rule of law or procedure. Every one is catalogued in docs/generated/rules.md. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LegalRule {
    /** What the rule is called, in plain words. */
    String title();

    /** The provisions it applies, most important first: Act and section, regulation, or procedure clause. */
    String[] authority();

    /** The day a person last compared the code with the text, ISO 8601. */
    String checked();
}
