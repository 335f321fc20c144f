package health.cairn.projects;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.projects.MonthlyCounts.Told;
import health.cairn.projects.ProjectMeasure.Feed;
import health.cairn.projects.ProjectMeasure.Frequency;
import health.cairn.projects.ProjectMeasure.MeasureType;
import health.cairn.projects.ProjectMeasure.Shape;
import health.cairn.projects.Starting.Suggested;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.interval.Wilson;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From a finding of another module's counts to a project with a measure that these counts feed. */
@Component
public class StartingFromCounts {

    private static final Wilson WILSON = Wilson.at(Confidence.P95);

    private final CountFeeds feeds;
    private final Starting starting;
    private final Directory directory;
    private final Clock clock;

    StartingFromCounts(CountFeeds feeds, Starting starting, Directory directory, Clock clock) {
        this.feeds = feeds;
        this.starting = starting;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * What a finding suggests. A project is there to be shown to others, so the finding is kept as it is seen from outside the
     * practice, whoever begins.
     *
     * @param which which of these counts, in the words of the module they are from
     * @return empty where nothing is known of this area, or nothing that the viewer may see
     */
    public Optional<Suggested> from(String counts, AreaCode code, String which, Scope scope) {
        return directory
                .find(code)
                .flatMap(area -> feeds.named(counts)
                        .flatMap(known -> known.of(
                                        code.value(),
                                        which,
                                        CountFeeds.seenBy(scope, code).outside())
                                .flatMap(told -> suggested(known, area, which, told))));
    }

    private Optional<Suggested> suggested(MonthlyCounts counts, Area area, String which, Told told) {
        Long part = told.part();
        Long whole = told.whole();
        if (part == null || whole == null || whole == 0) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(Recalled.now(clock), clock.getZone());
        double share = 100.0 * part / whole;
        Interval interval = WILSON.interval(part, whole).times(100);
        var signal = new Signal(
                told.says(),
                counts.name(),
                told.title(),
                "",
                "",
                area.code(),
                area.name(),
                counts.address(area.code().value(), which),
                told.from(),
                told.until(),
                share,
                "%",
                (double) part,
                (double) whole,
                interval.lower(),
                interval.upper(),
                "",
                null,
                "A share of counts with Wilson's 95% interval.",
                told.source(),
                counts.version(),
                today);
        return Optional.of(new Suggested(
                signal,
                charter(area, told, share, today),
                measure(counts, area, which, told),
                starting.sites(area, today)));
    }

    private static Charter charter(Area area, Told told, double share, LocalDate today) {
        LocalDate byWhen = today.plusYears(1).withDayOfMonth(1).plusMonths(1).minusDays(1);
        String verb = switch (told.direction()) {
            case INCREASE -> "Raise ";
            case DECREASE -> "Lower ";
            case NEUTRAL -> "Change ";
        };
        String title = told.title().substring(0, 1).toLowerCase(Locale.UK)
                + told.title().substring(1);
        return new Charter(
                told.title() + ", " + area.name(),
                told.says(),
                "",
                verb + title + " from " + Numbers.value(share, "%") + " at " + area.name() + " by "
                        + Numbers.day(byWhen),
                Math.round(share * 10) / 10.0,
                null,
                "%",
                byWhen,
                told.wholeWords(),
                area.name(),
                "",
                "",
                today,
                byWhen);
    }

    private static ProjectMeasure measure(MonthlyCounts counts, Area area, String which, Told told) {
        return new ProjectMeasure(
                told.title(),
                MeasureType.OUTCOME,
                "",
                Shape.PROPORTION,
                told.partWords(),
                told.wholeWords(),
                "",
                "",
                "%",
                100.0,
                true,
                told.source(),
                "Counted whenever a batch is published",
                "",
                Frequency.MONTH,
                "",
                told.direction(),
                null,
                null,
                ChartKind.RECOMMENDED,
                false,
                1,
                null,
                new Feed.Counts(counts.name(), which, List.of(area.code())));
    }
}
