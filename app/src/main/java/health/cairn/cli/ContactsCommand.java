package health.cairn.cli;

import health.cairn.contacts.ContactBatch;
import health.cairn.contacts.ContactLoads;
import health.cairn.contacts.Delivery;
import health.cairn.contacts.Purpose;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./cairn contacts FILE...}: one delivery of people and contacts into the lake. */
@Command(
        name = "contacts",
        mixinStandardHelpOptions = true,
        description = {
            "Load one delivery: a list of people and a list of their contacts (CSV, Parquet, FHIR NDJSON).",
            "Only pseudonyms are kept, and no copy of the files; docs/reference/contact-files.md says what is read.",
            "Works beside a running Cairn on the same data folder, and without one."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the delivery is loaded, now or before", "1:it was not loaded", "2:wrong use"})
final class ContactsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files of the delivery, which is complete.")
    private List<Path> files = List.of();

    @Option(names = "--name", defaultValue = "Delivery", description = "What to call it.")
    private String name = "";

    @Option(names = "--source", defaultValue = "not stated", description = "The system that the files come from.")
    private String source = "";

    @Option(
            names = "--purpose",
            required = true,
            description = "${COMPLETION-CANDIDATES}: decides whose opt-outs are honoured.")
    private Purpose purpose = Purpose.PLANNING;

    @Option(names = "--practice", description = "The practice of people whose row names none.")
    private @Nullable String practice;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day that the contacts cover.")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DAY", description = "The day of the extract.")
    private @Nullable LocalDate until;

    @Option(names = "--publish", description = "Publish it as soon as it is loaded.")
    private boolean publish;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    ContactsCommand() {}

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                spec.commandLine().getErr().println("cairn: There is no file " + file + " that can be read");
                return 2;
            }
        }
        var delivery = new Delivery(
                name,
                source,
                purpose,
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                Optional.ofNullable(practice),
                files,
                Optional.empty());
        try (var context = Unserved.start()) {
            ContactLoads loads = context.getBean(ContactLoads.class);
            ContactLoads.Receipt receipt = loads.load(delivery);
            ContactBatch batch = receipt.batch();
            if (publish && batch.state() == ContactBatch.State.READY) {
                batch = loads.publish(batch.id(), Optional.empty());
            }
            say(loads, receipt.alreadyHere(), batch);
            return switch (batch.state()) {
                case READY, PUBLISHED, WITHDRAWN -> 0;
                case LOADING, REFUSED, FAILED, ERASED -> 1;
            };
        }
    }

    private void say(ContactLoads loads, boolean alreadyHere, ContactBatch batch) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s contact batch %d%n", alreadyHere ? "The same files are" : "This is", batch.id());
        out.printf(
                Locale.UK,
                "  %,d people, %,d contacts; %,d rows set aside, %,d left out on purpose%n",
                batch.people(),
                batch.contacts(),
                batch.setAside(),
                batch.leftOut());
        loads.problemCounts(batch.id())
                .forEach(count -> out.printf(
                        Locale.UK,
                        "    %,9d  %s: %s (%s)%n",
                        count.rows(),
                        count.file(),
                        count.kind().title(),
                        count.kind().effect().words()));
        out.printf("  %s %s%n", batch.state(), batch.step());
        out.flush();
    }
}
