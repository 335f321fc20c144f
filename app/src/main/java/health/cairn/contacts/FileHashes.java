package health.cairn.contacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;

/** One hash for the bytes of several files, in whatever order they come. */
final class FileHashes {

    private static final int CHUNK = 1 << 20;

    /** Larger files are hashed in parts of this size side by side, and then their hashes. */
    private static final long PART = 256L << 20;

    private FileHashes() {}

    static String of(List<Path> files) throws IOException {
        return of(files, PART);
    }

    static String of(List<Path> files, long part) throws IOException {
        var hashes = new ArrayList<String>();
        for (Path file : files) {
            hashes.add(of(file, part));
        }
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        Collections.sort(hashes);
        return together(hashes);
    }

    private static String of(Path file, long part) throws IOException {
        long parts = Math.max(1, Math.ceilDiv(Files.size(file), part));
        try {
            List<String> hashes = LongStream.range(0, parts)
                    .parallel()
                    .mapToObj(number -> ofPart(file, number * part, part))
                    .toList();
            return hashes.size() == 1 ? hashes.getFirst() : together(hashes);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String ofPart(Path file, long from, long length) {
        MessageDigest digest = sha256();
        try (var channel = FileChannel.open(file)) {
            channel.position(from);
            var chunk = ByteBuffer.allocate(CHUNK);
            long left = length;
            while (left > 0 && channel.read(chunk.clear().limit((int) Math.min(CHUNK, left))) >= 0) {
                left -= chunk.flip().remaining();
                digest.update(chunk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String together(List<String> hashes) {
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
