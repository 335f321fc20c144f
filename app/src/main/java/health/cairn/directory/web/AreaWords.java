package health.cairn.directory.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Areas and days in words. */
final class AreaWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    /** An area is placed by the first of these that holds it. */
    private static final List<AreaType> PLACES = List.of(AreaType.PCN, AreaType.SUB_ICB, AreaType.ICB, AreaType.REGION);

    private AreaWords() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String href(AreaCode code) {
        return "/areas/" + code;
    }

    static String named(Area area) {
        return area.name() + " (" + area.code() + ")";
    }

    static String count(int count, AreaType type) {
        return String.format(Locale.UK, "%,d %s", count, count == 1 ? type.one() : type.many());
    }

    /** What tells the area from others: "practice A81001 in Stockton PCN, closed". */
    static String detail(Area area, AreaMap map, Directory directory) {
        String place = PLACES.stream()
                .filter(type -> type.compareTo(area.type()) > 0)
                .flatMap(type -> map.parentOf(area.code(), type).stream())
                .findFirst()
                .flatMap(directory::find)
                .map(holder -> " in " + holder.name())
                .orElse("");
        String type = area.type() == AreaType.ENGLAND ? "country" : area.type().one();
        return type + " " + area.code() + place + (area.open() ? "" : ", closed");
    }
}
