package care.backstop.communications.web;

import care.backstop.communications.model.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * A report as a Word document that can be edited: headings are real headings, the first row of a table is its header
 * row and comes again on the next page, and the language is set so that it is read out and checked as English.
 */
final class WordDocument {

    static final String LANGUAGE = "en-GB";

    static byte[] of(Report report) {
        try (var word = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            styles(word.createStyles());
            properties(word, report);
            footer(word);
            paragraph(word, "Title", report.title());
            paragraph(word, "Subtitle", report.subtitle());
            paragraph(word, null, "%s. %s".formatted(report.owner(), report.description()));
            for (var section : report.sections()) {
                paragraph(word, "Heading1", section.heading());
                for (var block : section.blocks()) {
                    switch (block) {
                        case Report.Words(var text) -> paragraph(word, null, text);
                        case Report.Facts(var label, var facts) ->
                            table(
                                    word,
                                    label,
                                    List.of(),
                                    facts.stream()
                                            .map(f -> List.of(f.name(), f.value()))
                                            .toList());
                        case Report.Grid(var label, var headings, var rows) -> {
                            paragraph(word, "Heading2", label);
                            table(word, label, headings, rows);
                        }
                    }
                }
            }
            word.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void paragraph(XWPFDocument word, @org.jspecify.annotations.Nullable String style, String text) {
        var paragraph = word.createParagraph();
        if (style != null) {
            paragraph.setStyle(style);
        }
        lines(paragraph.createRun(), text);
    }

    private static void table(XWPFDocument word, String label, List<String> headings, List<List<String>> rows) {
        int columns = headings.isEmpty() ? 2 : headings.size();
        var table = word.createTable(rows.size() + (headings.isEmpty() ? 0 : 1), columns);
        table.setWidth("100%");
        describe(table, label);
        int at = 0;
        if (!headings.isEmpty()) {
            var head = table.getRow(at++);
            head.setRepeatHeader(true);
            head.setCantSplitRow(true);
            fill(head, headings, true);
        }
        for (var row : rows) {
            var line = table.getRow(at++);
            line.setCantSplitRow(true);
            fill(line, row, false);
        }
        word.createParagraph().setSpacingAfter(0);
    }

    /** What a screen reader says before it reads the table. */
    private static void describe(XWPFTable table, String label) {
        var properties = table.getCTTbl().getTblPr();
        var look = properties.isSetTblLook() ? properties.getTblLook() : properties.addNewTblLook();
        look.setFirstRow(true);
        look.setFirstColumn(true);
        properties.addNewTblCaption().setVal(label);
    }

    private static void fill(XWPFTableRow row, List<String> cells, boolean bold) {
        for (int i = 0; i < cells.size(); i++) {
            var run = row.getCell(i).getParagraphs().getFirst().createRun();
            run.setBold(bold || i == 0);
            lines(run, cells.get(i));
        }
    }

    private static void lines(org.apache.poi.xwpf.usermodel.XWPFRun run, String text) {
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines.get(i), i);
        }
    }

    private static void properties(XWPFDocument word, Report report) {
        var core = word.getProperties().getCoreProperties();
        core.setTitle("%s, %s".formatted(report.title(), report.subtitle()));
        core.setCreator(report.owner());
        core.setDescription(report.description());
        core.getUnderlyingProperties().setLanguageProperty(LANGUAGE);
    }

    private static void footer(XWPFDocument word) {
        var paragraph = word.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        paragraph.createRun().setText("Backstop, page ");
        paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
    }

    private static void styles(XWPFStyles styles) {
        styles.setSpellingLanguage(LANGUAGE);
        styles.setDefaultFonts(fonts());
        style(styles, "Title", "Title", 52, -1);
        style(styles, "Subtitle", "Subtitle", 28, -1);
        style(styles, "Heading1", "heading 1", 34, 0);
        style(styles, "Heading2", "heading 2", 26, 1);
    }

    private static org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts fonts() {
        var fonts = org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts.Factory.newInstance();
        fonts.setAscii("Arial");
        fonts.setHAnsi("Arial");
        fonts.setCs("Arial");
        return fonts;
    }

    /** @param outline level in the outline, 0 for the highest; less than 0 for none */
    private static void style(XWPFStyles styles, String id, String name, int halfPoints, int outline) {
        var style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(name);
        style.addNewUiPriority().setVal(BigInteger.ONE);
        style.addNewQFormat();
        var paragraph = style.addNewPPr();
        paragraph.addNewKeepNext();
        paragraph.addNewSpacing().setBefore(BigInteger.valueOf(halfPoints * 7L));
        if (outline >= 0) {
            paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(outline));
        }
        var run = style.addNewRPr();
        run.addNewB();
        run.addNewSz().setVal(BigInteger.valueOf(halfPoints));
        var made = new XWPFStyle(style);
        made.setType(STStyleType.PARAGRAPH);
        styles.addStyle(made);
    }

    private WordDocument() {}
}
