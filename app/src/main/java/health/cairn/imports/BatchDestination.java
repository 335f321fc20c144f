package health.cairn.imports;

import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.directory.DirectoryLoading;
import health.cairn.directory.DirectoryLoading.FactWriter;
import health.cairn.measures.Loading;
import health.cairn.measures.Loading.ReadingWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the rows of one batch go. Writers are opened when they are first asked for: most files need one of the two. */
final class BatchDestination implements Destination, AutoCloseable {

    private final Batch batch;
    private final Loading measures;
    private final DirectoryLoading organisations;
    private final SeriesCatalogue series;
    private final Problems problems;
    private final Examples examples;
    private @Nullable CheckedReadings readings;
    private @Nullable CountedFacts facts;
    private boolean closed;

    BatchDestination(
            Batch batch, Loading measures, DirectoryLoading organisations, BatchSeries series, Problems problems) {
        this.batch = batch;
        this.measures = measures;
        this.organisations = organisations;
        this.series = series;
        this.problems = problems;
        this.examples = new Examples(series::name);
    }

    @Override
    public String fileName() {
        return batch.fileName();
    }

    @Override
    public Optional<LocalDate> statedDay() {
        return batch.statedDay();
    }

    @Override
    public FactWriter facts() {
        if (facts == null) {
            facts = new CountedFacts(organisations.open(batch.id()), examples);
        }
        return facts;
    }

    @Override
    public ReadingWriter readings() {
        if (readings == null) {
            readings = new CheckedReadings(measures.open(batch.id()), problems, examples);
        }
        return readings;
    }

    @Override
    public SeriesCatalogue series() {
        return series;
    }

    @Override
    public Problems problems() {
        return problems;
    }

    Examples examples() {
        return examples;
    }

    /** Readings and facts written. */
    long written() {
        return (readings == null ? 0 : readings.written()) + (facts == null ? 0 : facts.written());
    }

    /** All rows are written: finishes both, and tells of areas that the directory does not know. */
    void complete(Directory directory) {
        if (readings != null) {
            readings.complete();
            reportUnknown(directory, readings.areas());
        }
        close();
    }

    private void reportUnknown(Directory directory, Set<AreaCode> written) {
        Map<AreaCode, ?> known = directory.findAll(written);
        for (AreaCode code : new TreeSet<>(written)) {
            if (!known.containsKey(code)) {
                problems.report(
                        Problem.Kind.UNKNOWN_AREA,
                        "",
                        0,
                        "",
                        code.value(),
                        "an area of the directory",
                        "load the organisation data of that time; the readings are kept and appear then");
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (facts != null) {
            facts.close();
        }
        if (readings != null) {
            readings.close();
        }
    }
}
