package care.backstop.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import care.backstop.Backstop;
import care.backstop.kernel.Access;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.jobs.Job;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.GeneratedDocument;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Writes the documents that the program itself knows best; a stale one is a red build. */
@DatabaseTest
class GeneratedDocsTest {

    private static final Pattern LABEL = Pattern.compile(
            "@Requirement\\(\\s*(\\{[^}]*}|\"[^\"]*\")\\s*\\)[^;{]*?\\b(?:void|class)\\s+(\\w+)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]+[0-9A-Za-z.\\-]*) \\|.*?\\| (\\w+) \\| (\\w+) \\|");

    private static final List<String> MODULES = List.of(
            "access",
            "audit",
            "communications",
            "contingency",
            "funding",
            "incident",
            "market",
            "oversight",
            "people",
            "placement",
            "reporting");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    List<Job> jobs;

    @Autowired
    List<RecurringTask<?>> recurring;

    @Autowired
    JdbcClient db;

    @Test
    void modules() {
        var lines = new ArrayList<>(List.of("# Modules", "", "| Module | May use |", "|---|---|"));
        for (var module : ApplicationModules.of(Backstop.class)) {
            // Not by Class.forName: a package of tests has a package-info of its own, and may be found first.
            var declared = Program.CLASSES
                    .get(module.getBasePackage().getName() + ".package-info")
                    .getAnnotationOfType(ApplicationModule.class);
            lines.add("| `%s` | %s |"
                    .formatted(
                            module.getIdentifier(),
                            declared.allowedDependencies().length == 0
                                    ? "nothing"
                                    : String.join(", ", declared.allowedDependencies())));
        }
        lines.subList(4, lines.size()).sort(null);
        GeneratedDocument.named("modules").holds(lines);
    }

    @Test
    void endpoints() {
        var rows = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, endpoint) -> {
            if (!endpoint.getBeanType().getPackageName().startsWith("care.backstop.")
                    || endpoint.getBeanType().getPackageName().equals("care.backstop.testing")) {
                return;
            }
            var access = endpoint.getMethodAnnotation(Access.class);
            var open = endpoint.getMethodAnnotation(OpenToAll.class);
            for (var path : info.getPatternValues()) {
                for (var method : info.getMethodsCondition().getMethods()) {
                    rows.add("| `%s` | %s | %s |"
                            .formatted(
                                    path,
                                    method,
                                    access != null
                                            ? "%s %s%s"
                                                    .formatted(
                                                            access.area(),
                                                            access.act(),
                                                            access.on() == Access.On.INCIDENT ? ", members only" : "")
                                            : open == null ? "refused" : "anyone: " + open.because()));
                }
            }
        });
        var lines = new ArrayList<>(
                List.of("# Routes and who may call them", "", "| Path | Method | Access |", "|---|---|---|"));
        lines.addAll(rows);
        GeneratedDocument.named("endpoints").holds(lines);
    }

    @Test
    void jobs() {
        var rows = new TreeSet<String>();
        jobs.stream()
                .filter(j -> !j.name().startsWith("testing."))
                .forEach(j -> rows.add("| `%s` | when started |".formatted(j.name())));
        recurring.forEach(t -> rows.add("| `%s` | regularly |".formatted(t.getName())));
        var lines = new ArrayList<>(List.of("# Jobs", "", "| Job | Runs |", "|---|---|"));
        lines.addAll(rows);
        GeneratedDocument.named("jobs").holds(lines);
    }

    @Test
    void tables() {
        var lines = new ArrayList<>(List.of("# Tables", "", "| Table | Class and purpose |", "|---|---|"));
        lines.addAll(db.sql("""
                select format('| `%s.%s` | %s |', n.nspname, c.relname, coalesce(obj_description(c.oid), ''))
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition
                   and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg_%'
                 order by 1""").query(String.class).list());
        GeneratedDocument.named("tables").holds(lines);
    }

    @Test
    void requirements() throws IOException {
        var shown = new TreeMap<String, TreeSet<String>>();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var labels = LABEL.matcher(Files.readString(file));
                while (labels.find()) {
                    var where = file.getFileName().toString().replace(".java", "") + "." + labels.group(2);
                    ID.matcher(labels.group(1))
                            .results()
                            .forEach(id -> shown.computeIfAbsent(id.group(1), _ -> new TreeSet<>())
                                    .add(where));
                }
            }
        }
        var lines = new ArrayList<>(List.of(
                "# Rows of the requirements that have tests",
                "",
                "%d rows.".formatted(shown.size()),
                "",
                "| Row | Shown by |",
                "|---|---|"));
        shown.forEach((id, where) -> lines.add("| %s | %s |".formatted(id, String.join(", ", where))));
        GeneratedDocument.named("requirements").holds(lines);

        var catalogue = Path.of("../shared/requirements.md");
        if (Files.exists(catalogue)) {
            var rows = Files.readAllLines(catalogue).stream()
                    .map(ROW::matcher)
                    .filter(m -> m.find() && MODULES.contains(m.group(3)))
                    .collect(groupingBy(
                            m -> m.group(3),
                            TreeMap::new,
                            java.util.stream.Collectors.mapping(
                                    m -> m.group(1), java.util.stream.Collectors.toList())));
            rows.forEach((module, ids) -> System.out.printf(
                    "requirements: %s %d of %d rows have a test%n",
                    module, ids.stream().filter(shown::containsKey).count(), ids.size()));
            var unknown = shown.keySet().stream()
                    .filter(id -> rows.values().stream().noneMatch(ids -> ids.contains(id)))
                    .collect(joining(", "));
            org.assertj.core.api.Assertions.assertThat(unknown)
                    .as("labels that name no row")
                    .isEmpty();
        }
    }
}
