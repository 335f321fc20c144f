package health.cairn.keys;

import health.cairn.people.SecretSealing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Seals the secrets of authenticator apps: the version of the key, then what it sealed. */
@Component
class SealedFactors implements SecretSealing {

    private static final String PURPOSE = "second-factors";

    private final DataKeys keys;

    SealedFactors(DataKeys keys) {
        this.keys = keys;
    }

    @Override
    public byte[] seal(byte[] secret, long account) {
        DataKey key = keys.current(PURPOSE);
        byte[] sealed = key.seal(secret, place(account));
        return ByteBuffer.allocate(Integer.BYTES + sealed.length)
                .putInt(key.version())
                .put(sealed)
                .array();
    }

    @Override
    public byte[] open(byte[] sealed, long account) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        DataKey key = keys.version(PURPOSE, bytes.getInt());
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return key.open(rest, place(account));
    }

    private static byte[] place(long account) {
        return ("people.authenticator.secret " + account).getBytes(StandardCharsets.UTF_8);
    }
}
