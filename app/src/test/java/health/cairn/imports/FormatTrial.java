package health.cairn.imports;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.DirectoryLoading.FactWriter;
import health.cairn.measures.Loading.ReadingWriter;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Period;
import health.cairn.measures.Reading;
import health.cairn.measures.SeriesKey;
import health.cairn.statistics.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one file by one format, as the platform would, and keeps what was written in memory. */
public final class FormatTrial implements Destination {

    /** What was written of an organisation. */
    public record Organisation(
            AreaCode code,
            AreaType type,
            String name,
            @Nullable String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            LocalDate asOf) {}

    /** What was written of a membership; no parent means "belongs to none". */
    public record Membership(
            AreaCode child,
            AreaType parentType,
            @Nullable AreaCode parent,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            LocalDate asOf) {}

    /** What was written of a list of patients. */
    public record ListSize(
            AreaCode practice,
            LocalDate on,
            String sex,
            int ageFrom,
            @Nullable Integer ageTo,
            double people) {}

    /** What was written of a measure. */
    public record Written(SeriesKey series, AreaCode area, Period period, Reading reading, long row) {}

    /** What was written of a list that names every organisation of a type. */
    public record Listing(AreaType type, LocalDate asOf) {}

    /** What was written of another code for an area. */
    public record OtherCode(AreaCode code, AreaCode other, LocalDate asOf) {}

    public final List<Listing> listings = new ArrayList<>();
    public final List<OtherCode> otherCodes = new ArrayList<>();
    public final List<AreaCode> dormant = new ArrayList<>();
    public final List<Organisation> organisations = new ArrayList<>();
    public final List<Membership> memberships = new ArrayList<>();
    public final List<ListSize> listSizes = new ArrayList<>();
    public final List<Written> readings = new ArrayList<>();

    /** The measures taken on from what the file says, by id. */
    public final Map<MeasureId, MeasureDescription> described = new LinkedHashMap<>();

    /** Three measures that the platform has definitions of; their kinds and years from the Fingertips metadata. */
    private static final Map<Integer, Measure> KNOWN = Map.of(
            93725, known(93725, "cervical-screening-25-49", Measure.Kind.PROPORTION),
            93726, known(93726, "cervical-screening-50-64", Measure.Kind.PROPORTION),
            91344, known(91344, "urgent-referral-ratio", Measure.Kind.RATIO));

    private static Measure known(int fingertips, String id, Measure.Kind kind) {
        return new MeasureDescription(
                        new MeasureId(id),
                        OptionalInt.of(fingertips),
                        id,
                        kind,
                        100,
                        "",
                        "",
                        "",
                        "",
                        true,
                        "Persons",
                        "All ages")
                .measure();
    }

    private final ReadingWriter checked;
    private final String fileName;
    private final Optional<LocalDate> statedDay;
    private final Problems problems;
    private final List<SeriesKey> series = new ArrayList<>();
    private final Map<SeriesKey, Integer> numbers = new HashMap<>();

    private FormatTrial(String fileName, Optional<LocalDate> statedDay) {
        this.fileName = fileName;
        this.statedDay = statedDay;
        this.problems = new Problems(fileName);
        this.checked = new CheckedReadings(recorder(), problems, new Examples(String::valueOf));
    }

    /** Reads a file on disk. Fails where the format does not recognise it. */
    public static FormatTrial read(FileFormat format, Path file) {
        return read(format, file, Optional.empty());
    }

