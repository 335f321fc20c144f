package health.cairn.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of every file received, by their hash, below {@code CAIRN_HOME/files}. Never changed once written. */
final class FileStore {

    private final Path folder;

    FileStore(Path home) {
        folder = home.resolve("files");
    }

    /** A file that has been kept. */
    record Kept(String sha256, long bytes) {}

    /** Keeps a copy of the bytes, or of those that are here already. */
    Kept keep(InputStream bytes) throws IOException {
        Files.createDirectories(folder);
        Path incoming = Files.createTempFile(folder, "incoming-", "");
        try {
            MessageDigest digest = sha256();
            long length;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(incoming), digest)) {
                length = bytes.transferTo(out);
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            Path kept = path(hash);
            Files.createDirectories(kept.getParent());
            if (!Files.exists(kept)) {
                Files.move(incoming, kept, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Kept(hash, length);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    /** Where the bytes with this hash are. */
    Path path(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
