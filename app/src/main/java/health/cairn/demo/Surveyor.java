package health.cairn.demo;

import health.cairn.demo.Westmark.County;
import health.cairn.demo.Westmark.Network;
import health.cairn.demo.Westmark.Practice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lays out the counties, networks and practices of {@link Westmark}. */
final class Surveyor {

    private static final List<String> NETWORKS = List.of(
            "Harrowdale and Millbeck",
            "Tarnside",
            "Oxenmoor",
            "Lower Wend",
            "Upper Wend",
            "Saltmarsh Coast",
            "Castlefold",
            "Brackenridge",
            "Pellham Central",
            "Pellham North",
            "Pellham South",
            "Quayhaven",
            "Dunmere",
            "Fernlow",
            "Greywater",
            "Hollin Vale",
            "Inchmoor",
            "Jarrowick",
            "Kestrel Downs",
            "Longstone",
            "Marlspit",
            "Nethercombe",
            "Orrin Valley",
            "Pikestone",
            "Quernfield",
            "Rushmere Levels",
            "Stanwick Edge",
            "Thornaway",
            "Ullerdale",
            "Verrow",
            "Whinmoss",
            "Yarrowbank",
            "Zeal and Cotley",
            "Ashgarth",
            "Birkholme",
            "Coldwell Fens",
            "Dray and Lode",
            "Eastering",
            "Fallowgate",
            "Gorsecliff",
            "Highmark",
            "Isle of Tarr",
            "Kingsweir",
            "Lanthorn",
            "Northmark City");

    /** Networks by the sea, where people are older. */
    private static final Set<String> COAST =
            Set.of("Saltmarsh Coast", "Quayhaven", "Gorsecliff", "Isle of Tarr", "Marlspit");

    /** Networks of the two cities, where people are younger and more move house. */
    private static final Set<String> CITY =
            Set.of("Pellham Central", "Pellham North", "Pellham South", "Northmark City", "Greywater");

    private static final List<String> HOME_PRACTICES = List.of(
            "Millbeck Surgery",
            "The Weir Practice",
            "Quarry Lane Medical Centre",
            "Alder House Surgery",
            "Ferrygate Surgery",
            "St Osric's Health Centre");

    private static final int[] HOME_PEOPLE = {8_740, 5_210, 7_812, 6_142, 5_580, 3_728};

    private static final List<String> FIRST = List.of(
            "Abbot", "Alder", "Amber", "Ash", "Barley", "Beacon", "Birch", "Bracken", "Bram", "Bridge", "Brook",
            "Cinder", "Clover", "Cobble", "Copper", "Corn", "Cross", "Dove", "Elder", "Ember", "Fallow", "Fern",
            "Ferry", "Field", "Flint", "Ford", "Gander", "Garth", "Gill", "Glebe", "Gorse", "Hazel", "Heather", "Heron",
            "Hollow", "Holm", "Ivy", "Kestrel", "Lark", "Linden", "Ling", "Lock", "Mallow", "Marl", "Mead", "Mill",
            "Moss", "Nettle", "Oxen", "Pike", "Plover", "Quarry", "Raven", "Reed", "Rowan", "Rush", "Sedge", "Sorrel",
            "Teal", "Thorn", "Wend", "Whin", "Willow", "Yarrow");

    private static final List<String> SECOND = List.of(
            "bank", "beck", "bourne", "brae", "cliffe", "combe", "cote", "croft", "dale", "den", "fold", "gate",
            "holme", "hurst", "lea", "low", "mere", "moor", "mouth", "ridge", "side", "stead", "thwaite", "ton",
            "wick");

    private static final List<String> KIND = List.of(
            " Surgery",
            " Surgery",
            " Medical Centre",
            " Medical Practice",
            " Health Centre",
            " Practice",
            " Lane Surgery",
            " Road Practice",
            " Family Practice");

    private final Draws draws;

