package health.cairn.contacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** One hash for the bytes of several files, in whatever order they come. */
final class FileHashes {

    private static final int CHUNK = 1 << 20;

    private FileHashes() {}

    static String of(List<Path> files) throws IOException {
        var hashes = new ArrayList<String>();
        for (Path file : files) {
            MessageDigest digest = sha256();
            try (InputStream in = Files.newInputStream(file)) {
                var chunk = new byte[CHUNK];
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    digest.update(chunk, 0, read);
                }
            }
            hashes.add(HexFormat.of().formatHex(digest.digest()));
        }
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        Collections.sort(hashes);
        return HexFormat.of()
                .formatHex(sha256().digest(
                                String.join("\n", hashes).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
