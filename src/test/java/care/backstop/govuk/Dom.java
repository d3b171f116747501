package care.backstop.govuk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A piece of HTML, one node a line, so that two can be compared whatever their white space and attribute order. */
final class Dom {

    static String of(String html) {
        var lines = new ArrayList<String>();
        for (Node node : Jsoup.parseBodyFragment(html).body().childNodes()) {
            write(node, "", lines);
        }
        return String.join("\n", lines);
    }

    private static void write(Node node, String indent, ArrayList<String> lines) {
        if (node instanceof TextNode text) {
            var parent = text.parent();
            var words = parent instanceof Element element
                            && element.normalName().equals("textarea")
                    ? text.getWholeText()
                    : text.getWholeText().replaceAll("[\\s\\u00a0]+", " ").strip();
            if (!words.isEmpty()) {
                lines.add(indent + "\"" + words + "\"");
            }
        } else if (node instanceof Element element) {
            var attributes = new TreeMap<String, String>();
            element.attributes().forEach(a -> attributes.put(a.getKey(), a.getValue()));
            attributes.computeIfPresent(
                    "class",
                    (_, value) -> Arrays.stream(value.strip().split("\\s+"))
                            .collect(Collectors.toCollection(TreeSet::new))
                            .toString());
            lines.add(indent + element.normalName() + attributes);
            element.childNodes().forEach(child -> write(child, indent + "  ", lines));
        }
    }

    private Dom() {}
}
