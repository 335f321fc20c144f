package health.cairn.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** How records hang together: bytes that are the same for the same record everywhere, and the hash over them. */
final class Chain {

    private static final int FORMAT = 1;

    private Chain() {}

    /** A record before it has its place in the chain. */
    record Stamped(Instant at, String role, String origin, Entry entry) {}

    /** A record in its place. */
    record Link(long number, Stamped record, byte[] previous, byte[] hash) {
        @Override
        public String toString() {
            return "Link[" + number + "]";
        }
    }

    /** The place after a record, or the beginning. */
    record Tip(long number, byte[] hash) {
        @Override
        public String toString() {
            return "Tip[" + number + "]";
        }
    }

    /** Where the chain with this name begins. */
    static Tip beginning(UUID chain) {
        return new Tip(0, sha256(("cairn audit " + chain).getBytes(StandardCharsets.UTF_8)));
    }

    static Link after(Tip tip, Stamped record) {
        long number = tip.number() + 1;
        return new Link(number, record, tip.hash(), sha256(bytes(number, record, tip.hash())));
    }

    /** PostgreSQL keeps microseconds: finer time would make another hash when read back. */
    static Instant kept(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Every field with its length before it, so that nothing can move from one field into the next. */
    private static byte[] bytes(long number, Stamped record, byte[] previous) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            Entry entry = record.entry();
            out.writeByte(FORMAT);
            out.writeLong(number);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, record.at()));
            writeNumber(out, entry.account());
            writeText(out, record.role());
            writeText(out, record.origin());
            writeText(out, entry.act().name());
            writeText(out, entry.outcome().name());
            writeText(out, entry.kind());
            writeText(out, entry.key());
            writeNumber(out, entry.owner());
            writeText(out, entry.reason());
            out.write(previous);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeNumber(DataOutputStream out, Optional<Long> number) throws IOException {
        out.writeBoolean(number.isPresent());
        out.writeLong(number.orElse(0L));
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
