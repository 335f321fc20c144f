@NullMarked
package health.cairn.projects;

import org.jspecify.annotations.NullMarked;
