package health.cairn.comparison.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.pages.Numbers;
import java.util.List;

/** The areas that an area's page leads down to. */
final class Members {

    private Members() {}

    static List<AreaCode> of(Area area, AreaMap map) {
        return switch (area.type()) {
            case PRACTICE -> List.of();
            case PCN, GROUP -> map.practicesOf(area.code());
            case ENGLAND, REGION ->
                map.areasOf(AreaType.ICB).stream()
                        .filter(i -> area.type() == AreaType.ENGLAND
                                || map.parentOf(i, AreaType.REGION)
                                        .filter(area.code()::equals)
                                        .isPresent())
                        .toList();
            case SUB_ICB, ICB, CANCER_ALLIANCE, FEDERATION ->
                map.practicesOf(area.code()).stream()
                        .flatMap(p -> map.parentOf(p, AreaType.PCN).stream())
                        .distinct()
                        .sorted()
                        .toList();
            case LOCAL_AUTHORITY, TRUST, OTHER -> List.of();
        };
    }

    static String title(Area area, List<AreaCode> members) {
        String noun = switch (area.type()) {
            case PCN, GROUP -> "practices";
            case ENGLAND, REGION -> "integrated care boards";
            default -> "networks";
        };
        return members.isEmpty() ? "" : Viewpoint.capital(Numbers.words(members.size())) + " " + noun;
    }
}
