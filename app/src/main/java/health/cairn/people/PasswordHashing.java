package health.cairn.people;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept: Argon2id with what OWASP's password storage cheat sheet recommends. */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    }

    /**
     * A hash, in the form of the others, of a password that nobody has: comparing with it takes as long as comparing with a
     * real one. It is drawn, not worked out, so that a start need not wait for it.
     */
    static String ofNobody() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(KIBIBYTES, PASSES, LANES, drawn(SALT_BYTES), drawn(HASH_BYTES));
    }

    private static String drawn(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
