package care.backstop.house;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.LegalRule;
import care.backstop.testing.GeneratedDocument;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The catalogue of rules of law, and that each provision they apply has a page that says how we read it. */
class RulesDocsTest {

    private static final Path LAW = Path.of("docs/law");

    private static final List<JavaClass> RULES = Program.CLASSES.stream()
            .filter(c -> c.isAnnotatedWith(LegalRule.class))
            .sorted(Comparator.comparing(JavaClass::getName))
            .toList();

    @Test
    void catalogue() throws IOException {
        var pages = pages();
        var lines = new ArrayList<>(List.of(
                "# Rules of law and procedure",
                "",
                "| Rule | Class | Applies | Read | Checked |",
                "|---|---|---|---|---|"));
        for (var type : RULES) {
            var rule = type.getAnnotationOfType(LegalRule.class);
            lines.add("| %s | `%s` | %s | %s | %s |"
                    .formatted(
                            rule.title(),
                            type.getName().replace("care.backstop.", ""),
                            String.join("; ", rule.authority()),
                            String.join(
                                    ", ",
                                    Arrays.stream(rule.authority())
                                            .map(a -> pageOf(a, pages))
                                            .distinct()
                                            .sorted()
                                            .map(p -> "[%s](../law/%s.md)".formatted(p, p))
                                            .toList()),
                            rule.checked()));
        }
        GeneratedDocument.named("rules").holds(lines);
    }

    @Test
    void everyProvisionHasAPage() throws IOException {
        var pages = pages();

        assertThat(RULES).hasSizeGreaterThanOrEqualTo(6);
        for (var type : RULES) {
            for (var authority : type.getAnnotationOfType(LegalRule.class).authority()) {
                assertThat(pageOf(authority, pages))
                        .as(
                                "%s cites '%s': write docs/law/….md with a line 'Cited as: …'",
                                type.getSimpleName(), authority)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyPageIsUsedAndSaysWhereToLookOrWhatItIs() throws IOException {
        var pages = pages();
        var used = RULES.stream()
                .flatMap(t ->
                        Arrays.stream(t.getAnnotationOfType(LegalRule.class).authority()))
                .map(a -> pageOf(a, pages))
                .toList();

        assertThat(used).containsAll(pages.keySet());
        for (var page : pages.keySet()) {
            assertThat(Files.readString(LAW.resolve(page + ".md")))
                    .startsWith("# ")
                    .hasSizeGreaterThan(300);
        }
    }

    @Test
    void everyRuleWasCheckedOnADay() {
        assertThat(RULES)
                .allSatisfy(t -> assertThat(LocalDate.parse(
                                t.getAnnotationOfType(LegalRule.class).checked()))
                        .isAfter(LocalDate.of(2026, 1, 1)));
    }

    @Test
    void aCitationIsNotMistakenForALongerNumber() {
        var pages = Map.of("four", List.of("Care Act 2014 s 4"));

        assertThat(pageOf("Care Act 2014 s 4(1)", pages)).isEqualTo("four");
        assertThat(pageOf("Care Act 2014 s 48(1)", pages)).isEmpty();
        assertThat(pageOf("Magna Carta", pages)).isEmpty();
    }

    private static String pageOf(String authority, Map<String, List<String>> pages) {
        return pages.entrySet().stream()
                .filter(page -> page.getValue().stream()
                        .anyMatch(cite -> authority.startsWith(cite)
                                && (authority.length() == cite.length()
                                        || !Character.isLetterOrDigit(authority.charAt(cite.length())))))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Page name to the citations it covers. */
    private static Map<String, List<String>> pages() throws IOException {
        var pages = new TreeMap<String, List<String>>();
        try (var files = Files.list(LAW)) {
            for (var file : files.sorted().toList()) {
                var cited = Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("Cited as: "))
                        .map(line -> line.substring("Cited as: ".length()))
                        .toList();
                if (!file.endsWith("README.md")) {
                    assertThat(cited).as("%s: one line 'Cited as: …'", file).hasSize(1);
                    pages.put(
                            file.getFileName().toString().replace(".md", ""),
                            List.of(cited.getFirst().split(" · ")));
                }
            }
        }
        return pages;
    }
}
