package health.cairn.keys;

import health.cairn.database.CannotStart;
import health.cairn.database.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The master keys, outside the database: in {@code keys/master} of the data folder, or given as
 * {@code CAIRN_MASTER_KEYS}. Each line or item is {@code name:key} with the key in Base64; the first is in use, further
 * ones only open what they once wrapped.
 */
final class MasterKeys {

    private final Path file;
    private final String given;

    /**
     * @param home the data folder
     * @param given keys from the environment; empty for those in the file
     */
    MasterKeys(Path home, String given) {
        this.file = home.resolve("keys/master");
        this.given = given.strip();
    }

    /** A master key and its name, which says nothing about it. */
    record MasterKey(String name, byte[] secret) {
        static MasterKey fresh() {
            byte[] random = DataKey.random();
            return new MasterKey("k" + HexFormat.of().formatHex(DataKey.random(), 0, 4), random);
        }

        SecretKey key() {
            return new SecretKeySpec(secret, "AES");
        }

        @Override
        public String toString() {
            return "MasterKey[" + name + "]";
        }
    }

    boolean fromEnvironment() {
        return !given.isEmpty();
    }

    Path file() {
        return file;
    }

    /** All of them, the one in use first; read anew each time, so that a rotation is noticed while running. */
    List<MasterKey> all() {
        try {
            String text = fromEnvironment() ? given : PrivateFile.read(file).orElse("");
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(",", -1)))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .map(this::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The master key in " + file + " cannot be read", e);
        }
    }

    Optional<MasterKey> named(String name) {
        return all().stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** Puts a key before the others. */
    void add(MasterKey key) {
        var keys = new ArrayList<>(all());
        keys.addFirst(key);
        write(keys);
    }

    /** Forgets all but this one. */
    void keepOnly(MasterKey key) {
        write(List.of(key));
    }

    private void write(List<MasterKey> keys) {
        var text = new StringBuilder("""
                # The master keys of this Cairn, the one in use first. Without them nothing that was sealed can be opened:
                # keep a copy in a safe place, apart from the backups.
                """);
        for (MasterKey key : keys) {
            text.append(key.name())
                    .append(':')
                    .append(Base64.getEncoder().encodeToString(key.secret()))
                    .append('\n');
        }
        try {
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The master key cannot be written to " + file, e);
        }
    }

    private MasterKey parse(String item) {
        int colon = item.indexOf(':');
        try {
            byte[] secret = Base64.getDecoder().decode(item.substring(colon + 1).strip());
            if (colon > 0 && secret.length == DataKey.BYTES) {
                return new MasterKey(item.substring(0, colon).strip(), secret);
            }
        } catch (IllegalArgumentException e) {
            // told below, without what was found: it may be most of a key
        }
        throw new CannotStart(
                "A master key in %s is not of the form name:key, the key being 32 bytes in Base64; make one with: openssl rand -base64 32"
                        .formatted(fromEnvironment() ? "CAIRN_MASTER_KEYS" : file));
    }
}
