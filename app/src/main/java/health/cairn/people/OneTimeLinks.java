package health.cairn.people;

import health.cairn.people.Accounts.NewAccount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invitations with a random secret of 256 bits, which needs no slow hash. */
@Component
class OneTimeLinks implements Invitations {

    private static final Duration LIFE = Duration.ofDays(3);

    private final InvitationStore store;
    private final Accounts accounts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeLinks(InvitationStore store, Accounts accounts, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String invite(boolean administrator) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        store.add(hash(token), administrator, clock.instant().plus(LIFE));
        return token;
    }

    @Override
    public Optional<Invitation> find(String token) {
        return store.find(hash(token), clock.instant());
    }

    /** One transaction: an account that will not do gives the link back. */
    @Override
    @Transactional
    public Optional<Account> accept(String token, NewAccount wanted) {
        Optional<Invitation> invitation = find(token);
        if (invitation.isEmpty() || !store.use(hash(token), clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(accounts.create(new NewAccount(
                wanted.email(),
                wanted.name(),
                wanted.password(),
                invitation.get().administrator(),
                wanted.home())));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
