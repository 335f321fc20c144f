package health.cairn.ranking.web;

import health.cairn.pages.Head;
import health.cairn.pages.Tag;
import java.util.List;

/**
 * A frozen ranking and the choice made on it.
 *
 * @param states where the run stands
 * @param chosen those who have, or had, a place
 * @param reserve those next in line
 * @param history every decision
 * @param free how many places are still to be given
 * @param waiting those who left and whose place nobody has taken
 * @param areas those about whom something may be decided
 * @param said what came of the last decision; empty where there was none
 */
public record RunPage(
        Head head,
        long number,
        List<State> states,
        RankingView view,
        List<Choice> chosen,
        List<Choice> reserve,
        List<Event> history,
        int free,
        List<Head.Link> waiting,
        List<Head.Link> areas,
        boolean mayChoose,
        String today,
        String said) {

    /** A step of the way, and whether it is done. */
    public record State(String name, String note, boolean done) {}

    /** An area in the choice. */
    public record Choice(
            String code,
            String name,
            String placeAndChance,
            String places,
            Tag status,
            String reason,
            List<Option> allowed) {}

    /** A status that may be given. */
    public record Option(String value, String text) {}

    /** Something decided. */
    public record Event(String on, String by, String area, String status, String reason) {}
}
