package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
import health.cairn.contacts.web.NeverAnswer.Bin;
import health.cairn.contacts.web.OftenAnswer.Line;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import health.cairn.statistics.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the pages of unmet need show in counts, for programs. People are on no address. */
@Tag(
        name = "Contacts",
        description =
                "Who comes often, who never comes, what is not attended: counts, with small ones hidden as on pages")
@RestController
@SecurityRequirement(name = "session")
@RequestMapping("/api/v1/contacts")
class ContactsApi {

    private static final String AREA = "A practice, network or larger area; the viewer's own unless given";
    private static final String DEFINITION = "What counts as a contact; practice.1 unless given";

    private final Questions questions;
    private final OftenFindings often;
    private final NeverFindings never;
    private final MissedFindings missed;

    ContactsApi(Questions questions, OftenFindings often, NeverFindings never, MissedFindings missed) {
        this.questions = questions;
        this.often = often;
        this.never = never;
        this.missed = missed;
    }

    /** Of whom, when and by which rule. */
    @Schema(name = "AboutContacts")
    record About(
            String area,
            String areaName,
            String definition,
            LocalDate from,

            @Schema(description = "The first day after the twelve months")
            LocalDate until,

            @Schema(description = "Practices counted") List<String> practices,

            @Schema(description = "Practices of the area") int ofPractices,

            @Schema(description = "How small numbers are hidden")
            String rule) {

        static About of(Lens lens, Basis basis, String rule) {
            return new About(
                    lens.area(),
                    lens.name(),
                    basis.definition().key(),
                    basis.from(),
                    basis.until(),
                    basis.practices(),
                    lens.of(),
                    rule);
        }
    }

    /** A group with its contacts. */
    record OftenGroup(
            Group people,

            @Schema(description = "Contacts of all of them") @Nullable
            Long contacts,

            @Schema(description = "Contacts of those who come often") @Nullable
            Long oftenContacts) {

        static List<OftenGroup> of(List<Line> lines) {
            return lines.stream().map(OftenGroup::of).toList();
        }

        static OftenGroup of(Line line) {
            return new OftenGroup(line.people(), line.contacts(), line.oftenContacts());
        }
    }

    /** Who comes often. */
    record Often(
            About about,
            String often,
            OftenGroup everybody,
            List<OftenGroup> practices,
            List<OftenGroup> ages,
            List<OftenGroup> sexes,
            List<OftenGroup> deprivation,

            @Schema(description = "Those who came often the year before: how many, and how many did again") @Nullable
            Group stay,

            @Schema(description = "How many would be expected to stay with nothing changed") @Nullable
            Double expectedStay) {}

    @Operation(summary = "Who comes often", description = "By practice, age, sex and deprivation, and who goes on")
    @GetMapping("/often")
    Often often(
            @Parameter(description = AREA, example = "UX017") @RequestParam(required = false) @Nullable String area,
            @Parameter(description = DEFINITION) @RequestParam(required = false) @Nullable String definition,
            @Parameter(description = "age-sex-3, age-sex-10, all-3, at-least-12, at-least-20 or practice-100")
                    @RequestParam(defaultValue = "age-sex-3")
                    String often,
            Scope scope) {
        OftenChoice choice = OftenController.choice(often);
        OftenAnswer answer = question(area, definition, scope)
                .flatMap(question -> this.often.of(question, choice))
                .orElseThrow(() -> new NotFound(Heads.NOTHING));
        return new Often(
                About.of(answer.lens(), answer.basis(), answer.rule()),
                answer.frequent().words(),
                OftenGroup.of(answer.everybody()),
                OftenGroup.of(answer.practices()),
                OftenGroup.of(answer.ages()),
                OftenGroup.of(answer.sexes()),
                OftenGroup.of(answer.deprivation()),
                answer.kept().map(OftenAnswer.Kept::stay).orElse(null),
                answer.kept().map(OftenAnswer.Kept::expectedStay).orElse(null));
    }

