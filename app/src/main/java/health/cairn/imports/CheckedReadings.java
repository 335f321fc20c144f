package health.cairn.imports;

import health.cairn.directory.AreaCode;
import health.cairn.measures.Loading.ReadingWriter;
import health.cairn.measures.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Readings on their way to the database, each series, area and period once. What says the same again is left out and
 * counted; what says something else for the same key is set aside and reported, the first one stays.
 *
 * <p>What was seen is kept as two single-precision numbers a reading, in pages by series, period and area, because
 * files are dense in these: about 10 bytes a reading. "The same" therefore means the same to six digits, which also
 * forgives numbers that went through single precision on their way here.
 */
final class CheckedReadings implements ReadingWriter {

    private static final double SAME = 1e-6;
    private static final int PAGE = 64;
    /** 512 MB of pages. Files that need more have hardly two readings in one page, which no real one does. */
    private static final int MOST_PAGES = 1 << 20;

    private static final long SUPPRESSED = bits(Float.NaN, 2);
    private static final long NOT_COLLECTED = bits(Float.NaN, 3);

    private final ReadingWriter writer;
    private final Problems problems;
    private final Examples examples;
    private final Map<AreaCode, Integer> areas = new HashMap<>();
    private final Map<SeriesPeriod, Seen> seen = new HashMap<>();

    private @Nullable AreaCode latestArea;
    private int latestAreaNumber;
    private int latestSeries = -1;
    private @Nullable Period latestPeriod;
    private Seen latestSeen = new Seen();
    private int pages;

    private record SeriesPeriod(int series, Period period) {}

    /** What was seen of one series in one period, by the number of the area. */
    private final class Seen {
        private long[] @Nullable [] pageOf = new long[4][];

        /** Notes a reading and answers what was noted before; 0 where nothing was. */
        long note(int area, long bits) {
            int page = area / PAGE;
            if (page >= pageOf.length) {
                pageOf = java.util.Arrays.copyOf(pageOf, Math.max(2 * pageOf.length, page + 1));
            }
            long[] cells = pageOf[page];
            if (cells == null) {
                if (++pages > MOST_PAGES) {
                    throw new RefusedFile(
                            "readings scattered over more series, periods and areas than can be checked for repetition",
                            "a file in which most areas have most periods",
                            "split the file by measure and load the parts");
                }
                cells = new long[PAGE];
                pageOf[page] = cells;
            }
            long before = cells[area % PAGE];
            if (before == 0) {
                cells[area % PAGE] = bits;
            }
            return before;
        }
    }

    CheckedReadings(ReadingWriter writer, Problems problems, Examples examples) {
        this.writer = writer;
        this.problems = problems;
        this.examples = examples;
    }

    /** The areas that readings were written of. */
    Set<AreaCode> areas() {
        return areas.keySet();
    }

    @Override
    public void counted(int series, AreaCode area, Period period, double numerator, double denominator, long row) {
        if (isNew(series, area, period, bits((float) numerator, (float) denominator), row)) {
            writer.counted(series, area, period, numerator, denominator, row);
            if (examples.wanted()) {
                examples.counted(series, area, period, numerator, denominator, row);
            }
        }
    }

    @Override
    public void valueOnly(
            int series, AreaCode area, Period period, double value, double lower95, double upper95, long row) {
        if (isNew(series, area, period, bits((float) value, Float.NaN), row)) {
            writer.valueOnly(series, area, period, value, lower95, upper95, row);
            if (examples.wanted()) {
                examples.valueOnly(series, area, period, value, row);
            }
        }
    }

    @Override
    public void suppressed(int series, AreaCode area, Period period, long row) {
        if (isNew(series, area, period, SUPPRESSED, row)) {
            writer.suppressed(series, area, period, row);
        }
    }

    @Override
    public void notCollected(int series, AreaCode area, Period period, long row) {
        if (isNew(series, area, period, NOT_COLLECTED, row)) {
            writer.notCollected(series, area, period, row);
        }
    }

    private boolean isNew(int series, AreaCode area, Period period, long bits, long row) {
        if (area != latestArea) {
            latestAreaNumber = areas.computeIfAbsent(area, _ -> areas.size());
            latestArea = area;
        }
        if (series != latestSeries || period != latestPeriod) {
            latestSeen = seen.computeIfAbsent(new SeriesPeriod(series, period), _ -> new Seen());
            latestSeries = series;
            latestPeriod = period;
        }
        long before = latestSeen.note(latestAreaNumber, bits);
        if (before == 0) {
            return true;
        }
        if (before == bits || near(first(before), first(bits)) && near(second(before), second(bits))) {
            problems.count(Problem.Kind.REPEATED);
        } else {
            problems.report(
                    Problem.Kind.CONFLICT,
                    "",
                    row,
                    "",
                    area + ", " + period.from() + " to " + period.lastDay() + ": " + words(bits),
                    "the same as on the earlier row: " + words(before),
                    "the earlier row is loaded; correct the file if the later one is right");
        }
        return false;
    }

    private static boolean near(float one, float other) {
        return one == other
                || Float.isNaN(one) && Float.isNaN(other)
                || Math.abs((double) one - other) <= SAME * Math.abs((double) one);
    }

    private static String words(long bits) {
        if (bits == SUPPRESSED) {
            return "suppressed";
        }
        if (bits == NOT_COLLECTED) {
            return "not collected";
        }
        return Float.isNaN(second(bits)) ? "value " + first(bits) : first(bits) + " of " + second(bits);
    }

    private static long bits(float first, float second) {
        return (long) Float.floatToIntBits(first) << 32 | Float.floatToIntBits(second) & 0xFFFF_FFFFL;
    }

    private static float first(long bits) {
        return Float.intBitsToFloat((int) (bits >>> 32));
    }

    private static float second(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    @Override
    public long written() {
        return writer.written();
    }

    @Override
    public void complete() {
        writer.complete();
    }

    @Override
    public void close() {
        writer.close();
    }
}
