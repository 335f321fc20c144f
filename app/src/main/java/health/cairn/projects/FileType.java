package health.cairn.projects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The sorts of files that a project keeps, each told by its content: what a name says is not believed. */
public enum FileType implements Field.Worded {
    PDF("PDF", "application/pdf", "pdf"),
    PNG("PNG picture", "image/png", "png"),
    JPEG("JPEG picture", "image/jpeg", "jpg"),
    DOCX("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("PowerPoint slides", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    TEXT("text or CSV", "text/plain;charset=UTF-8", "txt");

    private static final byte[] PDF_MARK = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_MARK = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] ZIP_MARK = {'P', 'K', 3, 4};

    private final String words;
    private final String media;
    private final String ending;

    FileType(String words, String media, String ending) {
        this.words = words;
        this.media = media;
        this.ending = ending;
    }

    @Override
    public String words() {
        return words;
    }

    /** Its media type. */
    public String media() {
        return media;
    }

    /** How a name that has no ending of its own ends. */
    public String ending() {
        return ending;
    }

    /** What the content is; empty for anything that a project does not keep, documents with macros among it. */
    static Optional<FileType> of(byte[] content) {
        if (begins(content, PDF_MARK)) {
            return Optional.of(PDF);
        }
        if (begins(content, PNG_MARK)) {
            return Optional.of(PNG);
        }
        if (begins(content, JPEG_MARK)) {
            return Optional.of(JPEG);
        }
        return begins(content, ZIP_MARK) ? office(content) : text(content) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean begins(byte[] content, byte[] mark) {
        return content.length >= mark.length && Arrays.equals(Arrays.copyOf(content, mark.length), mark);
    }

    /** Read from the directory of the archive alone, so that nothing is unpacked. */
    private static Optional<FileType> office(byte[] content) {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            zip.getEntries().asIterator().forEachRemaining(entry -> names.add(entry.getName()));
        } catch (IOException e) {
            return Optional.empty();
        }
        boolean macros = names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"));
        if (macros || !names.contains("[Content_Types].xml")) {
            return Optional.empty();
        }
        return names.contains("word/document.xml")
                ? Optional.of(DOCX)
                : names.contains("xl/workbook.xml")
                        ? Optional.of(XLSX)
                        : names.contains("ppt/presentation.xml") ? Optional.of(PPTX) : Optional.empty();
    }

    /** UTF-8 without characters that no text has. */
    private static boolean text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            String start = text.stripLeading().toLowerCase(java.util.Locale.ROOT);
            return !text.isBlank()
                    && text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t')
                    && !start.startsWith("<");
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
