package care.backstop.market.web;

import care.backstop.testing.Web;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Reads the market's pages back. */
final class Shown {

    static List<String> names(Web.Page page) {
        return page.html().select("#locations tbody th a").eachText();
    }

    static Element row(Web.Page page, String name) {
        return page.html().select("#locations tbody tr").stream()
                .filter(r -> r.select("th a").text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String value(Web.Page page, String key) {
        return page.html().select(".govuk-summary-list__row").stream()
                .filter(r -> r.select("dt").text().equals(key))
                .map(r -> r.select("dd").first().text())
                .findFirst()
                .orElse(null);
    }

    static Map<String, String> fields(Element form) {
        var fields = new HashMap<String, String>();
        for (var input : form.select("input, select, textarea")) {
            if (!input.attr("type").equals("radio") || input.hasAttr("checked")) {
                fields.put(input.attr("name"), input.val());
            }
        }
        return fields;
    }

    private Shown() {}
}
