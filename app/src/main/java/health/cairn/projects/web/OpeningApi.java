package health.cairn.projects.web;

import health.cairn.pages.ApiProblem;
import health.cairn.people.ConfirmIdentity;
import health.cairn.people.NotPossible;
import health.cairn.people.Scope;
import health.cairn.projects.Consent;
import health.cairn.projects.Opened;
import health.cairn.projects.Programmes;
import health.cairn.projects.Projects;
import health.cairn.projects.Reach;
import health.cairn.projects.Reaches;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far projects reach, what they belong to, and putting them away, for programs. */
@Tag(
        name = "Publishing and programmes",
        description = "How far a project reaches, the programme it belongs to, and putting it away")
@RestController
@RequestMapping("/api/v1/projects")
class OpeningApi {

    private final Projects projects;
    private final Reaches reaches;
    private final Programmes programmes;

    OpeningApi(Projects projects, Reaches reaches, Programmes programmes) {
        this.projects = projects;
        this.reaches = reaches;
        this.programmes = programmes;
    }

    /** How far a project reaches. */
    record ReachOfProject(
            @Schema(description = "TEAM, ORGANISATION, NETWORK or EVERYBODY") @Nullable
            Reach reach,

            @Schema(description = "Whom that is; only answered") @Nullable
            String words) {}

    /** What was done before a project is published. */
    record DoneBefore(
            @Schema(description = "The texts were read once more, and nobody can be known from them") @Nullable
            Boolean read,

            @Schema(description = "Those who are named agree") @Nullable
            Boolean named,

            @Schema(description = "The sponsor agrees") @Nullable
            Boolean sponsor) {}

    /** A programme. */
    record ProgrammeJson(long number, String name, String about, int projects) {}

    /** A programme to be started. */
    record WantedProgramme(
            @Nullable String name,

            @Schema(description = "What it is about") @Nullable
            String about) {

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "WantedProgramme";
        }
    }

    /** What a project is to belong to. */
    record ProgrammeOfProject(
            @Schema(description = "The programme's number; absent for none") @Nullable
            Long programme) {}

    @Operation(summary = "How far a project reaches")
    @SecurityRequirement(name = "session")
    @GetMapping("/{project}/reach")
    ReachOfProject reach(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project, Scope scope) {
        Opened opened = PartAnswers.open(projects, project, scope);
        Reach reach = reaches.of(opened.project());
        return new ReachOfProject(reach, reaches.words(opened.project(), reach));
    }

    @Operation(
            summary = "Let a project reach its team, its organisation or its network",
            description =
                    "For viewing; what people and other organisations may do stays. Everybody is reached by publishing.")
    @ApiResponse(responseCode = "204", description = "It reaches so far from now on")
    @SecurityRequirement(name = "session")
    @PutMapping("/{project}/reach")
    @ConfirmIdentity
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reach(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @RequestBody ReachOfProject wanted,
            Scope scope) {
        Opened opened = PartAnswers.open(projects, project, scope);
        if (wanted.reach() == null || wanted.reach() == Reach.EVERYBODY) {
            throw ApiProblem.badRequest("reach", "", "one of TEAM, ORGANISATION, NETWORK", List.of());
        }
        String problem = PublishingController.NOWHERE;
        try {
            if (reaches.set(opened, wanted.reach(), scope)) {
                return;
            }
        } catch (NotPossible e) {
            problem = e.sentence();
        }
        throw PartAnswers.refused(Map.of("reach", problem));
    }

    @Operation(
            summary = "Publish a project",
            description =
                    "Everybody reads it from then on. Say what was done before: the texts were read once more, those who are"
                            + " named agree, the sponsor agrees; what is missing is answered.")
    @ApiResponse(responseCode = "204", description = "Published")
    @SecurityRequirement(name = "session")
    @PostMapping("/{project}/publish")
    @ConfirmIdentity
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void publish(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @RequestBody DoneBefore done,
            Scope scope) {
        PartAnswers.open(projects, project, scope);
        var consent = new Consent(said(done.read()), said(done.named()), said(done.sponsor()));
        Map<String, String> problems = projects.publish(project, consent, scope);
        if (!problems.isEmpty()) {
            throw PartAnswers.refused(problems);
        }
    }

    private static boolean said(@Nullable Boolean answer) {
        return answer != null && answer;
    }

    @Operation(summary = "End that everybody reads a project", description = "What others copied stays with them.")
    @ApiResponse(responseCode = "204", description = "Withdrawn")
    @SecurityRequirement(name = "session")
    @PostMapping("/{project}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project, Scope scope) {
        PartAnswers.open(projects, project, scope);
        projects.withdraw(project, scope);
    }

    @Operation(summary = "Put a project away", description = "It stays with its results, and can be brought back.")
    @ApiResponse(responseCode = "204", description = "Put away")
    @SecurityRequirement(name = "session")
    @PostMapping("/{project}/archive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project, Scope scope) {
        PartAnswers.open(projects, project, scope);
        projects.archive(project, true, scope);
    }

    @Operation(summary = "Bring a project back")
    @ApiResponse(responseCode = "204", description = "Brought back")
    @SecurityRequirement(name = "session")
    @PostMapping("/{project}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project, Scope scope) {
        PartAnswers.open(projects, project, scope);
        projects.archive(project, false, scope);
    }

    @Operation(summary = "The programmes shared with you, the newest first")
    @SecurityRequirement(name = "session")
    @GetMapping("/programmes")
    List<ProgrammeJson> programmes(Scope scope) {
        return programmes.all(scope).stream()
                .map(programme -> new ProgrammeJson(
                        programme.number(), programme.name(), programme.about(), programme.projects()))
                .toList();
    }

    @Operation(summary = "Start a programme", description = "It is yours, and private until you share it.")
    @ApiResponse(responseCode = "201", description = "Started")
    @SecurityRequirement(name = "session")
    @PostMapping("/programmes")
    @ResponseStatus(HttpStatus.CREATED)
    ProgrammeJson start(@RequestBody WantedProgramme wanted, Scope scope) {
        String name = wanted.name() == null ? "" : wanted.name();
        String about = wanted.about() == null ? "" : wanted.about();
        return switch (programmes.start(name, about, scope)) {
            case Programmes.Started.Done(long number) -> new ProgrammeJson(number, name.strip(), about.strip(), 0);
            case Programmes.Started.Refused(var problems) -> throw PartAnswers.refused(problems);
        };
    }

    @Operation(summary = "Let a project belong to a programme, or to none")
    @ApiResponse(responseCode = "204", description = "It belongs there from now on")
    @SecurityRequirement(name = "session")
    @PutMapping("/{project}/programme")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @RequestBody ProgrammeOfProject wanted,
            Scope scope) {
        PartAnswers.open(projects, project, scope);
        programmes.put(project, Optional.ofNullable(wanted.programme()), scope);
    }
}
