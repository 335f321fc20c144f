package health.cairn.projects.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.people.Scope;
import health.cairn.projects.DriverGraph;
import health.cairn.projects.DriverGraph.Level;
import health.cairn.projects.DriverGraph.Node;
import health.cairn.projects.Opened;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.pictures.DriverPicture;
import health.cairn.projects.pictures.Picture;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Driver diagrams with how their measures stand, laid out once for each version of a project and of its charts. */
@Component
class Diagrams {

    private record Asked(long project, long version, boolean links, Map<Long, String> states) {}

    private final ProjectCharts charts;
    private final Cache<Asked, Picture> drawn = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    Diagrams(ProjectCharts charts) {
        this.charts = charts;
    }

    /** @param links whether its boxes lead to their forms */
    Picture of(Opened opened, boolean links, Scope scope) {
        long project = opened.project().number();
        Map<Long, String> states = states(opened, scope);
        return drawn.get(
                new Asked(project, opened.project().version(), links, states),
                _ -> DriverPicture.of(
                        DriverGraph.of(opened.project()), states, node -> links ? href(project, node) : null));
    }

    static String href(long project, Node node) {
        return "/projects/" + project + (node.level() == Level.AIM ? "/charter" : "/parts/" + node.number());
    }

    /** How each measure stands, in a few words. */
    Map<Long, String> states(Opened opened, Scope scope) {
        var states = new HashMap<Long, String>();
        charts.of(opened, scope)
                .forEach((number, chart) -> states.put(
                        number,
                        chart.whole().present() == 0
                                ? "no data yet"
                                : Words.variation(chart.whole().variation()).toLowerCase(Locale.UK)));
        return Map.copyOf(states);
    }
}
