package health.cairn.statistics.ranking;

import java.util.List;
import java.util.Optional;

/**
 * The list, and how it was made.
 *
 * @param areas by place, greatest need first
 * @param excluded areas that were left out, in the order of the panel
 * @param chosen how many are chosen; never more than there are areas
 * @param tieAcrossCut present if areas on both sides of the cut have the same score
 * @param tieChain the criteria that ordered equal scores, as recorded, ending with the area's code
 * @param notes what a reader should know, such as a metric without spread
 * @param method one line: strategy, nesting, ties, missing
 */
public record RankingResult(
        List<RankedArea> areas,
        List<Excluded> excluded,
        int chosen,
        Optional<TieAcrossCut> tieAcrossCut,
        List<String> tieChain,
        List<String> notes,
        String method) {

    public RankingResult {
        areas = List.copyOf(areas);
        excluded = List.copyOf(excluded);
        tieChain = List.copyOf(tieChain);
        notes = List.copyOf(notes);
    }

    /** An area that was left out, and the series it lacks. */
    public record Excluded(String area, List<String> lacking) {}

    /**
     * Areas with the same score of which some were chosen and some not, by the tie chain alone.
     *
     * @param inside those within the cut
     * @param outside those beyond it
     */
    public record TieAcrossCut(List<String> inside, List<String> outside) {}
}
