package health.cairn.demo;

import health.cairn.directory.AreaCode;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Period;
import health.cairn.people.Access;
import health.cairn.people.Grantee;
import health.cairn.people.Scope;
import health.cairn.people.Sharing;
import health.cairn.projects.Charter;
import health.cairn.projects.Consent;
import health.cairn.projects.Copies;
import health.cairn.projects.Cycle;
import health.cairn.projects.Cycles;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartBody;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectData;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.Projects;
import health.cairn.projects.Projects.Beginning;
import health.cairn.projects.Projects.IfNewer;
import health.cairn.projects.Projects.Started;
import health.cairn.projects.Recalled;
import health.cairn.projects.Saved;
import health.cairn.projects.Starting;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plays the stories of projects: every step goes through the same doors as a person's. */
@Component
class Stage {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** The files, in the order they are played: a copy comes after what it is a copy of. */
    static final List<String> STORIES = List.of(
            "cervical",
            "safety-net",
            "missed-appointments",
            "navigators",
            "leg-ulcers",
            "fit-tests",
            "bowel-calls",
            "lung-checks",
            "learning-disability",
            "care-homes",
            "late-results",
            "emergency-review",
            "prescriptions",
            "cervical-tarnside");

    private final Projects projects;
    private final Starting starting;
    private final Copies copies;
    private final Cycles cycles;
    private final ProjectData data;
    private final Sharing sharing;

    Stage(Projects projects, Starting starting, Copies copies, Cycles cycles, ProjectData data, Sharing sharing) {
        this.projects = projects;
        this.starting = starting;
        this.copies = copies;
        this.cycles = cycles;
        this.data = data;
        this.sharing = sharing;
    }

    /** @param scopes what each person may do, by mailbox */
    void play(Map<String, Scope> scopes, long seed) throws IOException {
        var played = new HashMap<String, Long>();
        for (String name : STORIES) {
            Story story = read(name);
            var play = new Play(name, story, scopes, seed);
            Recalled.at(at(story.on(), 0), () -> played.put(name, play.begin(played)));
            int minutes = 1;
            for (Story.Step step : story.inOrder()) {
                Recalled.at(at(step.on(), minutes++), () -> play.step(step));
            }
        }
    }

    static Story read(String name) throws IOException {
        try (InputStream in = Stage.class.getResourceAsStream("/demo/projects/" + name + ".yaml")) {
            return YAML.readValue(Objects.requireNonNull(in, name), Story.class);
        }
    }

    private static Instant at(LocalDate day, int minutes) {
        return day.atTime(LocalTime.of(12, 10)).plusMinutes(minutes).toInstant(ZoneOffset.UTC);
    }

    /** One story while it is played. */
    private final class Play {

        private final String name;
        private final Story story;
        private final Map<String, Scope> scopes;
        private final long seed;
        private final Map<String, Long> numbers = new HashMap<>();
        private long project;

        Play(String name, Story story, Map<String, Scope> scopes, long seed) {
            this.name = name;
            this.story = story;
            this.scopes = scopes;
            this.seed = seed;
        }

        long begin(Map<String, Long> played) {
            Scope scope = scope(null);
            Started started = switch (story) {
                case Story s when s.from() != null -> fromFinding(s.from(), scope);
                case Story s
                when s.copyOf() != null ->
                    copies.project(
                            projects.find(Objects.requireNonNull(played.get(s.copyOf())), scope)
                                    .orElseThrow(),
                            s.charter().path("name").asString(),
                            scope);
                default -> projects.start(Beginning.of(charter(PartJson.nothing())), scope);
            };
            if (!(started instanceof Started.Done(long number))) {
                throw new IllegalStateException(name + ": " + started);
            }
            project = number;
            Project found = now(scope);
            numbers.put("charter", found.charter().number());
            List<Part<ProjectMeasure>> measures = found.all(ProjectMeasure.class);
            if (story.from() != null) {
                numbers.put(story.from().as(), measures.getFirst().number());
            } else {
                measures.forEach(part -> numbers.put(part.body().name(), part.number()));
            }
            return number;
        }

        private Started fromFinding(Story.Finding finding, Scope scope) {
            String[] period = finding.period().split("/", -1);
            var seen = new Starting.Seen(
                    new MeasureId(finding.measure()),
                    new AreaCode(finding.area()),
                    Optional.empty(),
                    Optional.empty(),
                    "england",
                    "period",
                    Optional.of(new Period(LocalDate.parse(period[0]), LocalDate.parse(period[1]))),
                    "/measures/" + finding.measure() + "?area=" + finding.area());
            Starting.Suggested suggested = starting.from(seen, scope)
                    .orElseThrow(() -> new IllegalStateException(name + ": nothing is known of " + finding));
            return projects.start(suggested.with(charter(PartJson.write(suggested.charter()))), scope);
        }

