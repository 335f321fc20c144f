/** The command line: one class a command, registered at {@link health.cairn.cli.Cairn}. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package health.cairn.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
