package health.cairn.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes become rows, whatever they come wrapped in, or the file is refused with what to do. */
class ContentsTest {

    @TempDir
    Path folder;

    private static final List<List<String>> SMALL = List.of(List.of("Code", "Name"), List.of("A81001", "Densham"));

    @Test
    void plainTextIsReadWithOrWithoutAMarkAndWithEitherLineEnd() throws IOException {
        assertThat(rows("Code,Name\nA81001,Densham\n")).isEqualTo(SMALL);
        assertThat(rows("\ufeffCode,Name\r\nA81001,Densham")).isEqualTo(SMALL);
        assertThat(rows("\r\n\"Code\",\"Name\"\r\n,,\r\n\"A81001\",\"Densham \"\r\n"))
                .isEqualTo(SMALL);
    }

    @Test
    void theSeparatorIsFoundOutsideQuotes() throws IOException {
        assertThat(rows("Code;Name\nA81001;Densham")).isEqualTo(SMALL);
        assertThat(rows("Code\tName\nA81001\tDensham")).isEqualTo(SMALL);
        assertThat(rows("Code|Name\nA81001|Densham")).isEqualTo(SMALL);
        assertThat(rows("Code;Name\nA81001;\"a, b, c, d\""))
                .containsExactly(List.of("Code", "Name"), List.of("A81001", "a, b, c, d"));
    }

    @Test
    void utf16TabSeparatedTextIsReadWithAndWithoutItsMark() throws IOException {
        String text = "Code\tName\r\nA81001\tDensham\r\n";
        assertThat(rows(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(SMALL);
        assertThat(rows(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE))).isEqualTo(SMALL);
        assertThat(rows(text.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(SMALL);
    }

    @Test
    void bytesThatAreNotUtf8AreReadAsWindows1252EvenLateInTheFile() throws IOException {
        byte[] late = ("Code,Name\n" + "A81001,Densham\n".repeat(20_000) + "A81002,Café £5\n")
                .getBytes(Charset.forName("windows-1252"));
        assertThat(rows(late).getLast()).containsExactly("A81002", "Café £5");
        byte[] mixed = "Code,Name\nA81001,Café\n".getBytes(StandardCharsets.UTF_8);
        assertThat(rows(mixed).getLast()).containsExactly("A81001", "Café");
    }

    @Test
    void aCharacterThatStraddlesTwoBufferfulsIsWhole() throws IOException {
        for (int shift = 0; shift < 4; shift++) {
            String text = "Code,Name\n" + "x".repeat(65_536 - 20 - shift) + "€€€€€€€€€€€€,end\n";
            assertThat(rows(text).getLast().getLast()).isEqualTo("end");
            assertThat(rows(text).getLast().getFirst()).endsWith("x€€€€€€€€€€€€");
        }
    }

    @Test
    void rowsKnowTheLineTheyBeginOn() throws IOException {
        List<Long> lines = new ArrayList<>();
        read("a,b\n\n\"two\nlines\",x\nlast,y\n".getBytes(StandardCharsets.UTF_8), row -> lines.add(row.number()));
        assertThat(lines).containsExactly(1L, 3L, 5L);
    }

    @Test
    void aLineBreakInsideACellBecomesOneBlankAndRaggedRowsKeepTheirOwnLength() throws IOException {
        assertThat(rows("\"Patient \r\nTold\",b,c\nx\n1,2,3,4,5\n"))
                .containsExactly(List.of("Patient Told", "b", "c"), List.of("x"), List.of("1", "2", "3", "4", "5"));
    }

    @Test
    void gzipAndZipAreOpened() throws IOException {
        byte[] text = "Code,Name\nA81001,Densham\n".getBytes(StandardCharsets.UTF_8);
        assertThat(rows(gzip(text))).isEqualTo(SMALL);
        assertThat(rows(zip("a.csv", text))).isEqualTo(SMALL);
    }

    @Test
    void archivesInsideArchivesAreRefused() throws IOException {
        byte[] inner = zip("a.csv", "a,b\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(zip("inner.zip", inner), "an archive inside an archive");
        assertRefused(gzip(gzip("a,b\n".getBytes(StandardCharsets.UTF_8))), "an archive inside an archive");
    }

    @Test
    void anArchiveThatGrowsWithoutEndIsRefusedBeforeItFillsTheDisk() throws IOException {
        byte[] bomb = gzipOfZeros(100L << 20);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertRefused(bomb, "unpacks to more than");
    }

    @Test
    void anOldWorkbookIsRefusedWithHowToSaveIt() {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        assertRefused(ole, "choose Save As");
    }

    @Test
    void whatIsNotATableIsRefused() {
        assertRefused("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "not a table");
        assertRefused(new byte[0], "empty");
        assertRefused(new byte[] {1, 2, 3, 0, 0, 0, 5, 6, 7}, "bytes that are not text");
    }

    @Test
    void anUnclosedQuotationMarkIsRefused() {
        assertRefused("a,b\n\"open,1\n2,3\n".getBytes(StandardCharsets.UTF_8), "cannot be read as a table");
    }

    @Test
    void aDamagedArchiveIsRefused() {
        assertRefused(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0}, "damaged archive");
    }

    @Test
    void aRealWorkbookGivesItsSheetsWithDatesAsDates() {
        Sample sample = FormatTrial.sample(
                SharedData.file("cwt/CWT-CRS-National-Time-Series-Oct-2009-Oct-2023-with-Revisions.xlsx"));
        assertThat(sample.sheets())
                .extracting(Sample.Sheet::name)
                .containsExactly(
                        "Cover",
                        "Monthly Performance",
                        "Quarterly Performance",
                        "Annual Performance",
                        "Monthly Referrals Seen");
        List<List<String>> rows =
                sample.sheet("Monthly Referrals Seen").orElseThrow().rows();
        // Row 5 of the sheet, read in a spreadsheet program: October 2009, 77,076.
        assertThat(rows.get(2).subList(0, 3)).containsExactly("", "2009-10-01", "77076");
        List<List<String>> performance =
                sample.sheet("Monthly Performance").orElseThrow().rows();
        assertThat(performance.get(3).get(5)).isEqualTo("72.9506455496023%");
    }

    @Test
    void aWorkbookThatDefinesEntitiesIsRefusedUnexpanded() throws IOException {
        String bomb = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>""";
        assertThatThrownBy(() -> rows(workbook(bomb)))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("cannot be read as a workbook");
    }

    private List<List<String>> rows(String text) throws IOException {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<List<String>> rows(byte[] bytes) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        read(bytes, row -> rows.add(TextTable.texts(row)));
        return rows;
    }

    private void read(byte[] bytes, RowReader reader) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        try (Contents contents = Contents.open(file, "file")) {
            for (Table table : contents.tables()) {
                table.sample();
                table.read(reader, rows -> {});
            }
        }
    }

    private void assertRefused(byte[] bytes, String because) {
        assertThatThrownBy(() -> rows(bytes))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining(because)
                .hasMessageContaining("What to do: ");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] gzipOfZeros(long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        java.util.Arrays.fill(zeros, (byte) '0');
        zeros[zeros.length - 1] = '\n';
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            for (long written = 0; written < length; written += zeros.length) {
                gzip.write(zeros);
            }
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    /** The smallest workbook whose only sheet is this XML. */
    private static byte[] workbook(String sheet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "[Content_Types].xml", """
                    <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    </Types>""");
            entry(zip, "xl/workbook.xml", """
                    <?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            entry(zip, "xl/_rels/workbook.xml.rels", """
                    <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                    </Relationships>""");
            entry(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.strip().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
