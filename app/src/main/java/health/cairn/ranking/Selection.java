package health.cairn.ranking;

import health.cairn.directory.AreaCode;
import health.cairn.ranking.Decision.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The choice made on a run, as its decisions tell it: who stands where, how many places are free, who is next, and
 * which further decisions are allowed.
 */
public final class Selection {

    private final Map<AreaCode, Integer> placeOf;
    private final int places;
    private final List<Decision> history;
    private final Map<AreaCode, Decision> current = new HashMap<>();

    /**
     * @param answer the run's answer
     * @param history every decision in the order they were made
     */
    Selection(Answer answer, List<Decision> history) {
        this.placeOf = new HashMap<>();
        answer.places().forEach(p -> placeOf.put(p.area(), p.place()));
        this.places = answer.chosen();
        this.history = List.copyOf(history);
        history.forEach(d -> current.put(d.area(), d));
    }

    /** Every decision, first to last. */
    public List<Decision> history() {
        return history;
    }

    /** The last decision about an area, if there is any. */
    public Optional<Decision> of(AreaCode area) {
        return Optional.ofNullable(current.get(area));
    }

    /** Areas with any of these statuses, by place. */
    public List<Decision> having(Status first, Status... others) {
        Set<Status> wanted = EnumSet.of(first, others);
        return current.values().stream()
                .filter(d -> wanted.contains(d.status()))
                .sorted(Comparator.comparingInt(d -> placeOf.getOrDefault(d.area(), Integer.MAX_VALUE)))
                .toList();
    }

    /** How many places are still to be given. */
    public int free() {
        return places
                - (int) current.values().stream()
                        .filter(d -> d.status().takesAPlace())
                        .count();
    }

    /** The reserve that comes next by place. */
    public Optional<AreaCode> nextInReserve() {
        return having(Status.RESERVE).stream().findFirst().map(Decision::area);
    }

    /** Which statuses an area may be given now. */
    public Set<Status> allowed(AreaCode area) {
        Status now = of(area).map(Decision::status).orElse(null);
        var allowed = EnumSet.noneOf(Status.class);
        if (now == null || now == Status.NOT_CHOSEN) {
            allowed.add(Status.RESERVE);
            allowed.add(Status.PROPOSED);
        } else {
            switch (now) {
                case PROPOSED ->
                    allowed.addAll(List.of(Status.ACCEPTED, Status.WITHDRAWN, Status.RESERVE, Status.NOT_CHOSEN));
                case ACCEPTED -> allowed.add(Status.WITHDRAWN);
                case RESERVE -> allowed.addAll(List.of(Status.PROPOSED, Status.ACCEPTED, Status.NOT_CHOSEN));
                case WITHDRAWN -> allowed.add(Status.PROPOSED);
                case REPLACED, NOT_CHOSEN -> {}
            }
        }
        boolean holdsAPlace = now != null && now.takesAPlace();
        if (free() <= 0 && !holdsAPlace) {
            allowed.remove(Status.PROPOSED);
            allowed.remove(Status.ACCEPTED);
        }
        return allowed;
    }

    /** Areas that left and whose place nobody has taken yet, by place. */
    public List<AreaCode> waitingForReplacement() {
        return having(Status.WITHDRAWN).stream().map(Decision::area).toList();
    }

    /** What is proposed when a run is frozen: the first k by place, and half as many again in reserve. */
    static List<Proposal> proposalsFor(Answer answer) {
        var proposals = new ArrayList<Proposal>();
        int reserves = Math.max(1, (answer.chosen() + 1) / 2);
        for (Answer.Place place : answer.places()) {
            if (place.place() <= answer.chosen()) {
                proposals.add(new Proposal(
                        place.area(),
                        Status.PROPOSED,
                        "By place: " + place.place() + " of " + answer.places().size()));
            } else if (place.place() <= answer.chosen() + reserves) {
                proposals.add(new Proposal(place.area(), Status.RESERVE, "Next by place: " + place.place()));
            }
        }
        return proposals;
    }

    /** A decision yet to be signed. */
    record Proposal(AreaCode area, Status status, String reason) {}
}
