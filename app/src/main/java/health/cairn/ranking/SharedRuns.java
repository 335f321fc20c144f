package health.cairn.ranking;

import health.cairn.people.Shareable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Frozen runs as things that can be shared. */
@Component
class SharedRuns implements Shareable {

    private final RunStore runs;

    SharedRuns(RunStore runs) {
        this.runs = runs;
    }

    @Override
    public String kind() {
        return "run";
    }

    @Override
    public Optional<Thing> find(String id) {
        return id.matches("\\d{1,18}")
                ? runs.title(Long.parseLong(id)).map(title -> new Thing("this ranking", title, "/need/" + id))
                : Optional.empty();
    }
}
