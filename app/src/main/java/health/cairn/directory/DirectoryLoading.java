package health.cairn.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The way facts about organisations come in. Facts are kept per batch; what pages show is rebuilt from the facts of the
 * published batches, so a withdrawn batch leaves no trace and the earlier one returns.
 */
public interface DirectoryLoading {

    /** Opens a batch for writing; nothing of it is visible before {@link #publish}. Replaces an earlier attempt. */
    FactWriter open(int batch);

    /** Makes the batch's facts count, within the caller's transaction. */
    void publish(int batch);

    /** Takes the batch's facts out again, within the caller's transaction. The facts stay and can be published again. */
    void withdraw(int batch);

    /** Deletes what was written for a batch that is not published. */
    void discard(int batch);

    /** Writes facts of one batch by COPY. Close to finish; a writer that is not closed leaves nothing visible. */
    interface FactWriter extends AutoCloseable {

        /**
         * An organisation as the source describes it.
         *
         * @param asOf the day the source speaks of
         * @param opened the first day, where the source says
         * @param closed the last day, where the source says
         */
        void organisation(
                AreaCode code,
                AreaType type,
                String name,
                @Nullable String postcode,
                @Nullable LocalDate opened,
                @Nullable LocalDate closed,
                LocalDate asOf);

        /**
         * Membership of a child in a parent.
         *
         * @param from the first day; null where the source only says "on {@code asOf}"
         * @param until the first day after the end; null where it has not ended as far as the source knows
         * @param asOf the day the source speaks of
         */
        void membership(
                AreaCode child,
                AreaType parentType,
                AreaCode parent,
                @Nullable LocalDate from,
                @Nullable LocalDate until,
                LocalDate asOf);

        /** States that a practice belonged to no parent of this type on a day (codes {@code U}, {@code U99999}). */
        void noParent(AreaCode child, AreaType parentType, LocalDate asOf);

        /**
         * People registered at a practice.
         *
         * @param sex {@code "M"}, {@code "F"} or {@code "P"} for all persons
         * @param ageFrom first age in years
         * @param ageTo last age in years, null for "and over"
         */
        void listSize(AreaCode practice, LocalDate on, String sex, int ageFrom, @Nullable Integer ageTo, double people);

        @Override
        void close();
    }
}
