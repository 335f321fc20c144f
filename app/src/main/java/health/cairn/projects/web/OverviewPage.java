package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.Tag;
import health.cairn.projects.AimCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project at a glance.
 *
 * @param trail where it stands, from signal to effect
 * @param main the measure that the aim is about; null where there is none yet
 * @param others the other measures
 * @param ramps the cycles
 * @param foresight how often the team was right; empty where nothing is known yet
 * @param due tasks that are not done, the earliest first
 * @param late data that are late or left out
 * @param team who is in it
 * @param balance clinical and not, in a sentence
 * @param aim what the aim says and what is missing
 * @param signal the finding it began with; null where it began from nothing
 * @param origin the project it was copied from; null for none
 * @param usedBy who copied it; empty for nobody
 * @param copying what a copy is called unless the viewer says otherwise; empty where it is copied on another page, or not at all
 * @param thinking the driver diagram and the progress score
 */
public record OverviewPage(
        ProjectShell shell,
        List<Step> trail,
        @Nullable ChartView main,
        List<ChartView> others,
        List<RampView> ramps,
        String foresight,
        List<DueTask> due,
        List<Head.Link> late,
        List<TeamPage.Person> team,
        String balance,
        List<AimCheck.Point> aim,
        @Nullable SignalView signal,
        Head.@Nullable Link origin,
        String usedBy,
        String copying,
        Thinking thinking) {

    public OverviewPage {
        trail = List.copyOf(trail);
        others = List.copyOf(others);
        ramps = List.copyOf(ramps);
        due = List.copyOf(due);
        team = List.copyOf(team);
        aim = List.copyOf(aim);
    }

    /**
     * A stone of the trail.
     *
     * @param state done, now or next
     */
    public record Step(String name, String note, @Nullable String href, String state) {}

    /** Cycles that follow from one another. */
    public record RampView(String name, List<CycleCard> cycles) {
        public RampView {
            cycles = List.copyOf(cycles);
        }
    }

    /** A cycle on its ramp. */
    public record CycleCard(
            int number, String title, String href, String when, String predicted, String found, Tag tag, int height) {}

    /** Something to be done. */
    public record DueTask(String what, String href, String who, Tag due) {}

    /** The finding it began with. */
    public record SignalView(String says, String method, String seen, String href) {}

    /**
     * What the team thinks will work, and how far it has come.
     *
     * @param says the driver diagram in a sentence; empty where there is none
     * @param svg the drawing; empty where there is none
     * @param score what the team said last; empty where it said nothing, and for those who may not see it
     * @param suggested the score that the evidence suggests; empty for those who may not see it
     * @param next what is missing for the next half step
     */
    public record Thinking(String says, String svg, String score, String suggested, String next) {}
}
