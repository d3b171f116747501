package care.backstop.communications.model;

import java.util.Arrays;
import java.util.List;

/**
 * A document before it has a form: headings, facts, tables and sentences, all plain text. Page, PDF and Word are drawn
 * from the same one, so they say the same.
 *
 * @param subtitle whose it is and as at when
 * @param description one sentence for whoever finds the file without its context
 */
public record Report(String title, String subtitle, String description, String owner, List<Section> sections) {

    /** A heading and what stands under it. */
    public record Section(String heading, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }

        public static Section of(String heading, Block... blocks) {
            return new Section(heading, Arrays.asList(blocks));
        }
    }

    /** What can stand under a heading. */
    public sealed interface Block {}

    /** Sentences. */
    public record Words(String text) implements Block {}

    /** Names and values. */
    public record Facts(String label, List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** One of them. */
    public record Fact(String name, String value) {}

    /** A table; the first cell of each row names the row. */
    public record Grid(String label, List<String> headings, List<List<String>> rows) implements Block {
        public Grid {
            headings = List.copyOf(headings);
            rows = rows.stream().map(List::copyOf).toList();
            for (var row : rows) {
                if (row.size() != headings.size()) {
                    throw new IllegalArgumentException(row.size() + " cells under " + headings.size() + " headings");
                }
            }
        }
    }

    public Report {
        sections = List.copyOf(sections);
    }
}
