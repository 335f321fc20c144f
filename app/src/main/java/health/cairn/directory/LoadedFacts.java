package health.cairn.directory;

import health.cairn.directory.history.Merge;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes facts in, and has the history made anew whenever what counts has changed. */
@Component
class LoadedFacts implements DirectoryLoading {

    private final FactStore store;
    private final DirectoryMemory memory;
    private final ApplicationEventPublisher events;

    LoadedFacts(FactStore store, DirectoryMemory memory, ApplicationEventPublisher events) {
        this.store = store;
        this.memory = memory;
        this.events = events;
    }

    @Override
    @Transactional
    public FactWriter open(int batch) {
        requireNotPublished(batch, "written");
        store.delete(batch);
        return store.writer(batch);
    }

    @Override
    @Transactional
    public void publish(int batch) {
        if (store.holds(batch)) {
            store.lockForRebuild();
            store.markPublished(batch);
            rebuild();
        }
    }

    @Override
    @Transactional
    public void withdraw(int batch) {
        store.lockForRebuild();
        if (store.markWithdrawn(batch)) {
            rebuild();
        }
    }

    @Override
    @Transactional
    public void discard(int batch) {
        requireNotPublished(batch, "discarded");
        store.delete(batch);
    }

    private void rebuild() {
        store.replaceMerged(Merge.of(store.publishedFacts()));
        memory.forgetAfterCommit();
        events.publishEvent(new DirectoryChanged(store.version()));
    }

    private void requireNotPublished(int batch, String what) {
        if (store.isPublished(batch)) {
            throw new IllegalStateException(
                    "Batch " + batch + " is published and cannot be " + what + "; withdraw it first");
        }
    }
}
