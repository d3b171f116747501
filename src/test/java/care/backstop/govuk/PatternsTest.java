package care.backstop.govuk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import care.backstop.kernel.room.KeyFigure;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The patterns that pages share, rendered and read back. */
class PatternsTest {

    private static final DataTable HOMES = DataTable.of("homes", "Care homes")
            .columns(List.of(
                    new DataTable.Sorting(
                                    Href.of("/market").with("q", "St Mary & Co").with("page", 3), "beds", false)
                            .column("Name", "name"),
                    new DataTable.Sorting(Href.of("/market").with("page", 3), "beds", false)
                            .column("Beds", "beds")
                            .numeric(),
                    DataTable.Column.of("Rating")))
            .row(DataTable.Row.of("Cedar <House>", "42", "Good").keyed("1-101", "Cedar <House>"))
            .row(DataTable.Row.of("Elm Lodge", "Not known", "Good").keyed("1-102", "Elm Lodge"));

    private static Element rendered(String template, Map<String, Object> parameters) {
        return Jsoup.parseBodyFragment(Rendered.of(template, parameters)).body();
    }

    private static Content html(String html) {
        return output -> output.writeContent(html);
    }

    @Test
    void aListSaysHowItIsSortedAndLeadsToTheOtherWay() {
        var headings = rendered("dataTable", Map.of("table", HOMES)).select("thead th");
        assertEquals("none", headings.get(0).attr("aria-sort"));
        assertEquals("ascending", headings.get(1).attr("aria-sort"));
        assertFalse(headings.get(2).hasAttr("aria-sort"), "not a column one can sort by");
        assertEquals(
                "/market?q=St+Mary+%26+Co&sort=name",
                headings.get(0).expectFirst("a").attr("href"), "from the first page, keeping the search");
        assertEquals(
                "/market?sort=beds&order=desc", headings.get(1).expectFirst("a").attr("href"));
        assertNull(headings.get(2).selectFirst("a"));
    }

    @Test
    void aListSortedDownwardsGoesUpAgain() {
        var column = new DataTable.Sorting(Href.of("/market"), "beds", true).column("Beds", "beds");
        assertEquals("descending", column.ariaSort());
        assertEquals("/market?sort=beds", column.sort());
    }

    @Test
    void aListCanBeScrolledWithTheKeyboardAndSaysWhatItIs() {
        var table = rendered("dataTable", Map.of("table", HOMES));
        var scroll = table.expectFirst("[tabindex=0][role=region]");
        assertEquals(
                "Care homes",
                table.expectFirst("#" + scroll.attr("aria-labelledby")).text());
        assertEquals(
                "caption",
                table.expectFirst("#" + scroll.attr("aria-labelledby")).normalName());
        assertEquals(
                List.of("Cedar <House>", "Elm Lodge"),
                table.select("tbody th[scope=row]").eachText());
        assertEquals(
                List.of("42", "Not known"),
                table.select("tbody td.govuk-table__cell--numeric").eachText());
    }

    @Test
    void rowsAreTickedOnlyWhereAPageAsksForIt() {
        assertEquals(
                0, rendered("dataTable", Map.of("table", HOMES)).select("input").size());
        var table = rendered("dataTable", Map.of("table", HOMES.bulk("location")));
        assertEquals(
                List.of("1-101", "1-102"),
                table.select("input[type=checkbox][name=location]").eachAttr("value"));
        for (var box : table.select("input")) {
            assertEquals(1, table.select("label[for=" + box.id() + "]").size());
        }
        assertEquals("Select Cedar <House>", table.expectFirst("label").text());
        assertEquals("backstop-bulk", table.select("table").attr("data-module"));
    }

    @Test
    void anEmptyListSaysSoAndOffersNoFile() {
        var empty = HOMES.rows(List.of()).empty("No care home matches.").csv("/market.csv");
        var table = rendered("dataTable", Map.of("table", empty));
        assertEquals(0, table.select("table, a").size());
        assertEquals("No care home matches.", table.select("p").text());
        var link =
                rendered("dataTable", Map.of("table", HOMES.csv("/market.csv").count("2 homes")));
        assertEquals(
                "/market.csv", link.expectFirst(".backstop-data-table__csv a").attr("href"));
        assertEquals(
                "Download as CSV: Care homes",
                link.expectFirst(".backstop-data-table__csv a").text());
        assertEquals("2 homes", link.select(".backstop-data-table__count").text());
    }

