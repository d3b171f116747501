package care.backstop.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every table of the program can be taken away as CSV: the build fails when somebody adds one that cannot. */
class EveryTableCsvTest {

    /** Tables that are no list to take away, and why. */
    private static final Map<String, String> NOT_LISTS = Map.of(
            "people/lists.jte", "explains the columns that can be written; the list to fill in is itself a CSV",
            "people/print.jte", "the people ticked, on paper; the same ticks make a CSV on the page before",
            "people/handoverBody.jte", "one person's handover on paper; what was handed over to whom has its own CSV",
            "incident/paper.jte", "a page to sign; the test it shows has its own CSV",
            "communications/sections.jte", "a report, to be had as PDF, Word and JSON");

    private static final Pattern CALL = Pattern.compile("(?<![A-Za-z])DataTable\\s*\\.of\\(\\s*\"([^\"]+)\"");

    @Test
    void everyDataTableSaysWhereItsCsvIs() throws IOException {
        var without = new ArrayList<String>();
        int tables = 0;
        for (var source : sources("src/main/java/care/backstop", ".java")) {
            if (source.toString().contains("/govuk/")) {
                continue;
            }
            var text = Files.readString(source);
            var starts = CALL.matcher(text).results().toList();
            tables += starts.size();
            var files =
                    Pattern.compile("\\.csv(From)?\\(").matcher(text).results().count();
            if (files < starts.size()) {
                without.add("%s: %d tables, %d with CSV".formatted(source.getFileName(), starts.size(), files));
            }
        }
        assertThat(tables).isGreaterThan(50);
        assertThat(without).as("add .csv(href) or .csvFrom(page)").isEmpty();
    }

    @Test
    void aTableWrittenByHandOffersOneToo() throws IOException {
        var without = new ArrayList<String>();
        var pages = Path.of("src/main/jte");
        for (var template : sources("src/main/jte", ".jte")) {
            var name = pages.relativize(template).toString();
            if (name.startsWith("govuk/") || NOT_LISTS.containsKey(name)) {
                continue;
            }
            var text = Files.readString(template);
            if ((text.contains("<table") || text.contains("template.govuk.table(")) && !text.contains("csv")) {
                without.add(name);
            }
        }
        assertThat(without).as("offer a CSV, or say here why not").isEmpty();
        assertThat(NOT_LISTS.keySet()).allMatch(name -> Files.exists(pages.resolve(name)));
    }

    private static List<Path> sources(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(p -> p.toString().endsWith(ending)).toList();
        }
    }
}
