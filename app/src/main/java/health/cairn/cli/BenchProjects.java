package health.cairn.cli;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.people.SecondFactors;
import health.cairn.projects.Cycles;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.ProjectData;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.Projects;
import health.cairn.projects.Saved;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of {@code ./cairn bench projects}: one project with 12 measures of 60 points and 30 cycles, its number in the first
 * line, and others with a measure of 24 points and two cycles, all of one made-up person. Drawn from one seed.
 */
@Command(
        name = "bench-projects",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Write made-up projects into a data folder of their own.")
final class BenchProjects implements Callable<Integer> {

    private static final long SEED = 20261122;
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);

    @Option(names = "--projects", defaultValue = "500", description = "How many there are (${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--email", required = true, description = "The address the made-up person signs in with.")
    private String email = "";

    @Option(names = "--password", required = true, description = "The password the made-up person signs in with.")
    private String password = "";

    @Option(names = "--in", required = true, paramLabel = "FOLDER", description = "The data folder.")
    private Path home = Path.of("");

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Override
    public Integer call() {
        try (var context = Unserved.start("--cairn.home=" + home, "--cairn.db.url=")) {
            write(context);
        }
        return 0;
    }

    private void write(ApplicationContext context) {
        // The program that asks has no second factor to show.
        context.getBean(SecondFactors.class).require(false);
        Account account = context.getBean(Accounts.class)
                .create(new Accounts.NewAccount(email, "Bench", password, false, Optional.empty()));
        Scope scope = context.getBean(Scopes.class).of(account);
        var writer = new Writing(
                context.getBean(Projects.class),
                context.getBean(ProjectData.class),
                context.getBean(Cycles.class),
                scope);
        System.out.println(project(writer, "The large one", 12, 60, 30));
        for (int i = 1; i < count; i++) {
            project(writer, "Project " + i, 1, 24, 2);
        }
    }

    private record Writing(Projects projects, ProjectData data, Cycles cycles, Scope scope) {}

    private long project(Writing writer, String name, int measures, int points, int cycles) {
        ObjectNode charter = PartJson.nothing()
                .put("name", name)
                .put("aim", "From 30% to 45% within a year, for people who are overdue");
        var begun = Projects.Beginning.of((health.cairn.projects.Charter) PartJson.body(PartKind.CHARTER, charter));
        long project = ((Projects.Started.Done) writer.projects().start(begun, writer.scope())).project();
        for (int i = 0; i < measures; i++) {
            ObjectNode json = PartJson.nothing()
                    .put("name", "Measure " + (i + 1))
                    .put("denominator", "people asked")
                    .put("numerator", "people who came");
            var added = (Saved.Done) writer.projects().add(project, PartKind.MEASURE, json, writer.scope());
            writer.data()
                    .enter(
                            project,
                            added.part().number(),
                            writer.data().pasted(rows(points), (ProjectMeasure)
                                    added.part().body()),
                            writer.scope());
        }
        for (int i = 0; i < cycles; i++) {
            cycle(writer, project, i + 1);
        }
        return project;
    }

    private void cycle(Writing writer, long project, int number) {
        var cycle = (Saved.Done) writer.projects()
                .add(
                        project,
                        PartKind.CYCLE,
                        PartJson.nothing().put("title", "Cycle " + number).put("ramp", "Ramp " + number % 3),
                        writer.scope());
        writer.projects()
                .add(
                        project,
                        PartKind.PREDICTION,
                        PartJson.nothing().put("cycle", cycle.part().number()).put("prediction", "a third will come"),
                        writer.scope());
        writer.cycles().begin(project, cycle.part().number(), 1, writer.scope());
    }

    private String rows(int points) {
        var rows = new StringBuilder();
        for (int i = 0; i < points; i++) {
            rows.append(String.format(
                    Locale.ROOT,
                    "%s,%d,100%n",
                    FIRST.plusMonths(i),
                    25 + random.nextInt(12) + (i > points - 6 ? 6 : 0)));
        }
        return rows.toString();
    }
}
