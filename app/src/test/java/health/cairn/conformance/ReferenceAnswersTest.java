package health.cairn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Our answers to every reference case of the peers we have an adapter for. */
class ReferenceAnswersTest {

    /** How many cases each package's folder holds, counted from the files: none may drop out unnoticed. */
    private static final Map<String, Integer> CASES =
            Map.of("PHEindicatormethods", 236, "FunnelPlotR", 94, "NHSRplotthedots", 464, "qicharts2", 446, "qcc", 72);

    private static final Pattern KEY_OF_A_ROW = Pattern.compile("^\\| `([a-z0-9-]+)` \\|", Pattern.MULTILINE);

    @Test
    void everyCaseOfEveryPeerPassesOrDiffersAsWeKnow() {
        Map<String, Integer> run = new TreeMap<>();
        for (Peer peer : Peers.all()) {
            for (FileReport report :
                    new Conformance(Peers.all()).run(Golden.folder().resolve(peer.name()))) {
                assertThat(report.failures()).as(report.lines(0).getFirst()).isEmpty();
                assertThat(report.passed() + report.knowinglyDifferent())
                        .as(report.lines(0).getFirst())
                        .isEqualTo(report.run());
                run.merge(report.peer(), report.run(), Integer::sum);
            }
        }
        assertThat(run).isEqualTo(CASES);
    }

    @Test
    void everyDeviationThatAnAdapterDeclaresIsUsed() {
        for (Peer peer : Peers.all()) {
            var used = new TreeSet<String>();
            new Conformance(List.of(peer))
                    .run(Golden.folder().resolve(peer.name()))
                    .forEach(report -> used.addAll(report.deviations()));
            assertThat(used).as(peer.name()).isEqualTo(new TreeSet<>(peer.deviations()));
        }
    }

    @Test
    void everyDeviationIsExplained() throws IOException {
        String page = Files.readString(repository().resolve("docs/methods/deviations.md"));
        var explained = new TreeSet<String>();
        KEY_OF_A_ROW.matcher(page).results().forEach(row -> explained.add(row.group(1)));
        for (Peer peer : Peers.all()) {
            assertThat(explained).as(peer.name()).containsAll(peer.deviations());
        }
    }

    private static Path repository() {
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.isDirectory(above.resolve("docs/methods"))) {
                return above;
            }
        }
        throw new IllegalStateException("No folder above the working directory has docs/methods");
    }
}
