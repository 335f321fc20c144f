package health.cairn.comparison.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Readings;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /} and {@code /areas/...}: where one's own area stands, and any other. */
@Controller
class AreaController {

    private final AreaPages pages;
    private final Viewpoint viewpoint;
    private final Directory directory;
    private final Readings readings;

    AreaController(AreaPages pages, Viewpoint viewpoint, Directory directory, Readings readings) {
        this.pages = pages;
        this.viewpoint = viewpoint;
        this.directory = directory;
        this.readings = readings;
    }

    @GetMapping("/")
    String home(
            @RequestParam @Nullable String spread,
            @RequestParam @Nullable String compare,
            @RequestParam @Nullable String map,
            @RequestParam @Nullable String day,
            Scope scope,
            Model model) {
        if (scope.viewer() instanceof Viewer.Person person && person.home().isPresent()) {
            var mine = viewpoint.area(person.home().get());
            if (mine.isPresent()) {
                model.addAttribute("page", pages.page(mine.get(), spread, Angle.parse(compare, map, day, null), scope));
                return "comparison/area";
            }
        }
        boolean loaded = !readings.published().isEmpty();
        model.addAttribute(
                "page",
                new HomePage(
                        Head.of("Find an area or a measure", Head.Section.HOME)
                                .lead(
                                        "Screening, referral and diagnosis for every practice and network, with how sure each number is."),
                        loaded,
                        directory.ofType(AreaType.CANCER_ALLIANCE).stream()
                                .filter(Area::open)
                                .map(a -> new Head.Link(a.name(), "/areas/" + a.code()))
                                .toList(),
                        directory.ofType(AreaType.ICB).stream()
                                .filter(Area::open)
                                .map(a -> new Head.Link(a.name(), "/areas/" + a.code()))
                                .toList()));
        return "comparison/home";
    }

    @GetMapping("/areas/{code}")
    String area(
            @PathVariable String code,
            @RequestParam @Nullable String spread,
            @RequestParam @Nullable String compare,
            @RequestParam @Nullable String map,
            @RequestParam @Nullable String day,
            Scope scope,
            Model model) {
        model.addAttribute("page", pages.page(find(code), spread, Angle.parse(compare, map, day, null), scope));
        return "comparison/area";
    }

    @GetMapping("/areas/{code}/pack")
    String pack(
            @PathVariable String code,
            @RequestParam @Nullable String spread,
            @RequestParam @Nullable String compare,
            @RequestParam @Nullable String map,
            @RequestParam @Nullable String day,
            Scope scope,
            Model model) {
        model.addAttribute("page", pages.page(find(code), spread, Angle.parse(compare, map, day, null), scope));
        return "comparison/pack";
    }

    private Area find(String code) {
        return viewpoint
                .area(code)
                .orElseThrow(() -> new NotFound(
                        "No area is known under the code '" + code + "'. Codes look like A81001, U89141 or E92000001.",
                        directory.search(code, 5).stream()
                                .map(a -> new Head.Link(a.name() + " (" + a.code() + ")", "/areas/" + a.code()))
                                .toList()));
    }
}
