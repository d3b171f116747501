package care.backstop.people.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.PersonFacts;
import care.backstop.people.Source;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists as workbooks, and files that are meant to do harm. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 12, 7);

    @Autowired
    TakeInList takeIn;

    @Autowired
    LookAtPeople people;

    @Autowired
    OpenIncident open;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    UUID incident = UUID.randomUUID();

    @BeforeAll
    void register() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void openIncident() {
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private TakeInList.Outcome take(String name, byte[] file) {
        return Acting.as(
                coordinator(),
                () -> takeIn.takeIn(incident, Source.PROVIDER, TODAY, Lists.file(name, file), name, coordinator()));
    }

    private Rejected refused(String name, byte[] file) {
        var refused = catchThrowableOfType(Rejected.class, () -> take(name, file));
        assertThat(refused).as(name).isNotNull();
        assertThat(facts()).isEmpty();
        return refused;
    }

    private List<PersonFacts> facts() {
        return Acting.as(coordinator(), () -> people.facts(incident));
    }

    private static byte[] workbook(Consumer<Worksheet> fill) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            fill.accept(book.newWorksheet("People"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... namesAndContents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void aWorkbookWithRealDatesAndNumbers() {
        take("list.xlsx", workbook(sheet -> {
            sheet.value(0, 0, "Resident");
            sheet.value(0, 1, "D.O.B.");
            sheet.value(0, 2, "NHS no");
            sheet.value(1, 0, "Larkspur, Odile");
            sheet.value(1, 1, LocalDate.of(1938, 12, 5));
            sheet.style(1, 1).format("dd/mm/yyyy").set();
            sheet.value(1, 2, Long.parseLong(Lists.nhs(5)));
        }));
        assertThat(facts())
                .singleElement()
                .satisfies(f -> assertThat(f.birthDate()).isEqualTo(LocalDate.of(1938, 12, 5)));
    }

    @Test
    void anOpenDocumentList() {
        var sheet = """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
                <table:table table:name="People">
                <table:table-row><table:table-cell><text:p>Surname</text:p></table:table-cell><table:table-cell><text:p>Very frail</text:p></table:table-cell></table:table-row>
                <table:table-row><table:table-cell><text:p>Larkspur</text:p></table:table-cell><table:table-cell><text:p>yes</text:p></table:table-cell></table:table-row>
                </table:table></office:spreadsheet></office:body></office:document-content>""";
        take(
                "list.ods",
                zip(
                        "mimetype",
                        "application/vnd.oasis.opendocument.spreadsheet",
                        "META-INF/manifest.xml",
                        "<m>application/vnd.oasis.opendocument.spreadsheet</m>",
                        "content.xml",
                        sheet));
        assertThat(facts())
                .singleElement()
                .satisfies(f -> assertThat(f.colour().name()).isEqualTo("RED"));
    }

    @Test
    void aFormulaIsNotAFact() {
        var refused = refused("list.xlsx", workbook(sheet -> {
            sheet.value(0, 0, "Surname");
            sheet.value(0, 1, "Hours");
            sheet.value(1, 0, "Larkspur");
            sheet.formula(1, 1, "SUM(1,2)");
        }));
        assertThat(refused.problems()).singleElement().satisfies(p -> {
            assertThat(p.row()).isEqualTo(2);
            assertThat(p.field()).isEqualTo("Hours a week");
            assertThat(p.code()).isEqualTo(Problem.Code.VAL);
            assertThat(p.message()).contains("formula");
        });
    }

    @Test
    void filesThatAreNoListsAreRefusedInOneSentence() {
        assertThat(refused("empty.csv", new byte[0]).getMessage()).contains("empty");
        assertThat(refused("list.csv", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))
                        .getMessage())
                .contains("PDF");
        assertThat(refused("list.csv", "<html>".getBytes(StandardCharsets.UTF_8))
                        .getMessage())
                .contains("web page");
        assertThat(refused("list.xlsx", "PK\u0003\u0004 cut off".getBytes(StandardCharsets.UTF_8))
                        .getMessage())
                .isNotBlank();
        assertThat(refused(
                                "list.xlsx",
                                zip("[Content_Types].xml", "<T/>", "xl/workbook.xml", "<w/>", "xl/vbaProject.bin", "x"))
                        .getMessage())
                .contains("macros");
        assertThat(refused(
                                "list.xlsx",
                                zip(
                                        "[Content_Types].xml",
                                        "<T/>",
                                        "xl/workbook.xml",
                                        "<w/>",
                                        "xl/worksheets/sheet1.xml",
                                        "0".repeat(40_000_000)))
                        .getMessage())
                .isNotBlank();
        assertThat(refused("list.csv", new byte[11 * 1024 * 1024]).getMessage()).contains("10 MB");
    }

    @Test
    void lettersThatHideOrTurnWritingAreRefused() {
        var refused = refused(
                "list.csv",
                "Surname,Given name\nLark\u202espur,Odile\nThrupp,I\u200bvo\n".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.problems())
                .hasSize(2)
                .allSatisfy(p -> assertThat(p.message()).contains("cannot be seen"));
    }
}
