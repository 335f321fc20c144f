package health.cairn.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom the database runs. PostgreSQL refuses to run as root, so where Cairn does, the database is put into a user
 * namespace of its own or, where the machine allows none (most containers), handed to the account {@code nobody}.
 *
 * @param prefix what stands before each command
 * @param uid who must own the data
 */
record ProcessOwner(List<String> prefix, int uid) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    /** Finds a way that works for this folder, which exists. */
    static ProcessOwner forFolder(Path folder) throws IOException {
        int self = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (self != ROOT) {
            return new ProcessOwner(List.of(), self);
        }
        var candidates = List.of(
                new ProcessOwner(List.of("unshare", "--user"), ROOT),
                new ProcessOwner(
                        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY));
        for (ProcessOwner candidate : candidates) {
            candidate.own(folder);
            if (candidate.mayWrite(folder)) {
                return candidate;
            }
        }
        throw new CannotStart(
                "PostgreSQL does not run as root, and no other account of this machine may write in %s; run Cairn as an ordinary user, or set CAIRN_HOME to a folder that everybody may enter"
                        .formatted(folder));
    }

    /** The command as it must be started to run as this owner, in a session of its own so that Ctrl-C does not reach it. */
    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives a folder and all in it to this owner, where it is not theirs already. */
    void own(Path folder) throws IOException {
        if ((int) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS) == uid || prefix.isEmpty()) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }

            /** The folder last: one that is not yet theirs shows that the work was interrupted and must be done again. */
            @Override
            public FileVisitResult postVisitDirectory(
                    Path directory, java.io.@org.jspecify.annotations.Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.setAttribute(directory, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private boolean mayWrite(Path folder) {
        try {
            var check = new ProcessBuilder(command(
                            List.of("sh", "-c", "test \"$(id -u)\" -ne 0 && test -w \"$1\"", "sh", folder.toString())))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return check.waitFor() == 0;
        } catch (IOException e) {
            return false; // the program is not on this machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
