package health.cairn.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The tables inside a file: the file itself, or what a .gz or .zip holds. Decided by the bytes, never by the name.
 * Archives inside archives are refused, as is whatever unpacks without end.
 */
final class Contents implements AutoCloseable {

    private static final int MOST_ENTRIES = 1_000;
    private static final long MOST_WORKBOOK_BYTES = 4L << 30;
    /** Shared strings are the one part of a workbook that must be held in memory. */
    private static final long MOST_SHARED_STRINGS = 256L << 20;

    private final List<Table> tables;
    private final List<Path> temporary = new ArrayList<>();

    private Contents(List<Table> tables) {
        this.tables = tables;
    }

    /** The tables in the order of their names; at least one. */
    List<Table> tables() {
        return tables;
    }

    /**
     * @param name the name the file was received under
     * @throws RefusedFile where there is nothing in it that Cairn could read
     */
    static Contents open(Path file, String name) throws IOException {
        Contents contents = new Contents(new ArrayList<>());
        try {
            switch (kind(head(file))) {
                case TEXT -> contents.tables.add(new TextTable(name, () -> stream(file)));
                case JSON -> contents.tables.add(new JsonTable(name, () -> stream(file)));
                case GZIP -> contents.addGzip(file, name);
                case ZIP -> contents.addZip(file, name);
                case OLD_WORKBOOK -> throw oldWorkbook(name);
                case OTHER -> throw notATable(name);
            }
            return contents;
        } catch (ZipException e) {
            contents.close();
            throw new RefusedFile(
                    name + " is a damaged archive (" + e.getMessage() + ")",
                    "a whole .zip or .gz file",
                    "fetch the file again");
        } catch (IOException | RuntimeException e) {
            contents.close();
            throw e;
        }
    }

    private void addGzip(Path file, String name) throws IOException {
        long packed = Files.size(file);
        TextTable.Opener unpacked =
                () -> new BoundedStream(new GZIPInputStream(stream(file), 1 << 16), packed, BoundedStream.MOST_BYTES);
        String inner = name.replaceFirst("(?i)\\.gz$", "");
        try (InputStream in = unpacked.open()) {
            addUnpacked(inner, unpacked, in.readNBytes(HEAD));
        }
    }

    private void addZip(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new RefusedFile(
                        name + " holds " + zip.size() + " files",
                        "at most " + MOST_ENTRIES,
                        "load the files one by one");
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                checkWorkbook(zip, name);
                tables.add(new WorkbookTable(name, file));
                return;
            }
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry -> !entry.getName().startsWith("__MACOSX/"))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            if (entries.isEmpty()) {
                throw new RefusedFile(name + " is an empty archive", "a file inside it", "fetch the file again");
            }
            long most = BoundedStream.MOST_BYTES / entries.size();
            for (ZipEntry entry : entries) {
                String inner = name + " / " + entry.getName();
                TextTable.Opener unpacked = () -> entryStream(file, entry.getName(), most);
                try (InputStream in = unpacked.open()) {
                    addUnpacked(inner, unpacked, in.readNBytes(HEAD));
                }
            }
        }
    }

    /** A stream of one entry that closes the archive with it. */
    private static InputStream entryStream(Path file, String entryName, long most) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            ZipEntry entry = zip.getEntry(entryName);
            InputStream bytes = new FilterInputStream(zip.getInputStream(entry)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    zip.close();
                }
            };
            return new BoundedStream(bytes, packedSize(entry, zip), most);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** An archive may state any size; it cannot be more than the archive's own. */
    private static long packedSize(ZipEntry entry, ZipFile zip) throws IOException {
        return Math.clamp(entry.getCompressedSize(), 1, Files.size(Path.of(zip.getName())));
    }

    private void addUnpacked(String name, TextTable.Opener unpacked, byte[] head) throws IOException {
        switch (kind(head)) {
            case TEXT -> tables.add(new TextTable(name, unpacked));
            case JSON -> tables.add(new JsonTable(name, unpacked));
            case OLD_WORKBOOK -> throw oldWorkbook(name);
            case OTHER -> throw notATable(name);
            case GZIP -> throw nested(name);
            case ZIP -> {
                // A workbook is itself a .zip: set it down beside, and see.
                Path copy = Files.createTempFile("cairn-", ".xlsx");
                temporary.add(copy);
                try (InputStream in = unpacked.open()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                try (ZipFile zip = new ZipFile(copy.toFile())) {
                    if (zip.getEntry("xl/workbook.xml") == null) {
                        throw nested(name);
                    }
                    checkWorkbook(zip, name);
                }
                tables.add(new WorkbookTable(name, copy));
            }
        }
    }

    /** Unpacks a workbook once, to nowhere, since its reader trusts the sizes the archive states. */
    private static void checkWorkbook(ZipFile zip, String name) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new RefusedFile(
                    name + " is a workbook of " + zip.size() + " parts",
                    "at most " + MOST_ENTRIES + " parts",
                    "save the sheet with the data as CSV and load that");
        }
        for (ZipEntry entry : zip.stream().toList()) {
            boolean strings = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
            long most = strings ? MOST_SHARED_STRINGS : MOST_WORKBOOK_BYTES;
            try (InputStream in = new BoundedStream(zip.getInputStream(entry), packedSize(entry, zip), most)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private enum Kind {
        TEXT,
        JSON,
        GZIP,
        ZIP,
        OLD_WORKBOOK,
        OTHER
    }

    private static final int HEAD = 8;

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = stream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static Kind kind(byte[] head) {
        if (starts(head, 0x1F, 0x8B)) {
            return Kind.GZIP;
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return Kind.ZIP;
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Kind.OLD_WORKBOOK;
        }
        if (starts(head, '[', '{') || starts(head, '[', '\n') || starts(head, '[', '\r') || starts(head, '[', ' ')) {
            return Kind.JSON;
        }
        boolean known = starts(head, '%', 'P', 'D', 'F')
                || starts(head, 'B', 'Z', 'h')
                || starts(head, '7', 'z', 0xBC, 0xAF)
                || starts(head, 0xFD, '7', 'z', 'X', 'Z')
                || starts(head, 'R', 'a', 'r', '!')
                || starts(head, 'P', 'A', 'R', '1')
                || head.length == 0;
        return known ? Kind.OTHER : Kind.TEXT;
    }

    private static boolean starts(byte[] head, int... signature) {
        if (head.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((head[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static InputStream stream(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    private static RefusedFile oldWorkbook(String name) {
        return new RefusedFile(
                name + " is a workbook in the old .xls format, or one locked with a password",
                "a workbook in the .xlsx format, without a password",
                "open it in Excel or LibreOffice, choose Save As, type \"Excel Workbook (.xlsx)\", and load that");
    }

    private static RefusedFile notATable(String name) {
        return new RefusedFile(
                name + " is empty or is not a table",
                "a CSV file or an .xlsx workbook, possibly inside .gz or .zip",
                "load the data behind it, saved as CSV or .xlsx");
    }

    private static RefusedFile nested(String name) {
        return new RefusedFile(
                name + " is an archive inside an archive",
                "one archive with the files in it",
                "unpack the outer archive and load what is inside");
    }

    @Override
    public void close() {
        for (Path path : temporary) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
        }
    }
}
