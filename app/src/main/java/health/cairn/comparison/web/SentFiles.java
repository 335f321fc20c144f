package health.cairn.comparison.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files of a few megabytes that were sent lately: the same question of the same data has the same answer. */
@Component
class SentFiles {

    private static final int MOST_OF_ONE = 4 << 20;
    private static final int MOST_OF_ALL = 64 << 20;

    private final Cache<Object, byte[]> files = Caffeine.newBuilder()
            .maximumWeight(MOST_OF_ALL)
            .weigher((Object question, byte[] file) -> file.length)
            .build();

    /**
     * @param question what was asked, and the version of the data that it was asked of
     */
    Optional<byte[]> find(Object question) {
        return Optional.ofNullable(files.getIfPresent(question));
    }

    /** Keeps what was sent, unless it was larger than is kept. */
    void keep(Object question, Copied sent) {
        byte[] whole = sent.whole();
        if (whole != null) {
            files.put(question, whole);
        }
    }

    /** Sends on what is written, and remembers it as long as it is small. */
    static final class Copied extends FilterOutputStream {

        private @Nullable ByteArrayOutputStream copy = new ByteArrayOutputStream();

        Copied(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            if (copy != null) {
                if (copy.size() + length > MOST_OF_ONE) {
                    copy = null;
                } else {
                    copy.write(bytes, offset, length);
                }
            }
        }

        private byte @Nullable [] whole() {
            return copy == null ? null : copy.toByteArray();
        }
    }
}
