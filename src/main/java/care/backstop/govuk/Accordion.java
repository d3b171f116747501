package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sections that fold; without script all are open.
 *
 * @param remember whether the browser keeps what was open; null leaves it to GOV.UK, which does
 * @param words other words for the script's own controls, as {@code data-i18n.…} attributes
 */
public record Accordion(
        String id,
        int headingLevel,
        List<Section> sections,
        @Nullable Boolean remember,
        Attributes words,
        Look look) implements Styled<Accordion> {

    /**
     * One section.
     *
     * @param content plain {@link Text} becomes a paragraph
     */
    public record Section(
            @Nullable Content heading,
            @Nullable Content summary,
            @Nullable Content content,
            boolean expanded) {

        public static Section of(String heading, Content content) {
            return new Section(Text.of(heading), null, content, false);
        }

        public Section summary(String words) {
            return new Section(heading, Text.of(words), content, expanded);
        }

        public Section expanded(boolean expanded) {
            return new Section(heading, summary, content, expanded);
        }
    }

    public Accordion {
        sections = List.copyOf(sections);
    }

    public static Accordion of(String id) {
        return new Accordion(id, 2, List.of(), null, Attributes.none(), Look.PLAIN);
    }

    public Accordion section(Section section) {
        var all = new ArrayList<>(sections);
        all.add(section);
        return new Accordion(id, headingLevel, all, remember, words, look);
    }

    public Accordion headingLevel(int level) {
        return new Accordion(id, level, sections, remember, words, look);
    }

    public Accordion remember(@Nullable Boolean remember) {
        return new Accordion(id, headingLevel, sections, remember, words, look);
    }

    @Override
    public Accordion with(Look look) {
        return new Accordion(id, headingLevel, sections, remember, words, look);
    }
}
