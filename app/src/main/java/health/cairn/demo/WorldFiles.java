package health.cairn.demo;

import health.cairn.demo.Westmark.County;
import health.cairn.demo.Westmark.Network;
import health.cairn.demo.Westmark.Practice;
import health.cairn.directory.AreaCode;
import health.cairn.measures.Period;
import health.cairn.pages.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the fictional world as files in Cairn's own form, so that it comes in by the same path as any other data. */
final class WorldFiles {

    private static final String SOURCE = "Fictional: the Westmark Cancer Alliance does not exist";
    private static final LocalDate NOW = LocalDate.of(2026, 11, 1);
    private static final List<LocalDate> LISTS = List.of(
            LocalDate.of(2021, 4, 1), LocalDate.of(2023, 4, 1), LocalDate.of(2025, 4, 1), LocalDate.of(2026, 10, 1));

    private final long seed;
    private final Westmark world;
    private final Registered registered;

    WorldFiles(long seed) {
        this.seed = seed;
        this.world = Surveyor.survey(seed);
        this.registered = new Registered(world);
    }

    void organisations(Writer out) throws IOException {
        out.write("fact,code,type,name,postcode,parent type,parent,from,until,as of,sex,age from,age to,people\r\n");
        organisation(out, AreaCode.ENGLAND.value(), "england", "England", null, null, null, NOW);
        organisation(
                out,
                Westmark.ALLIANCE_CODE,
                "cancer alliance",
                Westmark.ALLIANCE_NAME,
                null,
                Westmark.BEGINS,
                null,
                NOW);
        for (County county : world.counties()) {
            organisation(
                    out,
                    county.icb(),
                    "icb",
                    county.name() + " Integrated Care Board",
                    null,
                    Westmark.BEGINS,
                    null,
                    NOW);
            organisation(out, county.subIcb(), "sub icb", county.name() + " sub-ICB", null, Westmark.BEGINS, null, NOW);
            membership(out, county.subIcb(), "icb", county.icb(), Westmark.BEGINS, null);
        }
        for (Network network : world.networks()) {
            if (network.formerName() != null && network.renamed() != null) {
                organisation(
                        out,
                        network.code(),
                        "pcn",
                        network.formerName(),
                        null,
                        Westmark.BEGINS,
                        null,
                        network.renamed().minusDays(1));
                organisation(
                        out, network.code(), "pcn", network.name(), null, Westmark.BEGINS, null, network.renamed());
            }
            organisation(out, network.code(), "pcn", network.name(), null, Westmark.BEGINS, null, NOW);
            membership(out, network.code(), "sub icb", network.county().subIcb(), Westmark.BEGINS, null);
        }
        for (Practice practice : world.practices()) {
            practice(out, practice);
        }
    }

    private void practice(Writer out, Practice practice) throws IOException {
        organisation(
                out,
                practice.code(),
                "practice",
                practice.name(),
                practice.postcode(),
                LocalDate.of(2010, 4, 1),
                practice.closed(),
                practice.closed() == null ? NOW : practice.closed().minusDays(1));
        LocalDate moved = practice.moved();
        if (moved != null && practice.movedFrom() != null) {
            membership(out, practice.code(), "pcn", practice.movedFrom(), Westmark.BEGINS, moved);
            membership(out, practice.code(), "pcn", practice.network(), moved, practice.closed());
        } else {
            membership(out, practice.code(), "pcn", practice.network(), Westmark.BEGINS, practice.closed());
        }
        Network network = world.networks().stream()
                .filter(n -> n.code().equals(practice.network()))
                .findFirst()
                .orElseThrow();
        membership(out, practice.code(), "sub icb", network.county().subIcb(), Westmark.BEGINS, practice.closed());
        membership(out, practice.code(), "cancer alliance", Westmark.ALLIANCE_CODE, Westmark.BEGINS, practice.closed());
        for (LocalDate day : LISTS) {
            if (practice.openOn(day)) {
                for (boolean female : new boolean[] {true, false}) {
                    int[] bands = registered.bands(practice, day, female);
                    for (int band = 0; band < bands.length; band++) {
                        out.write(CsvText.line(
                                "list",
                                practice.code(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                day,
                                female ? "F" : "M",
                                band * 5,
                                band == bands.length - 1 ? null : band * 5 + 4,
                                bands[band]));
                    }
                }
            }
        }
    }

    private static void organisation(
            Writer out,
            String code,
            String type,
            String name,
            @Nullable String postcode,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            LocalDate asOf)
            throws IOException {
        out.write(CsvText.line(
                "organisation", code, type, name, postcode, null, null, from, until, asOf, null, null, null, null));
    }

    private static void membership(
            Writer out, String child, String type, String parent, LocalDate from, @Nullable LocalDate until)
            throws IOException {
        out.write(CsvText.line(
                "membership", child, null, null, null, type, parent, from, until, NOW, null, null, null, null));
    }

    /** Six years of counts. */
    void counts(Writer out) throws IOException {
        out.write("measure,sex,age,area,from,until,numerator,denominator,value,state,source\r\n");
        var chronicle = new Chronicle(seed, world);
        var scribe = new CsvScribe(out);
        try {
            chronicle.tellCancer(scribe);
            Recipes.all().forEach(recipe -> chronicle.tell(recipe, scribe));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record CsvScribe(Writer out) implements Chronicle.Scribe {
        @Override
        public void counted(String measure, String sex, String age, AreaCode area, Period period, double x, double n) {
            write(measure, sex, age, area, period, x, n, null);
        }

        @Override
        public void suppressed(String measure, String sex, String age, AreaCode area, Period period) {
            write(measure, sex, age, area, period, null, null, "suppressed");
        }

        @Override
        public void notCollected(String measure, String sex, String age, AreaCode area, Period period) {
            write(measure, sex, age, area, period, null, null, "not collected");
        }

        private void write(
                String measure,
                String sex,
                String age,
                AreaCode area,
                Period period,
                @Nullable Double x,
                @Nullable Double n,
                @Nullable String state) {
            try {
                out.write(CsvText.line(
                        measure, sex, age, area, period.from(), period.until(), x, n, null, state, SOURCE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
