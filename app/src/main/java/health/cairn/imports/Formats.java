package health.cairn.imports;

import java.util.List;
import java.util.Optional;

/** All kinds of file that Cairn knows. */
final class Formats {

    private final List<FileFormat> all;

    Formats(List<FileFormat> all) {
        this.all = List.copyOf(all);
    }

    /** The one format that this is. */
    Optional<FileFormat> recognise(Sample sample) {
        List<FileFormat> matching =
                all.stream().filter(format -> format.recognises(sample)).toList();
        if (matching.size() > 1) {
            throw new IllegalStateException(sample.fileName() + " is recognised by several formats: "
                    + String.join(", ", matching.stream().map(FileFormat::name).toList()));
        }
        return matching.stream().findFirst();
    }

    /** The format of this name. */
    Optional<FileFormat> named(String name) {
        return all.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    List<FileFormat> all() {
        return all;
    }
}
