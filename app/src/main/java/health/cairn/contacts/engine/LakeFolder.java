package health.cairn.contacts.engine;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where things are in the lake, {@code CAIRN_HOME/lake}. A batch is one folder of Parquet files that never change:
 * contacts by practice, people and summaries by bucket, a bucket being some practices that follow one another.
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

    /** One bucket of such a table. */
    public static Path summary(Path batch, String definition, SummaryTable table, int bucket) {
        return summary(batch, definition, table).resolve(bucketFile(bucket));
    }

    private static String bucketFile(int bucket) {
        return String.format(Locale.ROOT, "bucket-%03d.parquet", bucket);
    }
}
