package health.cairn.directory;

import health.cairn.directory.DirectoryMemory.Contents;
import health.cairn.directory.DirectoryQueries.AreaRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The histories of areas: names, status, memberships, each with its days. */
@Component
public class Histories {

    private final DirectoryMemory memory;
    private final Directory directory;
    private final DirectoryQueries queries;

    Histories(DirectoryMemory memory, Directory directory, DirectoryQueries queries) {
        this.memory = memory;
        this.directory = directory;
        this.queries = queries;
    }

    /** The history of the area with this code; empty where there is none, and for custom groups, which have no history. */
    public Optional<AreaHistory> of(AreaCode code) {
        Contents contents = memory.contents();
        AreaCode present = contents.present(code);
        AreaRow row = contents.areas().get(present);
        if (row == null) {
            return Optional.empty();
        }
        List<AreaCode> others = contents.otherCodes().entrySet().stream()
                .filter(entry -> entry.getValue().equals(present))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return directory
                .find(present)
                .map(area -> new AreaHistory(
                        area,
                        row.postcode(),
                        row.opened(),
                        row.closed(),
                        row.closedKnownBy(),
                        row.dormantSince(),
                        others,
                        queries.namesOf(present),
                        queries.parentsOf(present),
                        queries.childrenOf(present)));
    }
}
