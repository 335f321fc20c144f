package health.cairn.comparison.web;

import health.cairn.pages.Figure;
import health.cairn.pages.Head;
import health.cairn.pages.IntervalMark;
import health.cairn.pages.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An area, seen whole.
 *
 * @param controls with what the page compares and on which map
 * @param against what it compares with, as it stands in a sentence
 * @param pyramid the ages and sexes of the people registered; null where no list is loaded
 * @param needs what stands away from what is wanted, most people first
 * @param summary how many measures stand where, in a sentence
 * @param topics every measure, by topic
 * @param changed what changed most since the period before
 * @param sideBySide each practice over time beside the others, on the measure chosen
 * @param spread how far practices lie apart over time, on the measure chosen
 * @param spreadChoices measures that the spread may be shown of
 * @param members the areas this one is made of
 * @param sharing whose group it is; null where it is no custom group
 */
public record AreaPage(
        Head head,
        Controls controls,
        String against,
        @Nullable Figure pyramid,
        List<Need> needs,
        String summary,
        List<Topic> topics,
        List<Change> changed,
        @Nullable Figure sideBySide,
        @Nullable Figure spread,
        List<Head.Link> spreadChoices,
        String membersTitle,
        List<Head.Link> members,
        List<Head.Link> parents,
        String mapNote,
        @Nullable Sharing sharing) {

    /**
     * Whose group this is, and what the viewer may do with it.
     *
     * @param link where its owner changes it, or a visitor signs in; null where there is nothing to follow
     * @param action the form's address; null where there is nothing to do
     * @param keep whether the form puts the group into the viewer's list, or takes it out
     */
    public record Sharing(
            String sentence,
            Head.@Nullable Link link,
            @Nullable String action,
            boolean keep) {}

    /** Something that stands away from what is wanted. */
    public record Need(
            String sentence,
            String why,
            String line,
            @Nullable IntervalMark mark,
            String href) {}

    /** Measures of one topic. */
    public record Topic(String name, List<Row> rows) {}

    /** A measure in the table. */
    public record Row(
            String name,
            String href,
            String period,
            String value,
            String counts,
            @Nullable IntervalMark mark,
            Tag tag,
            String movement) {}

    /** A change since the period before. */
    public record Change(String name, String href, String says) {}
}