    @Test
    void aFilterIsAPlainFormThatWorksWithoutScript() {
        var filter = Filter.of("/market").chosen("Council: Lanchester", "/market?q=x");
        var page = rendered(
                "filter",
                Map.of(
                        "filter", filter,
                        "fields", Rendered.content("input", Map.of("input", Input.of("q", "Name"))),
                        "content", html("<p id=list>list</p>")));
        assertTrue(page.expectFirst("details").hasAttr("open"), "open until a script folds it");
        var form = page.expectFirst("details form");
        assertEquals("get", form.attr("method"));
        assertEquals("/market", form.attr("action"));
        assertEquals("Apply filters", form.expectFirst("button[type=submit]").text());
        assertEquals("/market?q=x", page.expectFirst("a:contains(Lanchester)").attr("href"));
        assertEquals(
                "Remove this filter: Council: Lanchester ✕",
                page.expectFirst("a:contains(Lanchester)").text());
        assertEquals("/market", page.expectFirst("a:contains(Clear filters)").attr("href"));
        assertEquals("list", page.expectFirst("#list").text());
    }

    @Test
    void aFigureSaysItsAlarmInWordsAndLeadsToItsList() {
        var figures = List.of(
                KeyFigure.of("People still to move", 42, "/incidents/7/people").alarm(true),
                new KeyFigure("Beds free", "Not known", null, false));
        var strip = rendered("keyFigures", Map.of("figures", figures));
        var items = strip.select("li");
        assertEquals("42 People still to move Needs attention", items.get(0).text());
        assertEquals("/incidents/7/people", items.get(0).expectFirst("a").attr("href"));
        assertEquals("Not known Beds free", items.get(1).text());
        assertNull(items.get(1).selectFirst("a"));
        assertEquals(0, rendered("keyFigures", Map.of("figures", List.of())).childrenSize());
    }

    @Test
    void aTimelineSaysWhatWhoAndWhen() {
        var timeline = Timeline.of(List.of())
                .event(Timeline.Event.of("Acknowledged", "Ash Example", "3 November 2026, 2:05am")
                        .instant("2026-11-03T02:05:00Z")
                        .text(Text.of("By phone & e-mail")))
                .event(Timeline.Event.of("Deadline passed", null, "4 November 2026, 9:00am"));
        var events = rendered("timeline", Map.of("timeline", timeline.headingLevel(3)))
                .select("ol > li");
        assertEquals("Acknowledged", events.get(0).expectFirst("h3").text());
        assertEquals(
                "3 November 2026, 2:05am by Ash Example",
                events.get(0).select("p").get(0).text());
        assertEquals("2026-11-03T02:05:00Z", events.get(0).expectFirst("time").attr("datetime"));
        assertEquals("By phone & e-mail", events.get(0).select("p").get(1).text());
        assertFalse(events.get(1).text().contains(" by "));
        assertFalse(events.get(1).expectFirst("time").hasAttr("datetime"));
    }

    @Test
    void progressAsksAgainOnlyWhileSomethingRuns() {
        var running = Progress.of("Reading the register", 1200, 74184, "1,200 of 74,184 rows");
        var box = rendered("progress", Map.of("progress", running));
        assertEquals("1200", box.expectFirst("progress").attr("value"));
        assertEquals("74184", box.expectFirst("progress").attr("max"));
        assertEquals(
                "Reading the register", box.select("label[for=progress-bar]").text());
        assertEquals("1,200 of 74,184 rows", box.select("[role=status]").text());
        assertEquals("backstop-progress", box.child(0).attr("data-module"));
        assertEquals(2, running.refresh());

        var ended = rendered("progress", Map.of("progress", running.ended()));
        assertFalse(ended.child(0).hasAttr("data-module"));
        assertNull(running.ended().refresh());

        var unmeasured =
                rendered("progress", Map.of("progress", Progress.unmeasured("Planning", "Looking for places")));
        assertFalse(unmeasured.expectFirst("progress").hasAttr("value"), "how far is not known, which is not 0");
    }

