package health.cairn.database;

/** Whether the database answers. */
public interface Liveness {

    /** Asks it, and waits a few seconds at most. */
    boolean answers();
}
