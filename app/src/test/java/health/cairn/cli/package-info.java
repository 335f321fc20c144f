/** The program as a person at the console meets it: real processes, real kills, real full disks. */
@NullMarked
package health.cairn.cli;

import org.jspecify.annotations.NullMarked;
