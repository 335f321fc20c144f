package health.cairn.ranking.web;

import health.cairn.pages.Figure;
import health.cairn.pages.Table;
import java.util.List;

/**
 * An answer as the workbench and the page of a run show it.
 *
 * @param in how many are robust in
 * @param edge how many are borderline
 * @param out how many are robust out
 * @param chosen how many are to be chosen
 * @param reliability how well each measure can rank
 * @param notes what to know before using it
 */
public record RankingView(
        int in,
        int edge,
        int out,
        int chosen,
        String reliability,
        Figure ranks,
        Figure contribution,
        Table sensitivity,
        List<String> notes) {}