    @Test
    void aLineOfWorkSaysWhenNobodyHasIt() {
        var rows = List.of(
                ActionRow.of("Ring the landlord", "/a/1", Tag.urgent("Overdue"))
                        .due("today, 5:00pm")
                        .clause("A12"),
                ActionRow.of("Book transport", "/a/2", Tag.waiting("Not started"))
                        .owner("Lanchester, duty officer"));
        var list = rendered("actionRows", Map.of("rows", rows)).select("li");
        assertEquals(
                "Ring the landlord Nobody yet, due today, 5:00pm, A12 Overdue",
                list.get(0).text());
        assertEquals(
                "Book transport Lanchester, duty officer Not started",
                list.get(1).text());
        assertTrue(list.get(0).expectFirst(".govuk-tag").hasClass("govuk-tag--red"));
        assertEquals(
                "Nothing waits for you.",
                rendered("actionRows", Map.of("rows", List.of())).text());
    }

    @Test
    void pagesAreNumberedWithGapsAroundThisOne() {
        var pagination = Pagination.of(5, 9, n -> "/market?page=" + n);
        var nav = rendered("pagination", Map.of("pagination", pagination));
        assertEquals(
                List.of("1", "⋯", "4", "5", "6", "⋯", "9"), nav.select("li").eachText());
        assertEquals("5", nav.select("[aria-current=page]").text());
        assertEquals("/market?page=4", nav.expectFirst("a[rel=prev]").attr("href"));
        assertEquals("/market?page=6", nav.expectFirst("a[rel=next]").attr("href"));
        var first = rendered("pagination", Map.of("pagination", Pagination.of(1, 2, n -> "/p" + n)));
        assertNull(first.selectFirst("a[rel=prev]"));
        assertEquals(List.of("1", "2"), first.select("li").eachText());
    }

    @Test
    void anAddressCarriesItsQueryWhateverIsInIt() {
        var href = Href.of("/market")
                .with("q", "a&b=c?d é")
                .with("page", 2)
                .with("page", null)
                .and("s", "1")
                .and("s", "2");
        assertEquals("/market?q=a%26b%3Dc%3Fd+%C3%A9&s=1&s=2", href.toString());
        assertEquals("/market", Href.of("/market").with("q", "").toString());
    }

    @Test
    void neitherAHandlerNorAStyleNorABrokenNameBecomesAnAttribute() {
        for (var name : List.of("onclick", "ONLOAD", "style", "a b", "x>", "", "a=\"")) {
            assertThrows(IllegalArgumentException.class, () -> Attributes.of(name, "x"), name);
        }
        var inset = InsetText.of("x").attribute("data-note", "\"><script>");
        var body = rendered("insetText", Map.of("inset", inset));
        assertEquals("\"><script>", body.child(0).attr("data-note"));
        assertEquals(0, body.select("script").size());
    }

    @Test
    void whatSomebodyTypedIsNeverMarkup() {
        var typed = "<img src=x onerror=alert(1)>\"'";
        var pieces = List.of(
                Rendered.of("button", Map.of("button", Button.submit(typed).value(typed, typed))),
                Rendered.of(
                        "input",
                        Map.of(
                                "input",
                                Input.of("a", typed)
                                        .value(typed)
                                        .hint(typed)
                                        .error(typed)
                                        .prefix(typed))),
                Rendered.of(
                        "textarea", Map.of("textarea", Textarea.of("b", typed).value("</textarea>" + typed))),
                Rendered.of("select", Map.of("select", Select.of("c", typed).option(typed, typed))),
                Rendered.of("tag", Map.of("tag", Tag.of(typed))),
                Rendered.of("table", Map.of("table", Table.of(typed).head(typed).row(typed))),
                Rendered.of("summaryList", Map.of("list", SummaryList.of().row(typed, typed))),
                Rendered.of("details", Map.of("details", Details.of(typed, typed))),
                Rendered.of(
                        "dataTable",
                        Map.of(
                                "table",
                                HOMES.row(DataTable.Row.of(typed, typed, typed)).bulk("x"))),
                Rendered.of("keyFigures", Map.of("figures", List.of(KeyFigure.of(typed, 1, typed)))));
        for (var piece : pieces) {
            assertEquals(0, Jsoup.parseBodyFragment(piece).select("img").size(), piece);
            assertTrue(Jsoup.parseBodyFragment(piece).html().contains("alert(1)"), "shown, as text: " + piece);
        }
    }

    @Test
    void aLinkCannotRunScript() {
        var link = rendered("button", Map.of("button", Button.link("x", "javascript:alert(1)")))
                .expectFirst("a");
        assertFalse(link.attr("href").startsWith("javascript:"), link.attr("href"));
    }
}
