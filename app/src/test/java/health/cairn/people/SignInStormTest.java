package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.CairnTest;
import health.cairn.people.SignInChecks.Outcome;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Ten storms of a thousand wrong passwords each, at once, through the server and the hash that everybody uses: the owner
 * gets in, no storm gets far, and nobody learns who has an account. Each loopback address stands for an address of the net.
 */
@CairnTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SignInStormTest {

    private static final int STORMS = 10;
    private static final int TRIES = 1_000;
    /** As many at once as a browser or a small program keeps open. */
    private static final int AT_ONCE = 16;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    SignInChecks checks;

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors factors;

    /** The second factor has a test of its own. */
    @BeforeEach
    void aPasswordWillDo() {
        factors.require(false);
    }

    @Test
    void theOwnerGetsInDuringTenStormsAndAfterThemFromTheAddressOfOne() throws Exception {
        String owner = account("owner@example.com").email();
        var storms = new ArrayList<Storm>();
        for (int i = 1; i <= STORMS; i++) {
            storms.add(new Storm(new Visitor("127.0.1." + i), owner));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            storms.forEach(threads::submit);
            try {
                for (Storm storm : storms) {
                    storm.underWay.await();
                }
                assertThat(untilIn(new Visitor("127.0.2.1"), owner)).isLessThan(A_MINUTE);
            } finally {
                storms.forEach(storm -> storm.ownerIsIn = true);
            }
        }
        for (Storm storm : storms) {
            assertThat(storm.answers()).isGreaterThanOrEqualTo(TRIES);
            assertThat(storm.looked.get()).as("looked at").isBetween(1, TRIES / 10);
            // The client does not send a form again whose connection was closed meanwhile.
            assertThat(storm.others).hasSizeLessThan(10).allMatch(IOException.class::isInstance);
        }
        assertThat(untilIn(new Visitor("127.0.2.1"), owner)).isLessThan(A_MINUTE);
        assertThat(untilIn(new Visitor("127.0.1.1"), owner)).isLessThan(A_MINUTE);
    }

    @Test
    void anAddressWithoutAnAccountIsAnsweredInTheSameWords() throws Exception {
        account("known@example.com");
        assertThat(answer(new Visitor("127.0.3.1"), "known@example.com"))
                .isEqualTo(answer(new Visitor("127.0.3.2"), "unknown@example.com"))
                .contains("The email address or the password is not right");
    }

    /**
     * Without the hash that is made for nobody, an unknown address is answered some fifty times faster. Medians of tries in
     * turn, so that what else the machine does strikes both alike.
     */
    @Test
    void anAddressWithoutAnAccountIsAnsweredInAComparableTime() {
        int tries = 15;
        var known = new double[tries];
        var unknown = new double[tries];
        for (int i = 0; i < tries; i++) {
            String account = account("known" + i + "@example.com").email();
            String from = "198.51.100." + i;
            known[i] = nanosOfAWrongTry(account, from);
            unknown[i] = nanosOfAWrongTry("un" + account, from);
        }
        assertThat(median(unknown) / median(known)).isBetween(0.5, 2.0);
    }

    /** Tries the right password each second until it is taken. */
    private static Duration untilIn(Visitor owner, String email) throws Exception {
        long start = System.nanoTime();
        while (!owner.tries(email, TestPeople.PASSWORD).equals("/")) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(A_MINUTE);
            Thread.sleep(Duration.ofSeconds(1));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** All that somebody sees who tries a wrong password, but for the token and the session of each browser. */
    private static String answer(Visitor visitor, String email) throws Exception {
        String to = visitor.tries(email, "wrong password");
        return to + "\n" + TOKEN.matcher(visitor.get(to).body()).replaceAll("");
    }

    private double nanosOfAWrongTry(String email, String from) {
        long start = System.nanoTime();
        assertThat(checks.password(email, "wrong password", from)).isEqualTo(new Outcome.Wrong());
        return System.nanoTime() - start;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private Account account(String email) {
        return accounts.create(
                new Accounts.NewAccount(email, "Test owner", TestPeople.PASSWORD, false, Optional.empty()));
    }

    /** A thousand wrong passwords from one address, and more until the owner is in. */
    private static final class Storm implements Runnable {
        private final Visitor from;
        private final String email;
        private final CountDownLatch underWay = new CountDownLatch(1);
        private volatile boolean ownerIsIn;
        private final AtomicInteger looked = new AtomicInteger();
        private final AtomicInteger turnedAway = new AtomicInteger();
        private final Queue<Exception> others = new ConcurrentLinkedQueue<>();

        private Storm(Visitor from, String email) {
            this.from = from;
            this.email = email;
        }

        int answers() {
            return looked.get() + turnedAway.get();
        }

        @Override
        public void run() {
            try (var connections = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AT_ONCE; i++) {
                    connections.submit(this::rage);
                }
            }
        }

        private void rage() {
            while ((answers() < TRIES || !ownerIsIn) && others.size() < 100) {
                try {
                    String to = from.tries(email, "wrong password " + answers());
                    switch (to) {
                        case "/sign-in?failed" -> looked.incrementAndGet();
                        case "/sign-in?busy" -> turnedAway.incrementAndGet();
                        default -> others.add(new IllegalStateException(to));
                    }
                } catch (IOException | InterruptedException e) {
                    others.add(e);
                }
                if (answers() > TRIES / 10) {
                    underWay.countDown();
                }
            }
            underWay.countDown();
        }
    }

    /** A browser with a session of its own, at one address. */
    private final class Visitor {
        private final HttpClient client;
        private final String token;

        private Visitor(String address) throws IOException, InterruptedException {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByName(address))
                    .cookieHandler(new CookieManager())
                    .build();
            var found = TOKEN.matcher(get("/sign-in").body());
            assertThat(found.find()).as("a token in the form").isTrue();
            token = found.group(1);
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
        }

        /** @return where a try leads to */
        String tries(String email, String password) throws IOException, InterruptedException {
            String form = "_csrf=" + encoded(token) + "&email=" + encoded(email) + "&password=" + encoded(password);
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(at("/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.discarding());
            return answer.headers()
                    .firstValue("Location")
                    .map(to -> to.replace(at("").toString(), ""))
                    .orElse("status " + answer.statusCode());
        }

        private URI at(String path) {
            return URI.create("http://127.0.0.1:" + port + path);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
