package health.cairn.pages;

import org.springframework.stereotype.Component;

/** What is set for this installation as a whole, kept in the database and held in memory. */
@Component
public class InstallationSettings {

    private final InstallationStore store;
    private volatile Installation current;

    InstallationSettings(InstallationStore store) {
        this.store = store;
        this.current = store.read();
    }

    public Installation current() {
        return current;
    }

    /** Sets the name in the header and whether the data are made up. */
    public void set(Installation installation) {
        store.write(installation);
        current = installation;
    }
}
