package health.cairn.contacts.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where things are in the lake, {@code CAIRN_HOME/lake}. A batch is one folder of Parquet files that never change:
 * contacts by practice, people and most summaries by bucket, a bucket being some practices that follow one another.
 *
 * @param root the lake's folder
 */
public record LakeFolder(Path root) {

    /** The files of a batch that is complete. */
    public Path batch(int batch) {
        return root.resolve(String.format(Locale.ROOT, "batch-%06d", batch));
    }

    /** Where a batch is being written; nothing here counts, and what a crash leaves is deleted. */
    public Path loading(int batch) {
        return root.resolve("loading").resolve(String.format(Locale.ROOT, "batch-%06d", batch));
    }

    /** Batches of which something is being written, or was when Cairn stopped. */
    public List<Integer> beingWritten() {
        Path loading = root.resolve("loading");
        if (!Files.isDirectory(loading)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(loading)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("batch-[0-9]{6,9}"))
                    .map(name -> Integer.valueOf(name.substring("batch-".length())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The lake's folder cannot be read", e);
        }
    }

    /** Contacts of one practice, sorted by person and time. */
    public static Path contacts(Path batch, String practice) {
        return contacts(batch).resolve("practice=" + practice);
    }

    /** Contacts of all practices of a batch. */
    public static Path contacts(Path batch) {
        return batch.resolve("contacts");
    }

    /** The people of a bucket, sorted by practice and person. */
    public static Path people(Path batch, int bucket) {
        return batch.resolve("people").resolve(bucketFile(bucket));
    }

    /** One table of the summaries by one definition. */
    public static Path summary(Path batch, String definition, SummaryTable table) {
        return batch.resolve("summary").resolve(definition).resolve(table.folder());
    }

    /** One bucket of a table, in the folder of that table. */
    public static Path bucket(Path table, int bucket) {
        return table.resolve(bucketFile(bucket));
    }

    /** A table that is one file, in the folder of that table. */
    public static Path together(Path table) {
        return table.resolve("batch.parquet");
    }

    private static String bucketFile(int bucket) {
        return String.format(Locale.ROOT, "bucket-%03d.parquet", bucket);
    }
}