    /** As above, with the day the person who loads it says it speaks of. */
    public static FormatTrial read(FileFormat format, Path file, Optional<LocalDate> statedDay) {
        String name = file.getFileName().toString();
        FormatTrial trial = new FormatTrial(name, statedDay);
        try (Contents contents = Contents.open(file, name)) {
            for (Table table : contents.tables()) {
                Sample sample = table.sample();
                if (!format.recognises(sample)) {
                    throw new AssertionError(format.name() + " does not recognise " + sample.fileName());
                }
                table.read(format.open(sample, trial), rows -> {});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trial;
    }

    /** Reads text as if it were a file of this name. */
    public static FormatTrial readText(FileFormat format, String fileName, String text) {
        return readBytes(format, fileName, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads bytes as if they were a file of this name. */
    public static FormatTrial readBytes(FileFormat format, String fileName, byte[] bytes) {
        try {
            Path directory = Files.createTempDirectory("cairn-trial");
            Path file = directory.resolve(fileName);
            try {
                Files.write(file, bytes);
                return read(format, file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of a file on disk, as formats see it; of its first table where it holds several. */
    public static Sample sample(Path file) {
        try (Contents contents = Contents.open(file, file.getFileName().toString())) {
            return contents.tables().getFirst().sample();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many problems of a kind there were. */
    public long count(Problem.Kind kind) {
        return problems.counts().getOrDefault(kind, 0L);
    }

    /** The readings of one measure, or of one series, or whatever is asked. */
    public List<Written> readings(Predicate<Written> wanted) {
        return readings.stream().filter(wanted).toList();
    }

    @Override
    public String fileName() {
        return fileName;
    }

    @Override
    public Optional<LocalDate> statedDay() {
        return statedDay;
    }

    @Override
    public Problems problems() {
        return problems;
    }

    @Override
    public SeriesCatalogue series() {
        return catalogue;
    }

    /** Knows the measures of {@link #KNOWN} and takes on every other as it is described. */
    private final SeriesCatalogue catalogue = new SeriesCatalogue() {
        @Override
        public Optional<Measure> fingertips(int indicator) {
            return Optional.ofNullable(KNOWN.get(indicator));
        }

        @Override
        public Measure measure(MeasureDescription description) {
            if (description.fingertips().isPresent()) {
                Optional<Measure> known = fingertips(description.fingertips().getAsInt());
                if (known.isPresent()) {
                    return known.get();
                }
            }
            described.putIfAbsent(description.id(), description);
            return described.get(description.id()).measure();
        }

        @Override
        public int number(SeriesKey key) {
            return numbers.computeIfAbsent(key, _ -> {
                series.add(key);
                return series.size();
            });
        }
    };

    @Override
    public FactWriter facts() {
        return new FactWriter() {
            @Override
            public void organisation(
                    AreaCode code,
                    AreaType type,
                    String name,
                    @Nullable String postcode,
                    @Nullable LocalDate opened,
                    @Nullable LocalDate closed,
                    LocalDate asOf) {
                organisations.add(new Organisation(code, type, name, postcode, opened, closed, asOf));
            }

            @Override
            public void membership(
                    AreaCode child,
                    AreaType parentType,
                    AreaCode parent,
                    @Nullable LocalDate from,
                    @Nullable LocalDate until,
                    LocalDate asOf) {
                memberships.add(new Membership(child, parentType, parent, from, until, asOf));
            }

            @Override
            public void noParent(AreaCode child, AreaType parentType, LocalDate asOf) {
                memberships.add(new Membership(child, parentType, null, null, null, asOf));
            }

            @Override
            public void listing(AreaType type, LocalDate asOf) {
                listings.add(new Listing(type, asOf));
            }

            @Override
            public void otherCode(AreaCode code, AreaCode other, LocalDate asOf) {
                otherCodes.add(new OtherCode(code, other, asOf));
            }

            @Override
            public void dormant(AreaCode code, LocalDate asOf) {
                dormant.add(code);
            }

            @Override
            public void listSize(
                    AreaCode practice, LocalDate on, String sex, int ageFrom, @Nullable Integer ageTo, double people) {
                listSizes.add(new ListSize(practice, on, sex, ageFrom, ageTo, people));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public ReadingWriter readings() {
        return checked;
    }

    private ReadingWriter recorder() {
        return new ReadingWriter() {
            private void write(int number, AreaCode area, Period period, Reading reading, long row) {
                readings.add(new Written(series.get(number - 1), area, period, reading, row));
            }

            @Override
            public void counted(
                    int number, AreaCode area, Period period, double numerator, double denominator, long row) {
                write(number, area, period, new Reading.Counted(numerator, denominator), row);
            }

            @Override
            public void valueOnly(
                    int number, AreaCode area, Period period, double value, double lower95, double upper95, long row) {
                Interval interval = Double.isNaN(lower95) ? null : new Interval(lower95, upper95);
                write(number, area, period, new Reading.ValueOnly(value, interval), row);
            }

            @Override
            public void suppressed(int number, AreaCode area, Period period, long row) {
                write(number, area, period, new Reading.Suppressed(), row);
            }

            @Override
            public void notCollected(int number, AreaCode area, Period period, long row) {
                write(number, area, period, new Reading.NotCollected(), row);
            }

            @Override
            public long written() {
                return readings.size();
            }

            @Override
            public void complete() {}

            @Override
            public void close() {}
        };
    }
}
