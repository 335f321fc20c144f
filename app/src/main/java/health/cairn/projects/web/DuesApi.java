package health.cairn.projects.web;

import health.cairn.people.Scope;
import health.cairn.projects.Due;
import health.cairn.projects.Dues;
import health.cairn.projects.Reminders;
import health.cairn.projects.Reminders.Often;
import health.cairn.projects.Reminders.Wanted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is due in somebody's projects, and how they are reminded of it, for programs. */
@Tag(name = "Reminders", description = "What is due in your projects, and the mail about it")
@RestController
@RequestMapping("/api/v1/reminders")
class DuesApi {

    private final Dues dues;
    private final Reminders reminders;

    DuesApi(Dues dues, Reminders reminders) {
        this.dues = dues;
        this.reminders = reminders;
    }

    /** Something that is due. */
    record DueJson(
            @Schema(description = "What kind of thing") Due.Kind kind,

            @Schema(description = "The project's name") String project,

            String what,

            @Schema(description = "The day it is due, or has been")
            LocalDate day,

            @Schema(description = "The page where it is done")
            String path) {

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "DueJson[" + kind + "]";
        }
    }

    /** How somebody is reminded. */
    record WantedReminders(
            @Schema(description = "WEEKLY unless said otherwise") @Nullable
            Often often,

            @Schema(description = "Of what; everything unless said otherwise") @Nullable
            Set<Due.Kind> of) {}

    @Operation(summary = "What is due in your projects today, late or soon", description = "In the order of the days.")
    @SecurityRequirement(name = "session")
    @GetMapping("/due")
    List<DueJson> due(Scope scope) {
        RemindersController.own(scope);
        return dues.soon(scope).stream()
                .map(due -> new DueJson(due.kind(), due.project(), due.what(), due.day(), due.path()))
                .toList();
    }

    @Operation(summary = "How you are reminded by mail")
    @SecurityRequirement(name = "session")
    @GetMapping
    WantedReminders wanted(Scope scope) {
        Wanted wanted = reminders.wanted(RemindersController.own(scope));
        return new WantedReminders(wanted.often(), wanted.of());
    }

    @Operation(summary = "Say how you want to be reminded by mail")
    @ApiResponse(responseCode = "204", description = "Kept")
    @SecurityRequirement(name = "session")
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void want(@RequestBody WantedReminders wanted, Scope scope) {
        reminders.want(
                RemindersController.own(scope),
                new Wanted(
                        Objects.requireNonNullElse(wanted.often(), Wanted.USUAL.often()),
                        Objects.requireNonNullElse(wanted.of(), Wanted.USUAL.of())));
    }
}
