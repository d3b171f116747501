package care.backstop.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import care.backstop.kernel.Access;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.OpenToAll;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;

class ArchitectureTest {

    @Test
    void rulesAndModelsArePure() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..rules..", "..model..", "care.backstop.kernel.time..")
                // where a package says whom it is open to
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "jakarta..",
                        "gg.jte..",
                        "..store..",
                        "..web..",
                        "..usecase..")
                .because("law and policy are plain Java: facts in, determination out"));
    }

    @Test
    void onlyTheClockTellsTheTime() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("care.backstop.kernel.Clocks")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now", ZoneId.class)
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .because("deadlines are tested at Christmas and at the clock change"));
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        check(methods()
                .that(describe("handle requests", m -> isEndpoint(m)))
                .should(be(describe(
                        "annotated with @Access or @OpenToAll",
                        (JavaMethod m) -> m.isAnnotatedWith(Access.class) != m.isAnnotatedWith(OpenToAll.class)))));
    }

    @Test
    void transactionsStartInUseCasesAndStores() {
        check(methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat(describe(
                        "are neither controllers nor rules nor models",
                        (JavaClass c) -> !c.getPackageName().contains(".rules")
                                && !c.getPackageName().contains(".model")
                                && !c.getSimpleName().endsWith("Controller"))));
    }

    @Test
    void namesAreTheFields() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|Data|Handler|Facade)")
                .because("a class is named after what it is in the field, not after its place in a framework"));
    }

    @Test
    void rulesOfLawStandInRules() {
        check(classes().that().areAnnotatedWith(LegalRule.class).should().resideInAPackage("..rules.."));
    }

    private static void check(ArchRule rule) {
        rule.check(Program.CLASSES);
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.isMetaAnnotatedWith(RequestMapping.class);
    }
}
