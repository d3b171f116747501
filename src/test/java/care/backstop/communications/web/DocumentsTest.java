package care.backstop.communications.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.communications.model.Report;
import care.backstop.communications.model.Report.Fact;
import care.backstop.communications.model.Report.Facts;
import care.backstop.communications.model.Report.Grid;
import care.backstop.communications.model.Report.Section;
import care.backstop.communications.model.Report.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final Report REPORT = new Report(
            "Sitrep 7",
            "Elmtree Café, as at 7 December 2020, 9:00am",
            "A report for the test.",
            "Testshire Council",
            List.of(
                    Section.of(
                            "The incident",
                            new Facts("The incident", List.of(new Fact("Led by", "Nobody <yet> & co")))),
                    Section.of(
                            "Plan",
                            new Words("One sentence."),
                            new Grid(
                                    "Late",
                                    List.of("Action", "Due"),
                                    IntStream.range(0, 120)
                                            .mapToObj(i -> List.of("2." + i, "7 December 2020"))
                                            .toList()))));

    private final Documents documents = new Documents();

    @Test
    void thePdfIsTaggedAndSaysItsTitleAndLanguage() throws IOException {
        try (var pdf = Loader.loadPDF(documents.pdf(REPORT))) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en-GB");
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Sitrep 7, Elmtree Café, as at 7 December 2020, 9:00am");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(new String(catalog.getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("pdfuaid");

            assertThat(kinds(catalog.getStructureTreeRoot()))
                    .contains("H1", "H2", "H3", "P", "Table", "TR", "TH", "TD");
            assertThat(headers(catalog.getStructureTreeRoot())).contains("Column", "Row");
        }
    }

    @Test
    void thePdfCarriesItsFontNumbersItsPagesAndKeepsItsText() throws IOException {
        try (var pdf = Loader.loadPDF(documents.pdf(REPORT))) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("Elmtree Café", "Nobody <yet> & co", "2.119", "Page 1 of " + pages, "Page 2 of " + pages);
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("LiberationSans");
                }
            }
        }
    }

    @Test
    void theWordDocumentHasHeadingsHeaderRowsAndALanguage() throws Exception {
        try (var word = new XWPFDocument(new ByteArrayInputStream(WordDocument.of(REPORT)))) {
            assertThat(word.getParagraphs().stream()
                            .filter(p -> p.getStyle() != null)
                            .map(p -> p.getStyle() + ": " + p.getText()))
                    .containsExactly(
                            "Title: Sitrep 7",
                            "Subtitle: Elmtree Café, as at 7 December 2020, 9:00am",
                            "Heading1: The incident",
                            "Heading1: Plan",
                            "Heading2: Late");
            assertThat(word.getStyles()
                            .getStyle("Heading1")
                            .getCTStyle()
                            .getPPr()
                            .getOutlineLvl()
                            .getVal())
                    .isEqualTo(0);
            assertThat(word.getStyles()
                            .getStyle("Heading2")
                            .getCTStyle()
                            .getPPr()
                            .getOutlineLvl()
                            .getVal())
                    .isEqualTo(1);

            var facts = word.getTables().getFirst();
            assertThat(facts.getRow(0).isRepeatHeader()).isFalse();
            assertThat(facts.getRow(0).getCell(1).getText()).isEqualTo("Nobody <yet> & co");
            var late = word.getTables().get(1);
            assertThat(late.getRow(0).isRepeatHeader()).isTrue();
            assertThat(late.getRow(0).getTableCells().stream().map(c -> c.getText()))
                    .containsExactly("Action", "Due");
            assertThat(late.getRow(120).getCell(0).getText()).isEqualTo("2.119");
            assertThat(late.getCTTbl().getTblPr().getTblCaption().getVal()).isEqualTo("Late");

            assertThat(word.getProperties().getCoreProperties().getTitle()).startsWith("Sitrep 7, Elmtree Café");
            assertThat(word.getProperties()
                            .getCoreProperties()
                            .getUnderlyingProperties()
                            .getLanguageProperty())
                    .contains("en-GB");
            assertThat(word.getStyle()
                            .getDocDefaults()
                            .getRPrDefault()
                            .getRPr()
                            .getLangArray(0)
                            .getVal())
                    .isEqualTo("en-GB");
            assertThat(word.getFooterList().getFirst().getText()).contains("page");
        }
    }

    private static Set<String> kinds(PDStructureNode node) {
        var kinds = new TreeSet<String>();
        walk(node, e -> kinds.add(e.getStructureType()));
        return kinds;
    }

    /** The scopes of header cells. */
    private static List<String> headers(PDStructureNode node) {
        var scopes = new ArrayList<String>();
        walk(node, e -> {
            if (e.getStructureType().equals("TH")) {
                var attributes = e.getAttributes();
                for (int i = 0; i < attributes.size(); i++) {
                    var scope = attributes.getObject(i).getCOSObject().getNameAsString(COSName.getPDFName("Scope"));
                    if (scope != null) {
                        scopes.add(scope);
                    }
                }
            }
        });
        return scopes;
    }

    private static void walk(PDStructureNode node, java.util.function.Consumer<PDStructureElement> see) {
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                see.accept(element);
                walk(element, see);
            }
        }
    }
}
