package health.cairn.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs every case file below a folder. */
final class Conformance {

    private final List<Peer> peers;

    Conformance(List<Peer> peers) {
        this.peers = List.copyOf(peers);
    }

    /** A report for each file whose name ends in .json, in the order of their paths. */
    List<FileReport> run(Path folder) {
        List<Path> files;
        try (var found = Files.walk(folder)) {
            files = found.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<FileReport> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(report(folder.relativize(file).toString(), file));
        }
        return reports;
    }

    private FileReport report(String name, Path path) {
        ReferenceFile file;
        try {
            file = ReferenceFile.read(path);
        } catch (UnknownForm e) {
            var report = new FileReport(name, "");
            report.fail(String.valueOf(e.getMessage()));
            return report;
        }
        var report = new FileReport(name, file.peer());
        var peer = peers.stream()
                .filter(candidate -> candidate.name().equals(file.peer()))
                .findFirst();
        if (peer.isEmpty()) {
            report.fail("No adapter for the peer " + file.peer() + "; there are "
                    + peers.stream().map(Peer::name).toList());
        } else {
            file.cases().forEach(reference -> report.add(reference, Comparison.of(peer.get(), reference)));
        }
        return report;
    }
}
