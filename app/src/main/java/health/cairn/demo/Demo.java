package health.cairn.demo;

import health.cairn.contacts.ContactBatch;
import health.cairn.contacts.ContactLoads;
import health.cairn.contacts.Delivery;
import health.cairn.contacts.Purpose;
import health.cairn.imports.Imports;
import health.cairn.pages.Installation;
import health.cairn.pages.InstallationSettings;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Agreements;
import health.cairn.people.Organisations;
import health.cairn.people.Role;
import health.cairn.people.Roles;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.people.SecondFactors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fills an empty installation with the fictional alliance, the people who work for it, and their projects. */
@Component
public class Demo {

    /** Every part of the world is drawn from this, so that every demonstration is the same one. */
    private static final long SEED = 20261117;

    /** Runs {@link Westmark#HOME_PRACTICE}, and signed for it. */
    private static final String MANAGER = "Lio Marsh";

    private final Imports imports;
    private final ContactLoads contacts;
    private final Accounts accounts;
    private final Roles roles;
    private final Scopes scopes;
    private final Agreements agreements;
    private final Organisations organisations;
    private final SecondFactors secondFactors;
    private final InstallationSettings settings;
    private final Stage stage;
    private final Clock clock;

    Demo(
            Imports imports,
            ContactLoads contacts,
            Accounts accounts,
            Roles roles,
            Scopes scopes,
            Agreements agreements,
            Organisations organisations,
            SecondFactors secondFactors,
            InstallationSettings settings,
            Stage stage,
            Clock clock) {
        this.imports = imports;
        this.contacts = contacts;
        this.accounts = accounts;
        this.roles = roles;
        this.scopes = scopes;
        this.agreements = agreements;
        this.organisations = organisations;
        this.secondFactors = secondFactors;
        this.settings = settings;
        this.stage = stage;
        this.clock = clock;
    }

    /** Somebody one can sign in as, and what the person is where. */
    public record Known(String email, String does) {

        @Override
        public String toString() {
            return "Known";
        }
    }

    /** The people one can sign in as, and the password they share; empty where the demonstration was set up before. */
    public record Ready(List<Known> people, Optional<String> password) {

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
        List<Known> people = PEOPLE.stream().map(Somebody::known).toList();
        if (accounts.any()) {
            if (!settings.current().fictional()) {
                throw new IllegalStateException(
                        "This data folder holds an installation in use; give the demonstration a folder of its own with CAIRN_HOME");
            }
            return new Ready(people, Optional.empty());
        }
        settings.set(new Installation(Westmark.ALLIANCE_NAME, true));
        var files = new WorldFiles(SEED);
        load("westmark-organisations.csv", files::organisations);
        load("westmark-counts.csv", files::counts);
        loadContacts();
        // Nothing here is real, and nobody sets up an app to look at it.
        secondFactors.require(false);
        String password = newPassword();
        var able = new HashMap<String, Scope>();
        PEOPLE.forEach(somebody -> able.put(somebody.mailbox(), settle(somebody, password)));
        stage.play(able, SEED);
        return new Ready(people, Optional.of(password));
    }

    /** @return what the person may do from now on */
    private Scope settle(Somebody somebody, String password) {
        LocalDate today = LocalDate.now(clock);
        Account account = accounts.create(new Accounts.NewAccount(
                somebody.email(), somebody.name(), password, somebody.administrator(), Optional.of(somebody.place())));
        roles.appoint(account.number(), Roles.Wanted.from(today, somebody.role(), somebody.place()));
        Scope scope = scopes.of(account);
        if (somebody.administrator()) {
            share(scope, today);
        }
        return scope;
    }

    /** The practices of the home network share their counts with it. */
    private void share(Scope administrator, LocalDate today) {
        organisations.practicesOf(Westmark.HOME_NETWORK, today).stream()
                .sorted()
                .forEach(practice -> agreements.record(
                        administrator,
                        practice,
                        Westmark.HOME_NETWORK,
                        practice.equals(Westmark.HOME_PRACTICE) ? MANAGER : "The partners",
                        today,
                        Optional.empty()));
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

    /** Two years of contacts in the home network; the files that name people are gone when this returns. */
    private void loadContacts() throws IOException {
        Path folder = Files.createTempDirectory("cairn-demo");
        Path people = folder.resolve("people.csv");
        Path events = folder.resolve("contacts.csv");
        try {
            try (Writer list = Files.newBufferedWriter(people);
                    Writer out = Files.newBufferedWriter(events)) {
                new HomeContacts(SEED, Surveyor.survey(SEED)).write(list, out, (_, _, _, _) -> {});
            }
            ContactBatch batch = contacts.load(new Delivery(
                            "Contacts of the Harrowdale and Millbeck network",
                            "Fictional",
                            Purpose.LOCAL_AUDIT,
                            Optional.of(HomeContacts.FROM),
                            Optional.of(HomeContacts.UNTIL),
                            Optional.empty(),
                            List.of(people, events),
                            Optional.empty()))
                    .batch();
            contacts.publish(batch.id(), Optional.empty());
        } finally {
            Files.deleteIfExists(people);
            Files.deleteIfExists(events);
            Files.deleteIfExists(folder);
        }
    }

    private static String newPassword() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return "westmark-" + HexFormat.of().formatHex(random);
    }

    private record Somebody(String name, String email, Role role, String place, boolean administrator) {

        String mailbox() {
            return email.substring(0, email.indexOf('@'));
        }

        Known known() {
            return new Known(
                    email, role.words() + " at " + place + (administrator ? ", looks after the installation" : ""));
        }

        @Override
        public String toString() {
            return "Somebody";
        }
    }

    /** People of the mockups and a few more; like everything here they do not exist. */
    private static final List<Somebody> PEOPLE = List.of(
            somebody("Dr Imara Quill", "imara.quill", Role.NETWORK_LEAD, Westmark.HOME_NETWORK),
            new Somebody(
                    "Petra Lowmoor",
                    "petra.lowmoor@westmark.example",
                    Role.PROGRAMME_MANAGER,
                    Westmark.ALLIANCE_CODE,
                    true),
            somebody("Sam Teal", "sam.teal", Role.MEMBER, Westmark.HOME_NETWORK),
            somebody("Noor Ash", "noor.ash", Role.PRACTICE_DATA_HOLDER, Westmark.HOME_PRACTICE),
            somebody(MANAGER, "lio.marsh", Role.ADMINISTRATOR, Westmark.HOME_PRACTICE),
            somebody("Priya Stone", "priya.stone", Role.COACH, Westmark.ALLIANCE_CODE),
            somebody("Tobin Wake", "tobin.wake", Role.ANALYST, Westmark.ALLIANCE_CODE));

    private static Somebody somebody(String name, String mailbox, Role role, String place) {
        return new Somebody(name, mailbox + "@westmark.example", role, place, false);
    }
}
