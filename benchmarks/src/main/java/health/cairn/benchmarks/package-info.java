/** Measurements of speed, each as a ratio against something measured in the same run. */
@NullMarked
package health.cairn.benchmarks;

import org.jspecify.annotations.NullMarked;
