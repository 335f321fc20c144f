package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.projects.Comment.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Who is mentioned, and what a file is, without a database. */
class JournalTest {

    private static final List<String> TEAM = List.of("Noor", "Noor Ash", "Sam Teal");

    private static List<Piece> pieces(String text) {
        return new Comment(text, null).pieces(TEAM);
    }

    @Test
    void aNameAfterAnAtIsAMentionAndTheLongerNameIsTaken() {
        assertThat(pieces("@Noor Ash, can you ask @sam teal?"))
                .containsExactly(
                        new Piece("Noor Ash", true),
                        new Piece(", can you ask ", false),
                        new Piece("Sam Teal", true),
                        new Piece("?", false));
        assertThat(pieces("@Noor Ashley came"))
                .containsExactly(new Piece("Noor", true), new Piece(" Ashley came", false));
        assertThat(pieces("write to a@noor.example"))
                .as("an address is no mention of anybody else")
                .extracting(Piece::text)
                .containsExactly("write to a", "Noor", ".example");
        assertThat(pieces("@Noorah @ nobody")).containsExactly(new Piece("@Noorah @ nobody", false));
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** First bytes from the formats' own specifications: ISO 32000, PNG (W3C), JFIF, ECMA-376. */
    @Test
    void aFileIsWhatItsContentSays() throws IOException {
        assertThat(FileType.of(text("%PDF-1.7\n"))).contains(FileType.PDF);
        assertThat(FileType.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0}))
                .contains(FileType.PNG);
        assertThat(FileType.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}))
                .contains(FileType.JPEG);
        assertThat(FileType.of(zip("[Content_Types].xml", "word/document.xml"))).contains(FileType.DOCX);
        assertThat(FileType.of(zip("[Content_Types].xml", "xl/workbook.xml"))).contains(FileType.XLSX);
        assertThat(FileType.of(zip("[Content_Types].xml", "ppt/presentation.xml")))
                .contains(FileType.PPTX);
        assertThat(FileType.of(text("day,n\n2026-01-01,3\n"))).contains(FileType.TEXT);
    }

    @Test
    void programsPagesArchivesAndMacrosAreNotKept() throws IOException {
        assertThat(FileType.of(text("<html><script>alert(1)</script>"))).isEmpty();
        assertThat(FileType.of(text("<svg xmlns='http://www.w3.org/2000/svg'/>")))
                .isEmpty();
        assertThat(FileType.of(new byte[] {'M', 'Z', 0, 3, 0})).isEmpty();
        assertThat(FileType.of(zip("notes.txt"))).isEmpty();
        assertThat(FileType.of(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isEmpty();
        assertThat(FileType.of(new byte[] {'P', 'K', 3, 4, 0}))
                .as("an archive cut short")
                .isEmpty();
        assertThat(FileType.of(new byte[] {(byte) 0xc3, (byte) 0x28}))
                .as("not UTF-8")
                .isEmpty();
        assertThat(FileType.of(text(" \n"))).isEmpty();
    }

    @Test
    void aScannerDecidesByItsExitCodeAndOneThatIsNotThereKeepsNothing() {
        byte[] content = text("anything");
        assertThat(new FileScan("").scan(content)).isEqualTo(FileScan.Verdict.CLEAN);
        assertThat(new FileScan("true").scan(content)).isEqualTo(FileScan.Verdict.CLEAN);
        assertThat(new FileScan("grep -q somewhere-else").scan(content)).isEqualTo(FileScan.Verdict.FOUND);
        assertThat(new FileScan("grep -q anything").scan(content))
                .as("the bytes reach it")
                .isEqualTo(FileScan.Verdict.CLEAN);
        assertThat(new FileScan("no-such-scanner-here").scan(content)).isEqualTo(FileScan.Verdict.NO_ANSWER);
    }

    @Test
    void aNameLosesItsFoldersAndWhatCouldEndAHeader() {
        assertThat(ProjectFiles.plain("C:\\letters\\a.pdf", FileType.PDF)).isEqualTo("a.pdf");
        assertThat(ProjectFiles.plain("../../etc/x\"\r\n.csv", FileType.TEXT)).isEqualTo("x.csv");
        assertThat(ProjectFiles.plain("", FileType.PDF)).isEqualTo("file.pdf");
    }

    @Test
    void aFileIsNotMadeByFormOrApiWithoutItsBytes() {
        var invented = new KeptFile("a.pdf", "", FileType.PDF, 3, "");
        assertThat(invented.problems(Samples.writing(Samples.project(), Optional.empty())))
                .containsOnlyKeys("name");
    }
}