    /** Who never comes. */
    record Never(
            About about,
            int months,
            Group everybody,

            @Schema(description = "The range of ages that stands out most; absent where none does") @Nullable
            Range range,

            List<OfAge> ages,
            List<OfPractice> practices) {}

    /** A range of ages. */
    @Schema(name = "AgeRange")
    record Range(int from, int to, Group people) {}

    /** One sex at some ages. */
    @Schema(name = "AbsentOfAge")
    record OfAge(
            String sex,
            int from,
            int to,
            Group people,
            @Nullable Double expected) {
        static OfAge of(Bin bin) {
            return new OfAge(bin.sex(), bin.from(), bin.to(), bin.people(), bin.expected());
        }
    }

    /** A practice beside what is expected of its ages and sexes. */
    @Schema(name = "AbsentOfPractice")
    record OfPractice(
            Group people,
            @Nullable Double expected,
            @Nullable Double ratio,
            @Nullable Double lower,
            @Nullable Double upper) {

        static OfPractice of(NeverAnswer.Line line) {
            var interval = line.interval();
            return new OfPractice(
                    line.people(),
                    line.expected(),
                    line.ratio(),
                    interval == null ? null : (Double) interval.lower(),
                    interval == null ? null : (Double) interval.upper());
        }
    }

    @Operation(summary = "Who never comes", description = "By age and sex, and by practice beside what is expected")
    @GetMapping("/never")
    Never never(
            @Parameter(description = AREA, example = "UX017") @RequestParam(required = false) @Nullable String area,
            @Parameter(description = DEFINITION) @RequestParam(required = false) @Nullable String definition,
            @Parameter(description = "12, 24 or 36") @RequestParam(defaultValue = "12") int months,
            Scope scope) {
        NeverController.check(months);
        Outcome<NeverAnswer> outcome = question(area, definition, scope)
                .flatMap(question -> never.of(question, months, scope))
                .orElse(Outcome.none(Heads.NOTHING));
        return switch (outcome) {
            case Outcome.NotCalculated<NeverAnswer>(String reason) -> throw new NotFound(reason);
            case Outcome.Calculated<NeverAnswer>(NeverAnswer answer) ->
                new Never(
                        About.of(answer.lens(), answer.basis(), answer.rule()),
                        answer.months(),
                        answer.everybody(),
                        answer.range()
                                .map(range -> new Range(range.from(), range.to(), range.inside()))
                                .orElse(null),
                        answer.bins().stream().map(OfAge::of).toList(),
                        answer.practices().stream().map(OfPractice::of).toList());
        };
    }

    /** What is not attended: of each group appointments, and those missed. */
    record Missed(
            About about,
            boolean lateCounts,
            Group everybody,
            List<Group> practices,
            List<Group> modes,
            List<Group> weekdays,
            List<Group> leadTimes,
            List<Group> ages,

            @Schema(description = "Each month that the data cover, the earliest first")
            List<Group> months) {}

    @Operation(summary = "Appointments not attended", description = "Out of those attended or not attended")
    @GetMapping("/missed")
    Missed missed(
            @Parameter(description = AREA, example = "UX017") @RequestParam(required = false) @Nullable String area,
            @Parameter(description = DEFINITION) @RequestParam(required = false) @Nullable String definition,
            @Parameter(description = "Whether who came too late to be seen counts as not having attended")
                    @RequestParam(defaultValue = "false")
                    boolean late,
            Scope scope) {
        MissedAnswer answer = question(area, definition, scope)
                .flatMap(question -> missed.of(question, late))
                .orElseThrow(() -> new NotFound(Heads.NOTHING));
        return new Missed(
                About.of(answer.lens(), answer.basis(), answer.rule()),
                answer.lateCounts(),
                answer.everybody(),
                answer.practices(),
                answer.modes(),
                answer.weekdays(),
                answer.leadTimes(),
                answer.ages(),
                answer.months().stream().map(MissedAnswer.Month::appointments).toList());
    }

    private Optional<Questions.Question> question(@Nullable String area, @Nullable String definition, Scope scope) {
        return questions.read(Optional.ofNullable(area), Optional.ofNullable(definition), scope);
    }
}
