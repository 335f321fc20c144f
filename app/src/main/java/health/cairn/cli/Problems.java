package health.cairn.cli;

import health.cairn.database.CannotStart;
import java.io.PrintWriter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.dao.DataAccessResourceFailureException;
import picocli.CommandLine.ExitCode;

/** What a person at the console is told when a command cannot do its work. */
final class Problems {

    /** What a shell reports of a process that ended by SIGTERM. */
    private static final int STOPPED_BY_SIGNAL = 143;

    private Problems() {}

    /**
     * Says in one line what is wrong; with a stack trace only where the fault is Cairn's own.
     *
     * @return the exit code, never 0
     */
    static int explain(Exception problem, PrintWriter err) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotStart known -> {
                    return say(err, String.valueOf(known.getMessage()));
                }
                case PortInUseException port -> {
                    return say(
                            err,
                            "Port %d is in use by another program; stop it, or choose another with CAIRN_PORT"
                                    .formatted(port.getPort()));
                }
                case DataAccessResourceFailureException _ -> {
                    return say(
                            err,
                            "The database went away; what was going on is as if it had not begun, so do it again once the database is back");
                }
                default -> {}
            }
        }
        if (isStopping()) {
            return STOPPED_BY_SIGNAL;
        }
        problem.printStackTrace(err);
        return say(err, "This should not have happened; the lines above say where, please report them");
    }

    /** Whether somebody told the process to end while it was starting: what fails then needs no explaining. */
    private static boolean isStopping() {
        var probe = Thread.ofPlatform().unstarted(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static int say(PrintWriter err, String message) {
        err.println("cairn: " + message);
        err.flush();
        return ExitCode.SOFTWARE;
    }
}
