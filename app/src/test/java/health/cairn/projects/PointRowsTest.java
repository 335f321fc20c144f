package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.AreaCode;
import health.cairn.projects.PointRows.Row;
import health.cairn.projects.ProjectMeasure.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Rows as people paste and upload them. The texts are made up after what spreadsheets copy. */
class PointRowsTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    private static PointRows read(String text, Shape shape) throws Sheets.Unreadable {
        return PointRows.read(Sheets.text(text), Samples.measure(shape));
    }

    @Test
    void rowsWithoutNamesAreDayCountedOutOfAndNote() throws Sheets.Unreadable {
        PointRows rows = read("2026-04-01\t31\t100\tEaster\n1/5/2026\t1,200\t3,000\t\n", Shape.PROPORTION);
        assertThat(rows.problems()).isEmpty();
        assertThat(rows.points())
                .containsExactly(
                        new Row(1, APRIL, null, 31.0, 100.0, null, "Easter"),
                        new Row(2, LocalDate.of(2026, 5, 1), null, 1200.0, 3000.0, null, ""));
    }

    @Test
    void aRowOfNamesPutsColumnsInAnyOrder() throws Sheets.Unreadable {
        PointRows rows = read("Practice,Denominator,Numerator,Date\nA81001,100,31,Apr 2026\n", Shape.PROPORTION);
        assertThat(rows.problems()).isEmpty();
        assertThat(rows.points()).containsExactly(new Row(2, APRIL, new AreaCode("A81001"), 31.0, 100.0, null, ""));
    }

    @Test
    void aValueNeedsNoDenominatorAndACountMayStandInEitherColumn() throws Sheets.Unreadable {
        assertThat(read("2026-04-01;8.2;long weekend", Shape.VALUE).points())
                .containsExactly(new Row(1, APRIL, null, null, null, 8.2, "long weekend"));
        assertThat(read("day,value\n2026-04-01,7", Shape.COUNT).points())
                .containsExactly(new Row(2, APRIL, null, 7.0, null, null, ""));
        assertThat(read("2026-04-01,7", Shape.COUNT).points())
                .containsExactly(new Row(1, APRIL, null, 7.0, null, null, ""));
    }

    @Test
    void goodRowsAreKeptAndOthersNamedWithRowColumnFoundAndExpected() throws Sheets.Unreadable {
        PointRows rows =
                read("2026-04-01,31,100\nsoon,30,100\n2026-06-01,many,100\n\n2026-07-01,29,100\n", Shape.PROPORTION);
        assertThat(rows.points()).extracting(Row::line).containsExactly(1, 5);
        assertThat(rows.problems())
                .extracting(PointRows.Problem::sentence)
                .containsExactly(
                        "Row 2, day: found 'soon'; expected a day such as 2026-04-01, 1/4/2026 or Apr 2026",
                        "Row 3, counted: found 'many'; expected a number such as 42 or 3.5");
    }

    @Test
    void daysAreReadAsPeopleInBritainWriteThem() {
        for (String text : List.of(
                "2026-04-01",
                "1/4/2026",
                "01/04/2026",
                "1.4.2026",
                "1 Apr 2026",
                "1 April 2026",
                "01-Apr-26",
                "Apr 2026",
                "April 2026",
                "Apr-26",
                "2026-04",
                "4/2026",
                "2026-04-01 00:00:00",
                "2026-04-01T00:00")) {
            assertThat(Days.read(text)).as(text).contains(APRIL);
        }
        assertThat(Days.read("Sep 2026")).contains(LocalDate.of(2026, 9, 1));
        for (String text : List.of("", "soon", "2026", "31/2/2026x", "13/13/2026")) {
            assertThat(Days.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void numbersMayHaveThousandsAndAPercentSignAndNothingElse() {
        assertThat(Numerals.read("1,234.5")).contains(1234.5);
        assertThat(Numerals.read("42 %")).contains(42.0);
        assertThat(Numerals.read(".5")).contains(0.5);
        for (String text : List.of("", "1,23", "4 2", "1e5", "NaN", "<5", "12a")) {
            assertThat(Numerals.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void filesInOtherEncodingsAreRead() throws Sheets.Unreadable {
        String text = "2026-04-01,31,100,caf\u00e9 \u00a35\n";
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            assertThat(Sheets.read(text.getBytes(charset)).getFirst())
                    .as(charset.name())
                    .containsExactly("2026-04-01", "31", "100", "caf\u00e9 \u00a35");
        }
    }

    @Test
    void whatIsNoSheetIsRefusedWithWhatToDo() throws IOException {
        assertRefused(new byte[Sheets.MOST_BYTES + 1], "larger than 2 MB");
        assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "save it as .xlsx");
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(new byte[65 << 20]);
            zip.closeEntry();
        }
        assertRefused(bytes.toByteArray(), "more than 64 MB");
        assertRefused("PK\u0003\u0004 not a workbook".getBytes(StandardCharsets.UTF_8), "");
    }

    private static void assertRefused(byte[] file, String says) {
        try {
            Sheets.read(file);
            assertThat(false).as("refused: " + says).isTrue();
        } catch (Sheets.Unreadable e) {
            assertThat(e.sentence()).contains(says);
        }
    }
}
