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

    /**
     * Writes to whom the practices belong, as the map that goes with the lists of patients: five practices to a network, 66
     * to a sub-ICB location, 132 to an ICB and 943 to a region.
     */
    static void writeMap(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(
                    "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,ONS_SUB_ICB_LOCATION_CODE,"
                            + "SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,ONS_ICB_CODE,ICB_CODE,ICB_NAME,ONS_COMM_REGION_CODE,"
                            + "COMM_REGION_CODE,COMM_REGION_NAME,PCN_CODE,PCN_NAME,SUPPLIER_NAME\r\n");
            for (int area = 0; area < AREAS; area++) {
                int sub = area / 66;
                int icb = area / 132;
                int region = area / 943;
                out.write(String.format(
                        Locale.ROOT,
                        "GP_PRAC_PAT_LIST,01APR2010,%s,The Made-up Surgery,ZZ1 1ZZ,E38%06d,M%02d,Made-up Location,E54%06d,"
                                + "Q%02d,Made-up Board,E40%06d,Y%02d,Made-up Region,%s,Made-up Network,None\r\n",
                        practice(area),
                        sub,
                        sub,
                        icb,
                        icb,
                        region,
                        region,
                        network(area)));
            }
        }
    }

    private static String practice(int area) {
        return String.format(Locale.ROOT, "%c%05d", 'A' + area / 1_000, 80_000 + area % 1_000);
    }

    private static String network(int area) {
        return String.format(Locale.ROOT, "U%05d", 1 + area / 5);
    }

    private static void append(StringBuilder line, long measure, int year, int area, SplittableRandom random) {
        int denominator = 150 + random.nextInt(2_500);
        int count = (int) (denominator * (0.45 + 0.4 * random.nextDouble()));
        double value = 100.0 * count / denominator;
        double half = 196 * Math.sqrt(value / 100 * (1 - value / 100) / denominator);
        line.append(99_000 + measure)
                .append(",Cancer screening coverage: made-up measure ")
                .append(measure)
                .append(" (aged 25 to 49 years old),")
                .append(network(area))
                .append(",Made-up Primary Care Network,")
                .append(practice(area))
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
