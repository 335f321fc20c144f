package health.cairn.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Passwords known from leaks, which are the first to be tried. Nothing is asked of another machine: a list of the most
 * common ones comes along, and an installation may name a larger one, either plain lines or the sorted SHA-1 file of Have I
 * Been Pwned ({@code HASH:COUNT}), which is searched where it lies.
 */
@Component
class CommonPasswords {

    private static final String LIST = "/people/common-passwords.txt";

    private final Set<String> common;
    private final Optional<Path> hashes;

    CommonPasswords(@Value("${cairn.passwords.list:}") String larger) {
        this.common = new HashSet<>(1 << 16);
        try (InputStream bytes = AccountRules.required(CommonPasswords.class.getResourceAsStream(LIST));
                var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(common::add);
            this.hashes = larger.isBlank() ? Optional.empty() : read(Path.of(larger));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read: " + larger, e);
        }
    }

    private Optional<Path> read(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            if (first != null && first.matches("[0-9A-F]{40}(:\\d+)?")) {
                return Optional.of(file);
            }
        }
        try (var lines = Files.lines(file)) {
            lines.map(line -> line.strip().toLowerCase(Locale.ROOT)).forEach(common::add);
        }
        return Optional.empty();
    }

    /**
     * Whether a password is on a list, or is one that is and little else: repeated, or with digits and signs around it, as
     * in {@code Password2024!!}.
     */
    boolean holds(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String bare = lower.replaceAll("^\\P{L}+|\\P{L}+$", "");
        return common.contains(lower)
                || bare.length() >= 3 && common.contains(bare)
                || bare.isEmpty()
                || common.contains(unit(lower))
                || hashes.filter(file -> holds(file, sha1(password))).isPresent();
    }

    /** The shortest text that the password repeats; the whole where it repeats none. */
    private static String unit(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            if (text.length() % length == 0
                    && text.substring(0, length).repeat(text.length() / length).equals(text)) {
                return length < 3 ? text.substring(0, length).repeat(6).substring(0, 6) : text.substring(0, length);
            }
        }
        return text;
    }

    /** Lines sorted by hash: halves until the line is found. */
    private static boolean holds(Path file, String hash) {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long low = 0;
            long high = bytes.length();
            while (low < high) {
                long middle = (low + high) >>> 1;
                bytes.seek(middle);
                if (middle > 0) {
                    bytes.readLine();
                }
                String line = bytes.readLine();
                if (line == null || line.compareTo(hash) > 0 && !line.startsWith(hash)) {
                    high = middle;
                } else if (line.startsWith(hash)) {
                    return true;
                } else {
                    low = middle + 1;
                }
            }
            bytes.seek(0);
            String first = bytes.readLine();
            return first != null && first.startsWith(hash);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of leaked passwords cannot be read: " + file, e);
        }
    }

    private static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