        private Charter charter(ObjectNode under) {
            ObjectNode whole = under.deepCopy();
            story.charter().properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
            return (Charter) PartJson.body(PartKind.CHARTER, whole);
        }

        void step(Story.Step step) {
            Scope scope = scope(step.by());
            if (step.make() != null) {
                PartKind kind = PartKind.parse(step.make()).orElseThrow();
                named(step, done(step, projects.add(project, kind, body(step), scope)));
            } else if (step.write() != null) {
                Part<?> part = part(step.write(), scope);
                done(step, projects.save(project, part.number(), part.version(), body(step), IfNewer.CLASH, scope));
            } else if (step.begin() != null) {
                Part<?> part = part(step.begin(), scope);
                done(step, cycles.begin(project, part.number(), part.version(), scope));
            } else if (step.study() != null) {
                Part<?> part = part(step.study(), scope);
                done(step, cycles.study(project, part.number(), part.version(), scope));
            } else if (step.decide() != null) {
                decide(step, scope);
            } else if (step.points() != null) {
                enter(step, scope);
            } else if (step.share() != null) {
                Access access = Access.valueOf(Objects.requireNonNullElse(step.may(), "VIEW"));
                sharing.share(scope, Project.shared(project), new Grantee.Organisation(step.share()), access);
            } else if (Objects.equals(step.state(), "publish")) {
                projects.publish(project, new Consent(true, true, true), scope);
            } else {
                projects.archive(project, true, scope);
            }
        }

        private void decide(Story.Step step, Scope scope) {
            Part<?> part = part(Objects.requireNonNull(step.decide()), scope);
            Part<?> decided = done(
                    step,
                    cycles.decide(
                            project,
                            part.number(),
                            part.version(),
                            Cycle.Decision.valueOf(Objects.requireNonNull(step.decision())),
                            Objects.requireNonNull(step.because()),
                            Objects.requireNonNullElse(step.sustaining(), ""),
                            scope));
            if (step.as() != null && decided.body() instanceof Cycle cycle && cycle.next() != null) {
                numbers.put(step.as(), cycle.next());
            }
        }

        private void enter(Story.Step step, Scope scope) {
            long number = number(Objects.requireNonNull(step.points()));
            ProjectMeasure measure =
                    now(scope).part(ProjectMeasure.class, number).orElseThrow().body();
            Story.Series series = Objects.requireNonNull(step.series());
            String rows = Rows.of(series, measure.shape(), Draws.of(seed, name + step.points() + series.from()));
            ProjectData.Entered entered = data.enter(project, number, data.pasted(rows, measure), scope);
            if (!entered.problems().isEmpty()) {
                throw new IllegalStateException(name + ": " + entered.problems());
            }
        }

        private Scope scope(@Nullable String by) {
            return Objects.requireNonNull(scopes.get(by == null ? story.by() : by));
        }

        private Project now(Scope scope) {
            return projects.find(project, scope).map(Opened::project).orElseThrow();
        }

        private Part<?> part(String called, Scope scope) {
            return Objects.requireNonNull(now(scope).parts().get(number(called)));
        }

        private long number(String called) {
            return Objects.requireNonNull(numbers.get(called), () -> name + ": nothing is called " + called);
        }

        private void named(Story.Step step, Part<?> part) {
            if (step.as() != null) {
                numbers.put(step.as(), part.number());
            }
        }

        private Part<? extends PartBody> done(Story.Step step, Saved saved) {
            if (saved instanceof Saved.Done(Part<?> part)) {
                return part;
            }
            throw new IllegalStateException(name + ", " + step + ": " + saved);
        }

        private ObjectNode body(Story.Step step) {
            return (ObjectNode) pointing(Objects.requireNonNull(step.body()));
        }

        /** The same with the numbers of parts where they are called by name. */
        private JsonNode pointing(JsonNode node) {
            JsonNodeFactory make = JsonNodeFactory.instance;
            return switch (node) {
                case ObjectNode object -> {
                    ObjectNode other = make.objectNode();
                    object.properties().forEach(field -> other.set(field.getKey(), pointing(field.getValue())));
                    yield other;
                }
                case ArrayNode array -> {
                    ArrayNode other = make.arrayNode();
                    array.forEach(element -> other.add(pointing(element)));
                    yield other;
                }
                case JsonNode text
                when text.isString() && text.asString().startsWith("@") ->
                    make.numberNode(number(text.asString().substring(1)));
                default -> node;
            };
        }
    }
}
