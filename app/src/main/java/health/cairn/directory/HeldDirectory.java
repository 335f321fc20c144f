package health.cairn.directory;

import health.cairn.directory.DirectoryMemory.Contents;
import health.cairn.directory.DirectoryQueries.AreaRow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Answers from memory. */
@Component
class HeldDirectory implements Directory {

    private final DirectoryMemory memory;
    private final Clock clock;

    HeldDirectory(DirectoryMemory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public Optional<Area> find(AreaCode code) {
        return find(memory.contents(), code);
    }

    @Override
    public Map<AreaCode, Area> findAll(Collection<AreaCode> codes) {
        Contents contents = memory.contents();
        Map<AreaCode, Area> found = new LinkedHashMap<>();
        for (AreaCode code : codes) {
            find(contents, code).ifPresent(area -> found.put(code, area));
        }
        return found;
    }

    @Override
    public List<Area> ofType(AreaType type) {
        return memory.contents().areas().values().stream()
                .filter(row -> row.type() == type)
                .map(this::area)
                .toList();
    }

    @Override
    public AreaMap mapOn(LocalDate day) {
        Contents contents = memory.contents();
        return new MapOnDay(day, contents, contents.atlas().on(day));
    }

    @Override
    public List<Area> search(String text, int limit) {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("A search returns 1 to 100 areas; asked for " + limit);
        }
        Contents contents = memory.contents();
        return contents.index().search(text, limit).stream()
                .flatMap(code -> find(contents, code).stream())
                .toList();
    }

    @Override
    public List<Area> nearCodes(String text, int limit) {
        Contents contents = memory.contents();
        return contents.index().nearCodes(text, limit).stream()
                .flatMap(code -> find(contents, code).stream())
                .toList();
    }

    @Override
    public long version() {
        return memory.contents().version();
    }

    private Optional<Area> find(Contents contents, AreaCode code) {
        AreaRow row = contents.areas().get(contents.present(code));
        if (row != null) {
            return Optional.of(area(row));
        }
        return Optional.ofNullable(contents.groups().get(code))
                .map(group -> new Area(group.code(), AreaType.GROUP, group.name(), true));
    }

    private Area area(AreaRow row) {
        boolean open = row.closed() == null || !row.closed().isBefore(LocalDate.now(clock));
        return new Area(row.code(), row.type(), row.name(), open);
    }

    /** A map with the custom groups laid over it. */
    private record MapOnDay(LocalDate day, Contents contents, DayMap map) implements AreaMap {

        @Override
        public Optional<AreaCode> parentOf(AreaCode child, AreaType parentType) {
            return Optional.ofNullable(map.parentOf(contents.present(child), parentType));
        }

        @Override
        public List<AreaCode> practicesOf(AreaCode area) {
            CustomGroup group = contents.groups().get(area);
            if (group == null) {
                return practicesOfArea(area);
            }
            TreeSet<AreaCode> practices = new TreeSet<>();
            group.members().forEach(member -> practices.addAll(practicesOfArea(member)));
            return List.copyOf(practices);
        }

        private List<AreaCode> practicesOfArea(AreaCode area) {
            AreaCode code = contents.present(area);
            AreaRow row = contents.areas().get(code);
            return row != null && row.type() == AreaType.PRACTICE ? List.of(code) : map.practicesOf(code);
        }

        @Override
        public List<AreaCode> areasOf(AreaType type) {
            return map.areasOf(type);
        }

        @Override
        public String toString() {
            return "AreaMap[" + day + "]";
        }
    }
}
