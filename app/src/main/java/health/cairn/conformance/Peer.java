package health.cairn.conformance;

import java.util.Set;

/**
 * An adapter between one R package's reference cases and our statistics.
 *
 * <p>It reads a case's arguments and input table, asks our library, and answers with columns named as in the case file:
 * {@code output.value} is column {@code value} of the table {@code output}, {@code summary.mean} that of {@code summary};
 * a single value is a column of one row. Columns that the case expects and the adapter does not answer are listed in the
 * report as not compared.
 *
 * <p>An {@link IllegalArgumentException} from our library is an answer too: we refuse the input. That agrees with a case
 * in which the package stopped with an error, and is a failure elsewhere. A case that the adapter does not understand
 * (an unknown function or argument) is an {@link UnknownForm}, never a guess.
 */
public interface Peer {

    /** The name in the field {@code peer} of its case files. */
    String name();

    /** The keys of docs/methods/deviations.md that this adapter uses. */
    Set<String> deviations();

    Answer answer(ReferenceCase reference);
}
