package health.cairn.demo;

import health.cairn.imports.Imports;
import health.cairn.pages.Installation;
import health.cairn.pages.InstallationSettings;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Role;
import health.cairn.people.Roles;
import health.cairn.people.SecondFactors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fills an empty installation with the fictional alliance and the people who work for it. */
@Component
public class Demo {

    /** Every part of the world is drawn from this, so that every demonstration is the same one. */
    private static final long SEED = 20261117;

    private final Imports imports;
    private final Accounts accounts;
    private final Roles roles;
    private final SecondFactors secondFactors;
    private final InstallationSettings settings;
    private final Clock clock;

    Demo(
            Imports imports,
            Accounts accounts,
            Roles roles,
            SecondFactors secondFactors,
            InstallationSettings settings,
            Clock clock) {
        this.imports = imports;
        this.accounts = accounts;
        this.roles = roles;
        this.secondFactors = secondFactors;
        this.settings = settings;
        this.clock = clock;
    }

    /** The people one can sign in as, and the password they share; empty where the demonstration was set up before. */
    public record Ready(List<String> emails, Optional<String> password) {

        @Override
        public String toString() {
            return "Ready";
        }
    }

    /**
     * Sets up what is missing; the second time it has nothing to do.
     *
     * @throws IllegalStateException if the installation is in use and is not the demonstration
     */
    public Ready prepare() throws IOException {
        List<Somebody> people = people(newPassword());
        List<String> emails =
                people.stream().map(somebody -> somebody.account().email()).toList();
        if (accounts.any()) {
            if (!settings.current().fictional()) {
                throw new IllegalStateException(
                        "This data folder holds an installation in use; give the demonstration a folder of its own with CAIRN_HOME");
            }
            return new Ready(emails, Optional.empty());
        }
        settings.set(new Installation(Westmark.ALLIANCE_NAME, true));
        var files = new WorldFiles(SEED);
        load("westmark-organisations.csv", files::organisations);
        load("westmark-counts.csv", files::counts);
        // Nothing here is real, and nobody sets up an app to look at it.
        secondFactors.require(false);
        people.forEach(this::settle);
        return new Ready(emails, Optional.of(people.getFirst().account().password()));
    }

    private void settle(Somebody somebody) {
        Account account = accounts.create(somebody.account());
        roles.appoint(
                account.number(),
                Roles.Wanted.from(
                        LocalDate.now(clock),
                        somebody.role(),
                        somebody.account().home().orElseThrow()));
    }

    private interface Contents {
        void write(Writer out) throws IOException;
    }

    private void load(String name, Contents contents) throws IOException {
        var bytes = new ByteArrayOutputStream(1 << 20);
        try (var out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            contents.write(out);
        }
        imports.receiveAndRead(
                new Imports.Upload(name, Optional.empty(), Optional.empty(), Imports.Publishing.ALWAYS),
                new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static String newPassword() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return "westmark-" + HexFormat.of().formatHex(random);
    }

    private record Somebody(Accounts.NewAccount account, Role role) {}

    /** People of the mockups; like everything here they do not exist. Each works where home is. */
    private static List<Somebody> people(String password) {
        return List.of(
                new Somebody(
                        new Accounts.NewAccount(
                                "imara.quill@westmark.example",
                                "Dr Imara Quill",
                                password,
                                false,
                                Optional.of("UX017")),
                        Role.NETWORK_LEAD),
                new Somebody(
                        new Accounts.NewAccount(
                                "petra.lowmoor@westmark.example",
                                "Petra Lowmoor",
                                password,
                                true,
                                Optional.of(Westmark.ALLIANCE_CODE)),
                        Role.PROGRAMME_MANAGER));
    }
}
