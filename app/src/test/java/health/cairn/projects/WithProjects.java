package health.cairn.projects;

import static health.cairn.people.TestOrganisations.NETWORK;
import static health.cairn.people.TestOrganisations.OTHER_NETWORK;
import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.people.Role;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.people.TestOrganisations;
import health.cairn.people.TestPeople;
import health.cairn.people.Viewer;
import health.cairn.projects.Projects.Beginning;
import health.cairn.projects.Projects.Started;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.ObjectNode;

/** People of two networks, and projects that they write. */
@Import(TestOrganisations.class)
abstract class WithProjects {

    @Autowired
    TestOrganisations world;

    @Autowired
    TestPeople people;

    @Autowired
    Scopes scopes;

    @Autowired
    Projects projects;

    @Autowired
    ProjectData data;

    @Autowired
    ProjectCharts charts;

    @BeforeAll
    void twoNetworks() {
        world.publish();
    }

    Scope lead() {
        return scopes.of(people.holding(Role.NETWORK_LEAD, NETWORK));
    }

    Scope member() {
        return scopes.of(people.holding(Role.MEMBER, NETWORK));
    }

    Scope elsewhere() {
        return scopes.of(people.holding(Role.MEMBER, OTHER_NETWORK));
    }

    Scope visitor() {
        return scopes.of(new Viewer.Visitor());
    }

    long start(String name) {
        return ((Started.Done) projects.start(Beginning.of(Samples.charter(name)), lead())).project();
    }

    Project project(long number) {
        return projects.find(number, lead()).orElseThrow().project();
    }

    static ObjectNode json(String text) {
        return PartJson.parse(text);
    }

    Part<?> part(long number, long part) {
        return Objects.requireNonNull(project(number).parts().get(part));
    }

    Part<?> added(long project, PartBody body) {
        return done(projects.add(project, body, lead()));
    }

    static Part<?> done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).part();
    }

    static Task task(String what) {
        return new Task(what, "", null, "", "", false, null);
    }

    List<Change> changes(long number, long part) {
        return projects.changes(projects.find(number, lead()).orElseThrow(), Optional.of(part), Long.MAX_VALUE, 1_000);
    }

    ProjectCharts.Chart chart(long number, long measure, Scope scope) {
        Opened opened = projects.find(number, scope).orElseThrow();
        return Objects.requireNonNull(charts.of(opened, scope).get(measure));
    }

    ProjectMeasure body(long number, long measure) {
        return project(number).part(ProjectMeasure.class, measure).orElseThrow().body();
    }
}
