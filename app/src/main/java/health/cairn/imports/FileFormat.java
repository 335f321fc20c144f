package health.cairn.imports;

/**
 * One kind of file that Cairn can read. A format is a Spring component without state: what it needs while reading lives
 * in the {@link RowReader} it opens for each file.
 *
 * <p>Adding one: recognise it by what only this kind of file has, open a reader, report what you set aside.
 */
public interface FileFormat {

    /** The name kept with each batch, lower-case with hyphens, for example {@code fingertips-csv}. Never changes. */
    String name();

    /** What it is, as a person would say it: "Fingertips CSV export". */
    String title();

    /** Who publishes such files: "Fingertips, Department of Health and Social Care". Kept with the batch. */
    String source();

    /** Under which licence such files are published, for example {@link #OPEN_GOVERNMENT_LICENCE}. */
    String licence();

    /** The licence of nearly all files of the NHS and of government. */
    String OPEN_GOVERNMENT_LICENCE = "Open Government Licence v3.0";

    /**
     * Whether this is such a file, from its first rows alone. No two formats may recognise the same file: a test holds
     * all real files against all formats.
     */
    boolean recognises(Sample sample);

    /**
     * Begins to read one file. All its rows are given to the reader in order; what it writes goes to the destination.
     *
     * @throws RefusedFile where the file is wrong as a whole, now or at any row
     */
    RowReader open(Sample sample, Destination destination);
}
