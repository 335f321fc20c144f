package health.cairn.directory.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaHistory;
import health.cairn.directory.AreaHistory.Name;
import health.cairn.directory.AreaHistory.Stay;
import health.cairn.directory.Directory;
import health.cairn.directory.web.HistoryPage.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to an area, each change a sentence with its day. */
final class HistoryWords {

    private record Dated(LocalDate day, @Nullable LocalDate knownBy, String sentence) {}

    private final AreaHistory history;
    private final Directory directory;
    private final LocalDate today;

    HistoryWords(AreaHistory history, Directory directory, LocalDate today) {
        this.history = history;
        this.directory = directory;
        this.today = today;
    }

    /** All changes up to today, the latest first. */
    List<Change> changes() {
        List<Dated> changes = new ArrayList<>();
        life(changes);
        renamed(changes);
        moved(changes);
        joinedAndLeft(changes);
        return changes.stream()
                .filter(change -> !change.day().isAfter(today))
                .sorted(Comparator.comparing(Dated::day).reversed().thenComparing(Dated::sentence))
                .map(change -> new Change(day(change.day(), change.knownBy()), change.sentence()))
                .toList();
    }

    /** A day; where it was put at the beginning of a year, the day by which it is known is added. */
    static String day(LocalDate day, @Nullable LocalDate knownBy) {
        return knownBy == null || knownBy.equals(day)
                ? AreaWords.day(day)
                : AreaWords.day(day) + " (known by " + AreaWords.day(knownBy) + ")";
    }

    private void life(List<Dated> changes) {
        if (history.opened() != null) {
            changes.add(new Dated(history.opened(), null, "Opened"));
        }
        if (history.closed() != null) {
            String sentence = history.closedKnownBy() == null
                    ? "Closed"
                    : "No longer named: it is missing from the list of " + AreaWords.day(history.closedKnownBy());
            changes.add(new Dated(history.closed(), null, sentence));
        }
        if (history.dormantSince() != null) {
            changes.add(new Dated(
                    history.dormantSince(), null, "Dormant by then: on the register, but seeing no patients"));
        }
    }

    private void renamed(List<Dated> changes) {
        for (int i = 1; i < history.names().size(); i++) {
            Name name = history.names().get(i);
            String before = history.names().get(i - 1).name();
            LocalDate from = name.from();
            if (from != null) {
                changes.add(new Dated(from, null, "Renamed from " + before + " to " + name.name()));
            }
        }
    }

    /** The first membership of a kind is news only where its day is known. */
    private void moved(List<Dated> changes) {
        Stay before = null;
        for (Stay stay : history.parents()) {
            boolean follows = before != null && before.type() == stay.type();
            AreaCode was = before == null || !follows ? null : before.parent();
            if (follows || stay.fromKnownBy() == null) {
                changes.add(new Dated(stay.from(), stay.fromKnownBy(), moved(stay, was)));
            }
            before = stay;
        }
    }

    private String moved(Stay stay, @Nullable AreaCode was) {
        AreaCode parent = stay.parent();
        String type = stay.type().one();
        if (parent == null) {
            return was == null ? "In no " + type : "Left " + name(was) + " and is in no " + type;
        }
        return was == null ? "Joined " + name(parent) : "Moved from " + name(was) + " to " + name(parent);
    }

    /** On the first day all members join at once, which is no news. */
    private void joinedAndLeft(List<Dated> changes) {
        LocalDate first = history.children().stream()
                .map(Stay::from)
                .min(Comparator.naturalOrder())
                .orElse(today);
        for (Stay stay : history.children()) {
            if (stay.from().isAfter(first)) {
                String from = elsewhere(stay, stay.from().minusDays(1))
                        .map(area -> ", from " + area.name())
                        .orElse("");
                changes.add(new Dated(stay.from(), stay.fromKnownBy(), name(stay.child()) + " joined" + from));
            }
            LocalDate until = stay.until();
            if (until != null) {
                String to = elsewhere(stay, until)
                        .map(area -> " for " + area.name())
                        .orElseGet(() -> hasClosed(stay.child()) ? "; it has closed" : "");
                changes.add(new Dated(until, stay.untilKnownBy(), name(stay.child()) + " left" + to));
            }
        }
    }

    private boolean hasClosed(AreaCode code) {
        return directory.find(code).filter(area -> !area.open()).isPresent();
    }

    private Optional<Area> elsewhere(Stay stay, LocalDate day) {
        return directory
                .mapOn(day)
                .parentOf(stay.child(), stay.type())
                .filter(other -> !other.equals(stay.parent()))
                .flatMap(directory::find);
    }

    private String name(AreaCode code) {
        return directory.find(code).map(AreaWords::named).orElse(code.value());
    }
}
