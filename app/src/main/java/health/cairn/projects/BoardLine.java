package health.cairn.projects;

import health.cairn.directory.AreaCode;
import health.cairn.statistics.spc.Variation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project as boards show it: made from its parts and its charts once for each of its versions. It holds days and no
 * judgement that depends on today; {@link #calls} makes that.
 *
 * @param areas where it works: where it was started and the practices that take part
 * @param programme what it belongs to; null for nothing
 * @param score how far the team says it has come, 0.5 to 5 (IHI); null where nobody has said
 * @param aimed whether the aim says how much, from where, by when, for whom and where
 * @param lastData the day after the last period that has a point; null without points
 * @param dataDue the day from which on data that people enter are late; null where nothing is to be entered
 * @param lastCycle when a cycle was last begun or decided; null for never
 * @param openCycles cycles that have begun and wait for their decision
 * @param cycles cycles that have begun
 * @param improving measures whose latest point shows a change as wanted
 * @param concerning measures whose latest point shows a change that is not wanted
 * @param moved what the first of the measures with a signal says; empty for none
 * @param movedUntil the day after the period of that point; null for none
 * @param outcome from where to where it came, what was wanted, and what was decided last; empty where nothing is known
 * @param measures the one the aim is about first
 * @param counted the practices whose counts are in the line and not for everybody; {@link #withoutCounts} is for the others
 */
public record BoardLine(
        long project,
        String name,
        String aim,
        List<AreaCode> areas,
        @Nullable Long programme,
        boolean published,
        boolean archived,
        Stage stage,
        @Nullable Double score,
        boolean aimed,
        LocalDate started,
        @Nullable LocalDate lastData,
        @Nullable LocalDate dataDue,
        @Nullable LocalDate lastCycle,
        int openCycles,
        int cycles,
        int improving,
        int concerning,
        String moved,
        @Nullable LocalDate movedUntil,
        String outcome,
        List<MeasureAt> measures,
        List<String> counted) {

    /** By then an aim is written, after the beginning. */
    static final int DAYS_FOR_AN_AIM = 30;

    /** By then the first data are in. */
    static final int DAYS_FOR_DATA = 45;

    /** By then a first test has begun, and so long a team under way is silent at most. */
    static final int DAYS_FOR_A_TEST = 60;

    public BoardLine {
        areas = List.copyOf(areas);
        measures = List.copyOf(measures);
        counted = List.copyOf(counted);
    }

    /** How far a project is, by what there is in it. */
    public enum Stage implements Field.Worded {
        SETTING_UP("setting up"),
        MEASURING("measuring, no test yet"),
        TESTING("testing changes"),
        HOLDING("keeping what was adopted");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Why a team may be glad of a call. */
    public enum Call implements Field.Worded {
        CONCERN("a measure moved the way nobody wants"),
        DATA_LATE("data are late"),
        NO_DATA("no data yet"),
        NO_TEST("no test yet"),
        QUIET("no cycle for a while"),
        NO_AIM("the aim is not whole yet");

        private final String words;

        Call(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /**
     * A measure in a few numbers.
     *
     * @param key the same for measures that count the same: fed by the same indicator or counts, or copied from the same one
     * @param latest the latest value with its counts and period, in words
     * @param values the last ones, at most 24; null for a period without
     */
    public record MeasureAt(
            long number,
            String key,
            String name,
            ProjectMeasure.MeasureType type,
            String latest,
            List<@Nullable Double> values,
            Variation variation) {
        public MeasureAt {
            values = java.util.Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** The same for somebody who may not see all these counts; what is said of all measures at once goes with them. */
    BoardLine withoutCounts() {
        return new BoardLine(
                project,
                name,
                aim,
                areas,
                programme,
                published,
                archived,
                stage,
                score,
                aimed,
                started,
                lastData,
                dataDue,
                lastCycle,
                openCycles,
                cycles,
                0,
                0,
                "",
                null,
                "",
                measures.stream()
                        .filter(measure -> !measure.key().startsWith(ProjectMeasure.Feed.Counts.KEYS))
                        .toList(),
                List.of());
    }

    /** The measure that the aim is about. */
    public Optional<MeasureAt> first() {
        return measures.stream().findFirst();
    }

    /** Why this team may be glad of a call, what matters most first; empty where all goes its way. */
    public List<Call> calls(LocalDate today) {
        var calls = new ArrayList<Call>();
        if (archived) {
            return calls;
        }
        if (concerning > 0) {
            calls.add(Call.CONCERN);
        }
        if (lastData == null && started.plusDays(DAYS_FOR_DATA).isBefore(today)) {
            calls.add(Call.NO_DATA);
        } else if (lastData != null && dataDue != null && dataDue.isBefore(today)) {
            calls.add(Call.DATA_LATE);
        }
        if (lastCycle == null && started.plusDays(DAYS_FOR_A_TEST).isBefore(today)) {
            calls.add(Call.NO_TEST);
        } else if (stage == Stage.TESTING
                && lastCycle != null
                && lastCycle.plusDays(DAYS_FOR_A_TEST).isBefore(today)) {
            calls.add(Call.QUIET);
        }
        if (!aimed && started.plusDays(DAYS_FOR_AN_AIM).isBefore(today)) {
            calls.add(Call.NO_AIM);
        }
        return calls;
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "BoardLine[" + project + "]";
    }
}