    private Surveyor(long seed) {
        this.draws = Draws.of(seed, "places");
    }

    static Westmark survey(long seed) {
        return new Surveyor(seed).survey();
    }

    private Westmark survey() {
        var counties = List.of(new County("XWN", "XWN1", "Northmark"), new County("XWS", "XWS1", "Southmark"));
        var networks = new ArrayList<Network>();
        var practices = new ArrayList<Practice>();
        var names = new HashSet<String>(HOME_PRACTICES);
        for (int i = 0; i < NETWORKS.size(); i++) {
            String name = NETWORKS.get(i);
            boolean home = i == 0;
            double age = COAST.contains(name) ? 1.2 : CITY.contains(name) ? -1.4 : 0.4 * draws.normal();
            double deprivation = home ? 0.5 : (CITY.contains(name) ? 0.7 : 0) + 0.8 * draws.normal();
            boolean renamed = name.equals("Yarrowbank");
            // Codes begin at 17 because the mockup of this world called its first network UX017.
            var network = new Network(
                    "UX%03d".formatted(17 + i),
                    name + " PCN",
                    renamed ? "Yarrow Valley PCN" : null,
                    renamed ? LocalDate.of(2022, 4, 1) : null,
                    counties.get(i % 2 == 0 ? 0 : 1),
                    deprivation,
                    age);
            networks.add(network);
            int count = home ? 6 : draws.whole(4, 9);
            for (int j = 0; j < count; j++) {
                String practice = home ? HOME_PRACTICES.get(j) : newName(names);
                int people = home ? HOME_PEOPLE[j] : (int) Math.round(Math.exp(8.82 + 0.42 * draws.normal()));
                practices.add(new Practice(
                        "XW%04d".formatted(practices.size() + 1),
                        practice,
                        "XW%d %d%s".formatted(i + 1, j + 1, "AB"),
                        network.code(),
                        null,
                        null,
                        null,
                        null,
                        people,
                        0.004 + 0.012 * draws.normal(),
                        deprivation + 0.6 * draws.normal(),
                        age + 0.35 * draws.normal()));
            }
        }
        return new Westmark(counties, List.copyOf(networks), List.copyOf(withHistory(practices)));
    }

    /** One practice that merges into its neighbour, one that moves to another network. */
    private static List<Practice> withHistory(List<Practice> practices) {
        var changed = new ArrayList<>(practices);
        int merging = firstOf(practices, "UX030", 1);
        Practice closing = practices.get(merging);
        Practice taking = practices.get(merging + 1);
        changed.set(
                merging,
                new Practice(
                        closing.code(),
                        closing.name(),
                        closing.postcode(),
                        closing.network(),
                        null,
                        null,
                        LocalDate.of(2023, 7, 1),
                        taking.code(),
                        closing.people(),
                        closing.growth(),
                        closing.deprivation(),
                        closing.age()));
        int moving = firstOf(practices, "UX020", 2);
        Practice mover = practices.get(moving);
        changed.set(
                moving,
                new Practice(
                        mover.code(),
                        mover.name(),
                        mover.postcode(),
                        "UX021",
                        "UX020",
                        LocalDate.of(2024, 4, 1),
                        null,
                        null,
                        mover.people(),
                        mover.growth(),
                        mover.deprivation(),
                        mover.age()));
        return changed;
    }

    private static int firstOf(List<Practice> practices, String network, int offset) {
        for (int i = 0; i < practices.size(); i++) {
            if (practices.get(i).network().equals(network)) {
                return i + offset;
            }
        }
        throw new IllegalStateException("The fictional world has no network " + network);
    }

    private String newName(Set<String> taken) {
        while (true) {
            String name = FIRST.get(draws.whole(0, FIRST.size()))
                    + SECOND.get(draws.whole(0, SECOND.size()))
                    + KIND.get(draws.whole(0, KIND.size()));
            if (taken.add(name)) {
                return name;
            }
        }
    }
}
