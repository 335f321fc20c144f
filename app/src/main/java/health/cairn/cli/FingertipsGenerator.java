package health.cairn.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes a file that looks like a Fingertips export of practices, for measuring how fast such files load: the columns,
 * their order and the length of their texts are those of real exports, the numbers are random and mean nothing.
 */
final class FingertipsGenerator {

    private static final String HEADER =
            "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,"
                    + "Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,"
                    + "Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,"
                    + "Compared to England value or percentiles,Compared to percentiles,Time period Sortable,New data,"
                    + "Compared to goal,Time period range\r\n";

    /** Practices in England with a list, roughly. */
    static final int AREAS = 6_600;

    static final int YEARS = 14;
    private static final int FIRST_YEAR = 2010;

    private FingertipsGenerator() {}

    /** Writes this many rows: measure by measure, year by year, practice by practice. */
    static void write(Path file, long rows) throws IOException {
        SplittableRandom random = new SplittableRandom(20260711);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            StringBuilder line = new StringBuilder(400);
            for (long row = 0; row < rows; row++) {
                int area = (int) (row % AREAS);
                int year = FIRST_YEAR + (int) (row / AREAS % YEARS);
                long measure = row / AREAS / YEARS;
                line.setLength(0);
                append(line, measure, year, area, random);
                out.append(line);
            }
        }
    }

    private static void append(StringBuilder line, long measure, int year, int area, SplittableRandom random) {
        int denominator = 150 + random.nextInt(2_500);
        int count = (int) (denominator * (0.45 + 0.4 * random.nextDouble()));
        double value = 100.0 * count / denominator;
        double half = 196 * Math.sqrt(value / 100 * (1 - value / 100) / denominator);
        line.append(99_000 + measure)
                .append(",Cancer screening coverage: made-up measure ")
                .append(measure)
                .append(" (aged 25 to 49 years old),U")
                .append(String.format(Locale.ROOT, "%05d", area / 5))
                .append(",Made-up Primary Care Network,")
                .append((char) ('A' + area / 1_000))
                .append(String.format(Locale.ROOT, "%05d", 80_000 + area % 1_000))
                .append(",The Made-up Surgery,GPs,Female,25-49 yrs,,,")
                .append(year)
                .append('/')
                .append(String.format(Locale.ROOT, "%02d", (year + 1) % 100))
                .append(',')
                .append(value)
                .append(',')
                .append(value - half)
                .append(',')
                .append(value + half)
                .append(',')
                .append(value - 1.58 * half)
                .append(',')
                .append(value + 1.58 * half)
                .append(',')
                .append(count)
                .append(',')
                .append(denominator)
                .append(",,Cannot be calculated,Similar,Not compared,")
                .append(year)
                .append("0000,,,1y\r\n");
    }
}
