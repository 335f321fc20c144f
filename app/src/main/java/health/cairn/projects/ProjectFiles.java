package health.cairn.projects;

import health.cairn.people.Scope;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files of projects: told by their content, within limits, scanned where the installation has a scanner. */
@Service
public class ProjectFiles {

    /** The largest file. */
    public static final int MOST_BYTES = 10 << 20;

    /** The most that a project keeps. */
    public static final long MOST_IN_PROJECT = 200L << 20;

    private final Projects projects;
    private final ProjectFileStore store;
    private final FileScan scan;
    private final Clock clock;

    ProjectFiles(Projects projects, ProjectFileStore store, FileScan scan, Clock clock) {
        this.projects = projects;
        this.store = store;
        this.scan = scan;
        this.clock = clock;
    }

    /**
     * Keeps a file.
     *
     * @param content up to one byte more than {@link #MOST_BYTES}, so that a longer one is known as such
     * @throws org.springframework.security.access.AccessDeniedException where the viewer may not write in this project
     */
    @Transactional
    public Saved keep(long project, String name, String about, byte[] content, Scope scope) {
        projects.writing(project, scope);
        if (content.length == 0) {
            return Saved.Refused.because("The file is empty; choose one");
        }
        if (content.length > MOST_BYTES) {
            return Saved.Refused.because("A file has up to 10 MB; this one has more. Keep it where large files live and"
                    + " write down where that is");
        }
        Optional<FileType> type = FileType.of(content);
        if (type.isEmpty()) {
            return Saved.Refused.because(
                    "By its content this is none of the files a project keeps: PDF, PNG, JPEG, Word,"
                            + " Excel and PowerPoint without macros, plain text and CSV in UTF-8");
        }
        if (store.kept(project) + content.length > MOST_IN_PROJECT) {
            return Saved.Refused.because("A project keeps up to 200 MB of files, and with this one it would be more");
        }
        switch (scan.scan(content)) {
            case FOUND -> {
                return Saved.Refused.because("The scanner of this installation refused the file; it was not kept");
            }
            case NO_ANSWER -> {
                return Saved.Refused.because(
                        "The scanner of this installation did not answer, so the file was not kept; try again later");
            }
            case CLEAN -> {}
        }
        String sha256 = sha256(content);
        Saved saved = projects.add(
                project,
                new KeptFile(plain(name, type.get()), about.strip(), type.get(), content.length, sha256),
                scope);
        if (saved instanceof Saved.Done) {
            store.keep(project, sha256, content, clock.instant());
        }
        return saved;
    }

    /** The bytes of a file that the viewer may see. */
    public Optional<byte[]> read(Opened opened, Part<KeptFile> file) {
        return store.read(opened.project().number(), file.body().sha256());
    }

    /** A name without folders and without what could end it early in a header. */
    static String plain(String name, FileType type) {
        String last = name.replace('\\', '/').replaceAll(".*/", "");
        String plain = last.replaceAll("[\\p{Cntrl}\"*:<>?|]", "").strip();
        String kept = plain.isEmpty() ? "file" : plain.length() > 120 ? plain.substring(plain.length() - 120) : plain;
        return kept.contains(".") ? kept : kept + "." + type.ending();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
