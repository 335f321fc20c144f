package health.cairn.audit;

import health.cairn.audit.Chain.Tip;
import health.cairn.database.PrivateFile;
import health.cairn.keys.DataKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The end of the chain as this machine last saw it, in a file outside the database: rows deleted at the end leave a chain
 * that is whole in itself, and only somebody who remembers its end can tell. A line {@code number hash seal}, the seal by a
 * key that the file's reader does not have.
 */
final class Head {

    private final Path folder;
    private final Supplier<DataKey> key;

    Head(Path home, Supplier<DataKey> key) {
        this.folder = home.resolve("audit");
        this.key = key;
    }

    /** The head of another chain than the one that is there, or a file that somebody wrote. */
    static final class NotOurs extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotOurs(Path file) {
            super("The file " + file + " was not written by this Cairn");
        }
    }

    /** Empty where this machine has none of this chain. */
    Optional<Tip> read(UUID chain) {
        Path file = file(chain);
        try {
            return PrivateFile.read(file).map(text -> parse(chain, file, text));
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the audit record in " + file + " cannot be read", e);
        }
    }

    void write(UUID chain, Tip tip) {
        try {
            PrivateFile.write(file(chain), text(chain, tip) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the audit record cannot be written to " + folder, e);
        }
    }

    /** Whether this machine remembers another chain than this one. */
    boolean remembersAnother(Optional<UUID> chain) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".head")
                            && !name.startsWith(".")
                            && !name.equals(chain.map(id -> id + ".head").orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(UUID chain) {
        return folder.resolve(chain + ".head");
    }

    private String text(UUID chain, Tip tip) {
        String line = tip.number() + " " + HexFormat.of().formatHex(tip.hash());
        byte[] seal = key.get().sign((chain + " " + line).getBytes(StandardCharsets.UTF_8));
        return line + " " + HexFormat.of().formatHex(seal);
    }

    private Tip parse(UUID chain, Path file, String text) {
        String[] parts = text.strip().split(" ");
        if (parts.length == 3 && parts[0].matches("\\d{1,18}") && parts[1].matches("[0-9a-f]{64}")) {
            var tip = new Tip(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1]));
            if (MessageDigest.isEqual(
                    text(chain, tip).getBytes(StandardCharsets.UTF_8),
                    text.strip().getBytes(StandardCharsets.UTF_8))) {
                return tip;
            }
        }
        throw new NotOurs(file);
    }
}
